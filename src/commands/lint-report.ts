/** Reporting: what was found, as the chosen reporters write it, to stdout and to files. */
import { relative, resolve } from 'node:path'
import type { Diagnostic } from '../core/diagnostic.ts'
import { UserError } from '../core/error.ts'
import { resolveWord } from '../core/vocabulary.ts'
import { reporters } from '../reporters/index.ts'
import { noPaint, type Report } from '../reporters/reporter.ts'
import type { Rule } from '../rules/rule.ts'
import type { Context, Workspace } from './command.ts'
import { sourceFiles } from './lint-diagnose.ts'
import { assertNoPart } from './lint-target.ts'

export interface ReportOptions {
  readonly reporter?: ReporterName
  readonly json?: boolean
  /** `reporter=file`, each. */
  readonly output?: readonly string[]
}

type Style = Pick<Report, 'paint' | 'link' | 'width'>
type Found = Pick<Report, 'diagnostics' | 'known'>
type ReporterName = keyof typeof reporters

/** The rules that were asked, and what explains each. */
interface Asked {
  readonly rules: readonly Rule[]
  readonly explain: (rule: string) => string
}

/** Writes every report that the options ask for; the one on stdout last, so that a file that cannot be written is said first. */
export async function report(
  context: Context,
  workspace: Workspace,
  found: Found,
  options: ReportOptions,
  asked?: Asked,
): Promise<void> {
  const outputs = (options.output ?? []).map((text) => outputOf(text, context, workspace))
  for (const { name, file } of outputs)
    await context.writeText(file, await written(name, context, workspace, found, asked, { paint: noPaint }))
  const name = options.json ? 'json' : (options.reporter ?? context.usualReporter)
  context.stdout.write(await written(name, context, workspace, found, asked, await styleOf(context, options)))
}

/** Colours, links and lines as stdout wants them; a reporter that was named may be read by a program even at a terminal, as by VS Code. */
async function styleOf({ stdout, cwd }: Context, { reporter }: ReportOptions): Promise<Style> {
  const link = await stdout.link()
  const paint = await stdout.paint()
  return {
    paint,
    ...(link && { link: (text, path, line) => link(text, resolve(cwd, path), line) }),
    ...(stdout.isTerminal && reporter === undefined && { width: stdout.width }),
  }
}

/** Every rule of lint; none for people, who read what was found. */
async function askedByLint(name: ReporterName, { readDocument }: Context): Promise<Asked> {
  const explain = (rule: string) => readDocument(`rules/${rule}.md`)
  const isListed = reporters[name].isForPrograms
  return { rules: isListed ? (await import('../rules/index.ts')).rules : [], explain }
}

function outputOf(
  text: string,
  context: Context,
  workspace: Workspace,
): { name: ReporterName; file: string } {
  const [, word = '', file = ''] = /^([^=]*)=(.+)$/s.exec(text) ?? []
  if (file === '')
    throw new UserError(`--output takes a reporter and a file, not \`${text}\``, {
      hint: 'Write it as `--output sarif=lint.sarif`.',
    })
  const name = resolveWord('reporter', Object.keys(reporters) as ReporterName[], word)
  assertNoPart(file, context, workspace)
  return { name, file }
}

async function written(
  name: ReporterName,
  context: Context,
  workspace: Workspace,
  found: Found,
  asked: Asked | undefined,
  style: Style,
): Promise<string> {
  const { version } = context
  const show = reporters[name].isForPrograms ? fromRepository(workspace) : workspace.show
  const [manifest, data] = found.diagnostics.length === 0 ? [undefined, []] : sourceFiles(workspace)
  const files = [...(manifest ? [manifest] : []), ...data].map(({ path, text }) => ({
    path: show(path),
    text,
  }))
  const reporter = await reporters[name].load()
  const content: Report = {
    ...found,
    diagnostics: found.diagnostics.map((diagnostic) => withShownPaths(diagnostic, show)),
    files: new Map(files.map((file) => [file.path, file])),
    ...(asked ?? (await askedByLint(name, context))),
    version,
    ...style,
  }
  return reporter.write(content)
}

/** Paths as a program outside knows them: from the top of the repository, whatever the working directory is. */
function fromRepository({ directory, repository }: Workspace): (path: string) => string {
  return (path) => relative(repository, resolve(directory, path)).replaceAll('\\', '/')
}

function withShownPaths(diagnostic: Diagnostic, show: (path: string) => string): Diagnostic {
  const { place, related, fix } = diagnostic
  const shown = <T extends { readonly path: string }>(at: T): T => ({ ...at, path: show(at.path) })
  return {
    ...diagnostic,
    place: shown(place),
    ...(related && { related: related.map((one) => ({ ...one, place: shown(one.place) })) }),
    ...(fix && { fix: { ...fix, edits: fix.edits.map(shown) } }),
  }
}
