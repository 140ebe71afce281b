/** Queries: a structured question about papers, and the answer for one paper. */
import { type Entry, listingsOf, paradigmsOf } from './database.ts'
import { UserError } from './error.ts'
import { fullName } from './name.ts'
import type { Field } from './paper.ts'
import { isWithin } from './taxonomy.ts'
import { parseVenue, type Venue } from './venue.ts'

/** Values of one part are alternatives, parts must all hold; an absent part asks nothing. */
export interface Query {
  /** Paths: the paper is listed at or below one of these … */
  readonly components?: readonly string[]
  /** … and, with the same listing, at or below one of these. */
  readonly subcategories?: readonly string[]
  readonly paradigms?: readonly string[]
  readonly years?: readonly YearRange[]
  /** A series (`NeurIPS`), an edition of it (`NeurIPS 2023`), or any words of a venue. */
  readonly venues?: readonly string[]
  /** Part of a name, whatever its case and accents. */
  readonly authors?: readonly string[]
  readonly has?: readonly Field[]
  readonly missing?: readonly Field[]
}

/** From the first to the last year, both included. */
export interface YearRange {
  readonly first: number
  readonly last: number
}

/**
 * Reads `2023`, `2023..2025`, `2023..` or `..2020`.
 * @throws UserError on anything else.
 */
export function parseYears(text: string): YearRange {
  const found = /^(\d{4})?(\.\.)?(\d{4})?$/.exec(text.trim())
  const [, first, dots, last] = found ?? []
  if ((first || last) && (dots || !last))
    return { first: Number(first ?? 0), last: Number(dots ? (last ?? 9999) : first) }
  throw new UserError(`\`${text}\` is no year`, { hint: 'Write 2023, 2023..2025, 2023.. or ..2020.' })
}

/** The test that a query makes of each paper: the listings that answer it, none if the paper does not. */
export function matcher(query: Query): (entry: Entry) => string[] {
  const tests = paperTests(query)
  const { components, subcategories } = query
  return (entry) => {
    if (!tests.every((test) => test(entry))) return []
    const listings = listingsOf(entry.paper)
    if (!components && !subcategories) return listings
    return listings.filter(
      (path) =>
        (!components || components.some((ancestor) => isWithin(path, ancestor))) &&
        (!subcategories || subcategories.some((ancestor) => isWithin(path, ancestor))),
    )
  }
}

type Test = (entry: Entry) => boolean

function paperTests({ paradigms, years, venues, authors, has, missing }: Query): Test[] {
  const tests: (Test | undefined)[] = [
    paradigms && (({ paper }) => paradigmsOf(paper).some((id) => paradigms.includes(id))),
    years && (({ paper }) => years.some((range) => isInYears(paper.date, range))),
    venues && anyOf(venues.map(venueTest)),
    authors && anyOf(authors.map(authorTest)),
    has && (({ paper }) => has.every((field) => paper[field] !== undefined)),
    missing && (({ paper }) => missing.every((field) => paper[field] === undefined)),
  ]
  return tests.filter((test) => test !== undefined)
}

function anyOf(tests: readonly Test[]): Test {
  return (entry) => tests.some((test) => test(entry))
}

function isInYears(date: string | undefined, { first, last }: YearRange): boolean {
  const year = Number(date?.slice(0, 4))
  return year >= first && year <= last
}

function venueTest(text: string): Test {
  const asked = parseVenue(text)
  const words = fold(text)
  return ({ paper: { venue } }) => {
    if (venue === undefined) return false
    const here = asked && parseVenue(venue)
    return asked && here ? isPartOf(here, asked) : fold(venue).includes(words)
  }
}

/** Is a venue the one asked for, or (`NeurIPS`, `NeurIPS 2023`) one of several that were? */
function isPartOf(here: Venue, asked: Venue): boolean {
  const general = asked.kind === 'main' || asked.kind === 'journal' || asked.kind === 'preprint'
  return (
    here.series === asked.series &&
    (asked.year === undefined || here.year === asked.year) &&
    (general || (here.kind === asked.kind && (!asked.detail || here.detail === asked.detail)))
  )
}

function authorTest(text: string): Test {
  const asked = fold(text)
  return ({ paper: { authors = [] } }) =>
    authors.some(
      (author) =>
        fold(fullName(author)).includes(asked) ||
        (typeof author === 'string' && fold(author).includes(asked)),
    )
}

/** Text without case and accents. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
