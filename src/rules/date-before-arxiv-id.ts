/** A date of first appearance that lies before the month in which arXiv gave out the paper's id. */
import { monthNumber } from '../core/date.ts'
import { arxivMonth } from '../core/identifier.ts'
import type { Rule } from './rule.ts'

export const dateBeforeArxivId: Rule = {
  name: 'date-before-arxiv-id',
  kind: 'identity',
  summary: 'A paper is dated two months or more before its arXiv id.',
  severity: 'error',
  fixable: false,
  *check({ entries }) {
    for (const entry of entries) {
      const { date, arxiv } = entry.paper
      const month = arxiv && arxivMonth(arxiv)
      if (!date || !month || monthsBetween(date, month) < 2) continue
      const message = `date \`${date}\` is before the month of arXiv id \`${arxiv}\` (${month}); correct one of the two`
      yield {
        entry,
        keys: ['date'],
        message,
        related: [{ entry, keys: ['arxiv'], message: `from ${month}` }],
      }
    }
  },
}

/** From a date, at its latest, to a month: a paper sent in on the last of a month gets an id of the next. */
function monthsBetween(date: string, month: string): number {
  const latest = monthNumber(date.length === 4 ? `${date}-12` : date) ?? 0
  return (monthNumber(month) ?? 0) - latest
}
