/** Reported by the loader, because the schema takes bare ids only. */
import type { Rule } from './rule.ts'

export const arxivWithVersion: Rule = {
  name: 'arxiv-with-version',
  kind: 'identifiers',
  summary: 'An arXiv id has a version, a prefix or a whole address around it.',
  severity: 'error',
  fixable: 'safe',
}
