/** Columns on a screen: how wide each may be, and text broken so that it fits, nothing left out. */
import stringWidth from 'fast-string-width'
import type { TableOptions } from '../commands/command.ts'

/** Narrowest that a column of words becomes, and what the wide one keeps as long as words elsewhere need not be broken. */
const narrow = 8
const comfortable = 20
/** Space between two columns. */
export const gap = 2

/** How wide a column would like to be, is without broken words, and can be at all. */
interface Wish {
  readonly column: number
  readonly natural: number
  readonly whole: number
  readonly least: number
}

/** A column and the width it gets. */
export interface Column {
  readonly column: number
  width: number
}

/**
 * Groups of columns that fit `width` side by side. Too many for one group, they are told apart by the first, which stands in
 * each; a table with a wide column is never split.
 */
export function planColumns(
  rows: readonly (readonly string[])[],
  width: number,
  { wide = -1, numeric = [] }: TableOptions,
): Column[][] {
  const wishes = (rows[0] ?? []).map((_, column): Wish => {
    const cells = rows.map((row) => row[column] ?? '')
    const natural = widest(cells)
    if (numeric.includes(column)) return { column, natural, whole: natural, least: natural }
    const word = widest(cells.flatMap((cell) => cell.split(' ')))
    const whole = Math.min(natural, column === wide ? comfortable : word)
    return { column, natural, whole, least: Math.min(whole, narrow) }
  })
  const groups: Wish[][] = [[]]
  for (const wish of wishes) {
    const group = groups.at(-1) ?? []
    const [first] = group
    if (first && group.length > 1 && wide < 0 && excess([...group, wish], 'whole', width) > 0)
      groups.push([first, wish])
    else group.push(wish)
  }
  return groups.map((group) => shrink(group, width, wide))
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, stringWidth(text)), 0)
}

/** The wide column gives way first, then whichever is widest: as long as words stay whole, and then for all that. */
function shrink(wishes: readonly Wish[], width: number, wide: number): Column[] {
  const plan = wishes.map((wish) => ({ ...wish, width: wish.natural }))
  for (const [limit, isCandidate] of [
    ['whole', (column: number) => column === wide],
    ['whole', () => true],
    ['least', () => true],
  ] as const) {
    for (let over = excess(plan, 'width', width); over > 0; over--) {
      const [largest] = plan
        .filter((one) => isCandidate(one.column) && one.width > one[limit])
        .toSorted((a, b) => b.width - a.width)
      if (!largest) break
      largest.width--
    }
  }
  return plan
}

/** By how much columns side by side are wider than the screen. */
function excess<Key extends string>(
  columns: readonly Readonly<Record<Key, number>>[],
  key: Key,
  width: number,
): number {
  return columns.reduce((sum, column) => sum + column[key] + gap, -gap) - width
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Text in lines of at most `width` columns, broken at spaces where there are some. */
export function wrapText(text: string, width: number): string {
  if (stringWidth(text) <= width) return text
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const word of text.split(' ')) {
    const size = stringWidth(word)
    if (used > 0 && used + 1 + size <= width) {
      line += ` ${word}`
      used += 1 + size
      continue
    }
    if (used > 0) lines.push(line)
    const pieces = size <= width ? [word] : breakWord(word, width)
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ''
    used = stringWidth(line)
  }
  return [...lines, line].join('\n')
}

function breakWord(word: string, width: number): string[] {
  const pieces: string[] = []
  let piece = ''
  let used = 0
  for (const { segment } of segmenter.segment(word)) {
    const size = stringWidth(segment)
    if (used > 0 && used + size > width) {
      pieces.push(piece)
      piece = ''
      used = 0
    }
    piece += segment
    used += size
  }
  return [...pieces, piece]
}

/**
 * Text of the same width in each line, of a character that no paper has. cli-table3 measures with an older table of widths
 * and would cut what it takes for too wide; so it lays these out, and the text takes their place.
 */
export function standIn(text: string): string {
  return text.replace(/.+/g, (line) => '\ue000'.repeat(stringWidth(line)))
}

/** The lines of a row's cells as they stand in the table: the first of each cell, the second of each, … */
export function inReadingOrder(cells: readonly string[]): string[] {
  const lines = cells.map((cell) => cell.split('\n'))
  const height = Math.max(...lines.map(({ length }) => length))
  const order = Array.from({ length: height }, (_, at) => lines.map((cell) => cell[at] ?? ''))
  return order.flat().filter((line) => stringWidth(line) > 0)
}
