/** `survey lint --baseline`: known findings are left out; `--update-baseline` makes all that there are known. */
import { compareWithBaseline, printBaseline, readBaseline } from '../core/baseline.ts'
import type { Diagnostic } from '../core/diagnostic.ts'
import { UserError } from '../core/error.ts'
import { rules } from '../rules/index.ts'
import type { Context } from './command.ts'
import { sourceFiles } from './lint-diagnose.ts'

/**
 * What is found and not in the baseline file `path`. What the loader reports is never in it, because nothing works on
 * such files. With `isUpdate` the file is written first. @throws UserError when it is missing or no baseline.
 */
export async function applyBaseline(
  context: Context,
  path: string,
  found: readonly Diagnostic[],
  isUpdate: boolean,
): Promise<readonly Diagnostic[]> {
  const [manifest, data] = sourceFiles(context.workspace())
  const files = new Map([manifest, ...data].map((file) => [file.path, file]))
  const isByLoader = ({ rule }: Diagnostic) => rules.find(({ name }) => name === rule)?.check === undefined
  const byRules = found.filter((one) => !isByLoader(one))
  if (isUpdate) {
    if (context.exists(path)) readBaseline(context.readText(path))
    await context.writeText(path, printBaseline(byRules, files))
    context.stderr.write(`wrote ${counted(byRules.length)} to ${path}\n`)
  } else if (!context.exists(path))
    throw new UserError(`there is no baseline ${path}`, { hint: 'Write it with --update-baseline.' })
  const { fresh, gone } = compareWithBaseline(readBaseline(context.readText(path)), byRules, files)
  if (!isUpdate) context.stderr.write(notice(byRules.length - fresh.length, gone, path))
  return found.filter((one) => isByLoader(one) || fresh.includes(one))
}

function notice(known: number, gone: number, path: string): string {
  const rest = gone > 0 ? `; ${counted(gone)} of it are gone, so write it anew with --update-baseline` : ''
  return known + gone > 0 ? `${counted(known)} left out because ${path} has them${rest}\n` : ''
}

function counted(count: number): string {
  return `${count} finding${count === 1 ? '' : 's'}`
}
