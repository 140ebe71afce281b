/** Reads CSL items as citeproc, Zotero, pandoc and DOI registries write them. */
import type { Draft } from '../core/draft.ts'
import { readIdentifier } from '../core/identifier.ts'
import { fullName, joinName } from '../core/name.ts'
import type { Author, Paper } from '../core/paper.ts'
import type { Place } from '../core/text.ts'
import { isLink, oneLine, readDate } from './import.ts'
import { draftOf, type Named } from './reading.ts'

export interface CslReading {
  readonly draft: Draft
  /** What was left out for safety, a sentence each. */
  readonly refused: readonly string[]
  /** Variables that were left out because they say nothing of the work, or nothing that is text. */
  readonly noise: readonly string[]
}

/** The draft of one item and what was left out; undefined when it is none or has no title. Every other variable is kept. */
export function readCsl(item: unknown, from?: Place): CslReading | undefined {
  if (!isObject(item)) return undefined
  const text = (name: string) => plain(textOf(item[name]))
  const title = oneLine(text('title'))
  if (title === '') return undefined
  const used = new Set(['title', 'author', 'type', 'id', 'citation-key', 'abstract', 'keyword', 'DOI', 'URL'])
  const addresses = addressesOf(text, used)
  const issued = readDate(issuedParts(item.issued))
  if (issued) used.add('issued')
  const container = ['container-title', 'event-title', 'publisher'].find((name) => text(name) !== '')
  if (container) used.add(container)
  const note = used.has('note') ? '' : text('note')
  used.add('note')
  const { rest, noise } = othersOf(item, used)
  const type = textOf(item.type)
  const isPreprint = type === 'article' && addresses.some(([, address]) => /arxiv/i.test(address))
  const read = draftOf(
    {
      key: textOf(item['citation-key']) || textOf(item.id),
      title,
      authors: Array.isArray(item.author) ? item.author.flatMap(authorOf) : [],
      issued,
      venue: container && text(container),
      type: isPreprint ? undefined : types[type],
      addresses,
      abstract: text('abstract'),
      note,
      keywords: [keywordsOf(item)],
      rest: type in types ? rest : [['entrytype', type], ...rest],
    },
    from,
  )
  return { ...read, noise }
}

/** Is this a JSON object? */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Did `survey render` write this `custom`, with the listings of the paper? */
export function isOwnCustom(custom: unknown): custom is { listings?: unknown } {
  return isObject(custom) && custom.generator === 'survey'
}

/** CSL types, and Crossref's names for them; undefined for those that say nothing. */
const types: Readonly<Record<string, Paper['type'] | undefined>> = {
  __proto__: null as never,
  '': undefined,
  document: undefined,
  article: 'article',
  'article-journal': 'article-journal',
  'journal-article': 'article-journal',
  'paper-conference': 'paper-conference',
  'proceedings-article': 'paper-conference',
  'posted-content': undefined,
  book: 'book',
  monograph: 'book',
  chapter: 'chapter',
  'book-chapter': 'chapter',
  dataset: 'dataset',
  'post-weblog': 'post-weblog',
  report: 'report',
  software: 'software',
  thesis: 'thesis',
  dissertation: 'thesis',
  webpage: 'webpage',
}

/** What DOI registries say of their records and not of the works. */
const registries = new Set(
  (
    'categories indexed created deposited score source prefix member schema reference reference-count references-count ' +
    'is-referenced-by-count content-domain relation resource link license assertion update-policy update-to ' +
    'published published-online published-print accepted alternative-id subject journal-issue free-to-read funder'
  ).split(' '),
)

/** Where an item leads, the surest first. */
function addressesOf(text: (name: string) => string, used: Set<string>): Named[] {
  const found: Named[] = []
  if (text('archive').toLowerCase() === 'arxiv' && readIdentifier(`arXiv:${text('archive_location')}`)) {
    found.push(['archive', `arXiv:${text('archive_location')}`])
    for (const name of ['archive', 'archive_location']) used.add(name)
  }
  for (const name of ['number', 'DOI', 'URL', 'note']) {
    const address = text(name).trim()
    const isAddress = readIdentifier(address) !== undefined || isLink(address)
    if (isAddress || used.has(name)) found.push([name, address])
    if (isAddress) used.add(name)
  }
  // Zotero keeps the id of a preprint in its number or in a line of its note.
  const noted = /^arXiv:\s?(\d{4}\.\d{4,5}|[a-z-]{1,20}\/\d{7})/m.exec(text('note'))
  if (noted) found.push(['note', `arXiv:${noted[1]}`])
  return found
}

/** All other variables as text, and the names of those that have none. */
function othersOf(
  item: Record<string, unknown>,
  used: ReadonlySet<string>,
): { rest: Named[]; noise: string[] } {
  const rest: Named[] = []
  const noise: string[] = []
  for (const [name, value] of Object.entries(item)) {
    if (used.has(name) || (name === 'custom' && isOwnCustom(value))) continue
    const text = registries.has(name) ? '' : plain(valueText(value, 0))
    if (text !== '') rest.push([name, text])
    else if (!(value === null || value === '' || (Array.isArray(value) && value.length === 0)))
      noise.push(name)
  }
  return { rest, noise }
}

/** Any value as text: names as they are read aloud, dates as ISO 8601, lists joined; empty for other objects. */
function valueText(value: unknown, depth: number): string {
  if (typeof value === 'boolean') return String(value)
  if (Array.isArray(value) && depth < 3)
    return value
      .map((part: unknown) => valueText(part, depth + 1))
      .filter((part) => part !== '')
      .join('; ')
  if (!isObject(value)) return textOf(value)
  const name = authorOf(value)[0]
  return name === undefined ? dateText(value) : fullName(name)
}

function dateText(date: Record<string, unknown>): string {
  const all: unknown[] = Array.isArray(date['date-parts']) ? date['date-parts'] : []
  const ends = all.flatMap((parts) => (Array.isArray(parts) ? (readDate(parts.map(Number)) ?? []) : []))
  return ends.length > 0 ? ends.join('/') : textOf(date.raw) || textOf(date.literal)
}

function keywordsOf({ keyword, custom }: Record<string, unknown>): string {
  const listings: readonly unknown[] =
    isOwnCustom(custom) && Array.isArray(custom.listings) ? custom.listings : []
  const words = (Array.isArray(keyword) ? valueText(keyword, 0) : textOf(keyword)).split(/[,;]/)
  // Another survey's taxonomy is not yours.
  return words.filter((word) => !listings.includes(word.trim())).join(',')
}

/** Crossref gives some texts as lists. */
function textOf(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first : typeof first === 'number' ? String(first) : ''
}

/** Text without the tags that CSL allows and the JATS tags of Crossref. */
function plain(text: string): string {
  return text
    .replace(/<\/?(?:i|b|em|strong|sc|sub|sup|span|scp|tt|jats:[a-z-]+)(?:\s[^<>]*)?>/gi, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

function authorOf(name: unknown): Author[] {
  if (!isObject(name)) return []
  const part = (key: string) => oneLine(textOf(name[key]))
  const literal = part('literal') || part('name')
  if (literal) return [{ literal }]
  const particle = [part('dropping-particle'), part('non-dropping-particle')].filter((word) => word !== '')
  const family = [...particle, part('family')].join(' ').trim()
  if (family === '') return part('given') ? [part('given')] : []
  return [joinName({ family, given: part('given'), suffix: part('suffix') })]
}

function issuedParts(issued: unknown): number[] {
  if (!isObject(issued)) return []
  const parts: unknown = Array.isArray(issued['date-parts']) ? issued['date-parts'][0] : undefined
  if (Array.isArray(parts)) return parts.map(Number)
  const text = textOf(issued.raw) || textOf(issued.literal)
  return (/^\d{4}(?:-\d\d)*/.exec(text)?.[0] ?? '').split('-').filter(Boolean).map(Number)
}
