/** A venue that is not the one in which the ACL Anthology has the paper. */
import type { Paper } from '../core/paper.ts'
import { parseVenue } from '../core/venue.ts'
import { anthologyVenue, anthologyVenueName, contradicts } from './anthology.ts'
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

/** The Anthology id of a paper; the Association for Computational Linguistics makes its DOIs from them. */
function anthologyId({ acl, doi }: Paper): string | undefined {
  const id = acl ?? /^10\.18653\/v1\/(.+)$/i.exec(doi ?? '')?.[1]
  return /^[a-z]/.test(id ?? '') ? id?.toUpperCase() : id
}
