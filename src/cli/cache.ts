/**
 * The cache: what valid data files say, under the hash of their bytes, so that it can never be out of date.
 * `verdict.json` vouches for one state of a whole survey; `<hash>.blob` holds one file's entries, grouped by the
 * components they are listed in. Whatever is missing or damaged here is read from YAML again.
 */
import { createHash } from 'node:crypto'
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { type Entry, listingsOf } from '../core/database.ts'
import type { Manifest } from '../core/manifest.ts'
import { titleLines } from '../core/title-index.ts'

/** Changes with every change of the code that reads data. */
declare const SURVEY_BUILD: string

/** A survey that was found valid, and where the blobs keep what it says. */
export interface Verdict {
  /** Hash of every byte that the verdict is about. */
  readonly key: string
  readonly manifest: Manifest
  readonly files: Readonly<Record<string, Blob>>
}

/** One file's values: for each set of components a range of bytes, and one for its titles. */
export interface Blob {
  readonly hash: string
  readonly groups: readonly {
    readonly components: readonly string[]
    readonly start: number
    readonly end: number
  }[]
  readonly titles: { readonly start: number; readonly end: number }
}

/** The cache of the survey in one directory. */
export interface Cache {
  verdict(key: string): Verdict | undefined
  /** Blob of a file with these bytes, if the last verdict knew it. */
  known(hash: string): Blob | undefined
  entries(blob: Blob, components?: readonly string[]): Entry[] | undefined
  titles(blob: Blob): string | undefined
  store(
    key: string,
    manifest: Manifest,
    files: Readonly<Record<string, { hash: string; entries: readonly Entry[] }>>,
  ): void
}

/** The hash of bytes. */
export function hashOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('base64url')
}

/** Opens the cache of a survey; nothing is read or made before it is needed. */
export function openCache(directory: string, environment: NodeJS.ProcessEnv): Cache {
  const base = environment.XDG_CACHE_HOME || join(homedir(), '.cache')
  const folder = join(
    base,
    'survey',
    typeof SURVEY_BUILD === 'undefined' ? 'source' : SURVEY_BUILD,
    hashOf(directory).slice(0, 16),
  )
  let last: Verdict | undefined | null = null
  const latest = () => {
    if (last === null)
      last = parsed<Verdict>(attempt(() => readFileSync(join(folder, 'verdict.json'), 'utf8')))
    return last
  }
  const read = (blob: Blob, ranges: readonly { start: number; end: number }[]) =>
    ranges.length === 0 ? [] : attempt(() => readRanges(join(folder, `${blob.hash}.blob`), ranges))
  return {
    verdict: (key) => (latest()?.key === key ? latest() : undefined),
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
    store(key, manifest, files) {
      attempt(() => {
        mkdirSync(folder, { recursive: true })
        const blobs = Object.entries(files).map(
          ([path, { hash, entries }]) => [path, storeBlob(folder, hash, entries)] as const,
        )
        last = { key, manifest, files: Object.fromEntries(blobs) }
        writeAside(join(folder, 'verdict.json'), JSON.stringify(last))
        const kept = new Set(['verdict.json', ...blobs.map(([, { hash }]) => `${hash}.blob`)])
        for (const name of readdirSync(folder))
          if (!kept.has(name)) rmSync(join(folder, name), { force: true })
      })
    },
  }
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
    return { start, end: position }
  }
  const blob: Blob = {
    hash,
    groups: pieces.map(({ components, bytes }) => ({ components, ...next(bytes) })),
    titles: next(titles),
  }
  writeAside(join(folder, `${hash}.blob`), Buffer.concat([...pieces.map(({ bytes }) => bytes), titles]))
  return blob
}

/** Two runs may write at once: each writes a file of its own and the last to rename wins, with the same content. */
function writeAside(path: string, content: string | Buffer): void {
  const temporary = `${path}.${process.pid}`
  writeFileSync(temporary, content)
  renameSync(temporary, path)
}

function readRanges(path: string, ranges: readonly { start: number; end: number }[]): string[] {
  const file = openSync(path, 'r')
  try {
    return ranges.map(({ start, end }) => {
      const bytes = Buffer.allocUnsafe(end - start)
      if (readSync(file, bytes, 0, bytes.length, start) !== bytes.length)
        throw new Error('the blob is cut off')
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
