/** The blocks of a Markdown document: headings, texts, lists, tables and folds, HTML among them read as a browser reads it. */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { type Flattened, markdownToHtml } from './markdown-html.ts'
import { type Piece, piecesOf } from './markdown-pieces.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

export type Block =
  | {
      readonly kind: 'heading'
      readonly depth: number
      readonly pieces: readonly Piece[]
      readonly line: number
    }
  | { readonly kind: 'text'; readonly pieces: readonly Piece[]; readonly line: number }
  | { readonly kind: 'list'; readonly items: readonly Item[]; readonly line: number }
  | { readonly kind: 'table'; readonly rows: readonly Row[]; readonly line: number }
  | {
      readonly kind: 'fold'
      readonly summary: readonly Piece[]
      readonly blocks: readonly Block[]
      readonly line: number
    }

export interface Item {
  readonly line: number
  readonly blocks: readonly Block[]
}

export interface Row {
  readonly line: number
  readonly isHead: boolean
  readonly cells: readonly (readonly Piece[])[]
}

/** The blocks of a document in order, and what kept some of it from being read. Lines count from 1. */
export function readBlocks(text: string): { blocks: Block[] } & Omit<Flattened, 'html'> {
  const { html, ...kept } = markdownToHtml(text)
  const root = parseFragment(html, { sourceCodeLocationInfo: true, scriptingEnabled: false })
  return { blocks: blocksOf(root.childNodes), ...kept }
}

const inlineTags = new Set('a b strong i em u ins code br img'.split(' '))
const isElement = (node: Node): node is Element => 'tagName' in node

function isInline(node: Node): boolean {
  if (!isElement(node)) return node.nodeName === '#text'
  return (
    inlineTags.has(node.tagName) && !node.childNodes.some((child) => isElement(child) && !isInline(child))
  )
}

function lineOf(node: Node): number {
  return node.sourceCodeLocation?.startLine ?? 0
}

/** Blocks of a container's children; text between blocks is a block too, and lists that touch are one list. */
function blocksOf(nodes: readonly Node[]): Block[] {
  const blocks: Block[] = []
  let run: Node[] = []
  const finishRun = () => {
    const pieces = piecesOf(run)
    const line = pieces.find(({ kind }) => kind !== 'break')?.line
    if (line !== undefined) blocks.push({ kind: 'text', pieces, line })
    run = []
  }
  for (const node of nodes) {
    if (isInline(node)) run.push(node)
    else if (isElement(node)) {
      finishRun()
      for (const block of blockOf(node)) append(blocks, block)
    }
  }
  finishRun()
  return blocks
}

function append(blocks: Block[], block: Block): void {
  const last = blocks.at(-1)
  if (last?.kind === 'list' && block.kind === 'list')
    blocks[blocks.length - 1] = { ...last, items: concatenated(last.items, block.items) }
  else blocks.push(block)
}

/** Appends in place: a list of thousands of items arrives item by item. */
function concatenated(items: readonly Item[], more: readonly Item[]): readonly Item[] {
  ;(items as Item[]).push(...more)
  return items
}

function blockOf(element: Element): Block[] {
  const { tagName, childNodes } = element
  const line = lineOf(element)
  if (/^h[1-6]$/.test(tagName))
    return [{ kind: 'heading', depth: Number(tagName[1]), pieces: piecesOf(childNodes), line }]
  if (tagName === 'ul' || tagName === 'ol' || tagName === 'dl')
    return [{ kind: 'list', items: itemsOf(element), line }]
  if (tagName === 'table') return [{ kind: 'table', rows: rowsOf(element), line }]
  if (tagName === 'details') return [foldOf(element)]
  if (tagName === 'pre' || tagName === 'hr') return []
  return blocksOf(childNodes)
}

function itemsOf(list: Element): Item[] {
  const items: Item[] = []
  for (const child of list.childNodes) {
    if (!isElement(child)) continue
    if (/^(?:li|dt|dd)$/.test(child.tagName))
      items.push({ line: lineOf(child), blocks: blocksOf(child.childNodes) })
    else {
      // A list directly inside a list belongs to the item before it.
      const stray = blockOf(child)
      const last = items.at(-1)
      if (last) items[items.length - 1] = { ...last, blocks: [...last.blocks, ...stray] }
      else items.push({ line: lineOf(child), blocks: stray })
    }
  }
  return items
}

function foldOf(details: Element): Block {
  const summary = details.childNodes.find((child) => isElement(child) && child.tagName === 'summary')
  const rest = details.childNodes.filter((child) => child !== summary)
  return {
    kind: 'fold',
    summary: summary && isElement(summary) ? piecesOf(summary.childNodes) : [],
    blocks: blocksOf(rest),
    line: summary ? lineOf(summary) : lineOf(details),
  }
}

/** No table of papers is wider; spans could make one endless. */
const widest = 60

/** Rows with cells that span rows or columns repeated where they reach. */
function rowsOf(table: Element): Row[] {
  const rows: Row[] = []
  let spans: { left: number; pieces: readonly Piece[] }[] = []
  for (const row of elementsIn(table, 'tr')) {
    const cells: (readonly Piece[])[] = []
    const next: typeof spans = []
    const own = row.childNodes.filter(isElement)
    const place = (pieces: readonly Piece[], left: number) => {
      if (left > 0) next[cells.length] = { left, pieces }
      if (cells.length < widest) cells.push(pieces)
    }
    for (const cell of own) {
      for (let above = spans[cells.length]; above && cells.length < widest; above = spans[cells.length])
        place(above.pieces, above.left - 1)
      const pieces = piecesOf(cell.childNodes)
      for (let column = 0; column < span(cell, 'colspan', 30); column++)
        place(pieces, span(cell, 'rowspan', 500) - 1)
    }
    for (let above = spans[cells.length]; above && cells.length < widest; above = spans[cells.length])
      place(above.pieces, above.left - 1)
    spans = next
    const isHead = own.length > 0 && own.every(({ tagName }) => tagName === 'th')
    rows.push({ line: own[0] ? lineOf(own[0]) : lineOf(row), isHead, cells })
  }
  return rows
}

function span(cell: Element, name: string, most: number): number {
  const value = Number(cell.attrs.find((attribute) => attribute.name === name)?.value ?? 1)
  return Number.isInteger(value) && value > 0 ? Math.min(value, most) : 1
}

function elementsIn(parent: Element, tag: string): Element[] {
  return parent.childNodes
    .filter(isElement)
    .flatMap((child) =>
      child.tagName === tag ? [child] : child.tagName === 'table' ? [] : elementsIn(child, tag),
    )
}
