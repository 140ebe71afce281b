/** A venue that is not known, but nearly: a slip of the pen. */
import { parseVenue } from '../core/venue.ts'
import { nearVenue } from '../core/venue-near.ts'
import { rewriteText } from './edit.ts'
import type { Rule } from './rule.ts'

export const unknownVenue: Rule = {
  name: 'unknown-venue',
  kind: 'dates-and-venues',
  summary: 'A venue is nearly spelled like a known one.',
  severity: 'warning',
  fixable: 'unsafe',
  *check({ entries }) {
    const meant = new Map<string, string | undefined>()
    for (const entry of entries) {
      const { venue } = entry.paper
      if (!venue || parseVenue(venue)) continue
      if (!meant.has(venue)) meant.set(venue, nearVenue(venue))
      const known = meant.get(venue)
      if (!known) continue
      yield {
        entry,
        keys: ['venue'],
        message: `unknown venue \`${venue}\`; did you mean \`${known}\`?`,
        fix: (bench) => rewriteText(bench, entry, ['venue'], known, `write \`${known}\``),
      }
    }
  },
}
