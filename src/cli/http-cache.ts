/** Replies on disk, so that nothing is asked twice: each for as long as its service says, then only asked whether it changed. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Request } from '../sources/source.ts'
import { makeDirectory } from './files.ts'
import type { LaneMemory } from './http-lanes.ts'

/** A reply as it was kept. */
export interface Kept {
  readonly url: string
  readonly status: number
  readonly type: string
  readonly body: string
  readonly etag?: string
  readonly modified?: string
  /** When it came, or was last confirmed, in milliseconds since 1970. */
  readonly time: number
}

/** Nothing here throws: a cache that cannot be read or written is an empty one. */
export interface HttpCache extends LaneMemory {
  find(request: Request): Kept | undefined
  keep(request: Request, reply: Kept): void
  forget(request: Request): void
  /** How much is kept, for people who want to know. */
  size(): { readonly replies: number; readonly bytes: number }
}

/** The cache of all surveys of one person, under the XDG cache directory. */
export function openHttpCache(environment: Readonly<Record<string, string | undefined>>): HttpCache {
  const folder = join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'survey', 'http')
  const fileOf = (request: Request) => join(folder, `${keyOf(request)}.reply`)
  let isTrimmed = false
  return {
    find: (request) => attempt(() => parsed(readFileSync(fileOf(request), 'utf8'))),
    keep(request, { body, ...head }) {
      attempt(() => {
        makeDirectory(folder)
        if (!isTrimmed) trim(folder)
        isTrimmed = true
        writeAside(fileOf(request), `${JSON.stringify(head)}\n${body}`)
      })
    },
    forget: (request) => void attempt(() => rmSync(fileOf(request), { force: true })),
    last: (lane) =>
      attempt(() => Number(readFileSync(join(folder, `${lane || 'web'}.lane`), 'utf8'))) || undefined,
    note(lane, time) {
      // Pages of all the web have too many hosts to remember.
      if (!/^[a-z-]+$/.test(lane)) return
      attempt(() => {
        makeDirectory(folder)
        writeFileSync(join(folder, `${lane}.lane`), String(time))
      })
    },
    size() {
      const files = attempt(() => repliesIn(folder)) ?? []
      return { replies: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) }
    },
  }
}

/** One name for each question. Keys and tokens are no part of it, only that there was one: it may show more. */
function keyOf({ method, url, body = '', headers = {} }: Request): string {
  const names = Object.keys(headers)
    .filter((name) => name !== 'accept')
    .toSorted()
  const question = [method, url, headers.accept ?? '', names.join(), body].join('\n')
  return createHash('sha256').update(question).digest('hex').slice(0, 40)
}

function parsed(text: string): Kept | undefined {
  const end = text.indexOf('\n')
  const head = JSON.parse(text.slice(0, end)) as Partial<Kept>
  const isWhole =
    typeof head.time === 'number' && typeof head.status === 'number' && typeof head.url === 'string'
  return isWhole ? ({ type: '', ...head, body: text.slice(end + 1) } as Kept) : undefined
}

const mostReplies = 20_000
const mostBytes = 500_000_000

/** The oldest go when there are too many. */
function trim(folder: string): void {
  const files = repliesIn(folder).toSorted((a, b) => b.time - a.time)
  let bytes = 0
  for (const [index, file] of files.entries()) {
    bytes += file.bytes
    if (index >= mostReplies || bytes > mostBytes) rmSync(file.path, { force: true })
  }
}

function repliesIn(folder: string): { path: string; bytes: number; time: number }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.reply'))
    .flatMap((name) => {
      const path = join(folder, name)
      const found = statSync(path, { throwIfNoEntry: false })
      return found ? [{ path, bytes: found.size, time: found.mtimeMs }] : []
    })
}

function writeAside(path: string, text: string): void {
  const aside = `${path}.${process.pid}`
  writeFileSync(aside, text, { mode: 0o600 })
  renameSync(aside, path)
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
