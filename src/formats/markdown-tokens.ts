/** The pieces of one record made ready for understanding: marks and badges taken out, links given their roles. */
import { badgeFact, badgeText, isCounter } from './markdown-badges.ts'
import { isAnchor, type Role, roleOfLabel, roleOfUrl } from './markdown-links.ts'
import { readOwnHead } from './markdown-own.ts'
import { isFullName, readPeople } from './markdown-people.ts'
import type { LinkPiece, Piece, Style, TextPiece } from './markdown-pieces.ts'
import { type Fact, readFact } from './markdown-venue.ts'

export interface TextToken extends Style {
  readonly kind: 'text'
  readonly text: string
  readonly line: number
}

export interface LinkToken extends Style {
  readonly kind: 'link'
  readonly role: Role
  readonly text: string
  readonly url: string
  readonly fact: Fact | undefined
  readonly line: number
  readonly isLoose: boolean
  readonly isSpread: boolean
}

export type Token =
  | TextToken
  | LinkToken
  | { readonly kind: 'break'; readonly hard: boolean; readonly line: number }

export interface Tokens {
  readonly tokens: readonly Token[]
  readonly marks: readonly string[]
  /** What badges say. */
  readonly facts: readonly Fact[]
  /** Links to places in this very document. */
  readonly anchors: number
}

const emoji =
  /(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2})(?:\ufe0f|\u200d|[\u{1f3fb}-\u{1f3ff}]|\p{Extended_Pictographic})*|(?<=^|\s):[a-z][a-z0-9_]{2,30}:(?=\s|$)/gu
const longest = 6000

/** The tokens of a record. */
export function tokenise(pieces: readonly Piece[]): Tokens {
  const tokens: Token[] = []
  const marks: string[] = []
  const facts: Fact[] = []
  let anchors = 0
  for (const piece of pieces) {
    if (piece.kind === 'break') tokens.push(piece)
    else if (piece.kind === 'image') {
      const fact = isCounter(piece) ? undefined : badgeFact(piece)
      if (fact) facts.push(fact)
    } else if (piece.kind === 'link') {
      if (isAnchor(piece)) anchors++
      const token = linkToken(piece)
      marks.push(...marksIn(piece.text))
      tokens.push(token)
    } else {
      marks.push(...marksIn(piece.text))
      tokens.push(textToken(piece))
    }
  }
  return { tokens: joined(tokens), marks, facts, anchors }
}

/** Text without emoji and the like. */
export function withoutMarks(text: string): string {
  return text.replace(emoji, (mark) => (/^(?:[©®™↔]|\d)/.test(mark) ? mark : ' '))
}

/** The emoji and the like in a text. */
export function marksIn(text: string): string[] {
  return [...text.matchAll(emoji)].map(([mark]) => mark).filter((mark) => !/^[©®™↔]/.test(mark))
}

function textToken(piece: TextPiece): TextToken {
  const text = withoutMarks(piece.text.slice(0, longest)).replace(/\s+/g, ' ')
  return { ...piece, text }
}

function linkToken(piece: LinkPiece): LinkToken {
  const badges = piece.images.filter((image) => !isCounter(image))
  const counts = piece.images.length > badges.length
  const label = withoutMarks(piece.text).replace(/\s+/g, ' ').trim().slice(0, longest)
  const text = label !== '' ? label : (badges.map((image) => badgeText(image) ?? image.alt)[0] ?? '')
  const bare = text.replace(/^\[|\]$/g, '')
  const badge = label === '' ? badges.map(badgeFact).find((found) => found) : undefined
  const isOwn = readOwnHead(text) !== undefined
  const role = isOwn ? 'title' : roleOfLabel(text)
  const fact =
    role === 'paper' ? serverFact(bare) : (badge ?? (role === undefined ? readFact(bare) : undefined))
  const { bold, italic, underlined, code, line, url } = piece
  const style = {
    bold,
    italic,
    underlined,
    code,
    line,
    isLoose: piece.isLoose,
    isSpread: piece.lastLine > line,
  }
  const byUrl = roleOfUrl(url)
  const isAddress = text === '' || /^(?:https?:|www\.)/i.test(text) || counts
  const guessed: Role = isAddress
    ? byUrl
    : fact
      ? 'paper'
      : label === '' && byUrl !== 'other'
        ? byUrl
        : 'title'
  return { kind: 'link', role: role ?? guessed, text, url, fact, ...style }
}

/** `[arxiv](…)` names the server and the link in one. */
function serverFact(label: string): Fact | undefined {
  return /^(?:pdf|paper|link|doi|abs|html|here|open ?review)/i.test(label) ? undefined : readFact(label)
}

/** A line end inside a sentence is a space; so is a style that a single word inside a sentence has. */
function joined(tokens: readonly Token[]): Token[] {
  const result: Token[] = []
  for (const [at, token] of tokens.entries()) {
    const last = result.at(-1)
    const next = tokens[at + 1]
    if (
      token.kind === 'break' &&
      !token.hard &&
      last?.kind === 'text' &&
      next?.kind === 'text' &&
      goesOn(last, next)
    ) {
      result[result.length - 1] = { ...last, text: `${last.text.trimEnd()} ` }
    } else if (token.kind === 'text' && last?.kind === 'text' && belongs(last, token, next)) {
      const { bold, italic, underlined, code } = last.text.length >= token.text.length ? last : token
      result[result.length - 1] = { ...last, text: last.text + token.text, bold, italic, underlined, code }
    } else result.push(token)
  }
  return result
}

/** Does a sentence go on in the next line? */
function goesOn(last: TextToken, next: TextToken): boolean {
  if (last.text.length > 500) return false
  const begins =
    /^\s*[\p{L}]/u.test(next.text) && /[\p{L}\p{N}]\s*$/u.test(last.text) && last.text.length > 40
  if (
    begins &&
    !last.bold &&
    !next.bold &&
    !last.italic &&
    !next.italic &&
    !readFact(next.text) &&
    !readPeople(next.text) &&
    !isFullName(next.text) &&
    !readPeople(last.text)
  )
    return true
  if (last.bold !== next.bold || last.italic !== next.italic) return false
  const sameStyle = last.bold || last.italic
  if (isFullName(last.text) || readPeople(last.text)) return false
  return sameStyle || /[:,\-–]\s*$/.test(last.text) || /^\s*[\p{Ll}(]/u.test(next.text)
}

/** Do two texts of different style make one phrase? */
function belongs(last: TextToken, token: TextToken, next: Token | undefined): boolean {
  const same = (['bold', 'italic', 'underlined', 'code'] as const).every((key) => last[key] === token[key])
  if (same) return true
  if (last.bold !== token.bold) return false
  const styled = last.italic || last.underlined || last.code ? last : token
  if (readFact(styled.text) || styled.text.length > 60) return false
  if (styled === last)
    return (
      last.text.split(' ').length < 5 &&
      /^(?::|-|[ ]?[\p{Ll}]|['’]s|\()/u.test(token.text) &&
      !/[.,]$/.test(last.text)
    )
  const goesOnAfter = next?.kind === 'text' && /^(?:[-:?!'’]| ?[\p{Ll}(])/u.test(next.text)
  return goesOnAfter && /(?:[\p{L}\p{N}-] ?|^|[:(] ?)$/u.test(last.text)
}
