/**
 * The fast way into a data file: one pass over its lines that reads entries in canonical form without a YAML parser.
 * It knows only what cannot be misread; whatever it doubts it leaves to `document.ts`, and a test holds both to the same answer.
 */
import { wholeConflicts } from './conflict.ts'
import type { Span } from './text.ts'

/** A top-level `citekey:` with the indented lines below it, down to the last that is not blank. */
export interface Block {
  readonly citekey: string
  readonly span: Span
}

/** What a block says, as far as no YAML parser is needed. */
export interface BlockContent {
  /** The paper's fields; undefined when YAML itself must be asked. */
  readonly value: Record<string, unknown> | undefined
  /** What `# survey-ignore:` comments right above or in the entry silence; to be trusted only with a value. */
  readonly ignores: readonly string[]
}

/** YAML takes no longer key than 1024 characters. */
const keyLine = /^([A-Za-z0-9][\w:./+-]{0,1000}):$/
const fieldLine = /^ {2}([a-z]{1,100}): (.+)$/
/** Only spaces are blank to YAML; other white space is content. */
const blankLine = /^ *$/
/** A further name has a hyphen, as all have that can be silenced: a comma may also begin the reason. */
const ignoreComment =
  /^\s*#\s*survey-ignore(?:[:\s]\s*([a-z][a-z0-9-]*(?:\s*,\s*[a-z][a-z0-9]*(?:-[a-z0-9]+)+)*)?|$)/d

/**
 * The rules that a comment silences, if it is a `# survey-ignore: rule, rule why`, and where in it they are named; one
 * without a name when it forgot to name any.
 */
export function ignoredRules(comment: string): { readonly rule: string; readonly span: Span }[] {
  const match = ignoreComment.exec(comment)
  const [start, end] = match?.indices?.[1] ?? [0, 0]
  if (!match || start === end) return match ? [{ rule: '', span: { start: 0, end: 0 } }] : []
  return [...comment.slice(start, end).matchAll(/[^\s,]+/g)].map(({ 0: rule, index }) => ({
    rule,
    span: { start: start + index, end: start + index + rule.length },
  }))
}

/** The entries of a data file in order; undefined when its outline is not plain `citekey:` blocks. */
export function readOutline(text: string): Block[] | undefined {
  const blocks: { citekey: string; span: { start: number; end: number } }[] = []
  const seen = new Set<string>()
  if (wholeConflicts(text).length > 0) return undefined
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    const newline = text.indexOf('\n', start)
    end = newline < 0 ? text.length : newline
    const first = text.charCodeAt(start)
    if (first === 32) {
      const open = blocks.at(-1)
      if (!open) return undefined
      if (!blankLine.test(text.slice(start, end))) open.span.end = end
    } else if (first !== 35 && end > start) {
      const citekey = keyLine.exec(text.slice(start, end))?.[1]
      if (!citekey || notText.test(citekey) || seen.has(citekey)) return undefined
      seen.add(citekey)
      blocks.push({ citekey, span: { start, end } })
    }
  }
  return blocks
}

/** Reads one block of an outline. */
export function readBlock(text: string, { span }: Block): BlockContent {
  const value = new Map<string, unknown>()
  const lines = text.slice(span.start, span.end).split('\n').slice(1)
  const comments = commentsAbove(text, span.start).split('\n')
  let known = true
  for (const line of lines) {
    if (blankLine.test(line)) continue
    if (/^ *#/.test(line)) comments.push(line)
    else {
      const [, field = '', source = ''] = fieldLine.exec(line) ?? []
      const read = field === '' || value.has(field) ? undefined : readValue(source)
      known &&= read !== undefined
      value.set(field, read)
    }
  }
  const ignores = comments.flatMap((comment) => ignoredRules(comment).map(({ rule }) => rule))
  return { value: known && value.size > 0 ? Object.fromEntries(value) : undefined, ignores }
}

/** The comment lines directly above a position at the start of a line. */
export function commentsAbove(text: string, position: number): string {
  let start = position
  while (start > 0) {
    /** A negative start would be taken for 0. */
    const line = start < 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1
    if (text.charCodeAt(line) !== 35) break
    start = line
  }
  return text.slice(start, position)
}

/** Words that YAML's core schema reads as something else than text. */
const notText = /^(?:null|true|false|y|n|yes|no|on|off)$/i
/** Characters that some YAML reader takes for a line break or refuses, or that no file can hold. */
const unsafe = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u
/** Text that is itself in block and flow context: no indicator, no `: `, no ` #`, nothing that could be a number. */
const plain = /^[A-Za-z\u00c0-\u{10ffff}](?:[^:#"'[\]{},&*!|>%@`\\]|[:](?=[^\s:,[\]{}]))*$/u
const quoted = /^"(?:[^"\\]|\\["\\nt])*"$/u
const dateLike = /^\d{4}-\d\d(?:-\d\d)?$/
const organisation = /^\{ literal: (.+) \}$/
const listItem = /\{ literal: (?:"(?:[^"\\]|\\.)*"|[^,"{}[\]]+) \}|"(?:[^"\\]|\\.)*"|[^,"]+/y

/** Can this text stand in YAML without quotes, in a list too? */
export function isPlain(text: string): boolean {
  return plain.test(text) && !unsafe.test(text) && !notText.test(text) && !text.endsWith(' ')
}

function readValue(source: string): unknown {
  if (source.startsWith('[')) return readList(source)
  return readScalar(source)
}

function readScalar(source: string): string | number | undefined {
  if (source.startsWith('"')) {
    const isKnown = quoted.test(source) && !unsafe.test(source)
    return isKnown ? (JSON.parse(source) as string) : undefined
  }
  if (dateLike.test(source)) return source
  if (/^[1-9]\d{3}$/.test(source)) return Number(source)
  return isPlain(source) ? source : undefined
}

function readList(source: string): unknown[] | undefined {
  const items: unknown[] = []
  let at = 1
  while (at < source.length) {
    listItem.lastIndex = at
    const item = listItem.exec(source)?.[0]
    if (!item) return undefined
    at += item.length
    const last = at === source.length
    const literal = organisation.exec(item)?.[1]
    const value = readScalar(literal ?? (last ? item.slice(0, -1) : item))
    if (typeof value !== 'string' || (last && !item.endsWith(']'))) return undefined
    items.push(literal === undefined ? value : { literal: value })
    if (last) return items
    if (source.startsWith(', ', at)) at += 2
    else return source.slice(at) === ']' ? items : undefined
  }
  return undefined
}
