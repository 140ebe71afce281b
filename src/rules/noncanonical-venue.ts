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
      const canonical = venue && parseVenue(venue)?.canonical
      if (!canonical || canonical === venue) continue
      yield {
        entry,
        keys: ['venue'],
        message: `venue \`${venue}\` is written \`${canonical}\``,
        fix: (bench) => rewriteText(bench, entry, ['venue'], canonical, `write \`${canonical}\``),
      }
    }
  },
}
