/** A survey in which many papers of some years ago still stand as preprints: one remark for all of them. */
import { yearOf } from '../core/date.ts'
import { arxivMonth } from '../core/identifier.ts'
import type { Paper } from '../core/paper.ts'
import { parseVenue } from '../core/venue.ts'
import type { Rule } from './rule.ts'

export const oldPreprint: Rule = {
  name: 'old-preprint',
  kind: 'dates-and-venues',
  summary: 'Many papers that are three years old or older have no venue.',
  severity: 'info',
  fixable: false,
  *check({ entries }, { today, isPartial }) {
    if (isPartial) return
    const latest = yearOf(today) - years
    const old = entries.filter(({ paper }) => yearOfAppearance(paper) <= latest)
    const waiting = old.filter(({ paper }) => paper.arxiv && isUnpublished(paper))
    if (waiting.length < 10 || waiting.length * 4 < old.length) return
    const named = waiting.slice(0, 3).map(({ citekey }) => `\`${citekey}\``)
    const message = `no venue for ${waiting.length} of ${old.length} papers from ${latest} or before, such as ${named.join(', ')}; most preprints of that age have been published since, so look them up`
    yield { keys: ['title'], message }
  },
}

/** Years after which most preprints have been published, if they ever are. */
const years = 3

function yearOfAppearance({ date, arxiv }: Paper): number {
  const earliest = date ?? (arxiv && arxivMonth(arxiv))
  return earliest ? yearOf(earliest) : Number.POSITIVE_INFINITY
}

function isUnpublished({ venue, doi, acl }: Paper): boolean {
  return !doi && !acl && (!venue || parseVenue(venue)?.kind === 'preprint')
}
