/** Judging: what rules find in a database, as far as the survey's own settings and comments let it pass. */
import type { Database } from '../core/database.ts'
import type { Severity } from '../core/diagnostic.ts'
import type { Finding, Rule, RuleOptions } from './rule.ts'

/** A finding that no setting and no comment has silenced. Its place and fix are not made yet. */
export interface Judged {
  readonly rule: Rule
  readonly severity: Severity
  readonly finding: Finding
}

/**
 * Runs rules over a database. The manifest's `lint.rules` drops a rule or changes its severity, a `# survey-ignore:`
 * comment drops what a rule finds in one entry.
 */
export function judge(
  database: Database,
  rules: readonly Rule[],
  options: Omit<RuleOptions, 'rules'>,
): Judged[] {
  const settings = new Map(Object.entries(database.manifest.lint?.rules ?? {}))
  const judged: Judged[] = []
  for (const rule of rules) {
    const severity = settings.get(rule.name) ?? rule.severity
    if (severity === 'off' || !rule.check) continue
    for (const finding of rule.check(database, { ...options, rules }))
      if (!finding.entry?.ignores?.includes(rule.name)) judged.push({ rule, severity, finding })
  }
  return judged
}
