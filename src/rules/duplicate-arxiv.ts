/** One arXiv id in two entries, in whatever spelling: an arXiv DOI or link counts too. */
import { duplicates } from './pairs.ts'
import type { Rule } from './rule.ts'

export const duplicateArxiv: Rule = {
  name: 'duplicate-arxiv',
  kind: 'identity',
  summary: 'Two entries have the same arXiv id.',
  severity: 'error',
  fixable: false,
  check: ({ entries }) => duplicates(entries, ['arxiv']),
}
