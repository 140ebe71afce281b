/**
 * The fast way into a data file: one pass over its lines that reads entries in canonical form without a YAML parser.
 * It knows only what cannot be misread; whatever it doubts it leaves to `document.ts`, and a test holds both to the same answer.
 */
import type { Span } from './text.ts'

/** A top-level `citekey:` with the indented lines below it. */
export interface Block {
  readonly citekey: string
  readonly span: Span
  /** The paper's fields; undefined when YAML itself must be asked. */
  readonly value: Record<string, unknown> | undefined
  /** What `# survey-ignore:` comments above or in the entry silence. */
  readonly ignores: readonly string[]
}

const keyLine = /^([A-Za-z0-9][\w:./+-]*):$/
const fieldLine = /^ {2}([a-z]+): (.+)$/
const ignoreComment = /^\s*#\s*survey-ignore:\s*([a-z][a-z0-9-]*)/

/** The rule that a comment silences, if it is a `# survey-ignore: rule why`. */
export function ignoredRule(comment: string): string | undefined {
  return ignoreComment.exec(comment)?.[1]
}

/** Splits a data file into its entries; undefined when its outline is not plain `citekey:` blocks. */
export function readBlocks(text: string): Block[] | undefined {
  const blocks: OpenBlock[] = []
  const seen = new Set<string>()
  let open: OpenBlock | undefined
  let pending: string[] = []
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const line = text.slice(start, end)
    const first = line.charCodeAt(0)
    if (first === 32) {
      if (!open) return undefined
      readLine(open, line, end)
    } else if (first === 35) {
      const rule = ignoredRule(line)
      if (rule) pending.push(rule)
    } else if (line !== '') {
      const citekey = keyLine.exec(line)?.[1]
      if (!citekey || seen.has(citekey)) return undefined
      seen.add(citekey)
      open = { citekey, span: { start, end }, value: new Map(), ignores: pending }
      blocks.push(open)
      pending = []
    }
    start = end + 1
  }
  return blocks.map(({ value, ...block }) => ({
    ...block,
    value: value && value.size > 0 ? Object.fromEntries(value) : undefined,
  }))
}

interface OpenBlock {
  citekey: string
  span: Span
  value: Map<string, unknown> | undefined
  ignores: string[]
}

function readLine(open: OpenBlock, line: string, end: number): void {
  if (line.trim() === '') return
  open.span = { start: open.span.start, end }
  if (/^ +#/.test(line)) {
    const rule = ignoredRule(line)
    if (rule) open.ignores.push(rule)
    return
  }
  const [, field = '', source = ''] = fieldLine.exec(line) ?? []
  const value = field === '' || open.value?.has(field) ? undefined : readValue(source)
  if (value === undefined) open.value = undefined
  else open.value?.set(field, value)
}

/** Words that YAML's core schema reads as something else than text. */
const notText = /^(?:null|true|false|y|n|yes|no|on|off)$/i
/** Text that is itself in block and flow context: no indicator, no `: `, no ` #`, nothing that could be a number. */
const plain =
  /^[A-Za-z\u00c0-\u{10ffff}](?:[^\p{Cc}\u2028\u2029\ufeff:#"'[\]{},&*!|>%@`\\]|[:](?=[^\s:,[\]{}]))*$/u
const quoted = /^"(?:[^"\\\p{Cc}\u2028\u2029\ufeff]|\\["\\nt])*"$/u
const dateLike = /^\d{4}-\d\d(?:-\d\d)?$/
const listItem = /"(?:[^"\\]|\\.)*"|[^,"]+/y

function readValue(source: string): unknown {
  if (source.startsWith('[')) return readList(source)
  return readScalar(source)
}

function readScalar(source: string): string | number | undefined {
  if (source.startsWith('"')) return quoted.test(source) ? (JSON.parse(source) as string) : undefined
  if (dateLike.test(source)) return source
  if (/^[1-9]\d{3}$/.test(source)) return Number(source)
  return plain.test(source) && !notText.test(source) && !source.endsWith(' ') ? source : undefined
}

function readList(source: string): string[] | undefined {
  const items: string[] = []
  let at = 1
  while (at < source.length) {
    listItem.lastIndex = at
    const item = listItem.exec(source)?.[0]
    if (!item) return undefined
    at += item.length
    const last = at === source.length
    const value = readScalar(last ? item.slice(0, -1) : item)
    if (typeof value !== 'string' || (last && !item.endsWith(']'))) return undefined
    items.push(value)
    if (last) return items
    if (source.startsWith(', ', at)) at += 2
    else return source.slice(at) === ']' ? items : undefined
  }
  return undefined
}
