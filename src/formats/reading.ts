/** What a reader found in a record of any format, in plain text, and the draft that it makes. */
import { legalCitekey } from '../core/citekey.ts'
import type { Draft } from '../core/draft.ts'
import { arxivMonth, readIdentifier } from '../core/identifier.ts'
import { joinName, nameParts } from '../core/name.ts'
import { type Author, Citekey, type Paper } from '../core/paper.ts'
import type { Place } from '../core/text.ts'
import { parseVenue } from '../core/venue.ts'
import { isLink, oneLine, paragraph, readTags, readVenue, withoutEmpty } from './import.ts'

/** A field as plain text, by the name that its format gives it. */
export type Named = readonly [name: string, text: string]

/** What a reader found, each text without markup. */
export interface Reading {
  /** What the format calls the record; it need not be a legal citekey. */
  readonly key?: string | undefined
  readonly title: string
  readonly authors?: readonly Author[] | undefined
  /** When the cited version appeared: a partial date. */
  readonly issued?: string | undefined
  /** Where, as it is written there. */
  readonly venue?: string | undefined
  readonly type?: Paper['type'] | undefined
  /** Everything that may be an address or an identifier; of each kind the first wins. */
  readonly addresses?: readonly Named[]
  readonly code?: string | undefined
  readonly project?: string | undefined
  readonly abstract?: string | undefined
  readonly note?: string | undefined
  readonly keywords?: readonly string[] | undefined
  /** All other fields. */
  readonly rest?: readonly Named[]
  readonly guesses?: readonly string[]
}

/** The draft of a record, and what of it was left out for safety, a sentence each. */
export function draftOf(reading: Reading, from?: Place): { draft: Draft; refused: string[] } {
  const { links, others } = linksOf(reading.addresses ?? [])
  const first = links.arxiv && arxivMonth(links.arxiv)
  const { issued } = reading
  // The arXiv id knows when the paper first became public; the record, when the cited version did.
  const date = first && !issued?.startsWith(first) ? first : issued
  const [told, note] = [reading.venue, reading.note].map((text) =>
    text && isDangerous(text) ? undefined : text,
  )
  const venue = readVenue(told ?? '', issued?.slice(0, 4))
  const known = venue === undefined ? undefined : parseVenue(venue)
  const tags = (reading.keywords ?? []).flatMap(readTags)
  const isLost = venue === undefined && links.arxiv === undefined
  const { attributes, refused } = attributesOf([
    ...(isLost ? [['venue', reading.venue ?? ''] as const] : []),
    ...(note === reading.note ? [] : [['note', reading.note ?? ''] as const]),
    ...(isTold(issued, date, known?.year) ? [] : [['issued', issued ?? ''] as const]),
    ...others,
    ...keywordsBeside(tags, reading.keywords ?? []),
    ...(reading.rest ?? []),
  ])
  const { citekey, guess } = citekeyOf(reading.key ?? '')
  const guesses = [...(guess ? [guess] : []), ...(reading.guesses ?? [])]
  const fields = withoutEmpty<Paper>({
    title: titleOf(reading.title),
    authors: reading.authors?.flatMap(tidyAuthor),
    date,
    venue,
    type: known ? undefined : reading.type,
    ...links,
    code: reading.code,
    project: reading.project,
    abstract: paragraph(reading.abstract ?? ''),
    note: paragraph(note ?? ''),
    tags: [...new Set(tags)],
    attributes: Object.keys(attributes).length > 0 ? attributes : undefined,
  })
  const draft = {
    ...(citekey && { citekey }),
    fields,
    ...(guesses.length > 0 && { guesses }),
    ...(from && { from }),
  }
  return { draft, refused }
}

/** A title without its full stop, where that is not all of it. */
function titleOf(text: string): string {
  const title = oneLine(text)
  return title.replace(/(?<!\.)\.$/, '').trim() || title
}

/** A name on one line, without the number by which DBLP tells namesakes apart (`Wei Wang 0001`). */
function tidyAuthor(author: Author): Author[] {
  const written = oneLine(typeof author === 'string' ? author : author.literal)
  const isNumbered = typeof author === 'string' && / 0\d{3}(?=,|$)/.test(written)
  const name = isNumbered ? joinName(nameParts(written.replace(/ 0\d{3}(?=,|$)/, ''))) : written
  if (name === '') return []
  return [typeof author === 'string' ? name : { literal: name }]
}

/** Is this text an address that runs something, or holds a document of its own, when it is followed? */
function isDangerous(text: string): boolean {
  return /^\s*(?:(?:javascript|vbscript):\S|data:[a-z]*[/;,])/i.test(text)
}

/** A citekey that the schema allows, and what was made of one that it does not. */
function citekeyOf(key: string): { citekey?: string; guess?: string } {
  if (key === '') return {}
  if (Citekey.safeParse(key).success) return { citekey: key }
  const citekey = legalCitekey(key)
  const shown = oneLine(key).slice(0, 80)
  return citekey
    ? { citekey, guess: `\`${shown}\` is no citekey that every program takes; \`${citekey}\` stands for it` }
    : { guess: `\`${shown}\` is no citekey; one will be proposed` }
}

/** Identifier fields and `url`; what is neither, or a second of its kind that differs, stays under its own name. */
function linksOf(addresses: readonly Named[]): { links: Partial<Paper>; others: Named[] } {
  const links: Partial<Paper> = {}
  const others: Named[] = []
  for (const [name, written] of addresses) {
    const text = written.trim()
    if (text === '') continue
    const found = readIdentifier(text) ?? (isLink(text) && { kind: 'url' as const, value: text })
    if (found) links[found.kind] ??= found.value
    if (!found || links[found.kind]?.toLowerCase() !== found.value.toLowerCase()) others.push([name, text])
  }
  return { links, others }
}

/** Does a paper with this date and the year of its venue tell all that `issued` says? */
function isTold(
  issued: string | undefined,
  date: string | undefined,
  venueYear: number | undefined,
): boolean {
  if (issued === undefined || date?.startsWith(issued)) return true
  return issued === String(venueYear)
}

/** Keywords that are no ids, with the others so that the list stays whole. */
function keywordsBeside(tags: readonly string[], keywords: readonly string[]): Named[] {
  const words = keywords.flatMap((text) => text.split(/[,;]/)).map(oneLine)
  const ids = new Set(tags)
  const isWhole = words.every((word) => word === '' || ids.has(word))
  return isWhole ? [] : [['keywords', words.filter((word) => word !== '').join('; ')]]
}

/** Texts under ids; two of one name are joined. */
function attributesOf(texts: readonly Named[]): {
  attributes: { [id: string]: string }
  refused: string[]
} {
  const kept = new Map<string, string>()
  const refused: string[] = []
  for (const [name, text] of texts) {
    const value = oneLine(text)
    if (value === '') continue
    if (isDangerous(value)) {
      refused.push(`\`${oneLine(name)}\` is an address that runs code or holds data; it is left out`)
      continue
    }
    const id = idOf(name)
    const before = kept.get(id)
    kept.set(id, before === undefined || before === value ? value : `${before}; ${value}`)
  }
  return { attributes: Object.fromEntries(kept), refused }
}

function idOf(name: string): string {
  if (/^[a-z0-9]+$/.test(name)) return name
  const id = legalCitekey(name)
    ?.toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return id || 'unnamed'
}
