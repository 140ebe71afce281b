/** YAML text and the places in it: what a file says, where it says it, and what its comments silence. */
import { type Document, isMap, isPair, isScalar, isSeq, Lexer, parseDocument } from 'yaml'
import { commentsAbove, ignoredRules } from './blocks.ts'
import type { Keys, Locate, Part } from './database.ts'
import { placeOf, type SourceFile, type Span } from './text.ts'

/** One `key: value` at the top of a document. */
export interface TopPair {
  readonly key: string
  readonly value: unknown
  readonly span: Span
}

/**
 * Reads YAML: core schema (or `failsafe`, in which every scalar is text), string keys, no anchors, no aliases, no tags.
 * Never throws.
 */
export function parseYaml(text: string, schema: 'core' | 'failsafe' = 'core'): Document.Parsed {
  /** Not `silent`: that would drop all but the first document without a word. */
  return parseDocument(text, { prettyErrors: false, stringKeys: true, logLevel: 'error', schema })
}

/** The top-level pairs of a document that `yamlDiagnostics` has passed; undefined when it is not a mapping. */
export function topPairs(document: Document.Parsed): TopPair[] | undefined {
  const { contents } = document
  if (contents === null) return []
  if (!isMap(contents)) return undefined
  return contents.items.map(({ key, value }) => ({
    key: String(isScalar(key) ? key.value : key),
    value: value === null ? null : (value as { toJS(document: Document): unknown }).toJS(document),
    span: { start: rangeOf(key)?.[0] ?? 0, end: rangeOf(value)?.[1] ?? rangeOf(key)?.[1] ?? 0 },
  }))
}

/** One rule that a `# survey-ignore: rule, rule why` names. */
export interface IgnoreComment {
  readonly rule: string
  /** Of the whole comment, from its `#` to the end of its line. */
  readonly span: Span
  /** Of the name. */
  readonly name: Span
}

/** The comments in a piece of YAML that silence a rule; `#` inside a text is none. */
export function ignoreComments(text: string): IgnoreComment[] {
  const comments: IgnoreComment[] = []
  let before = ''
  let start = 0
  for (const token of new Lexer().lex(text)) {
    /** Three tokens of the lexer are marks, which stand for no text. */
    const isMark = token === '\u0002' || token === '\u0018' || token === '\u001f'
    const named = before !== '\u001f' && token.startsWith('#') ? ignoredRules(token) : []
    for (const { rule, span } of named)
      comments.push({ rule, span: { start, end: start + token.length }, name: moved(span, start) })
    before = token
    if (!isMark) start += token.length
  }
  return comments
}

/** The comments right above an entry, in it, or indented right below it that silence a rule, with their places in the file. */
export function commentsOf(text: string, { start, end }: Span): IgnoreComment[] {
  const tail = /(?:[ \t]*\r?\n|[ \t]+#[^\n]*(?:\n|$))*/y
  tail.lastIndex = end
  const below = tail.exec(text)?.[0].length ?? 0
  const first = start - commentsAbove(text, start).length
  return ignoreComments(text.slice(first, end + below)).map(({ rule, span, name }) => ({
    rule,
    span: moved(span, first),
    name: moved(name, first),
  }))
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by }
}

/** The source of the scalar at a place, as it is written. */
export const locate: Locate = (file, span, keys, part) => {
  const offset = span?.start ?? 0
  const text = span ? file.text.slice(span.start, span.end) : file.text
  const document = parsed(file, text, offset)
  const { contents } = document
  const first = span && isMap(contents) ? contents.items[0] : undefined
  if (span && !first) return placeOf(file, span)
  const found = walk(first ?? contents, keys, part)
  return placeOf(file, { start: offset + found.start, end: offset + found.end })
}

const documents = new WeakMap<SourceFile, Map<number, Document.Parsed>>()

function parsed(file: SourceFile, text: string, offset: number): Document.Parsed {
  const known = documents.get(file) ?? new Map<number, Document.Parsed>()
  documents.set(file, known)
  const before = known.get(offset)
  if (before) return before
  const document = parseYaml(text)
  known.set(offset, document)
  return document
}

/** Follows keys down from a pair or node; stops at the nearest that exists. A pair is shown by its key, or its value once asked for, unless its key is. */
function walk(from: unknown, keys: Keys, part: Part = 'value'): Span {
  let here = from
  let span = spanOf(isPair(from) ? from.key : from)
  for (const key of keys) {
    const node = isPair(here) ? here.value : here
    const next = isMap(node)
      ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)
      : isSeq(node) && typeof key === 'number'
        ? node.items[key]
        : undefined
    if (!next) return span
    here = next
    span = spanOf(isPair(next) ? (part === 'key' ? next.key : (next.value ?? next.key)) : next)
  }
  return span
}

function spanOf(node: unknown): Span {
  const range = rangeOf(node)
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 }
}

/** Where a node stands in the text that was parsed: its start, the end of its value, and of what belongs to it. */
export function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  return (node as { range?: readonly [number, number, number] | null } | null)?.range ?? undefined
}
