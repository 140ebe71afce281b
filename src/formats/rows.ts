/** Rows: papers as lines of a table, for the formats that write one paper after another. */
import { type Entry, listingsOf, paradigmsOf } from '../core/database.ts'
import { fieldOrder } from '../core/fields.ts'
import { paperLink } from '../core/link.ts'
import { fullName } from '../core/name.ts'
import type { Field } from '../core/paper.ts'
import type { Format } from './format.ts'

/** A paper, or one of the places where it is listed. */
export interface Row {
  readonly entry: Entry
  /** Path of the listing that the row is about; absent when it is about the paper. */
  readonly listing?: string | undefined
}

export interface RowOptions {
  /** Which columns of a table, in this order; all when absent. */
  readonly columns?: readonly Column[] | undefined
  /** Does a table begin with the names of its columns (it does when absent)? */
  readonly header?: boolean | undefined
}

/** A format that can write any list of papers or listings in the order given. */
export interface RowFormat extends Format {
  /** The rows as text that ends in a newline; empty for no rows where the format has nothing else to say. */
  writeRows(rows: readonly Row[], options?: RowOptions): string
}

/** What a table shows: the fields of a paper, with its listings and its best link. */
export const columns = [
  ...(['citekey', 'title', 'authors', 'date', 'venue', 'type'] as const),
  ...(['arxiv', 'acl', 'openreview', 'doi', 'url', 'code', 'project', 'link'] as const),
  ...([
    'component',
    'subcategory',
    'listings',
    'paradigm',
    'tags',
    'attributes',
    'note',
    'abstract',
  ] as const),
] as const
export type Column = (typeof columns)[number]

/** A row for each paper. */
export function paperRows(entries: readonly Entry[]): Row[] {
  return entries.map((entry) => ({ entry }))
}

/** A row for each listing of each paper. */
export function listingRows(entries: readonly Entry[]): Row[] {
  return entries.flatMap((entry) => listingsOf(entry.paper).map((listing) => ({ entry, listing })))
}

/** A row's value in a column as text; lists are joined by `; `. */
export function cellOf(row: Row, column: Column): string {
  const { citekey, paper } = row.entry
  switch (column) {
    case 'citekey':
      return citekey
    case 'authors':
      return (paper.authors ?? []).map(fullName).join('; ')
    case 'link':
      return paperLink(paper) ?? ''
    case 'component':
    case 'subcategory':
      return pathOf(row)[column]
    case 'listings':
      return listingsOf(paper).join('; ')
    case 'paradigm':
      return paradigmsOf(paper).join('; ')
    case 'tags':
      return (paper.tags ?? []).join('; ')
    case 'attributes':
      return Object.entries(paper.attributes ?? {})
        .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join(', ') : value}`)
        .join('; ')
    default:
      return paper[column] ?? ''
  }
}

/** A cell without the apostrophe that keeps a spreadsheet from running or rounding it. */
export function bareCell(text: string): string {
  return guarded.test(text) ? text.slice(1) : text
}

const guarded = /^'+(?:[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]|(?:0\d+|\d+\.\d*|\d+(?:\.\d*)?e\d+|\d{12,})$)/i

/** The authors in a table that can be read back: as the database writes them, organisations in braces. */
export function authorsCell({ entry: { paper } }: Row): string {
  return (paper.authors ?? [])
    .map((name) => (typeof name === 'string' ? name : `{${name.literal}}`))
    .join('; ')
}

/** What JSON tells of a paper: its fields under their own names, all its listings and its best link. */
export type PaperRecord = { readonly [key in Field | 'citekey' | 'listing' | 'link']?: unknown } & {
  readonly listings: readonly string[]
}

/** A row as plain data, its keys always in the same order. */
export function recordOf({ entry: { citekey, paper }, listing }: Row): PaperRecord {
  const fields = fieldOrder.flatMap((field) => (paper[field] === undefined ? [] : [[field, paper[field]]]))
  const link = paperLink(paper)
  return {
    citekey,
    ...Object.fromEntries(fields),
    ...(listing !== undefined && { listing }),
    listings: listingsOf(paper),
    ...(link && { link }),
  }
}

/** Is there nothing in a text but space, so that any format may write there? */
export function isBlank(text: string): boolean {
  return text.trim() === ''
}

function pathOf({ entry: { paper }, listing }: Row): { component: string; subcategory: string } {
  if (listing === undefined) return { component: paper.component, subcategory: paper.subcategory ?? '' }
  const [component = '', ...rest] = listing.split('/')
  return { component, subcategory: rest.join('/') }
}
