/** Markdown's leaf blocks as HTML: paragraphs, headings and tables, each written on the lines where it stands. */

import { inlineHtml } from './markdown-inline.ts'
import type { References } from './markdown-inline-writer.ts'
import type { Nesting } from './markdown-tags.ts'

/** A container that is open, and the columns that its content is indented by. */
interface Container {
  readonly kind: 'quote' | 'ul' | 'ol'
  readonly content: number
}

/** Where the reading of blocks has got to. */
export interface State {
  readonly source: readonly string[]
  /** The HTML of each line. */
  readonly html: string[]
  readonly references: References
  readonly nesting: Nesting
  readonly containers: Container[]
  /** Lines of a paragraph, or of raw HTML, that is not finished. */
  lines: string[]
  firstLine: number
  isRaw: boolean
  /** The marks that close the code block that is open. */
  fence: string | undefined
  isComment: boolean
  /** Where the comment began, counted from 0. */
  commentLine: number
  /** Columns of the table that is open. */
  columns: number
  wasBlank: boolean
  /** Has something been nested too deeply to be followed? */
  isTooDeep: boolean
}

/** Appends HTML to a line. */
export function put(state: State, line: number, html: string): void {
  state.html[line] += html
}

/** Adds a line to the paragraph or raw HTML that is open, or opens a paragraph with it. */
export function addLine(state: State, line: number, text: string): void {
  if (state.lines.length === 0) state.firstLine = line
  // A line that is all comment, or that was left out, must stay one line.
  while (state.firstLine + state.lines.length < line) state.lines.push('')
  state.lines.push(text)
}

/** Writes the paragraph, raw HTML or table that is open. */
export function finishBlock(state: State): void {
  const last = state.firstLine + state.lines.length - 1
  if (state.columns > 0) {
    put(state, state.firstLine, '</table>')
    state.columns = 0
  }
  if (state.lines.length > 0) putInline(state, state.isRaw ? '' : 'p', last)
  state.lines = []
  state.isRaw = false
}

function putInline(state: State, tag: string, last: number): void {
  const html = inlineHtml(state.lines.join('\n'), state).split('\n')
  if (tag) put(state, state.firstLine, `<${tag}>`)
  for (const [at, piece] of html.entries()) put(state, Math.min(state.firstLine + at, last), piece)
  if (tag) put(state, last, `</${tag}>`)
}

/** Leaves all containers but so many. */
export function closeContainers(state: State, keep: number, line: number): void {
  while (state.containers.length > keep) {
    const kind = state.containers.pop()?.kind
    put(state, line, kind === 'quote' ? '</blockquote>' : `</li></${kind}>`)
  }
}

/** A heading of one line. */
export function putHeading(state: State, line: number, marks: string, text: string): void {
  finishBlock(state)
  const inside = inlineHtml(text.replace(/(?<=^|[ \t])#+[ \t]*$/, ''), state)
  put(state, line, `<h${marks.length}>${inside}</h${marks.length}>`)
}

/** The paragraph that is open is a heading, for the line below it is a rule of `=` or `-`. */
export function underline(state: State, line: number, content: string): void {
  putInline(state, content.startsWith('=') ? 'h1' : 'h2', line - 1)
  state.lines = []
}

const delimiterRow = /^[>\s]*\|?\s*:?-+:?\s*(?:\|\s*:?-*:?\s*)*\|?\s*$/

/** Is this line a table's head, for the next one is a row of hyphens? */
export function startsTable(state: State, line: number, content: string): boolean {
  const next = state.source[line + 1] ?? ''
  if (!content.includes('|') || !next.includes('-') || next.length > 20_000) return false
  return delimiterRow.test(next) && (next.includes('|') || cellsOf(content).length === 1)
}

/** Opens a table with its head; the row of hyphens below is left out. */
export function openTable(state: State, line: number, content: string): void {
  finishBlock(state)
  put(state, line, '<table>')
  state.columns = cellsOf(content).length
  putRow(state, line, content, 'th')
}

/** A row of the table that is open. */
export function putRow(state: State, line: number, content: string, tag: 'td' | 'th'): void {
  state.firstLine = line
  if (tag === 'td' && delimiterRow.test(content) && content.includes('-')) return
  const cells = cellsOf(content).map((cell) => `<${tag}>${inlineHtml(cell, state)}</${tag}>`)
  put(state, line, `<tr>${cells.join('')}</tr>`)
}

/** The cells of a row: what `|` parts, unless it is escaped. */
function cellsOf(row: string): string[] {
  const inside = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inside.split(/(?<!\\)\|/).map((cell) => cell.replace(/\\\|/g, '|').trim())
}
