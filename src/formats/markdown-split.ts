/** Several papers in one item or paragraph: where one ends and the next begins. */
import { isPaperUrl, roleOfLabel } from './markdown-links.ts'
import type { Piece } from './markdown-pieces.ts'
import { evidenceOf, recognise } from './markdown-recognise.ts'

/** The records in a stretch of pieces, mostly one. */
export function splitRecords(pieces: readonly Piece[]): (readonly Piece[])[] {
  const lines = splitLines(pieces)
  if (lines.length > 1) {
    const starts = lines.map(beginsPaper)
    if (starts.filter((start) => start).length > 1 && starts[0]) return groupsOf(lines, starts)
  }
  return splitLinks(pieces)
}

function splitLines(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]]
  for (const piece of pieces) {
    if (piece.kind === 'break') lines.push([])
    else lines.at(-1)?.push(piece)
  }
  return lines.filter((line) => line.some((piece) => piece.kind !== 'text' || piece.text.trim() !== ''))
}

/** Does a line hold a whole paper, title and a sign of where it is? */
function beginsPaper(line: readonly Piece[]): boolean {
  const found = recognise(line)
  if (!found || roleOfLabel(found.title) !== undefined || found.title.split(' ').length < 3) return false
  if (found.by === 'plain') {
    const first = line.find((piece) => piece.kind === 'text' && /[\p{L}\p{N}]/u.test(piece.text))
    const isNumbered = first?.kind === 'text' && /^\s*(?:\d{1,3}[.)]|[•·●▪-])\s/.test(first.text)
    return isNumbered && evidenceOf(found) >= 4
  }
  return evidenceOf(found) >= 4
}

function groupsOf(lines: readonly (readonly Piece[])[], starts: readonly boolean[]): Piece[][] {
  const records: Piece[][] = []
  for (const [at, line] of lines.entries()) {
    const [first] = line
    const last = records.at(-1)
    if (starts[at] || !last) records.push([...line])
    else if (first) last.push({ ...first, kind: 'break', hard: true }, ...line)
  }
  return records
}

/** `[A title](…) (2001) and [Another title](…) (2007)`. */
function splitLinks(pieces: readonly Piece[]): (readonly Piece[])[] {
  const titles = pieces.flatMap((piece, at) =>
    piece.kind === 'link' &&
    piece.text.split(' ').length >= 4 &&
    isPaperUrl(piece.url) &&
    roleOfLabel(piece.text) === undefined
      ? [at]
      : [],
  )
  if (titles.length < 2) return [pieces]
  const isShort = titles.slice(1).every((to, index) => {
    const between = pieces.slice((titles[index] ?? 0) + 1, to)
    const text = between.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('')
    return text.length < 60 && /\band\b|[;,&]|^\s*(?:\(?\d{4}\)?)?\s*$/.test(text)
  })
  if (!isShort) return [pieces]
  return titles.map((at, index) => pieces.slice(index === 0 ? 0 : at, titles[index + 1] ?? pieces.length))
}
