/** Cuts a BibTeX file into its entries, so that one that is broken does not take the others with it. */
import type { Span } from '../core/text.ts'

/** `@type{…}` with where it stands. */
export interface Chunk extends Span {
  /** In lower case. */
  readonly type: string
  readonly text: string
  /** Is its last bracket there? */
  readonly closed: boolean
}

/** Every `@type{…}` or `@type(…)` of a text, in order; what stands between them is comment. One pass, whatever the text. */
export function splitBibtex(text: string): Chunk[] {
  const chunks: Chunk[] = []
  const opening = /@[ \t\r\n]{0,99}([A-Za-z]+)[ \t\r\n]{0,99}([{(])/g
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const [head, type = '', bracket] = found
    const { end, closed } = endOfChunk(text, found.index + head.length, bracket === '(')
    chunks.push({
      type: type.toLowerCase(),
      start: found.index,
      end,
      text: text.slice(found.index, end),
      closed,
    })
    opening.lastIndex = end
  }
  return chunks
}

/**
 * Where an entry ends: at its closing bracket, or, when a brace was forgotten, before the next line that begins an entry.
 * As in BibTeX, `\{` is a brace like any other.
 */
function endOfChunk(text: string, start: number, isRound: boolean): { end: number; closed: boolean } {
  let depth = 0
  let isQuoted = false
  for (let at = start; at < text.length; at++) {
    switch (text[at]) {
      case '{':
        depth++
        break
      case '}':
        if (depth === 0) return { end: at + 1, closed: !isRound }
        depth--
        break
      case '"':
        if (isRound && depth === 0) isQuoted = !isQuoted
        break
      case ')':
        if (isRound && depth === 0 && !isQuoted) return { end: at + 1, closed: true }
        break
      case '\n':
        entryLine.lastIndex = at + 1
        if (entryLine.test(text)) return { end: at + 1, closed: false }
        break
    }
  }
  return { end: text.length, closed: false }
}

const entryLine = /@[A-Za-z]{1,30}[ \t]{0,9}[{(]/y
