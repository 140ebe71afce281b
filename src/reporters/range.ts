/** Where a place ends, in lines and columns, and what a column is in UTF-8. */
import { type Edit, type Place, placeOf, type SourceFile } from '../core/text.ts'

type Files = ReadonlyMap<string, SourceFile>

/** Lines and columns from 1, in UTF-16 code units; the end is not included. SARIF calls them the same. */
export interface Range {
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}

/** Where a place begins and ends; where its file is not at hand, it ends on its first line. */
export function rangeOf({ path, line, column, start, end }: Place, files: Files): Range {
  const file = files.get(path)
  const last = file ? placeOf(file, { start: end, end }) : { line, column: column + end - start }
  return { startLine: line, startColumn: column, endLine: last.line, endColumn: last.column }
}

/** The place that an edit replaces; undefined where its file is not at hand. */
export function placeOfEdit({ path, span }: Pick<Edit, 'path' | 'span'>, files: Files): Place | undefined {
  const file = files.get(path)
  return file && placeOf(file, span)
}

/** Each mark holds the bytes before one more piece of a file, so that no line is too long to measure. */
const piece = 1024

/** Tells how many bytes of UTF-8 come before an offset of a text. */
export function createByteRuler(text: string): (offset: number) => number {
  const marks = [0]
  for (let at = 0; at < text.length; at += piece)
    marks.push((marks.at(-1) ?? 0) + bytesBetween(text, at, Math.min(at + piece, text.length)))
  return (offset) => {
    const mark = Math.floor(offset / piece)
    return (marks[mark] ?? 0) + bytesBetween(text, mark * piece, offset)
  }
}

/** Both halves of a surrogate pair count two. */
function bytesBetween(text: string, start: number, end: number): number {
  let bytes = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3
  }
  return bytes
}
