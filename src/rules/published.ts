/** Where a paper was published, as far as its own identifiers and address say it. */
import type { Paper } from '../core/paper.ts'
import { parseVenue, type Venue } from '../core/venue.ts'
import { anthologyId, anthologyVenue, anthologyVenueName, contradicts } from './anthology.ts'
import { deniesVenue, proceedingsName, proceedingsOf } from './proceedings.ts'

/** A venue in its canonical spelling, and what of the paper names it, as a sentence says it. */
export interface Published {
  readonly venue: string
  readonly by: string
}

/** The venue that an ACL Anthology id or the address of a paper names; undefined where either leaves doubt. */
export function publishedIn({ acl, url }: Paper): Published | undefined {
  const id = acl ? anthologyVenue(acl) : undefined
  if (id?.part && id.series.length === 1) return { venue: anthologyVenueName(id), by: 'ACL Anthology id' }
  const page = url ? proceedingsOf(url) : undefined
  if (!page?.year || page.isWorkshop === undefined) return undefined
  return { venue: parseVenue(proceedingsName(page))?.canonical ?? proceedingsName(page), by: 'address' }
}

/** A venue that has no year, with the one that the paper's ACL Anthology id or address gives; undefined where none does. */
export function withYear(venue: Venue, { acl, url }: Paper): Published | undefined {
  const id = acl ? anthologyVenue(acl) : undefined
  const page = url ? proceedingsOf(url) : undefined
  if (id && !contradicts(venue, id)) return yearAdded(venue, id.year, 'ACL Anthology id')
  return page?.year && !deniesVenue(page, venue) ? yearAdded(venue, page.year, 'address') : undefined
}

/** Do the paper's identifiers or its address deny the venue? Rules of their own say so, and what it should be. */
export function isContradicted(venue: Venue, paper: Paper): boolean {
  const id = anthologyId(paper)
  const said = id ? anthologyVenue(id) : undefined
  if (said && contradicts(venue, said)) return true
  const page = paper.url ? proceedingsOf(paper.url) : undefined
  return page !== undefined && deniesVenue(page, venue)
}

function yearAdded({ series, canonical }: Venue, year: number, by: string): Published | undefined {
  const venue = parseVenue(canonical.replace(series, `${series} ${year}`))
  return venue?.series === series && venue.year === year ? { venue: venue.canonical, by } : undefined
}
