/** Where the reading of inline Markdown has got to, and what all its parts need. */
import type { Nesting } from './markdown-tags.ts'

/** Addresses of link references by their name, as `referenceName` gives it. */
export type References = ReadonlyMap<string, string>

/** The form under which two spellings of a reference are the same. */
export function referenceName(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase()
}

/** An `&` that begins no entity. */
const notEntity = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z0-9]{1,31});)/gi

/** Text for HTML; entities stay entities. */
export function escapeHtml(text: string): string {
  return text
    .replace(notEntity, '&amp;')
    .replace(/[<>"]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : '&quot;'))
}

/** A run of `*` or `_` that may become tags; `count` is what is left of it. */
export interface Mark {
  readonly sign: string
  count: number
  readonly opens: boolean
  readonly closes: boolean
  before: string
  after: string
}

export interface Bracket {
  readonly from: number
  readonly out: number
  readonly marks: number
  readonly isImage: boolean
  isActive: boolean
}

export interface Writer {
  readonly text: string
  readonly references: References
  readonly nesting: Nesting
  at: number
  readonly out: (string | Mark)[]
  readonly marks: Mark[]
  readonly brackets: Bracket[]
  /** Where in `out` an address stands that became a link by itself. */
  readonly bare: number[]
  /** Formatting tags that the text opened and did not close. */
  readonly open: string[]
  /** Lengths of backtick runs, and comments, that have no end from here on. */
  endless?: Set<number>
  /** Was the link just read written with a space before its address? */
  isLoose: boolean
}

/** Moves over what a sticky pattern finds here. */
export function take(writer: Writer, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = writer.at
  const found = pattern.exec(writer.text) ?? undefined
  if (found) writer.at += found[0].length
  return found
}

export function copy(writer: Writer, pattern: RegExp): boolean {
  const found = take(writer, pattern)
  if (found) writer.out.push(escapeHtml(found[0]))
  return found !== undefined
}

/** A tag may run over lines; the lines must stay as many. */
export function keepLines(source: string, html: string): string {
  return html.replace(/\n/g, ' ') + '\n'.repeat(source.split('\n').length - 1)
}
