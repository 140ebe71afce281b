/**
 * The cache: what valid data files say, under the hash of their bytes, so that it can never be out of date.
 * `verdict.json` vouches for one state of a whole survey; `<hash>.blob` holds one file's entries, grouped by the
 * components they are listed in; `outputs.json` says which outputs were made from which
 * state, `lint.json` what was found in one. Each begins with a checksum of the rest, and the verdict has those of the
 * blobs: whatever is missing or damaged here is read, or made, again.
 */
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { type Entry, listingsOf } from '../core/database.ts'
import type { Manifest } from '../core/manifest.ts'
import { titleLines } from '../core/title-index.ts'
import { makeDirectory } from './files.ts'

/** Changes with every change of the code that reads data. */
declare const SURVEY_BUILD: string

/** A survey that was found valid, and where the blobs keep what it says. */
export interface Verdict {
  readonly directory: string
  /** Hash of every byte that the verdict is about. */
  readonly key: string
  /** How the files looked when they had these bytes; empty when that could not tell them from files changed a moment later. */
  readonly sight: string
  readonly manifest: Manifest
  readonly files: Readonly<Record<string, Blob>>
}

/** One file's values: for each set of components a range of bytes, and one for its titles. */
interface Blob {
  readonly hash: string
  readonly groups: readonly (Range & { readonly components: readonly string[] })[]
  readonly titles: Range
}

/** Bytes of a file and their checksum. */
interface Range {
  readonly start: number
  readonly end: number
  readonly check: number
}

/** What a file was made from, and the hash of what it became. */
interface Made {
  readonly from: string
  readonly hash: string
}

/** The cache of the survey in one directory. */
export interface Cache {
  /** The last verdict, whatever it is about. */
  latest(): Verdict | undefined
  /** Notes how the files of the last verdict look now. */
  see(sight: string): void
  /** Blob of a file with these bytes, if the last verdict knew it. */
  known(hash: string): Blob | undefined
  entries(blob: Blob, components?: readonly string[]): Entry[] | undefined
  titles(blob: Blob): string | undefined
  store(
    verdict: Pick<Verdict, 'key' | 'sight' | 'manifest'>,
    files: Readonly<Record<string, { hash: string; entries: readonly Entry[] }>>,
  ): void
  /** What is known of outputs, by their paths. */
  outputs(): Readonly<Record<string, Made>>
  storeOutputs(outputs: Readonly<Record<string, Made>>): void
  /** What was noted last under a name, if it was for the same key. */
  recall(name: string, key: string): unknown
  note(name: string, key: string, value: unknown): void
}

/** Opens the cache of a survey; nothing is read or made before it is needed. */
export function openCache(directory: string, environment: NodeJS.ProcessEnv): Cache {
  const base = environment.XDG_CACHE_HOME || join(homedir(), '.cache')
  // Sources change without notice: what one process has stored no other may trust.
  const build = typeof SURVEY_BUILD === 'undefined' ? `source-${process.pid}` : SURVEY_BUILD
  const folder = join(base, 'survey', build, nameOf(directory))
  const load = <T>(name: string) =>
    parsed<T>(attempt(() => checked(readFileSync(join(folder, name), 'utf8'))))
  const save = (name: string, value: unknown) =>
    attempt(() => {
      makeDirectory(folder)
      writeAside(join(folder, name), withCheck(JSON.stringify(value)))
    })
  let last: Verdict | undefined | null = null
  const latest = () => {
    if (last === null) last = load<Verdict>('verdict.json')
    return last?.directory === directory ? last : undefined
  }
  const read = (blob: Blob, ranges: readonly Range[]) =>
    ranges.length === 0 ? [] : attempt(() => readRanges(join(folder, `${blob.hash}.blob`), ranges))
  return {
    latest,
    see(sight) {
      const verdict = latest()
      if (verdict && verdict.sight !== sight) save('verdict.json', { ...verdict, sight })
    },
    known: (hash) => Object.values(latest()?.files ?? {}).find((blob) => blob.hash === hash),
    entries(blob, components) {
      const groups = blob.groups.filter(
        (group) => !components || group.components.some((id) => components.includes(id)),
      )
      const texts = read(blob, groups)
      const lists = texts?.map((text) => parsed<Entry[]>(text))
      return lists?.every((list) => Array.isArray(list)) ? (lists as Entry[][]).flat() : undefined
    },
    titles: (blob) => read(blob, [blob.titles])?.[0],
    store(verdict, files) {
      attempt(() => {
        makeDirectory(folder)
        const blobs = Object.entries(files).map(
          ([path, { hash, entries }]) => [path, storeBlob(folder, hash, entries)] as const,
        )
        last = { directory, ...verdict, files: Object.fromEntries(blobs) }
        save('verdict.json', last)
        const kept = new Set(blobs.map(([, { hash }]) => `${hash}.blob`))
        for (const name of readdirSync(folder))
          if (name.endsWith('.blob') && !kept.has(name)) rmSync(join(folder, name), { force: true })
      })
    },
    outputs: () => load<Record<string, Made>>('outputs.json') ?? {},
    storeOutputs: (outputs) => void save('outputs.json', outputs),
    recall(name, key) {
      const noted = load<{ readonly key: string; readonly value: unknown }>(`${name}.json`)
      return noted?.key === key ? noted.value : undefined
    },
    note: (name, key, value) => void save(`${name}.json`, { key, value }),
  }
}

/** A folder name for a directory: its last word and a number (FNV-1a). Two that share one take turns, which costs only time. */
function nameOf(directory: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < directory.length; at++) hash = Math.imul(hash ^ directory.charCodeAt(at), 0x01000193)
  return `${basename(directory)}-${(hash >>> 0).toString(36)}`
}

function storeBlob(folder: string, hash: string, entries: readonly Entry[]): Blob {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const components = new Set(listingsOf(entry.paper).map((path) => path.split('/', 1)[0] ?? ''))
    const key = [...components].toSorted().join(',')
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  const pieces = [...groups].map(([key, group]) => ({
    components: key.split(','),
    bytes: Buffer.from(JSON.stringify(group)),
  }))
  const titles = Buffer.from(titleLines(entries))
  let position = 0
  const next = (bytes: Buffer) => {
    const start = position
    position += bytes.length
    return { start, end: position, check: crc32(bytes) }
  }
  const blob: Blob = {
    hash,
    groups: pieces.map(({ components, bytes }) => ({ components, ...next(bytes) })),
    titles: next(titles),
  }
  writeAside(join(folder, `${hash}.blob`), Buffer.concat([...pieces.map(({ bytes }) => bytes), titles]))
  return blob
}

function withCheck(text: string): string {
  return `${crc32(text)} ${text}`
}

/** What was stored with a checksum. @throws Error when it is not what was stored. */
function checked(stored: string): string {
  const text = stored.slice(stored.indexOf(' ') + 1)
  if (withCheck(text) !== stored) throw new Error('the file is damaged')
  return text
}

/** Two runs may write at once: each writes a file of its own and the last to rename wins, with the same content. */
function writeAside(path: string, content: string | Buffer): void {
  const temporary = `${path}.${process.pid}`
  writeFileSync(temporary, content)
  renameSync(temporary, path)
}

function readRanges(path: string, ranges: readonly Range[]): string[] {
  const file = openSync(path, 'r')
  try {
    return ranges.map(({ start, end, check }) => {
      const bytes = Buffer.allocUnsafe(end - start)
      if (readSync(file, bytes, 0, bytes.length, start) !== bytes.length)
        throw new Error('the blob is cut off')
      if (crc32(bytes) !== check) throw new Error('the blob is damaged')
      return bytes.toString('utf8')
    })
  } finally {
    closeSync(file)
  }
}

/** A cache that cannot be read or written is no cache, and no error. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}

function parsed<T>(text: string | undefined): T | undefined {
  return text === undefined ? undefined : attempt(() => JSON.parse(text) as T)
}
