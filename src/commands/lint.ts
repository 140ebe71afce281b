/** `survey lint`: what is wrong with the database, where, and what to do about it. */
import type { Diagnostic, Severity } from '../core/diagnostic.ts'
import { UserError } from '../core/error.ts'
import { reporters } from '../reporters/index.ts'
import { severities } from '../reporters/reporter.ts'
import type { Command, Context, ExitCode } from './command.ts'
import { diagnoseSurvey } from './lint-diagnose.ts'
import { type ReportOptions, report } from './lint-report.ts'
import { type SelectOptions, selectionOf } from './lint-select.ts'

interface Options extends SelectOptions, ReportOptions {
  readonly fix?: boolean
  readonly fixUnsafe?: boolean
  readonly dryRun?: boolean
  readonly strict?: boolean
  readonly maxWarnings?: number
  readonly baseline?: string
  readonly updateBaseline?: boolean
  readonly watch?: boolean
  readonly explain?: string
  readonly list?: boolean
}

export const lint: Command<Options> = {
  description:
    'Check the database. Exit code: 0 nothing wrong, 1 an error was found (with --strict a warning too), 2 could not.',
  operands: [{ syntax: '[file...]', description: 'report only what stands in these files or directories' }],
  options: [
    { flags: '--fix', description: 'put right what can be put right without changing what it says' },
    { flags: '--fix-unsafe', description: 'put right also what changes what it says; read the difference' },
    { flags: '--dry-run', description: 'with --fix: write nothing; show what would change, and exit 0' },
    { flags: '--changed [revision]', description: 'only entries that differ from a git revision (HEAD)' },
    { flags: '--rule <name>', description: 'only what this rule finds (repeatable)', repeatable: true },
    { flags: '--level <severity>', description: 'leave out what is less severe', choices: severities },
    { flags: '--baseline <file>', description: 'leave out the findings that this file lists' },
    { flags: '--update-baseline', description: 'write that file: from now on only what is new counts' },
    { flags: '--strict', description: 'exit 1 for warnings too' },
    { flags: '--max-warnings <n>', description: 'exit 1 when there are more warnings', integer: true },
    { flags: '--reporter <name>', description: 'how to report', choices: Object.keys(reporters) },
    { flags: '--json', description: 'the same as --reporter json' },
    {
      flags: '--output <reporter=file>',
      description: 'write a report to a file too (repeatable)',
      repeatable: true,
    },
    { flags: '--watch', description: 'check again whenever a file changes' },
    { flags: '--explain <rule>', description: 'say what a rule is about' },
    { flags: '--list', description: 'name all rules' },
  ],
  async run(context, files, options) {
    assertSensible(options, files)
    if (options.list) return (await import('./lint-explain.ts')).listRules(context, options)
    if (options.explain !== undefined)
      return (await import('./lint-explain.ts')).explainRule(context, options.explain)
    const exitCode = await lintOnce(context, files, options)
    if (!options.watch) return exitCode
    return watch(context, () => lintOnce(context, files, options))
  },
}

async function lintOnce(context: Context, files: readonly string[], options: Options): Promise<ExitCode> {
  const workspace = context.workspace()
  const select = await selectionOf(context, workspace, files, options)
  if (options.fix || options.fixUnsafe) {
    const { fixAll } = await import('./lint-fix.ts')
    await fixAll(context, workspace, select, { dryRun: options.dryRun, unsafe: options.fixUnsafe })
    if (options.dryRun) return 0
  }
  const { diagnostics, failures } = await diagnoseSurvey(context, workspace)
  const found = select(diagnostics, (path) => workspace.file(path).text)
  const shown = options.baseline === undefined ? found : await sinceBaseline(context, found, options, files)
  const known = found.length - shown.length
  await report(context, workspace, { diagnostics: shown, known }, options)
  for (const { rule, error } of failures) context.stderr.write(trace(rule, error))
  return failures.length > 0 ? 2 : verdict(context, shown, options)
}

/** Warnings alone fail only when the options say so, which is said, as the report looks the same. */
function verdict(context: Context, found: readonly Diagnostic[], { strict, maxWarnings }: Options): ExitCode {
  const count = (severity: Severity) => found.filter((one) => one.severity === severity).length
  const most = strict ? 0 : (maxWarnings ?? Number.POSITIVE_INFINITY)
  const warnings = count('warning')
  if (count('error') > 0) return 1
  if (warnings <= most) return 0
  const allowed = strict ? '--strict allows none' : `--max-warnings allows ${most === 0 ? 'none' : most}`
  context.stderr.write(
    `${warnings === 1 ? '1 warning is' : `${warnings} warnings are`} too many: ${allowed}\n`,
  )
  return 1
}

async function sinceBaseline(
  context: Context,
  found: readonly Diagnostic[],
  options: Options,
  files: readonly string[],
): Promise<readonly Diagnostic[]> {
  const { applyBaseline } = await import('./lint-baseline.ts')
  const { baseline = '', updateBaseline: isUpdate = false } = options
  return applyBaseline(context, baseline, found, { isUpdate, isPart: isPartial(options, files) })
}

/** What options cannot be together is said before anything is done. @throws UserError */
function assertSensible(options: Options, files: readonly string[]): void {
  const { fix, fixUnsafe, dryRun, json, reporter, output, updateBaseline, baseline, watch: watches } = options
  const fixing = fixUnsafe ? '--fix-unsafe' : fix ? '--fix' : undefined
  const name = json ? 'json' : reporter
  if (fixing && name !== undefined && reporters[name].isForPrograms)
    throw new UserError(`${fixing} and the reporter \`${name}\` do not go together; nothing was changed`, {
      hint: `Run \`survey lint ${fixing}\` first, then report what is left.`,
    })
  if (dryRun && !fixing) throw new UserError('--dry-run shows what --fix would do', { hint: 'Add --fix.' })
  if (dryRun && (updateBaseline || output))
    throw new UserError(
      `--dry-run writes nothing; it does not go with ${output ? '--output' : '--update-baseline'}`,
      {
        hint: 'Run one after the other.',
      },
    )
  if (updateBaseline && baseline === undefined)
    throw new UserError('--update-baseline writes the file that --baseline names', {
      hint: 'Run `survey lint --baseline lint-baseline.json --update-baseline`.',
    })
  if (updateBaseline && isPartial(options, files))
    throw new UserError('a baseline is made of the whole survey, not of a part of it', {
      hint: 'Leave out the files, --rule, --level and --changed.',
    })
  if (watches && (fixing || updateBaseline))
    throw new UserError(`--watch only looks; it does not go with ${fixing ?? '--update-baseline'}`, {
      hint: 'Run one after the other.',
    })
}

/** Does a run look for less than everything? */
function isPartial({ rule, changed, level }: Options, files: readonly string[]): boolean {
  return files.length > 0 || [rule, changed, level].some((option) => option !== undefined)
}

/** Runs again after each change, until the process is ended. */
async function watch(context: Context, run: () => Promise<ExitCode>): Promise<ExitCode> {
  const workspace = context.workspace()
  context.stderr.write(`watching ${workspace.show('.')}; press Ctrl-C to end\n`)
  for await (const path of workspace.changes()) {
    context.stderr.write(`\n${workspace.show(path)} has changed\n`)
    workspace.refresh()
    await run().catch((error: unknown) => {
      if (!(error instanceof UserError)) throw error
      context.stderr.write(`survey: ${error.message}\n${error.hint ?? ''}\n`)
    })
  }
  return 0
}

function trace(rule: string, error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `survey: rule \`${rule}\` failed, which is a bug in survey; the other rules were asked. Please report it with these lines:\n${stack}\n`
}
