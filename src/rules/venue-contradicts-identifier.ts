/** A venue that is not the one in which the ACL Anthology has the paper. */
import { parseVenue } from '../core/venue.ts'
import { anthologyId, anthologyVenue, anthologyVenueName, contradicts } from './anthology.ts'
import type { Rule } from './rule.ts'

export const venueContradictsIdentifier: Rule = {
  name: 'venue-contradicts-identifier',
  kind: 'identity',
  summary: "A paper's venue is not the one that its ACL Anthology id or DOI names.",
  severity: 'error',
  fixable: false,
  *check({ entries }) {
    for (const entry of entries) {
      const { venue: text, acl, doi } = entry.paper
      const id = anthologyId(entry.paper)
      const venue = text && parseVenue(text)
      const said = id && anthologyVenue(id)
      if (!venue || !said || !contradicts(venue, said)) continue
      const [field, label] = acl ? (['acl', 'ACL Anthology id'] as const) : (['doi', 'DOI'] as const)
      const message = `venue \`${text}\` contradicts ${label} \`${acl ?? doi}\`, which is of ${anthologyVenueName(said)}; correct one of the two`
      const related = [{ entry, keys: [field], message: `of ${anthologyVenueName(said)}` }]
      yield { entry, keys: ['venue'], message, related }
    }
  },
}
