/** A venue that is not the one in which the ACL Anthology has the paper. */
import type { Entry } from '../core/database.ts'
import { parseVenue, type Venue } from '../core/venue.ts'
import {
  type AnthologyVenue,
  anthologyId,
  anthologyVenue,
  anthologyVenueName,
  contradicts,
} from './anthology.ts'
import { rewriteText } from './edit.ts'
import type { Finding, Rule } from './rule.ts'

export const venueContradictsIdentifier: Rule = {
  name: 'venue-contradicts-identifier',
  kind: 'identity',
  summary: "A paper's venue is not the one that its ACL Anthology id or DOI names.",
  severity: 'error',
  fixable: 'unsafe',
  *check({ entries }) {
    for (const entry of entries) {
      const id = anthologyId(entry.paper)
      const venue = id && entry.paper.venue ? parseVenue(entry.paper.venue) : undefined
      const said = id && anthologyVenue(id)
      if (venue && said && contradicts(venue, said)) yield finding(entry, venue, said)
    }
  },
}

function finding(entry: Entry, venue: Venue, said: AnthologyVenue): Finding {
  const { venue: text, acl, doi } = entry.paper
  const [field, label] = acl ? (['acl', 'ACL Anthology id'] as const) : (['doi', 'DOI'] as const)
  const name = anthologyVenueName(said)
  const base = { entry, keys: ['venue'], related: [{ entry, keys: [field], message: `of ${name}` }] }
  const which = `${label} \`${acl ?? doi}\`, which is of ${name}`
  if (!lacksPart(venue, said))
    return { ...base, message: `venue \`${text}\` contradicts ${which}; correct one of the two` }
  return {
    ...base,
    message: `venue \`${text}\` is too wide for ${which}; write that`,
    fix: (bench) => rewriteText(bench, entry, ['venue'], name, `write \`${name}\``),
  }
}

/** Is it the right conference, but without the part: Findings, demonstrations? */
function lacksPart({ kind, series, year }: Venue, said: AnthologyVenue): boolean {
  return kind === 'main' && said.series[0] === series && (year === undefined || year === said.year)
}
