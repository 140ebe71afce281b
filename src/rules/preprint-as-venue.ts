/** A preprint server where a venue belongs: arXiv has a field of its own. */
import { yearOf } from '../core/date.ts'
import type { Paper } from '../core/paper.ts'
import { parseVenue } from '../core/venue.ts'
import { deleteField } from './edit.ts'
import { isContradicted } from './published.ts'
import type { Rule } from './rule.ts'

export const preprintAsVenue: Rule = {
  name: 'preprint-as-venue',
  kind: 'dates-and-venues',
  summary: 'A venue names arXiv, which is no venue.',
  severity: 'info',
  fixable: 'unsafe',
  *check({ entries }) {
    for (const entry of entries) {
      const { venue, arxiv } = entry.paper
      if (!venue || !arxivLike.test(venue) || !isArxiv(venue) || isElsewhere(entry.paper)) continue
      const message = arxiv
        ? `\`${venue}\` is no venue, and \`arxiv\` says it already; delete it, or name where the paper was published`
        : `\`${venue}\` is no venue; give the arXiv id as \`arxiv\` instead`
      const finding = { entry, keys: ['venue'], message }
      yield says(entry.paper) ? { ...finding, fix: (bench) => deleteField(bench, entry, 'venue') } : finding
    }
  },
}

const arxivLike = /^(?:arxiv|corr\b|computing research|https?:\/\/arxiv\.org\/|preprint$)/i

function isArxiv(venue: string): boolean {
  return venue.startsWith('http') || parseVenue(venue)?.series === 'arXiv'
}

/** Where it was published, other fields name, and other rules say so. */
function isElsewhere(paper: Paper): boolean {
  const read = parseVenue(paper.venue ?? '')
  return read !== undefined && isContradicted(read, paper)
}

/** Do the other fields say all that the venue does? */
function says({ venue = '', arxiv, date }: Paper): boolean {
  const year = parseVenue(venue)?.year
  return arxiv !== undefined && (year === undefined || (date !== undefined && yearOf(date) === year))
}
