/** What of a survey's texts differs from earlier texts of it, entry by entry. */
import { splitChunks } from './chunks.ts'
import { outlineOf } from './layout.ts'
import type { Span } from './text.ts'

/**
 * The spans of each text (by path) that stood in none of the earlier texts: entries with the comments above them, the
 * manifest's fields, and what stands above the first. An entry that only moved, or got another blank line, has not changed.
 */
export function changedSpans(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Map<string, readonly Span[]> {
  const known = new Set([...before.values()].flatMap(piecesOf).map(({ text }) => text))
  const changed = [...after].map(([path, text]) => {
    const pieces = before.get(path) === text ? [] : piecesOf(text)
    return [path, pieces.filter((piece) => !known.has(piece.text)).map(({ span }) => span)] as const
  })
  return new Map(changed)
}

/** A file in pieces without the space around them: its head, its chunks; one piece where it is no mapping. */
function piecesOf(text: string): { readonly text: string; readonly span: Span }[] {
  const { head, chunks } = splitChunks(text, outlineOf(text))
  let start = 0
  return [head, ...chunks.map((chunk) => chunk.text)].map((piece) => {
    const span = { start, end: start + piece.trimEnd().length }
    start += piece.length
    return { text: piece.trim(), span }
  })
}
