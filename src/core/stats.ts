/** Counting papers and listings by what they have in common. */
import { type Database, type Entry, listingsOf, paradigmsOf } from './database.ts'
import { compareText } from './diagnostic.ts'
import type { Taxonomy } from './taxonomy.ts'
import { parseVenue } from './venue.ts'

export const facets = ['component', 'subcategory', 'paradigm', 'year', 'venue', 'kind'] as const
export type Facet = (typeof facets)[number]

/** Distinct papers, and listings: a paper listed in three places is one paper and three listings. */
export interface Count {
  readonly papers: number
  readonly listings: number
}

/** One value of a facet; `key` is an id, year or name, and empty for papers that have no value. */
interface Row extends Count {
  readonly key: string
  readonly label: string
}

/**
 * Counts by one facet. The rows' listings add up to the total's, but that a paper of several paradigms counts in each;
 * their papers may exceed it, as a paper can stand in several rows.
 */
export interface Tally {
  readonly facet: Facet
  readonly rows: readonly Row[]
  readonly total: Count
}

/** Papers by two facets: `cells[row][column]`; the totals count each paper once. */
export interface CrossTable {
  readonly facets: readonly [Facet, Facet]
  readonly rows: readonly Row[]
  readonly columns: readonly Row[]
  readonly cells: readonly (readonly number[])[]
  readonly total: Count
}

/** Counts entries by a facet, in the order of the taxonomy, of time, or (venues) of size. */
export function countBy({ entries, taxonomy }: Database, facet: Facet): Tally {
  const sets = new Map<string, Bin>()
  for (const key of emptyKeys(facet, taxonomy)) sets.set(key, { papers: new Set(), listings: 0 })
  let listings = 0
  for (const entry of entries) {
    for (const path of listingsOf(entry.paper)) {
      listings++
      for (const key of new Set(keysOf(facet, entry, path))) {
        const bin = sets.get(key) ?? { papers: new Set(), listings: 0 }
        sets.set(key, bin)
        bin.papers.add(entry)
        bin.listings++
      }
    }
  }
  const rows = [...sets].map(([key, bin]) => ({
    key,
    label: labelOf(facet, key, taxonomy),
    papers: bin.papers.size,
    listings: bin.listings,
  }))
  return { facet, rows: arranged(facet, rows, taxonomy), total: { papers: entries.length, listings } }
}

/** Counts papers by two facets at once; a pair of component and subcategory means the same listing. */
export function crossTable(database: Database, first: Facet, second: Facet): CrossTable {
  const down = countBy(database, first)
  const across = countBy(database, second)
  const papers = new Map<string, Set<Entry>>()
  for (const entry of database.entries) {
    for (const path of listingsOf(entry.paper)) {
      for (const row of keysOf(first, entry, path)) {
        for (const column of keysOf(second, entry, path)) {
          const key = JSON.stringify([row, column])
          const cell = papers.get(key) ?? new Set()
          papers.set(key, cell.add(entry))
        }
      }
    }
  }
  const columns = across.rows.filter((column) => column.papers > 0)
  const cells = down.rows.map((row) =>
    columns.map((column) => papers.get(JSON.stringify([row.key, column.key]))?.size ?? 0),
  )
  return { facets: [first, second], rows: down.rows, columns, cells, total: down.total }
}

interface Bin {
  readonly papers: Set<Entry>
  listings: number
}

/** Values that are shown though nothing has them. */
function emptyKeys(facet: Facet, taxonomy: Taxonomy): string[] {
  if (facet === 'component') return taxonomy.components.map(({ path }) => path)
  if (facet === 'subcategory') return taxonomy.all.map(({ path }) => path)
  return facet === 'paradigm' ? taxonomy.paradigms.map(({ id }) => id) : []
}

function keysOf(facet: Facet, { paper }: Entry, path: string): readonly string[] {
  switch (facet) {
    case 'component':
      return [path.split('/', 1)[0] ?? '']
    case 'subcategory':
      return [path]
    case 'paradigm':
      return paper.paradigm ? paradigmsOf(paper) : ['']
    case 'year':
      return [paper.date?.slice(0, 4) ?? '']
    case 'venue':
      return [paper.venue ? (parseVenue(paper.venue)?.series ?? paper.venue) : '']
    case 'kind':
      return [paper.venue ? (parseVenue(paper.venue)?.kind ?? 'other') : '']
    default:
      return facet satisfies never
  }
}

function labelOf(facet: Facet, key: string, taxonomy: Taxonomy): string {
  if (key === '') return facet === 'kind' ? 'no venue' : `no ${facet}`
  if (facet === 'component') return taxonomy.get(key)?.title ?? key
  if (facet === 'paradigm') return taxonomy.paradigms.find(({ id }) => id === key)?.title ?? key
  return key
}

function arranged(facet: Facet, rows: readonly Row[], taxonomy: Taxonomy): Row[] {
  const isHeading = ({ key, papers }: Row) => papers === 0 && taxonomy.get(key)?.children.length
  if (facet === 'subcategory') return rows.filter((row) => !isHeading(row))
  const none = (row: Row) => (row.key === '' ? 1 : 0)
  if (facet === 'venue' || facet === 'kind')
    return rows.toSorted((a, b) => none(a) - none(b) || b.papers - a.papers || compareText(a.key, b.key))
  if (facet === 'year') return rows.toSorted((a, b) => none(a) - none(b) || compareText(a.key, b.key))
  return rows.toSorted((a, b) => none(a) - none(b))
}
