/** `survey lint --baseline`: known findings are left out; `--update-baseline` makes all that there are known. */
import { compareWithBaseline, printBaseline, readBaseline } from '../core/baseline.ts'
import type { Diagnostic } from '../core/diagnostic.ts'
import { UserError } from '../core/error.ts'
import { rules } from '../rules/index.ts'
import type { Context } from './command.ts'
import { counted } from './counted.ts'
import { sourceFiles } from './lint-diagnose.ts'
import { assertNoPart } from './lint-target.ts'

/**
 * What is found and not in the baseline file `path`. What the loader reports is never in it, because nothing works on
 * such files. With `isUpdate` the file is written first; `isPart` when not everything was looked for. @throws UserError when it is missing or no baseline.
 */
export async function applyBaseline(
  context: Context,
  path: string,
  found: readonly Diagnostic[],
  { isUpdate, isPart }: { readonly isUpdate: boolean; readonly isPart: boolean },
): Promise<readonly Diagnostic[]> {
  const [manifest, data] = sourceFiles(context.workspace())
  const files = new Map([manifest, ...data].map((file) => [file.path, file]))
  const isByLoader = ({ rule }: Diagnostic) => rules.find(({ name }) => name === rule)?.check === undefined
  const byRules = found.filter((one) => !isByLoader(one))
  if (isUpdate && byRules.length < found.length)
    throw new UserError('parts of the survey cannot be read, so no baseline is made of it', {
      hint: 'Run `survey lint` and correct first what it calls an error of the file.',
    })
  if (isUpdate) {
    assertNoPart(path, context, context.workspace())
    if (context.exists(path)) readBaseline(context.readText(path))
    await context.writeText(path, printBaseline(byRules, files))
    context.stderr.write(`wrote ${counted(byRules.length, 'finding')} to ${path}\n`)
  } else if (!context.exists(path))
    throw new UserError(`there is no baseline ${path}`, { hint: 'Write it with --update-baseline.' })
  const { fresh, gone } = compareWithBaseline(readBaseline(context.readText(path)), byRules, files)
  const isWhole = !isPart && byRules.length === found.length
  if (!isUpdate) context.stderr.write(notice(byRules.length - fresh.length, isWhole ? gone : 0, path))
  const isFresh = new Set(fresh)
  return found.filter((one) => isByLoader(one) || isFresh.has(one))
}

function notice(known: number, gone: number, path: string): string {
  const rest =
    gone > 0 ? `; ${counted(gone, 'finding')} in it ${gone === 1 ? 'is' : 'are'} gone: --update-baseline` : ''
  return known + gone > 0 ? `${path} leaves out ${counted(known, 'finding')}${rest}\n` : ''
}
