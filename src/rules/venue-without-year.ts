/** A conference without its year: one of many. */
import { parseVenue } from '../core/venue.ts'
import { rewriteText } from './edit.ts'
import { isContradicted, withYear } from './published.ts'
import type { Rule } from './rule.ts'

export const venueWithoutYear: Rule = {
  name: 'venue-without-year',
  kind: 'dates-and-venues',
  summary: 'A conference or workshop is named without its year.',
  severity: 'info',
  fixable: 'unsafe',
  *check({ entries }) {
    for (const entry of entries) {
      const { venue: text } = entry.paper
      if (!text || /\d/.test(text)) continue
      const read = parseVenue(text)
      if (!read || read.year || read.kind === 'journal' || read.kind === 'preprint') continue
      if (isContradicted(read, entry.paper)) continue
      const finding = { entry, keys: ['venue'] }
      const whole = withYear(read, entry.paper)
      if (whole)
        yield {
          ...finding,
          message: `venue \`${text}\` has no year; by its ${whole.by} it is \`${whole.venue}\``,
          fix: (bench) => rewriteText(bench, entry, ['venue'], whole.venue, `write \`${whole.venue}\``),
        }
      else yield { ...finding, message: `venue \`${text}\` has no year; add it after the name` }
    }
  },
}
