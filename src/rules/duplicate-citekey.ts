/** Reported by the loader: commands could not tell which of the two is meant. */
import type { Rule } from './rule.ts'

export const duplicateCitekey: Rule = {
  name: 'duplicate-citekey',
  kind: 'identity',
  summary: 'Two entries have the same citekey.',
  severity: 'error',
  fixable: 'safe',
}
