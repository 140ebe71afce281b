/** Is an entry a preprint, or a publication, and are two entries two publications of one work? */
import { yearOf } from '../core/date.ts'
import type { Paper } from '../core/paper.ts'
import { parseVenue } from '../core/venue.ts'

/** DOIs of preprint servers: arXiv, bioRxiv, SSRN, OSF, Research Square, ChemRxiv, Preprints.org, Zenodo, TechRxiv. */
const preprintDoi = /^10\.(?:48550|1101|64898|2139|31219|31234|21203|26434|20944|5281|36227)\//
const preprintVenue = /\b(?:arxiv|[a-z]+rxiv|preprint|CoRR|SSRN|hal|unpublished)\b/i

/** Published: it has a venue that is no preprint server, an ACL Anthology id, or a publisher's DOI. */
export function isPublished({ venue, acl, doi }: Paper): boolean {
  if (acl !== undefined || (doi !== undefined && !preprintDoi.test(doi))) return true
  return venue !== undefined && !isPreprintVenue(venue)
}

/** A preprint and nothing else. */
export function isPreprint(paper: Paper): boolean {
  if (isPublished(paper)) return false
  return paper.arxiv !== undefined || paper.doi !== undefined || paper.venue !== undefined
}

/** Were both published, in different years? Then they are mostly a conference's and a journal's version, or two editions. */
export function publicationsDiffer(a: Paper, b: Paper): boolean {
  return isPublished(a) && isPublished(b) && yearsApart(a, b) > 0
}

/** Do two entries say that they appeared in one place and year? */
export function isSamePlace(a: Paper, b: Paper): boolean {
  return a.venue !== undefined && a.venue === b.venue && a.date?.slice(0, 4) === b.date?.slice(0, 4)
}

/** Years between the dates of two papers; 0 where one has none. */
export function yearsApart(a: Paper, b: Paper): number {
  return a.date && b.date ? Math.abs(yearOf(a.date) - yearOf(b.date)) : 0
}

function isPreprintVenue(venue: string): boolean {
  const known = parseVenue(venue)
  return known ? known.kind === 'preprint' : preprintVenue.test(venue)
}
