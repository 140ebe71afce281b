/** A first appearance after the conference that the paper was in, or years before it. */
import { yearOf } from '../core/date.ts'
import { arxivMonth } from '../core/identifier.ts'
import type { Paper } from '../core/paper.ts'
import { parseVenue, type Venue } from '../core/venue.ts'
import type { Rule } from './rule.ts'

export const dateContradictsVenue: Rule = {
  name: 'date-contradicts-venue',
  kind: 'dates-and-venues',
  summary: "A paper's date and the year of its venue cannot both be right.",
  severity: 'warning',
  fixable: false,
  *check({ entries }) {
    for (const entry of entries) {
      const { date, venue: text } = entry.paper
      if (!date || !text || text.includes(date.slice(0, 4))) continue
      const venue = parseVenue(text)
      if (!venue?.year || venue.kind === 'preprint') continue
      const years = venue.year - yearOf(date)
      const isLate = years < 0 && !followsArxiv(entry.paper, venue)
      if (!isLate && (years < longest || venue.kind === 'journal')) continue
      const order = isLate ? 'after' : `${years} years before`
      const message = `date \`${date}\` is ${order} the venue \`${text}\`; it is that of the first appearance, so correct one of the two`
      yield {
        entry,
        keys: ['date'],
        message,
        related: [{ entry, keys: ['venue'], message: `of ${venue.year}` }],
      }
    }
  },
}

/** Years from first appearance to a conference that are hard to believe. */
const longest = 5

/** Some put a paper on arXiv in the months after a conference of autumn, or a journal, and surveys go by that date. */
function followsArxiv({ date = '', arxiv }: Paper, { series, year = 0, kind }: Venue): boolean {
  if (kind !== 'journal' && !autumn.has(series)) return false
  const month = (arxiv && arxivMonth(arxiv)) || ''
  return date.startsWith(month) && month > `${year}-12` && month < `${year + 1}-05`
}

/** Conferences that end their year. */
const autumn = new Set(
  'ASE CCS CIKM COLM CoRL EMNLP ICDM ICCV ICSME IJCNLP IJCNLP-AACL IROS MICRO NeurIPS SOSP UIST'.split(' '),
)
