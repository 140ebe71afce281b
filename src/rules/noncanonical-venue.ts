/** A venue that is known, but written in another way than everywhere else. */
import { parseVenue } from '../core/venue.ts'
import { rewriteText } from './edit.ts'
import type { Rule } from './rule.ts'

export const noncanonicalVenue: Rule = {
  name: 'noncanonical-venue',
  kind: 'dates-and-venues',
  summary: 'A known venue is not spelled in its one canonical way.',
  severity: 'warning',
  fixable: 'safe',
  *check({ entries }) {
    for (const entry of entries) {
      const { venue } = entry.paper
      const known = venue ? parseVenue(venue) : undefined
      if (!venue || !known || known.canonical === venue || known.series === 'arXiv') continue
      const { canonical } = known
      const finding = { entry, keys: ['venue'], message: `venue \`${venue}\` is written \`${canonical}\`` }
      if (saysMore.test(venue)) yield { ...finding, message: `${finding.message}; keep the rest as a note` }
      else
        yield {
          ...finding,
          fix: (bench) => rewriteText(bench, entry, ['venue'], canonical, `write \`${canonical}\``),
        }
    }
  },
}

/** Honours and pages, which the canonical spelling has no room for. */
const saysMore = /\b(?:awards?|best|highlights?|orals?|pages?|posters?|pp|spotlights?|vol|volume)\b/i
