/** What `check` has found, before it has severities and places. */
import type { Entry } from '../core/database.ts'
import type { Diagnostic } from '../core/diagnostic.ts'
import { judge } from '../rules/judge.ts'
import { createWorkbench, diagnose } from '../rules/lint.ts'
import { type OnlineRuleName, onlineRules } from '../rules/online.ts'
import type { Finding } from '../rules/rule.ts'
import type { Context, Workspace } from './command.ts'
import { sourceFiles } from './lint-diagnose.ts'
import type { Unasked } from './unasked.ts'

/** One finding of a kind. */
export interface OnlineFinding extends Finding {
  readonly rule: OnlineRuleName
  readonly entry: Entry
}

/** What came of questions: what is wrong, what nobody could say, and how many have an answer. */
export interface Checked {
  readonly findings: readonly OnlineFinding[]
  readonly unasked: readonly Unasked[]
  readonly answered: number
}

/** Findings as diagnostics, weighed and silenced by the survey's own settings and comments like those of any rule. */
export async function diagnoseOnline(
  { today }: Context,
  workspace: Workspace,
  findings: readonly OnlineFinding[],
): Promise<readonly Diagnostic[]> {
  const { database } = await workspace.load()
  if (!database || findings.length === 0) return []
  const rules = onlineRules.map((rule) => ({
    ...rule,
    check: () => findings.filter((finding) => finding.rule === rule.name),
  }))
  return diagnose(judge(database, rules, { today }), createWorkbench(...sourceFiles(workspace))).diagnostics
}
