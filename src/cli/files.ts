/** The disk: finding a survey, reading text that is text, writing a file whole or not at all. */
import { isUtf8 } from 'node:buffer'
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { UserError } from '../core/error.ts'
import { whileLocked } from './lock.ts'

/** No list of papers is larger; a file that is would only exhaust the memory. */
const sizeLimit = 64 * 1024 * 1024

/**
 * The directory of the manifest that `--survey` names, else of the nearest one upward from `cwd`, in `.` or `data/`, and
 * never out of a git repository, as what lies around it belongs to something else; undefined when there is none.
 */
export function locateSurvey(cwd: string, named: string | undefined): string | undefined {
  if (named !== undefined) {
    const directory = resolve(cwd, named)
    const isManifest = basename(directory) === 'survey.yaml' && existsSync(directory)
    return manifestDirectory(directory) ?? (isManifest ? dirname(directory) : undefined)
  }
  for (let directory = cwd; ; directory = dirname(directory)) {
    const found = manifestDirectory(directory)
    if (found || isRepository(directory) || directory === dirname(directory)) return found
  }
}

/** As `locateSurvey`. @throws UserError when there is none. */
export function findSurvey(cwd: string, named: string | undefined): string {
  const found = locateSurvey(cwd, named)
  if (found) return found
  const above = findRepository(cwd) ? 'above in its git repository' : 'above'
  if (named === undefined)
    throw new UserError(`no survey here: no survey.yaml in this directory, its data/, or ${above}`, {
      hint: 'Go to a survey, name one with --survey DIR, or begin one with `survey init`.',
    })
  throw new UserError(`no survey.yaml in ${named} or its data/`, {
    hint: 'Name the directory that holds survey.yaml, or run `survey init` there.',
  })
}

function manifestDirectory(directory: string): string | undefined {
  return [directory, join(directory, 'data')].find((candidate) => existsSync(join(candidate, 'survey.yaml')))
}

/** The directory that outputs may be written in: the project, of which a survey in `data/` is one part. */
export function projectRoot(directory: string): string {
  return basename(directory) === 'data' ? dirname(directory) : directory
}

/** The nearest directory upward that is a git repository, or undefined. */
export function findRepository(directory: string): string | undefined {
  if (isRepository(directory)) return directory
  return directory === dirname(directory) ? undefined : findRepository(dirname(directory))
}

function isRepository(directory: string): boolean {
  return existsSync(join(directory, '.git'))
}

/** Paths of a survey's data files, relative to its directory, sorted: `papers.yaml` and `papers/*.yaml`. */
export function findDataFiles(directory: string): string[] {
  const single = ['papers.yaml', 'papers.yml'].filter((name) => existsSync(join(directory, name)))
  const papers = join(directory, 'papers')
  if (!existsSync(papers)) return single
  const names = guarded(papers, 'read', () => readdirSync(papers))
  return [
    ...single,
    ...names.filter((name) => /^[^.].*\.ya?ml$/.test(name)).map((name) => `papers/${name}`),
  ].toSorted()
}

/**
 * How files look without being read: size, times and number of each, as git's index notes them. Empty when one is
 * missing, or changed so lately that another change might look the same.
 */
export function sightOf(paths: readonly string[]): string {
  const seen = paths.map((path) => statSync(path, { throwIfNoEntry: false }))
  const settled = Date.now() - 2000
  const isTelling = seen.every((stat) => stat && stat.mtimeMs < settled && stat.ctimeMs < settled)
  if (!isTelling) return ''
  return seen.map((stat) => [stat?.size, stat?.mtimeMs, stat?.ctimeMs, stat?.ino].join()).join(' ')
}

/** A file's bytes. @throws UserError when it is missing, a directory, unreadable or over 64 MiB. */
export function readBytes(path: string, shown: string): Buffer {
  return guarded(shown, 'read', () => {
    const stat = statSync(path)
    if (stat.isDirectory())
      throw new UserError(`${shown} is a directory, not a file`, { hint: 'Move it away, or name a file.' })
    if (!stat.isFile()) throw new UserError(`${shown} is no ordinary file`, { hint: 'Name a file.' })
    if (stat.size > sizeLimit)
      throw new UserError(
        `${shown} has ${Math.round(stat.size / 1024 / 1024)} MiB; files over 64 MiB are not read`,
        {
          hint: 'Split it into several files in papers/.',
        },
      )
    return readFileSync(path)
  })
}

/** Bytes as text. @throws UserError when they are not UTF-8 or hold a NUL. */
export function decodeText(bytes: Buffer, shown: string): string {
  if (!isUtf8(bytes)) throw new UserError(`${shown} is not UTF-8 text`, { hint: 'Save it as UTF-8.' })
  const zero = bytes.indexOf(0)
  if (zero >= 0) {
    const line = bytes.subarray(0, zero).toString('latin1').split('\n').length
    throw new UserError(`${shown}:${line} holds a NUL byte, so it is no text`, {
      hint: 'Remove it, or restore the file from version control.',
    })
  }
  return bytes.toString('utf8')
}

/**
 * Writes a whole file or nothing: a temporary file beside it is flushed to disk and takes its place. `check` looks at the
 * file while no other process writes it, and may throw. @throws UserError when the file cannot be written.
 */
export async function writeWhole(
  path: string,
  text: string,
  shown: string,
  check: () => void = () => undefined,
): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic')
  await guardedAsync(shown, async () => {
    const real = realPath(path)
    assertOrdinary(real, shown)
    makeDirectory(dirname(real))
    await whileLocked(real, async () => {
      check()
      await writeFileAtomic(real, text)
    })
  })
}

/** Does something while no other process that asks may do the same to a directory. @throws UserError when nothing can be written there */
export async function whileAlone<Result>(directory: string, shown: string, action: () => Promise<Result>) {
  return guardedAsync(`${shown}/`, () => whileLocked(join(realPath(directory), 'survey'), action))
}

/** A new file must not take the place of a device such as `/dev/null`, which whoever may do everything can replace. */
function assertOrdinary(path: string, shown: string): void {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat || stat.isFile() || stat.isDirectory()) return
  throw new UserError(`${shown} is no ordinary file, so it was not written`, { hint: 'Name a file.' })
}

/** Does a path lie inside a directory once links are followed? The file itself need not exist. */
export function isInside(path: string, directory: string): boolean {
  const from = relative(realpathSync(directory), realPath(path))
  return from !== '' && from !== '..' && !from.startsWith(`..${sep}`) && !isAbsolute(from)
}

/** The path with links followed as far as it exists. */
export function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return dirname(path) === path ? path : join(realPath(dirname(path)), basename(path))
  }
}

const reasons: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  ENOENT: ['does not exist', 'Check the name.'],
  EACCES: ['may not be accessed', 'Check its permissions.'],
  EPERM: ['may not be accessed', 'Check its permissions.'],
  EROFS: ['is on a read-only disk', 'Write somewhere else.'],
  ENOSPC: [
    'does not fit on the disk, which is full',
    'Free some space and run the command again; the file is as it was.',
  ],
  EDQUOT: [
    'does not fit in your disk quota',
    'Free some space and run the command again; the file is as it was.',
  ],
  EISDIR: ['is a directory, not a file', 'Move it away, or name a file.'],
  EEXIST: ['lies below something that is no directory', 'Check the path.'],
  ENOTDIR: ['lies below something that is no directory', 'Check the path.'],
  ENAMETOOLONG: ['has a name that is too long', 'Give it a shorter one.'],
  ELOOP: ['is a link that leads to itself', 'Remove the link.'],
  EFBIG: ['is too large', 'Split it.'],
  EIO: ['could not be read or written: the disk reports an error', 'Check the disk.'],
}

function guarded<T>(shown: string, verb: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    throw explained(error, shown, verb)
  }
}

async function guardedAsync<Result>(shown: string, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action()
  } catch (error) {
    throw explained(error, shown, 'write')
  }
}

function explained(error: unknown, shown: string, verb: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  const reason = code === undefined ? undefined : reasons[code]
  if (!reason) return error
  return new UserError(`cannot ${verb} ${shown}: it ${reason[0]}`, { hint: reason[1], cause: error })
}

/** Makes a directory and those above it that are missing. Node's own way to do so never ends where nothing can be made, as in `/proc`. */
export function makeDirectory(path: string): void {
  if (existsSync(path)) return
  makeDirectory(dirname(path))
  try {
    mkdirSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
