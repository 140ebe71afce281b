/** The canonical layout of data files: entries sorted by citekey, fields in the schema's order. */
import { isMap, isNode, isScalar } from 'yaml'
import { type Block, readOutline } from './blocks.ts'
import { joinChunks, keepsBlankLines, sortChunks, splitChunks } from './chunks.ts'
import { parseYaml, topPairs } from './document.ts'
import { fieldOrder } from './fields.ts'

/** The entries of a file that is valid YAML, in the order of the text. */
export function outlineOf(text: string): readonly Block[] {
  const fast = readOutline(text)
  if (fast) return fast
  return (topPairs(parseYaml(text)) ?? []).map(({ key, span }) => ({ citekey: key, span }))
}

/**
 * The whole file with its entries sorted by citekey, each with its comments; every line stays as it is.
 * A file in flow style or with a document end is left alone.
 */
export function sortedText(text: string): string {
  const blocks = outlineOf(text)
  if (blocks.some(({ span }) => span.start > 0 && text[span.start - 1] !== '\n')) return text
  if (documentEnd.test(text)) return text
  return joinChunks(sortChunks(splitChunks(text, blocks)))
}

/** Nothing may follow it. */
const documentEnd = /^\.\.\.(?:\s|$)/m

/**
 * A chunk with its fields in the schema's order; comments and blank lines above a field move with it.
 * A chunk in flow style, with two fields on a line, or with a scalar that keeps blank lines is left alone.
 */
export function orderFields(chunk: string): string {
  if (keepsBlankLines(chunk)) return chunk
  const { contents } = parseYaml(chunk)
  const pair = isMap(contents) ? contents.items[0] : undefined
  const fields = isMap(pair?.value) && !pair.value.flow ? pair.value.items : []
  const keys = fields.map(({ key }) =>
    isScalar(key) ? { name: String(key.value), at: key.range?.[0] ?? 0 } : undefined,
  )
  const ends = fields.map(({ key, value }) => lastLineEnd(chunk, valueEnd(value) ?? valueEnd(key) ?? 0))
  const lines = keys.map((key, index) => key && fieldStart(chunk, key.at, ends[index - 1] ?? 0))
  if (lines.length < 2 || lines.some((start) => start === undefined)) return chunk
  const starts = lines as number[]
  const end = lastLineEnd(chunk, valueEnd(pair?.value) ?? 0)
  const pieces = starts.map((start, index) => ({
    rank: rankOf(keys[index]?.name ?? ''),
    text: withNewline(chunk.slice(start, starts[index + 1] ?? end)),
  }))
  const sorted = pieces.toSorted((a, b) => a.rank - b.rank)
  if (sorted.every((piece, index) => piece === pieces[index])) return chunk
  return chunk.slice(0, starts[0]) + sorted.map(({ text }) => text).join('') + chunk.slice(end)
}

function rankOf(field: string): number {
  const rank = (fieldOrder as readonly string[]).indexOf(field)
  return rank < 0 ? fieldOrder.length : rank
}

function valueEnd(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[1] : undefined
}

/**
 * The start of a field's line, or of the blank lines and the comments, no deeper than it, right above; but not above
 * `floor`, where the value before it ends. Undefined when it shares a line with another.
 */
function fieldStart(chunk: string, key: number, floor: number): number | undefined {
  let start = chunk.lastIndexOf('\n', key - 1) + 1
  if (chunk.slice(start, key).trim() !== '') return undefined
  const column = key - start
  for (;;) {
    const above = chunk.lastIndexOf('\n', start - 2) + 1
    const line = chunk.slice(above, start - 1)
    const belongs = line.trim() === '' || (/^\s+#/.test(line) && line.indexOf('#') <= column)
    if (above >= start || above < floor || !belongs) return start
    start = above
  }
}

function lastLineEnd(chunk: string, position: number): number {
  const newline = chunk.indexOf('\n', Math.max(position - 1, 0))
  return newline < 0 ? chunk.length : newline + 1
}

function withNewline(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}
