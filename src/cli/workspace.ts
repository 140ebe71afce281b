/** A survey's files as the commands see them: each read once, and written only as it was read. */
import { existsSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import type { Workspace } from '../commands/command.ts'
import { ChangedMeanwhile, UserError } from '../core/error.ts'
import type { SourceFile } from '../core/text.ts'
import { openCache } from './cache.ts'
import {
  decodeText,
  findDataFiles,
  findRepository,
  findSurvey,
  isInside,
  projectRoot,
  readBytes,
  realPath,
  whileAlone,
  writeWhole,
} from './files.ts'
import { digestOf, outputsAsMade, rememberOutputs, unchangedOutputs } from './made.ts'
import { keyOf, loadAll, openSurvey } from './survey.ts'

const manifestPath = 'survey.yaml'

/** Finds the survey that `named` or `cwd` means. @throws UserError when there is none. */
export function openWorkspace(
  cwd: string,
  named: string | undefined,
  environment: NodeJS.ProcessEnv,
): Workspace {
  const directory = findSurvey(cwd, named)
  const root = projectRoot(directory)
  const cache = openCache(directory, environment)
  const show = (path: string) => shownPath(cwd, join(directory, path))
  const known = { bytes: new Map<string, Buffer>(), files: new Map<string, SourceFile>() }
  let dataPaths: string[] | undefined
  const workspace: Workspace = {
    directory,
    root,
    get repository() {
      return findRepository(directory) ?? root
    },
    manifestPath,
    get dataPaths() {
      dataPaths ??= findDataFiles(directory)
      return dataPaths
    },
    show,
    bytes(path) {
      const bytes = known.bytes.get(path) ?? readBytes(join(directory, path), show(path))
      known.bytes.set(path, bytes)
      return bytes
    },
    file(path) {
      const file = known.files.get(path) ?? { path, text: decodeText(workspace.bytes(path), show(path)) }
      known.files.set(path, file)
      return file
    },
    exists: (path) => existsSync(join(directory, path)),
    real: (path) => realPath(resolve(directory, path)),
    open: () => openSurvey(workspace, cache),
    load: () => loadAll(workspace, cache),
    assertOutput(path) {
      const target = realPath(resolve(directory, path))
      if (
        !isInside(target, root) ||
        relative(realPath(root), target).toLowerCase().split(sep).includes('.git')
      )
        throw new UserError(`${show(path)} lies outside the project`, {
          hint: `Only files below ${shownPath(cwd, root)} are written.`,
        })
    },
    unchanged: async (from) => unchangedOutputs(workspace, cache, from),
    digest: async (paths) => digestOf(workspace, paths),
    asMade: async (paths) => outputsAsMade(workspace, cache, paths),
    remember: async (from) => rememberOutputs(workspace, cache, from),
    async write(path, text) {
      workspace.assertOutput(path)
      await writeWhole(resolve(directory, path), text, show(path), () =>
        assertUnchanged(join(directory, path), show(path), known.bytes.get(path)),
      )
      known.bytes.delete(path)
      known.files.delete(path)
    },
    exclusively: (action) => whileAlone(directory, show('.'), action),
    key: () => keyOf(workspace, cache),
    recall: (name, key) => cache.recall(name, key),
    note: (name, key, value) => cache.note(name, key, value),
    revision: async (name) => (await import('./git.ts')).textsAt(directory, name),
    async *changes() {
      yield* (await import('./watch.ts')).changesIn(directory)
    },
    refresh() {
      known.bytes.clear()
      known.files.clear()
      dataPaths = undefined
    },
  }
  return workspace
}

/** A path relative to the working directory, in forward slashes; absolute where that is shorter to read. */
function shownPath(cwd: string, path: string): string {
  const short = relative(cwd, path).split(sep).join('/')
  return short === '' ? '.' : short.startsWith('../../../') ? path : short
}

/** Somebody may have written a file since it was read; what they wrote must not be lost. @throws ChangedMeanwhile then. */
function assertUnchanged(path: string, shown: string, before: Buffer | undefined): void {
  const now = existsSync(path) ? readBytes(path, shown) : undefined
  if (before ? now?.equals(before) : !now) return
  throw new ChangedMeanwhile(`${shown} was changed by somebody else meanwhile, so it was not written`, {
    hint: 'Run the command again.',
  })
}
