/** Which diagnostics a run is about: those in some files, of some rules, or in entries that differ from a git revision. */
import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { Diagnostic, Severity } from '../core/diagnostic.ts'
import { UserError } from '../core/error.ts'
import type { Place, Span } from '../core/text.ts'
import { severities } from '../reporters/reporter.ts'
import type { Context, Workspace } from './command.ts'

export interface SelectOptions {
  /** A revision; `true` for HEAD. */
  readonly changed?: string | true
  readonly rule?: readonly string[]
  /** Nothing less severe. */
  readonly level?: Severity
}

/** The diagnostics of these texts that a run is about. */
export type Selection = (
  diagnostics: readonly Diagnostic[],
  text: (path: string) => string,
) => readonly Diagnostic[]

/** The selection that operands and options ask for. @throws UserError for an unknown file, rule or revision. */
export async function selectionOf(
  context: Context,
  workspace: Workspace,
  files: readonly string[],
  { changed, rule, level = 'info' }: SelectOptions,
): Promise<Selection> {
  const names = rule?.map((await import('./lint-explain.ts')).resolveRule)
  const paths = files.length > 0 ? files.flatMap((file) => pathsOf(file, context, workspace)) : undefined
  const isInEntries = changed === undefined ? undefined : await changesSince(workspace, changed)
  return (diagnostics, text) => {
    const isChanged = isInEntries?.(text)
    return diagnostics.filter(
      (one) =>
        severities.indexOf(one.severity) <= severities.indexOf(level) &&
        (!names || names.includes(one.rule)) &&
        (!paths || paths.includes(one.place.path)) &&
        (!isChanged || [one, ...(one.related ?? [])].some(({ place }) => isChanged(place))),
    )
  }
}

/** The file of the survey that an operand names, or all that lie in a directory. */
function pathsOf(file: string, { cwd }: Context, workspace: Workspace): string[] {
  const named = resolve(cwd, file)
  const paths = [workspace.manifestPath, ...workspace.dataPaths]
  const found = paths.filter((path) => {
    const from = relative(named, resolve(workspace.directory, path))
    return from.split(sep)[0] !== '..' && !isAbsolute(from)
  })
  if (found.length > 0) return found
  throw new UserError(`${file} is no file of this survey, nor a directory with one`, {
    hint: `Its files are ${paths.map(workspace.show).join(', ')}.`,
  })
}

/** Tells which places lie in what has changed since a revision. */
async function changesSince(workspace: Workspace, changed: string | true) {
  const before = await workspace.revision(changed === true ? 'HEAD' : changed)
  const { changedSpans } = await import('../core/changes.ts')
  const paths = [workspace.manifestPath, ...workspace.dataPaths]
  return (text: (path: string) => string) => {
    const spans = changedSpans(before, new Map(paths.map((path) => [path, text(path)])))
    return ({ path, start, end }: Place) =>
      (spans.get(path) ?? []).some((span) => meets(span, { start, end }))
  }
}

function meets(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end
}
