/** A key that stands twice in one mapping: which it is, where it stands first, and whether both say the same. */
import { type Document, isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml'
import type { Diagnostic } from './diagnostic.ts'
import { rangeOf } from './document.ts'
import { type Edit, placeOf, type SourceFile, type Span } from './text.ts'

/** What a file holds at its top: papers under their citekeys, or the fields of a manifest. */
export type FileKind = 'papers' | 'manifest'

/** What is to be said of the key at `offset`, of which the parser says that its mapping has it already. */
export function duplicateKey(
  file: SourceFile,
  document: Document.Parsed,
  offset: number,
  kind: FileKind,
): Diagnostic | undefined {
  const { map, pair, top } = find(document, offset)
  const first = map?.items.find((other) => keyOf(other) === keyOf(pair))
  if (!map || !pair || !first || first === pair) return undefined
  const [span, before] = [spanOf(file, pair), spanOf(file, first)]
  const isSame = file.text.slice(span.start, span.end) === file.text.slice(before.start, before.end)
  const edit = isSame ? deletion(file, span) : undefined
  const isCitekey = kind === 'papers' && map === document.contents
  return {
    rule: isCitekey ? 'duplicate-citekey' : 'duplicate-field',
    severity: 'error',
    message: (isCitekey ? ofCitekey : ofField)(shown(keyOf(pair)), isSame),
    place: placeOf(file, { start: span.start, end: rangeOf(pair.key)?.[1] ?? span.end }),
    ...(kind === 'papers' && top !== undefined && shown(top) && { citekey: top }),
    related: [{ place: placeOf(file, before), message: `first ${isCitekey ? 'used' : 'given'} here` }],
    ...(edit && { fix: { title: 'delete the second', safe: true, edits: [edit] } }),
  }
}

function ofCitekey(name: string, isSame: boolean): string {
  return isSame
    ? `citekey ${name}is already used, for an entry that says the same; delete one of them`
    : `citekey ${name}is already used; rename one, or merge the two entries`
}

function ofField(name: string, isSame: boolean): string {
  return `field ${name}is given twice${isSame ? ', both times the same; delete one' : '; keep the one that is right'}`
}

/** A key as a message names it; nothing for one that would make it hard to read. */
function shown(key: string | undefined): string {
  return key !== undefined && /^[\w:.+/-]{1,100}$/.test(key) ? `\`${key}\` ` : ''
}

/** The pair whose key stands at an offset, its mapping, and the key at the top above it. */
function find(
  document: Document.Parsed,
  offset: number,
): { map?: YAMLMap; pair?: Pair; top?: string | undefined } {
  let node: unknown = document.contents
  let top: string | undefined
  while (isMap(node) || isSeq(node)) {
    const items: readonly unknown[] = node.items
    const index = items.findIndex((item) => startOf(item) > offset)
    const item = items.at(index < 0 ? -1 : index - 1)
    if (isSeq(node)) node = item
    else {
      const pair = item as Pair
      top ??= keyOf(pair)
      if (rangeOf(pair?.key)?.[0] === offset) return { map: node, pair, top }
      node = pair?.value
    }
  }
  return {}
}

function startOf(item: unknown): number {
  return rangeOf((item as Pair).key ?? item)?.[0] ?? 0
}

function keyOf(pair: Pair | undefined): string | undefined {
  return isScalar(pair?.key) ? String(pair.key.value) : undefined
}

/** From the first character of a key to the last of its value. */
function spanOf({ text }: SourceFile, { key, value }: Pair): Span {
  const start = rangeOf(key)?.[0] ?? 0
  const end = rangeOf(value)?.[1] ?? rangeOf(key)?.[1] ?? start
  return { start, end: start + text.slice(start, end).trimEnd().length }
}

/** Deletes what has its lines to itself, if no comment beside it would come to stand beside something else. */
function deletion({ path, text }: SourceFile, span: Span): Edit | undefined {
  const start = text.lastIndexOf('\n', span.start - 1) + 1
  const newline = text.indexOf('\n', span.end)
  const end = newline < 0 ? text.length : newline + 1
  const isAlone = (text.slice(start, span.start) + text.slice(span.end, end)).trim() === ''
  const above = text.slice(text.lastIndexOf('\n', start - 2) + 1, start)
  const below = /^(?:[ \t]*\r?\n)*( *)#/.exec(text.slice(end, end + 1000))?.[1]
  const isCommented = /^\s*#/.test(above) || (below !== undefined && below.length > span.start - start)
  return isAlone && !isCommented ? { path, span: { start, end }, text: '' } : undefined
}
