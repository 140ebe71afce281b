/** Where `survey lint` may write: not over the survey, nor where what it writes would become part of it. */
import { resolve } from 'node:path'
import { UserError } from '../core/error.ts'
import type { Context, Workspace } from './command.ts'

/** @throws UserError for a file of the survey, and for a name that a data file would have. */
export function assertNoPart(file: string, { cwd }: Context, workspace: Workspace): void {
  const target = workspace.real(resolve(cwd, file))
  const inputs = [workspace.manifestPath, ...workspace.dataPaths].map((path) => workspace.real(path))
  const folder = workspace.real('papers')
  const isSingle = ['papers.yaml', 'papers.yml'].some((path) => target === workspace.real(path))
  const isInFolder =
    workspace.real(resolve(target, '..')) === folder && /[\\/][^.\\/][^\\/]*\.ya?ml$/.test(target)
  if (isSingle || isInFolder || inputs.includes(target))
    throw new UserError(`${file} is part of the survey, so nothing else is written there`, {
      hint: 'Name another file.',
    })
}
