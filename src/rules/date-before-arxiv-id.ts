/** A date of first appearance before the month of the paper's arXiv id, where nothing says that it appeared elsewhere first. */
import type { Entry } from '../core/database.ts'
import { monthNumber, yearOf } from '../core/date.ts'
import { arxivMonth } from '../core/identifier.ts'
import type { Paper } from '../core/paper.ts'
import { parseVenue } from '../core/venue.ts'
import { namesOf } from './pairs.ts'
import type { Rule } from './rule.ts'

export const dateBeforeArxivId: Rule = {
  name: 'date-before-arxiv-id',
  kind: 'identity',
  summary: 'A paper that is only on arXiv is dated four months or more before its arXiv id.',
  severity: 'error',
  fixable: false,
  *check({ entries }) {
    for (const entry of entries) {
      const { date, arxiv } = entry.paper
      const month = arxiv && arxivMonth(arxiv)
      if (!date || !month || monthsBetween(date, month) < tooManyMonths || appearedElsewhere(entry)) continue
      const message = `date \`${date}\` is before the month of arXiv id \`${arxiv}\` (${month}); correct one of the two, or say in \`venue\` where the paper appeared first`
      yield {
        entry,
        keys: ['date'],
        message,
        related: [{ entry, keys: ['arxiv'], message: `from ${month}` }],
      }
    }
  },
}

/** arXiv holds some papers back for as long as three months, and shows the day on which they were sent in. */
const tooManyMonths = 4

/** From a date, at its latest, to a month. */
function monthsBetween(date: string, month: string): number {
  const latest = monthNumber(date.length === 4 ? `${date}-12` : date) ?? 0
  return (monthNumber(month) ?? 0) - latest
}

/** A venue, or an identifier of one, at the time of the date: many papers are put on arXiv long after they were published. */
function appearedElsewhere(entry: Entry): boolean {
  const { venue, url } = entry.paper
  if (url !== undefined || namesOf(entry).some(({ kind }) => kind !== 'arxiv')) return true
  const known = venue === undefined ? undefined : parseVenue(venue)
  if (!known) return venue !== undefined && !/arxiv/i.test(venue)
  return known.kind !== 'preprint' && isEarly(entry.paper, known.year)
}

/** Papers are public up to a year before the conference, not two. */
function isEarly({ date = '' }: Paper, year: number | undefined): boolean {
  return year === undefined || year - yearOf(date) < 2
}
