/** Cuts a BibTeX file into its entries, so that one that is broken does not take the others with it. */
import type { Span } from '../core/text.ts'

/** `@type{…}` with where it stands. */
export interface Chunk extends Span {
  /** In lower case; `%` for one that is commented out. */
  readonly type: string
  /** Where its content begins and ends, between the brackets. */
  readonly inside: Span
  /** Is its last bracket there? */
  readonly closed: boolean
}

/** Every `@type{…}` or `@type(…)` of a text, in order; what stands between them is comment. One pass, whatever the text. */
export function splitBibtex(text: string): Chunk[] {
  const chunks: Chunk[] = []
  const opening = /@[ \t\r\n]{0,99}([A-Za-z][\w-]{0,99})[ \t\r\n]{0,99}([{(])/g
  // A comment may hold whole entries; when one is never closed, the others are not looked through again.
  let mayHoldEntries = true
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const [head, name = '', bracket] = found
    const type = name.toLowerCase()
    const start = found.index + head.length
    if (behindPercent.test(text.slice(Math.max(found.index - 200, 0), found.index))) {
      chunks.push({ type: '%', start: found.index, end: start, inside: { start, end: start }, closed: true })
      continue
    }
    const isRound = bracket === '('
    const whole = type === 'comment' && mayHoldEntries ? endOfChunk(text, start, isRound, true) : undefined
    if (whole?.closed === false) mayHoldEntries = false
    const { end, closed } = whole?.closed ? whole : endOfChunk(text, start, isRound, false)
    const inside = { start, end: closed ? end - 1 : end }
    chunks.push({ type, start: found.index, end, inside, closed })
    opening.lastIndex = end
  }
  return chunks
}

/** A line on which something stands behind a `%`: biber takes it for comment, though BibTeX does not. */
const behindPercent = /(?:^|\n)[ \t]*%[^\n]*$/

/**
 * Where an entry ends: at its closing bracket, or, when a brace was forgotten, before the next line that begins an entry.
 * As in BibTeX, `\{` is a brace like any other.
 */
function endOfChunk(
  text: string,
  start: number,
  isRound: boolean,
  mayHoldEntries: boolean,
): { end: number; closed: boolean } {
  let depth = 0
  let isQuoted = false
  for (let at = start; at < text.length; at++) {
    switch (text[at]) {
      case '{':
        depth++
        break
      case '}':
        if (depth === 0) return { end: at + 1, closed: true }
        depth--
        break
      case '"':
        if (isRound && depth === 0) isQuoted = !isQuoted
        break
      case ')':
        if (isRound && depth === 0 && !isQuoted) return { end: at + 1, closed: true }
        break
      case '\n':
        if (mayHoldEntries) break
        entryLine.lastIndex = at + 1
        if (entryLine.test(text)) return { end: at + 1, closed: false }
        break
    }
  }
  return { end: text.length, closed: false }
}

/** The first line of an entry, with its key and comma, or a string or the like. */
const entryLine =
  /@(?:[A-Za-z]{1,30}[ \t]{0,9}[{(][^\s,{}"=]{0,200}[ \t]{0,9},|(?:string|preamble|comment)[ \t]{0,9}[{(])/iy
