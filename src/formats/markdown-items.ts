/** Items of lists: papers, groups of papers, and lines that tell of the paper above them. */

import { addDetail, readDetail } from './markdown-details.ts'
import { isPaperItself, linesOf } from './markdown-evidence.ts'
import { isPaperUrl, roleOfLabel } from './markdown-links.ts'
import { type Piece, wordsOf } from './markdown-pieces.ts'
import { evidenceOf, type Found, recognise } from './markdown-recognise.ts'
import { headingText } from './markdown-sections.ts'
import { splitRecords } from './markdown-split.ts'
import type { Block, Item } from './markdown-tree.ts'
import { add, type Context, groupFact, type Walk } from './markdown-walk.ts'

export function readList(items: readonly Item[], walk: Walk, context: Context): void {
  for (const item of items) readItem(item, items, walk, context)
}

function readItem(item: Item, set: object, walk: Walk, context: Context): void {
  const from = item.blocks.findIndex(({ kind }) => kind !== 'text')
  const texts = from < 0 ? item.blocks : item.blocks.slice(0, from)
  const below = from < 0 ? [] : item.blocks.slice(from)
  const head = texts.flatMap((block, at) =>
    block.kind === 'text' ? [...(at > 0 ? [hardBreak(block.line)] : []), ...block.pieces] : [],
  )
  const records = splitRecords(head)
  const founds = records.flatMap((pieces) => recognise(pieces) ?? [])
  const found = founds[0]
  if (!found) {
    const words = headingText(head)
    if (below.length > 0 && words !== '' && words.length < 80) {
      const named = {
        groups: [...context.groups, words],
        inherited: groupFact(words) ?? context.inherited,
        links: [],
      }
      readBlocksInside(below, walk, named)
      return
    }
    const linked = head.find((piece) => piece.kind === 'link' && isPaperUrl(piece.url))
    if (/[\p{L}\p{N}]/u.test(wordsOf(head)))
      walk.strays.push({ line: item.line, text: wordsOf(head), reason: 'no title' })
    else if (linked?.kind === 'link')
      walk.strays.push({ line: item.line, text: linked.url, reason: 'a link without a title' })
    readBlocksInside(below, walk, context)
    return
  }
  const children = below.flatMap((block) => (block.kind === 'list' ? block.items : []))
  if (children.length > 0 && isGroup(found, children)) {
    const name = headingText(head)
    const links =
      children.length === 1 || found.title.split(' ').length < 8
        ? found.links.filter(({ role }) => role !== 'title' && role !== 'other')
        : []
    const group = {
      groups: [...context.groups, name],
      inherited: groupFact(name) ?? context.inherited,
      links: children.length === 1 ? links : [],
    }
    readBlocksInside(below, walk, group)
    return
  }
  for (const one of founds) add(walk, one, 'item', item.line, context, set)
  const last = founds.at(-1) ?? found
  let isFirst = true
  for (const block of below) {
    if (block.kind === 'list')
      for (const child of block.items) isFirst = readBelow(child, last, isFirst, set, walk, context)
    else if (block.kind === 'text') addDetail(last, block.pieces, isFirst)
    else readBlocksInside([block], walk, context)
  }
}

function hardBreak(line: number): Piece {
  return { kind: 'break', hard: true, bold: false, italic: false, underlined: false, code: false, line }
}

/** Blocks of an item must not change the document's path. */
function readBlocksInside(blocks: readonly Block[], walk: Walk, context: Context): void {
  const titles = [...walk.path.titles]
  walk.readBlocks(blocks, walk, context)
  walk.path.titles.splice(0, Number.POSITIVE_INFINITY, ...titles)
}

/** An item below a paper tells of it, unless it is another paper. Gives whether the next one is still the first. */
function readBelow(
  child: Item,
  parent: Found,
  isFirst: boolean,
  set: object,
  walk: Walk,
  context: Context,
): boolean {
  const [block] = child.blocks
  const found = block?.kind === 'text' ? recognise(block.pieces) : undefined
  if (found && isPaperItself(found) && found.by === 'link') {
    readItem(child, set, walk, context)
    return isFirst
  }
  for (const pieces of child.blocks.flatMap(linesOf)) addDetail(parent, pieces, isFirst)
  return isFirst && !parent.people && block?.kind === 'text' && readDetail(block.pieces).isLinks
}

/** Is an item the name of a group of papers below it? */
function isGroup(found: Found, children: readonly Item[]): boolean {
  const below = children.flatMap(({ blocks }) => {
    const [block] = blocks
    return block?.kind === 'text' && !readDetail(block.pieces).field ? [recognise(block.pieces)] : []
  })
  const papers = below.filter(isPaperItself)
  const titles = below.filter(
    (child) =>
      child?.by === 'link' && child.title.split(' ').length >= 3 && roleOfLabel(child.title) === undefined,
  )
  if (found.links.length === 0 && !found.people && titles.length > 1 && titles.length * 2 > children.length)
    return true
  if (papers.length > 0) {
    const isStrong = evidenceOf(found) >= 4 && found.by === 'link'
    return !isStrong && (papers.length * 2 > children.length || evidenceOf(found) < 3)
  }
  // A short name above longer items, some of which have items of their own.
  const nested = children.some(({ blocks }) => blocks.some(({ kind }) => kind === 'list'))
  return nested && evidenceOf(found) < 3 && found.title.split(' ').length < 8
}
