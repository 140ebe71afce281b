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
    find: (request) => attempt(() => parsed(readOrdinary(fileOf(request)))),
    keep(request, { body, ...head }) {
      attempt(() => {
        makeDirectory(folder)
        if (!isTrimmed) trim(folder)
        isTrimmed = true
        writeAside(fileOf(request), `${JSON.stringify(head)}\n${body}`)
      })
    },
    forget: (request) => void attempt(() => rmSync(fileOf(request), { force: true })),
    last: (lane) => attempt(() => Number(readOrdinary(join(folder, `${lane || 'web'}.lane`)))) || undefined,
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

/** A pipe in the place of a file would be waited for without end. @throws when it is none */
function readOrdinary(path: string): string {
  if (!statSync(path).isFile()) throw new Error(`${path} is no ordinary file`)
  return readFileSync(path, 'utf8')
}

function parsed(text: string): Kept | undefined {
  const end = text.indexOf('\n')
  const { url, status, type = '', time, etag, modified } = JSON.parse(text.slice(0, end)) as Partial<Kept>
  const isWhole = typeof time === 'number' && typeof status === 'number' && typeof url === 'string'
  const canBeSent = [etag, modified].every((value) => value === undefined || isHeader(value))
  if (!isWhole || !canBeSent || typeof type !== 'string') return undefined
  return {
    url,
    status,
    type,
    time,
    body: text.slice(end + 1),
    ...(etag && { etag }),
    ...(modified && { modified }),
  }
}

/** Can this be sent in a header? */
function isHeader(value: unknown): boolean {
  return typeof value === 'string' && /^[\x20-\x7e\x80-\xff]*$/.test(value)
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
