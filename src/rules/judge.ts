/** Judging: what rules find in a database, as far as the survey's own settings and comments let it pass. */
import type { Database, Entry } from '../core/database.ts'
import type { Severity } from '../core/diagnostic.ts'
import type { Manifest } from '../core/manifest.ts'
import type { Finding, Rule, RuleOptions } from './rule.ts'

/** A finding that no setting and no comment has silenced. Its place and fix are not made yet. */
export interface Judged {
  readonly rule: Rule
  readonly severity: Severity
  readonly finding: Finding
}

/** A rule that threw, which is a bug of the rule and says nothing about the survey. */
export interface Failure {
  readonly rule: string
  readonly error: unknown
}

export interface Judgement {
  readonly judged: readonly Judged[]
  readonly failures: readonly Failure[]
}

/** What a run of the rules is told besides the database. */
export type LintOptions = Omit<RuleOptions, 'rules' | 'isUnused'>

/**
 * Runs rules over a database. The manifest's `lint` drops a rule or changes its severity, everywhere or in one component;
 * a `# survey-ignore:` comment drops what a rule finds in one entry. A rule that throws does not stop the others.
 */
export function judge(database: Database, rules: readonly Rule[], options: LintOptions): Judgement {
  const settings = settingsOf(database.manifest)
  const silenced = new Map<Entry, Set<string>>()
  const judged: Judged[] = []
  const failures: Failure[] = []
  const isUnused = (entry: Entry, name: string) => {
    const rule = rules.find((one) => one.name === name)
    const isAsked = rule?.check && !rule.isLast && settings.severityOf(rule, entry) !== 'off'
    return isAsked === true && !silenced.get(entry)?.has(name) && !failures.some((one) => one.rule === name)
  }
  const run = (rule: Rule) => {
    for (const finding of rule.check?.(database, { ...options, rules, isUnused }) ?? []) {
      const { entry } = finding
      const severity = settings.severityOf(rule, entry)
      if (severity === 'off') continue
      if (!entry?.ignores?.includes(rule.name)) judged.push({ rule, severity, finding })
      else silenced.set(entry, (silenced.get(entry) ?? new Set()).add(rule.name))
    }
  }
  for (const rule of [...rules.filter((one) => !one.isLast), ...rules.filter((one) => one.isLast)])
    try {
      if (settings.mayRun(rule)) run(rule)
    } catch (error) {
      failures.push({ rule: rule.name, error })
    }
  return { judged, failures }
}

/** What the manifest says of rules. */
function settingsOf({ lint }: Manifest) {
  const everywhere = new Map(Object.entries(lint?.rules ?? {}))
  const components = new Map(
    Object.entries(lint?.components ?? {}).map(([id, rules]) => [id, new Map(Object.entries(rules))]),
  )
  const severityOf = (rule: Rule, entry: Entry | undefined): Severity | 'off' => {
    const own =
      entry && components.size > 0 ? components.get(entry.paper.component)?.get(rule.name) : undefined
    return own ?? everywhere.get(rule.name) ?? rule.severity
  }
  const mayRun = (rule: Rule) =>
    severityOf(rule, undefined) !== 'off' || [...components.values()].some((rules) => rules.has(rule.name))
  return { severityOf, mayRun }
}
