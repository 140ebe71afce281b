/** Legends: what a document says that its marks mean. */
import { type Piece, wordsOf } from './markdown-pieces.ts'
import { marksIn, withoutMarks } from './markdown-tokens.ts'
import type { Block } from './markdown-tree.ts'

export interface LegendLine {
  /** Where it stands, counted from 1. */
  readonly line: number
  readonly marker: string
  readonly title: string
}

/** The first table or list whose lines are each a mark and its meaning, without links. */
export function readLegend(blocks: readonly Block[]): LegendLine[] {
  for (const block of blocks) {
    const lines = block.kind === 'fold' ? readLegend(block.blocks) : legendIn(block)
    if (lines.length > (block.kind === 'table' ? 0 : 1)) return lines
  }
  return []
}

function legendIn(block: Block): LegendLine[] {
  if (block.kind === 'table')
    return allOf(
      block.rows
        .filter(({ isHead }) => !isHead)
        .map(({ line, cells }) => lineOf(line, cells[0] ?? [], cells[1])),
    )
  if (block.kind === 'text')
    return allOf(linesOf(block.pieces).map((line) => lineOf(line[0]?.line ?? 0, line)))
  if (block.kind !== 'list') return []
  const texts = block.items.map(({ line, blocks: [first] }) =>
    first?.kind === 'text' ? lineOf(line, first.pieces) : undefined,
  )
  return allOf(texts)
}

/** A legend has nothing but marks with meanings, each mark once. */
function allOf(lines: readonly (LegendLine | undefined)[]): LegendLine[] {
  const found = lines.filter((line) => line !== undefined)
  const isWhole =
    found.length === lines.length && new Set(found.map(({ marker }) => marker)).size === found.length
  return isWhole ? found : []
}

function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]]
  for (const piece of pieces) {
    if (piece.kind === 'break') lines.push([])
    else lines.at(-1)?.push(piece)
  }
  return lines.filter((line) => line.length > 0)
}

function lineOf(line: number, pieces: readonly Piece[], meaning?: readonly Piece[]): LegendLine | undefined {
  const words = wordsOf(pieces)
  const marks = marksIn(words)
  const [marker] = marks
  if (!marker || marks.length > 1 || [...pieces, ...(meaning ?? [])].some(({ kind }) => kind === 'link'))
    return undefined
  const title = withoutMarks(meaning ? wordsOf(meaning) : words).replace(/^[\s:：=|–—-]+|[\s.]+$/g, '')
  const isShort = title !== '' && title.length < 80
  return isShort && (!meaning || withoutMarks(words).trim() === '') ? { line, marker, title } : undefined
}
