/** One DOI in two entries; DOIs ignore case. */
import { duplicates } from './pairs.ts'
import type { Rule } from './rule.ts'

export const duplicateDoi: Rule = {
  name: 'duplicate-doi',
  kind: 'identity',
  summary: 'Two entries have the same DOI.',
  severity: 'error',
  fixable: false,
  check: ({ entries }) => duplicates(entries, ['doi']),
}
