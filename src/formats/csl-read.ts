/** Reads CSL items as citeproc, Zotero, pandoc and DOI registries write them. */
import type { Draft } from '../core/draft.ts'
import { arxivMonth } from '../core/identifier.ts'
import { joinName } from '../core/name.ts'
import type { Author, Paper } from '../core/paper.ts'
import { parseVenue } from '../core/venue.ts'
import { oneLine, readDate, readLinks, readTags, readVenue, withoutEmpty } from './import.ts'

/** The draft of one item; undefined when it is none or has no title. */
export function fromCsl(item: unknown): Draft | undefined {
  if (!isObject(item)) return undefined
  const title = oneLine(plain(textOf(item.title))).replace(/(?<!\.)\.$/, '')
  if (title === '') return undefined
  const issued = issuedParts(item.issued)
  const links = readLinks([
    ...(textOf(item.archive).toLowerCase() === 'arxiv' ? [`arXiv:${textOf(item.archive_location)}`] : []),
    ...[item.number, item.DOI, item.URL, item.note].map(textOf).filter((text) => !/^\d*$/.test(text)),
  ])
  const container = textOf(item['container-title']) || textOf(item['event-title']) || textOf(item.publisher)
  const venue = readVenue(plain(container), issued[0]?.toString())
  const citekey = textOf(item['citation-key']) || textOf(item.id)
  const fields = withoutEmpty<Paper>({
    title,
    authors: Array.isArray(item.author) ? item.author.flatMap(authorOf) : undefined,
    date: (links.arxiv && arxivMonth(links.arxiv)) ?? readDate(issued),
    venue,
    type: venue && parseVenue(venue) ? undefined : types[textOf(item.type)],
    ...links,
    abstract: plain(textOf(item.abstract))
      .replace(/[\p{Cc}]+/gu, ' ')
      .trim(),
    tags: readTags(textOf(item.keyword)),
  })
  return { ...(/^[A-Za-z0-9][A-Za-z0-9_:./+-]*$/.test(citekey) && { citekey }), fields }
}

/** Is this a JSON object? */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** CSL types, and Crossref's names for them, that say more than nothing. */
const types: Readonly<Record<string, Paper['type']>> = {
  __proto__: null as never,
  'article-journal': 'article-journal',
  'journal-article': 'article-journal',
  'paper-conference': 'paper-conference',
  'proceedings-article': 'paper-conference',
  book: 'book',
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

/** Crossref gives some texts as lists. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return textOf(value[0])
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
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
  return (/^\d{4}(?:-\d\d)*/.exec(textOf(issued.raw))?.[0] ?? '').split('-').filter(Boolean).map(Number)
}
