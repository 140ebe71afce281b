/** `survey check`: what only others can say of a survey: do identifiers exist and fit, do links still lead somewhere. */
import type { Diagnostic } from '../core/diagnostic.ts'
import { reporters } from '../reporters/index.ts'
import { onlineRules } from '../rules/online.ts'
import { type Checked, diagnoseOnline } from './check-findings.ts'
import { checkIdentifiers } from './check-identifiers.ts'
import { checkLinks } from './check-links.ts'
import type { Command, Context, ExitCode } from './command.ts'
import { findEntries } from './find-entries.ts'
import { type ReportOptions, report } from './lint-report.ts'
import { withProgress } from './progress.ts'
import { describeUnasked } from './unasked.ts'

interface Options extends ReportOptions {
  readonly only?: 'identifiers' | 'links'
  readonly strict?: boolean
  readonly complete?: boolean
  readonly offline?: boolean
}

export const check: Command<Options> = {
  description:
    'Ask others whether identifiers and links are right. Exit code: 0 nothing wrong, 1 an error was found (with --strict a warning too), 2 could not, or nobody answered.',
  operands: [{ syntax: '[citekey...]', description: 'only these papers (default: all)' }],
  options: [
    { flags: '--only <what>', description: 'one of the two', choices: ['identifiers', 'links'] },
    { flags: '--strict', description: 'exit 1 for warnings too' },
    { flags: '--complete', description: 'exit 2 when anything could not be asked' },
    { flags: '--offline', description: 'ask nobody; use only what was answered before' },
    { flags: '--reporter <name>', description: 'how to report', choices: Object.keys(reporters) },
    { flags: '--json', description: 'the same as --reporter json' },
    {
      flags: '--output <reporter=file>',
      description: 'write a report to a file too (repeatable)',
      repeatable: true,
    },
  ],
  async run(context, citekeys, options) {
    const workspace = context.workspace()
    const survey = await workspace.open()
    const entries = findEntries(await survey.entries(), citekeys)
    const { network, end } = withProgress(
      await context.network(options.offline ? { isOffline: true } : {}),
      context.stderr,
    )
    const parts = await Promise.all([
      options.only === 'links' ? nothing : checkIdentifiers(entries, network),
      options.only === 'identifiers' ? nothing : checkLinks(entries, network),
    ]).finally(end)
    const findings = parts.flatMap((part) => part.findings)
    const diagnostics = await diagnoseOnline(context, workspace, findings)
    const isForPeople = !options.json && (options.reporter ?? context.usualReporter) === 'text'
    // `no problems` would not be true where nobody was asked.
    if (isForPeople && isDeaf(parts)) return conclude(context, parts, diagnostics, options)
    await report(context, workspace, { diagnostics }, options, {
      rules: onlineRules,
      explain: (rule) => sectionOf(context, rule),
    })
    return conclude(context, parts, diagnostics, options)
  },
}

const nothing: Checked = { findings: [], unasked: [], answered: 0 }

/** Did nobody answer anything? */
function isDeaf(parts: readonly Checked[]): boolean {
  return parts.every(({ answered }) => answered === 0) && parts.some(({ unasked }) => unasked.length > 0)
}

/** What could not be asked is neither a finding nor a clean bill: it is said, and by itself changes no exit code. */
function conclude(
  { stderr }: Context,
  parts: readonly Checked[],
  diagnostics: readonly Diagnostic[],
  { strict, complete }: Options,
): ExitCode {
  const unasked = parts.flatMap((part) => part.unasked)
  const answered = parts.reduce((sum, part) => sum + part.answered, 0)
  stderr.write(describeUnasked(unasked))
  stderr.write(`${answered} checked${unasked.length > 0 ? `, ${unasked.length} not known` : ''}\n`)
  const isWrong = diagnostics.some(
    ({ severity }) => severity === 'error' || (strict && severity === 'warning'),
  )
  if (isWrong) return 1
  return isDeaf(parts) || (complete && unasked.length > 0) ? 2 : 0
}

/** The paragraph of `check.md` about a rule. */
function sectionOf({ readDocument }: Context, rule: string): string {
  const [, section = ''] = readDocument('commands/check.md').split(`\n### ${rule}\n`)
  return `# ${rule}\n${section.split(/\n##+ /)[0] ?? ''}`
}
