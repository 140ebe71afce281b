/** Adding facts to an entry that is already in a file: the edits that do it, every other byte stays. */
import { locate } from './document.ts'
import { fieldOrder } from './fields.ts'
import type { Field, Paper } from './paper.ts'
import { printField } from './print.ts'
import type { Edit, SourceFile, Span } from './text.ts'

/**
 * The edits that give the entry at `span` further fields, each on a line of its own at its canonical place. A field that
 * is there already is replaced. Undefined for an entry that is not written one field on a line: then a person must do it.
 */
export function enrichment(file: SourceFile, span: Span, added: Partial<Paper>): readonly Edit[] | undefined {
  const { text, path } = file
  const lines = fieldLines(text, span)
  if (!lines) return undefined
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const byPosition = new Map<number, string[]>()
  const edits: Edit[] = []
  for (const field of fieldOrder) {
    const value = added[field]
    if (value === undefined) continue
    const printed = `${field}: ${printField(field, value)}`
    const present = lines.find((line) => line.field === field)
    if (present) {
      const { end } = locate(file, span, [field])
      const { indent, start } = present
      edits.push({ path, span: { start: start + indent.length, end }, text: printed })
      continue
    }
    const next = lines.find((line) => rank(line.field) > rank(field))
    const at = next?.start ?? endOfLine(text, span.end)
    const line = `${lines[0]?.indent ?? '  '}${printed}`
    const isLast = at === text.length && !text.endsWith('\n')
    const before = byPosition.get(at) ?? []
    byPosition.set(at, [...before, isLast ? newline + line : line + newline])
  }
  for (const [at, texts] of byPosition)
    edits.push({ path, span: { start: at, end: at }, text: texts.join('') })
  return edits
}

interface FieldLine {
  readonly field: string
  readonly indent: string
  /** Where the line begins. */
  readonly start: number
}

/** The lines on which the fields of an entry begin; undefined when the entry is in flow style. */
function fieldLines(text: string, span: Span): FieldLine[] | undefined {
  const head = text.indexOf('\n', span.start)
  if (head < 0 || head >= span.end || !/:[ \t\r]*(?:#.*)?$/.test(text.slice(span.start, head).trimEnd()))
    return undefined
  const indent = /^[ ]+(?=[A-Za-z"'])/m.exec(text.slice(head + 1, span.end))?.[0]
  if (!indent) return undefined
  const lines: FieldLine[] = []
  const pattern = new RegExp(`^${indent}(["']?)([a-z]+)\\1[ ]*:(?=\\s)`, 'gm')
  const body = text.slice(head + 1, span.end)
  for (const found of body.matchAll(pattern))
    lines.push({ field: found[2] ?? '', indent, start: head + 1 + (found.index ?? 0) })
  return lines.length > 0 ? lines : undefined
}

function rank(field: string): number {
  const at = fieldOrder.indexOf(field as Field)
  return at < 0 ? fieldOrder.length : at
}

function endOfLine(text: string, position: number): number {
  const newline = text.indexOf('\n', Math.max(position - 1, 0))
  return newline < 0 ? text.length : newline + 1
}
