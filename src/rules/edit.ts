/** Edits that rules make: one scalar or one field changed, every other byte kept. No edit where the YAML is unusual. */
import { isPlain } from '../core/blocks.ts'
import type { Entry, Keys } from '../core/database.ts'
import type { Paper } from '../core/paper.ts'
import type { Span } from '../core/text.ts'
import type { Correction, Workbench } from './rule.ts'

/** Replaces the text at `keys` of an entry; it stays unquoted where it was and can be. Nothing for a block scalar. */
export function rewriteText(
  bench: Workbench,
  entry: Entry,
  keys: Keys,
  text: string,
  title: string,
): Correction | undefined {
  const { start, end } = bench.place(entry, keys)
  const source = bench.file(entry.path).text.slice(start, end)
  if (/^[|>]/.test(source)) return undefined
  const isUnquoted = !/^["']/.test(source)
  const written = isUnquoted && isPlain(text) ? text : JSON.stringify(text)
  return fixOf(title, entry, { start, end }, written)
}

/** Replaces a field, name and value, by another whose value is quoted. */
export function renameField(
  bench: Workbench,
  entry: Entry,
  [from, to]: readonly [string, string],
  text: string,
): Correction | undefined {
  const field = fieldSpan(bench, entry, from)
  return field && fixOf(`move it to \`${to}\``, entry, field, `${to}: ${JSON.stringify(text)}`)
}

/** Deletes the line of a field that has a line to itself. */
export function deleteField(bench: Workbench, entry: Entry, name: string): Correction | undefined {
  const field = fieldSpan(bench, entry, name)
  if (!field) return undefined
  const { text } = bench.file(entry.path)
  const start = text.lastIndexOf('\n', field.start - 1) + 1
  const newline = text.indexOf('\n', field.end)
  const end = newline < 0 ? text.length : newline + 1
  const rest = text.slice(start, field.start) + text.slice(field.end, end)
  return rest.trim() === '' ? fixOf('delete it', entry, { start, end }, '') : undefined
}

/** From the first character of a field's name to the last of its value, when both begin on one line. */
function fieldSpan(bench: Workbench, entry: Entry, name: string): Span | undefined {
  const { start, end } = bench.place(entry, [name])
  const { text } = bench.file(entry.path)
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const before = new RegExp(`(?<![^\\s{,])(["']?)${name}\\1\\s*:\\s*$`).exec(line)?.[0]
  return before && !/^[|>]/.test(text.slice(start, end)) ? { start: start - before.length, end } : undefined
}

function fixOf(title: string, { path }: Entry, span: Span, text: string): Correction {
  return { title, edits: [{ path, span, text }] }
}

/** Deletes one item of a list: of a flow list with its comma, of a block list its line; the field when nothing else is in it. */
export function deleteItem(
  bench: Workbench,
  entry: Entry,
  field: 'also' | 'paradigm' | 'tags',
  index: number,
): Correction | undefined {
  const list = entry.paper[field]
  if (!Array.isArray(list)) return undefined
  if (list.length === 1) return deleteField(bench, entry, field)
  const { text } = bench.file(entry.path)
  const span = bench.place(entry, [field, index])
  const line = lineOf(text, span)
  if (/^[ \t]*-[ \t]+$/.test(text.slice(line.start, span.start)))
    return text.slice(span.end, line.end).trim() === '' ? fixOf('delete it', entry, line, '') : undefined
  const neighbour = bench.place(entry, [field, index === 0 ? 1 : index - 1])
  const [start, end] = index === 0 ? [span.start, neighbour.start] : [neighbour.end, span.end]
  const between = index === 0 ? text.slice(span.end, end) : text.slice(start, span.start)
  return /^\s*,\s*$/.test(between) ? fixOf('delete it', entry, { start, end }, '') : undefined
}

/** The whole lines that a span touches, with the line break of the last. */
function lineOf(text: string, { start, end }: Span): Span {
  const newline = text.indexOf('\n', end)
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: newline < 0 ? text.length : newline + 1 }
}

/** Adds a field on a line of its own, at its canonical place. */
export function insertField(bench: Workbench, entry: Entry, fields: Partial<Paper>): Correction | undefined {
  const edits = bench.added(entry, fields)
  const [name = '', value] = Object.entries(fields)[0] ?? []
  return edits && { title: `add \`${name}: ${value}\``, edits }
}
