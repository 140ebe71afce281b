/** Walks through a document and finds its records: items, rows, paragraphs, folds and headings that may be papers. */

import { addDetail } from './markdown-details.ts'
import { addFollowing, headingPaper, isPaperItself, isTextPaper, linesOf } from './markdown-evidence.ts'
import { readList } from './markdown-items.ts'
import { type Piece, wordsOf } from './markdown-pieces.ts'
import { evidenceOf, type Found, recognise } from './markdown-recognise.ts'
import { enterHeading, headingText } from './markdown-sections.ts'
import { splitRecords } from './markdown-split.ts'
import { readTable } from './markdown-table.ts'
import type { Block } from './markdown-tree.ts'
import { add, type Context, groupFact, type Records, type Walk } from './markdown-walk.ts'

/** Everything in the blocks that may be a paper, in order. */
export function findRecords(blocks: readonly Block[]): Records {
  const walk: Walk = {
    path: { titles: [] },
    readBlocks: readBlocksOf,
    candidates: [],
    strays: [],
    paperHeadings: new Map(),
  }
  readBlocksOf(blocks, walk, { groups: [], inherited: undefined, links: [] })
  return { candidates: walk.candidates, strays: walk.strays }
}

function readBlocksOf(blocks: readonly Block[], walk: Walk, outer: Context): void {
  let context = outer
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]
    if (!block) continue
    if (block.kind === 'heading') {
      context = outer
      const before = walk.paperHeadings.get(block.depth) ?? 0
      const below = headingPaper(block, blocks, at, before > 2)
      if (below) {
        add(walk, below.found, 'heading', block.line, context, blocks)
        walk.paperHeadings.set(block.depth, before + 1)
        at = below.last
      } else enterHeading(walk.path, block.depth, headingText(block.pieces))
    } else if (block.kind === 'text') {
      const group = readText(block, blocks, at, walk, context, outer)
      if (typeof group === 'number') at = group
      else if (group) context = group
    } else if (block.kind === 'list') readList(block.items, walk, context)
    else if (block.kind === 'table') readRows(block, walk, context)
    else readFold(block, walk, context)
  }
}

/** A paragraph: papers, the title of what follows, a group's name, or prose. Gives the last block used, or the new context. */
function readText(
  block: Extract<Block, { kind: 'text' }>,
  blocks: readonly Block[],
  at: number,
  walk: Walk,
  context: Context,
  outer: Context,
): number | Context | undefined {
  const records = splitRecords(block.pieces)
  const only = records.length === 1 ? recognise(records[0] ?? []) : undefined
  if (only) {
    const last = addFollowing(only, blocks, at)
    if (isTextPaper(only, last > at)) {
      add(walk, only, 'text', block.line, context, walk)
      return last
    }
    return groupOf(block.pieces, only, outer)
  }
  for (const pieces of records) {
    const found = recognise(pieces)
    if (found && isTextPaper(found, false)) add(walk, found, 'text', block.line, context, walk)
  }
  return undefined
}

/** A short line, mostly bold, names a group of what follows. */
function groupOf(pieces: readonly Piece[], found: Found, outer: Context): Context | undefined {
  const words = headingText(pieces)
  const isBold = pieces.every(
    (piece) => piece.kind === 'break' || piece.kind === 'image' || piece.bold || piece.text.trim().length < 3,
  )
  if (!isBold || words.length > 80 || found.links.length > 0 || words === '') return undefined
  return { ...outer, groups: [...outer.groups, words], inherited: groupFact(words) ?? outer.inherited }
}

function readRows(block: Extract<Block, { kind: 'table' }>, walk: Walk, context: Context): void {
  for (const { row, found } of readTable(block.rows)) {
    if (found) add(walk, found, 'row', row.line, context, block)
    else if (row.cells.some((cell) => wordsOf(cell).length > 30))
      walk.strays.push({
        line: row.line,
        text: row.cells.map(wordsOf).join(' | '),
        reason: 'a row of a table without titles',
      })
  }
}

/** A fold's summary is a paper, or the name of a group. */
function readFold(block: Extract<Block, { kind: 'fold' }>, walk: Walk, context: Context): void {
  const found = recognise(block.summary)
  const name = headingText(block.summary)
  const lines = block.blocks.flatMap(linesOf)
  const hasPapers =
    block.blocks.some(({ kind }) => kind === 'table') || lines.some((line) => isPaperItself(recognise(line)))
  const isPaper =
    found &&
    evidenceOf(found) >= (hasPapers ? 3 : 2) &&
    (found.links.length > 0 || found.people !== undefined)
  if (isPaper && found.title.split(' ').length > 2) {
    for (const [index, pieces] of lines.entries()) addDetail(found, pieces, index === 0)
    add(walk, found, 'fold', block.line, context, walk)
    return
  }
  const isName = name !== '' && !/^(?:click|expand|show|details|more|open|点击|展开)/i.test(name)
  const group = isName
    ? { ...context, groups: [...context.groups, name], inherited: groupFact(name) ?? context.inherited }
    : context
  readBlocksOf(block.blocks, walk, group)
}
