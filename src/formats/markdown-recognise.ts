/** One record understood: title, authors, date, venue and links, and how sure it is that this is a paper. */

import { addFact, type Citation, readBeside, readCitation } from './markdown-citation.ts'
import { isPaperUrl, type Role } from './markdown-links.ts'
import { isFullName, isTeam, readExpectedPeople, readPeople } from './markdown-people.ts'
import { cleanTitle, peel } from './markdown-phrases.ts'
import type { Piece } from './markdown-pieces.ts'
import { type LinkToken, type TextToken, type Token, tokenise } from './markdown-tokens.ts'
import { readExpectedFact, readFact, tellsVenue, yearIn } from './markdown-venue.ts'

export interface FoundLink {
  readonly role: Role
  readonly text: string
  readonly url: string
}

export interface Found extends Citation {
  readonly title: string
  /** What the title was: a link, quoted, bold, or the first words. */
  readonly by: 'link' | 'quotes' | 'bold' | 'plain'
  /** The link of the title, and the text after it, for styles that keep more than a title in it. */
  readonly link?: LinkToken
  readonly after?: string
  /** The text that begins with the title, where it is not linked. */
  readonly head?: string
  readonly links: FoundLink[]
  readonly marks: readonly string[]
  readonly anchors: number
  readonly line: number
  /** Characters of text in the whole record. */
  readonly length: number
}

/** What a record says, or undefined when it has no title. */
export function recognise(pieces: readonly Piece[]): Found | undefined {
  const { tokens, marks, facts, anchors } = tokenise(pieces)
  const at = findTitle(tokens)
  if (!at) return undefined
  const links = tokens.flatMap((token, index) =>
    token.kind === 'link' && index >= at.from
      ? [linkOf(token, index <= at.to && token.role === 'title')]
      : [],
  )
  const earlier = tokens
    .slice(0, at.from)
    .flatMap((token) => (token.kind === 'link' ? [linkOf(token, false)] : []))
  const citation: Citation = { rest: [], ...at.citation }
  for (const fact of facts) addFact(citation, fact)
  readRest(tokens.slice(0, at.from), citation)
  readRest(tokens.slice(at.to + 1), citation)
  for (const token of tokens) if (token.kind === 'link' && token.fact) addFact(citation, token.fact)
  const title = cleanTitle(citation.title ?? '')
  if (!/[\p{L}\p{N}]/u.test(title)) return undefined
  const length = tokens.reduce((sum, token) => sum + (token.kind === 'break' ? 0 : token.text.length), 0)
  const line = tokens[at.from]?.line ?? 0
  return {
    ...citation,
    title,
    by: at.by,
    ...(at.link && { link: at.link, after: textOf(tokens[at.from + 1]) }),
    ...(at.by === 'plain' && { head: textOf(tokens[at.from]) }),
    links: [...links, ...earlier],
    marks,
    anchors,
    line,
    length,
  }
}

/** How much speaks for a paper; 3 is enough, below 0 it is something else. */
export function evidenceOf(found: Found): number {
  const { links, title, venue, date, people, by, anchors } = found
  const hasPaper = links.some(
    ({ role, url }) => (role === 'paper' && /^https?:|\.pdf|^www\./i.test(url)) || isPaperUrl(url),
  )
  const words = title.split(' ').length
  const titleLink = links.find(({ role }) => role === 'title')
  return (
    (hasPaper ? 3 : 0) +
    (venue ? 2 : 0) +
    (date ? 1 : 0) +
    (people ? 2 : 0) +
    (by === 'quotes' ? 1 : 0) +
    (links.some(({ role }) => role === 'code') && words >= 3 ? 1 : 0) +
    (words >= 4 || /\p{Lo}{8}/u.test(title) ? 1 : 0) +
    (titleLink && /^https?:/i.test(titleLink.url) && words >= 4 ? 1 : 0) -
    (anchors > 0 && anchors >= links.length ? 10 : 0) -
    (words > 45 ? 4 : 0)
  )
}

interface TitleAt {
  readonly from: number
  readonly to: number
  readonly by: Found['by']
  readonly link?: LinkToken
  readonly citation: Partial<Citation>
}

function linkOf({ role, text, url }: LinkToken, isTitle: boolean): FoundLink {
  return { role: isTitle ? 'title' : role === 'title' ? 'other' : role, text, url }
}

function textOf(token: Token | undefined): string {
  return token?.kind === 'text' ? token.text : ''
}

const wordsIn = (text: string) => text.trim().split(/\s+/).length
const isLong = (text: string) => wordsIn(text) >= 3 || /[\p{Lo}]{6}/u.test(text) || text.length >= 24

function findTitle(tokens: readonly Token[]): TitleAt | undefined {
  let short: TitleAt | undefined
  for (const [at, token] of tokens.entries())
    for (const found of candidate(tokens, token, at)) {
      if (isLong(found.citation.title ?? '')) return found
      short ??= found
    }
  const plain = plainTitle(tokens)
  if (!plain) return short
  if (!short) return plain
  return isLong(plain.citation.title ?? '') && plain.from !== short.from ? plain : short
}

function candidate(tokens: readonly Token[], token: Token, at: number): TitleAt[] {
  if (token.kind === 'break') return []
  const next = tokens[at + 1]
  const after = next?.kind === 'text' ? next.text : ''
  if (token.kind === 'link') {
    if (token.role !== 'title' || isAside(tokens, token, at)) return []
    return [linkTitle(token, at, after)]
  }
  if (/[\p{L}\p{N}]/u.test(token.text) && token.bold && !readFact(token.text))
    return boldTitle(token, at, next)
  const quoted = /(?:^|[\s.,:)(\]])["“]\s?[^"“”]{8,300}["”](?!\s?[\p{L}\p{N}:])|《[^《》]{4,300}》/u.exec(
    token.text,
  )
  if (!quoted) return []
  return [{ from: at, to: at, by: 'quotes', citation: quotedCitation(token.text) }]
}

function quotedCitation(text: string): Partial<Citation> {
  const chinese = /^(.*?)《([^《》]{4,300})》(.*)$/s.exec(text)
  if (!chinese) return readCitation(text)
  const citation: Citation = { title: chinese[2] ?? '', rest: [] }
  for (const side of [chinese[1] ?? '', chinese[3] ?? '']) readBeside(side, citation)
  return citation
}

/** `A long title [[Unknown Venue 2024](…)]`: a link in brackets after a title is something else. */
function isAside(tokens: readonly Token[], { text }: LinkToken, at: number): boolean {
  const previous = textOf(tokens[at - 1])
  if (!/^\[.*\]$/.test(text) && !/\[\s*$/.test(previous)) return false
  return isLong(plainTitle(tokens.slice(0, at))?.citation.title ?? '')
}

/** A linked title; `[Name](…): Title` has the rest of it behind the link. */
function linkTitle(token: LinkToken, at: number, after: string): TitleAt {
  const rest = /^\s?:\s+(\S[^|[\]]{8,200}?)\s*(?:[|[(]|$)/.exec(after)?.[1]
  if (rest && wordsIn(token.text) <= 3 && wordsIn(rest) >= 3 && wordsIn(rest) <= 30) {
    const beside = readCitation(rest)
    const title = `${token.text}: ${beside.title ?? rest}`
    const tail = after.slice(after.indexOf(rest) + rest.length)
    readBeside(tail, beside)
    return { from: at, to: at + 1, by: 'link', citation: { ...beside, title } }
  }
  const { before, body, after: groups } = peel(token.text)
  const citation: Citation = isCitation(body) ? readCitation(body) : { title: cleanTitle(body), rest: [] }
  for (const group of [...before, ...groups])
    if (!addFact(citation, readFact(group))) citation.rest.push(group)
  return { from: at, to: at, by: 'link', link: token, citation }
}

/** Is the text of a link a whole citation? */
function isCitation(text: string): boolean {
  if (/^[^"“]{6,}["“][^"“”]{10,}[.,]?["”]/.test(text)) return true
  const year = /(?:\b(?:19|20)\d\d\b|\bet al\b)/.test(text)
  return year && /[^.]{12,}\. [^.]{5,}/.test(text) && readCitation(text).people !== undefined
}

/** `**Title**`, or `**Name**: Title` where the rest is behind. */
function boldTitle(token: TextToken, at: number, next: Token | undefined): TitleAt[] {
  const after = next?.kind === 'text' ? next.text : ''
  const isName = wordsIn(token.text) <= 4 && (/^\s?[:：]/.test(after) || /[:：]\s*$/.test(token.text))
  const rest = after.replace(/^\s?[:：]\s*/, '')
  if (isName && /^\s*["“]/.test(rest)) return []
  if (isName && isLong(rest)) {
    const citation = readCitation(rest)
    const name = token.text.replace(/[:：]\s*$/, '').trim()
    if (/^(?:title|paper|paper title|论文|标题|题目)$/i.test(name))
      return [{ from: at, to: at + 1, by: 'bold', citation }]
    return [
      {
        from: at,
        to: at + 1,
        by: 'bold',
        citation: { ...citation, title: `${name}: ${citation.title ?? ''}` },
      },
    ]
  }
  if ((readPeople(token.text)?.names.length ?? 0) > 2) return []
  const citation = /\S[.)\]]\s*$|["“]/.test(token.text)
    ? readCitation(token.text)
    : { title: token.text, rest: [] }
  return [{ from: at, to: at, by: 'bold', citation }]
}

/** The first text that is neither a fact nor people, as a citation. */
function plainTitle(tokens: readonly Token[]): TitleAt | undefined {
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'text' || !/[\p{L}\p{N}]/u.test(token.text) || readFact(token.text)) continue
    if (readPeople(token.text)) continue
    const text = /\s\|\s/.test(token.text) ? token.text.split(/\s\|\s/) : [token.text]
    const first = text.findIndex((part) => /[\p{L}\p{N}]/u.test(part) && !readFact(part))
    const citation = readCitation(text[first] ?? '')
    for (const [index, part] of text.entries()) if (index !== first) readBeside(part, citation)
    if (citation.title) return { from: at, to: at, by: 'plain', citation }
  }
  return undefined
}

/** Everything beside the title; text in italics or underlined after it is people or the venue. */
function readRest(tokens: readonly Token[], citation: Citation): void {
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'break') continue
    if (token.kind === 'link') {
      if (token.role === 'title') readNamedLink(token, citation)
      continue
    }
    const isAlone =
      tokens[at - 1]?.kind === 'break' && (tokens[at + 1] === undefined || tokens[at + 1]?.kind === 'break')
    if (isAlone && !citation.people && (isFullName(token.text) || isTeam(token.text))) {
      citation.people = readExpectedPeople(token.text)
      continue
    }
    const { text, italic, underlined } = token
    if ((italic || underlined) && text.length < 3000 && readStyled(text, citation)) continue
    for (const part of text.split(/\s\|\s|\s?\|\s?(?=$)|[•·]\s/)) readBeside(part, citation)
  }
}

/** A link beside the title whose text is no role: the venue, as in `[eLife 12 (2023)](…)`, or anything. */
function readNamedLink({ text, url }: LinkToken, citation: Citation): void {
  const isVenue =
    citation.venue === undefined &&
    wordsIn(text) < 12 &&
    !isFullName(text) &&
    (yearIn(text) !== undefined || tellsVenue(text) || (isPaperUrl(url) && wordsIn(text) < 4))
  if (isVenue) addFact(citation, readExpectedFact(text))
  else if (!citation.people) readBeside(text, citation)
}

function readStyled(text: string, citation: Citation): boolean {
  if (readFact(text)) return addFact(citation, readFact(text))
  const people = citation.people ? undefined : readPeople(text)
  if (people) {
    citation.people = people
    return true
  }
  if (citation.venue === undefined && text.length < 90 && !/[.;] \S/.test(text)) {
    const one = citation.people || !isFullName(text) ? undefined : readExpectedPeople(text)
    if (one && !/\b(?:journal|conference|sciences?|systems?|press|access|advances)\b/i.test(text)) {
      citation.people = one
      return true
    }
    return addFact(citation, readExpectedFact(text))
  }
  return false
}
