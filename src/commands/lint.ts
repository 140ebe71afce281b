/** `survey lint`: what is wrong with the database, where, and what to do about it. */
import { resolve } from 'node:path'
import type { Diagnostic } from '../core/diagnostic.ts'
import { UserError } from '../core/error.ts'
import type { SourceFile } from '../core/text.ts'
import { resolveWord } from '../core/vocabulary.ts'
import { reporters } from '../reporters/index.ts'
import { rules } from '../rules/index.ts'
import { judge } from '../rules/judge.ts'
import type { Command, Context, Workspace } from './command.ts'

interface Options {
  readonly fix?: boolean
  readonly dryRun?: boolean
  readonly strict?: boolean
  readonly reporter?: keyof typeof reporters
  readonly json?: boolean
  readonly explain?: string
  readonly list?: boolean
}

export const lint: Command<Options> = {
  description:
    'Check the database. Exit code: 0 nothing wrong, 1 an error was found (with --strict a warning too), 2 could not.',
  operands: [{ syntax: '[file...]', description: 'report only what stands in these files' }],
  options: [
    { flags: '--fix', description: 'put right what can be put right without changing what it says' },
    { flags: '--dry-run', description: 'with --fix: write nothing; show what would change' },
    { flags: '--strict', description: 'exit 1 for warnings too' },
    { flags: '--reporter <name>', description: 'how to report', choices: Object.keys(reporters) },
    { flags: '--json', description: 'the same as --reporter json' },
    { flags: '--explain <rule>', description: 'say what a rule is about' },
    { flags: '--list', description: 'name all rules' },
  ],
  async run(context, files, options) {
    if (options.list) return listRules(context, options)
    if (options.explain !== undefined) return explain(context, options.explain)
    const workspace = context.workspace()
    if (options.fix) await fixAll(context, workspace, files, options)
    const found = within(await diagnoseAll(workspace, context.today), files, context, workspace)
    await report(context, workspace, found, options)
    const counts = (severity: string) => found.filter((diagnostic) => diagnostic.severity === severity).length
    return counts('error') > 0 || (options.strict && counts('warning') > 0) ? 1 : 0
  },
}

/** The loader's diagnostics and the rules' findings; places are made only if there is something to say. */
async function diagnoseAll(workspace: Workspace, today: string): Promise<readonly Diagnostic[]> {
  const { database, diagnostics } = await workspace.load()
  const judged = database ? judge(database, rules, { today, isPartial: diagnostics.length > 0 }) : []
  if (judged.length === 0) return diagnostics
  const [{ createWorkbench, diagnose }, { compareDiagnostics }] = await Promise.all([
    import('../rules/lint.ts'),
    import('../core/diagnostic.ts'),
  ])
  const [manifest, ...data] = sourceFiles(workspace)
  const found = manifest ? diagnose(judged, createWorkbench(manifest, data)) : []
  return [...diagnostics, ...found].toSorted(compareDiagnostics)
}

function sourceFiles(workspace: Workspace): SourceFile[] {
  return [workspace.manifestPath, ...workspace.dataPaths].map((path) => workspace.file(path))
}

function within(
  found: readonly Diagnostic[],
  files: readonly string[],
  { cwd }: Context,
  workspace: Workspace,
): readonly Diagnostic[] {
  if (files.length === 0) return found
  const known = new Map(sourceFiles(workspace).map(({ path }) => [resolve(workspace.directory, path), path]))
  const wanted = files.map((file) => {
    const path = known.get(resolve(cwd, file))
    if (path !== undefined) return path
    throw new UserError(`${file} is no file of this survey`, {
      hint: `Its files are ${[...known.values()].map(workspace.show).join(', ')}.`,
    })
  })
  return found.filter(({ place }) => wanted.includes(place.path))
}

/** Applies safe fixes, pass after pass, to the texts; then writes the files that changed. */
async function fixAll(
  context: Context,
  workspace: Workspace,
  files: readonly string[],
  { dryRun }: Options,
): Promise<void> {
  const [{ applyAllFixes }, { loadDatabase }, { createWorkbench, diagnose }] = await Promise.all([
    import('../rules/fix.ts'),
    import('../core/load.ts'),
    import('../rules/lint.ts'),
  ])
  const lintTexts = (texts: ReadonlyMap<string, string>) => {
    const [manifest, ...data] = sourceFiles(workspace).map(({ path, text }) => ({
      path,
      text: texts.get(path) ?? text,
    }))
    if (!manifest) return []
    const { database, diagnostics } = loadDatabase(manifest, data)
    const judged = database
      ? judge(database, rules, { today: context.today, isPartial: diagnostics.length > 0 })
      : []
    return within(
      [...diagnostics, ...diagnose(judged, createWorkbench(manifest, data))],
      files,
      context,
      workspace,
    )
  }
  const texts = new Map(sourceFiles(workspace).map(({ path, text }) => [path, text]))
  const fixed = applyAllFixes(lintTexts, texts)
  for (const [path, text] of fixed.texts) {
    const { formatPatch } = await import('./patch.ts')
    if (dryRun)
      context.stdout.write(
        await formatPatch(context.stdout, workspace.show(path), texts.get(path) ?? '', text),
      )
    else await workspace.write(path, text)
  }
  const { length } = fixed.applied
  context.stderr.write(
    `${dryRun ? 'would fix' : 'fixed'} ${length} problem${length === 1 ? '' : 's'} in ${fixed.texts.size} file${fixed.texts.size === 1 ? '' : 's'}\n`,
  )
  if (!dryRun) workspace.refresh()
}

async function report(
  context: Context,
  workspace: Workspace,
  found: readonly Diagnostic[],
  options: Options,
): Promise<void> {
  const { reporter: name = options.json ? 'json' : 'text' } = options
  const reporter = await reporters[name].load()
  const shown = found.map((diagnostic) => withShownPaths(diagnostic, workspace))
  const files = new Map(
    found.length === 0
      ? []
      : sourceFiles(workspace).map(({ path, text }) => [
          workspace.show(path),
          { path: workspace.show(path), text },
        ]),
  )
  const explain = (rule: string) => context.readDocument(`rules/${rule}.md`)
  const { version, stdout } = context
  stdout.write(
    reporter.write({ diagnostics: shown, files, rules, explain, version, paint: await stdout.paint() }),
  )
}

/** A diagnostic with paths as people in the working directory would write them. */
function withShownPaths(diagnostic: Diagnostic, { show }: Workspace): Diagnostic {
  const { place, related, fix } = diagnostic
  const shown = <T extends { readonly path: string }>(at: T): T => ({ ...at, path: show(at.path) })
  return {
    ...diagnostic,
    place: shown(place),
    ...(related && { related: related.map((one) => ({ ...one, place: shown(one.place) })) }),
    ...(fix && { fix: { ...fix, edits: fix.edits.map(shown) } }),
  }
}

async function listRules({ stdout }: Context, { json }: Options): Promise<0> {
  const rows = rules.map(({ name, severity, fixable, summary }) => ({ name, severity, fixable, summary }))
  const cells = rows.map(({ name, severity, fixable, summary }) => [
    name,
    severity,
    fixable ? `${fixable} fix` : '',
    summary,
  ])
  if (json) stdout.write(`${JSON.stringify(rows, null, 2)}\n`)
  else if (stdout.isTerminal)
    stdout.write(await stdout.table([['rule', 'severity', '', 'what it finds'], ...cells], { wide: 3 }))
  else stdout.write(cells.map((row) => `${row.join('\t')}\n`).join(''))
  return 0
}

async function explain({ stdout, readDocument }: Context, word: string): Promise<0> {
  const name = resolveWord(
    'rule',
    rules.map((rule) => rule.name),
    word,
  )
  const document = readDocument(`rules/${name}.md`)
  stdout.write(document.replace(/^<!--.*-->\n/gm, ''))
  return 0
}
