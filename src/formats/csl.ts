/** CSL: a paper as the common model of bibliographies, from which BibTeX and CSL-JSON are written. */
import { type Entry, listingsOf, paradigmsOf } from '../core/database.ts'
import { yearOf } from '../core/date.ts'
import { arxivMonth } from '../core/identifier.ts'
import { paperLink } from '../core/link.ts'
import { nameParts } from '../core/name.ts'
import type { Author, Paper } from '../core/paper.ts'
import { parseVenue, type Venue, venueTitle } from '../core/venue.ts'

/** The CSL types that a paper can have; `document` where nothing tells. */
export type CslType = NonNullable<Paper['type']> | 'document'

export interface CslName {
  readonly family?: string
  readonly given?: string
  readonly suffix?: string
  readonly literal?: string
}

/** An item of CSL-JSON 1.0.2 with the fields that a survey knows. */
export interface CslItem {
  readonly id: string
  readonly 'citation-key': string
  readonly type: CslType
  readonly title: string
  readonly author?: readonly CslName[]
  readonly issued?: { readonly 'date-parts': readonly [readonly number[]] }
  /** Proceedings, journal or site. */
  readonly 'container-title'?: string
  /** Publisher of a book, institution of a report, university of a thesis, server of a preprint. */
  readonly publisher?: string
  readonly DOI?: string
  readonly URL?: string
  /** `arXiv`, and the id there. */
  readonly archive?: string
  readonly archive_location?: string
  readonly abstract?: string
  readonly note?: string
  readonly keyword?: string
}

/** The paper of an entry as CSL. */
export function toCsl({ citekey, paper }: Entry): CslItem {
  const venue = paper.venue === undefined ? undefined : parseVenue(paper.venue)
  const type = typeOf(paper, venue)
  const issued = issuedParts(paper, venue)
  const url = pageOf(paper)
  const keywords = [...listingsOf(paper), ...paradigmsOf(paper), ...(paper.tags ?? [])]
  return {
    id: citekey,
    'citation-key': citekey,
    type,
    title: paper.title,
    ...(paper.authors && { author: paper.authors.map(cslName) }),
    ...(issued.length > 0 && { issued: { 'date-parts': [issued] as const } }),
    ...containerOf(paper, venue, type),
    ...(paper.doi && { DOI: paper.doi }),
    ...(url && { URL: url }),
    ...(paper.arxiv && { archive: 'arXiv', archive_location: paper.arxiv }),
    ...(paper.abstract && { abstract: paper.abstract }),
    ...(paper.note && { note: paper.note }),
    ...(keywords.length > 0 && { keyword: keywords.join(', ') }),
  }
}

function cslName(author: Author): CslName {
  const { family, given, suffix, literal } = nameParts(author)
  return literal ? { literal: family } : { family, ...(given && { given }), ...(suffix && { suffix }) }
}

function typeOf({ type, venue: text = '', arxiv }: Paper, venue: Venue | undefined): CslType {
  if (venue?.kind === 'journal') return 'article-journal'
  if (venue && venue.kind !== 'preprint') return 'paper-conference'
  if (type) return type
  if (venue || (arxiv && text === '')) return 'article'
  if (/\b(?:journal|transactions|letters|review|annals|magazine|bulletin)\b/i.test(text))
    return 'article-journal'
  if (/\b(?:proceedings|conference|workshop|symposium|meeting)\b/i.test(text)) return 'paper-conference'
  return arxiv ? 'article' : 'document'
}

/** Types whose venue is who published it; that of all others is what it appeared in. */
const published: ReadonlySet<CslType> = new Set<CslType>([
  'article',
  'book',
  'dataset',
  'report',
  'software',
  'thesis',
])

function containerOf(
  { venue: text, arxiv }: Paper,
  venue: Venue | undefined,
  type: CslType,
): Pick<CslItem, 'container-title' | 'publisher'> {
  const title = venue && venue.kind !== 'preprint' ? venueTitle(venue) : (venue?.series ?? text)
  if (title === undefined) return type === 'article' && arxiv ? { publisher: 'arXiv' } : {}
  return published.has(type) ? { publisher: title } : { 'container-title': title }
}

/**
 * When the cited version appeared. A venue's year wins over the paper's date, which is when the paper first became
 * public; month and day are given only where they are those of the cited version.
 */
function issuedParts({ date, arxiv }: Paper, venue: Venue | undefined): number[] {
  const first = date ?? (arxiv && arxivMonth(arxiv))
  const isPublished = venue !== undefined && venue.kind !== 'preprint'
  const year = isPublished ? venue.year : undefined
  if (!first) return year === undefined ? [] : [year]
  const parts = first.split('-').map(Number)
  if (!isPublished) return parts
  return arxiv || (year !== undefined && year !== parts[0]) ? [year ?? yearOf(first)] : parts
}

/** The page to send a reader to; none where the DOI is the only way. */
function pageOf(paper: Paper): string | undefined {
  const { doi: _, ...others } = paper
  return paper.url ?? paperLink(others)
}
