/** Reviewdog's diagnostic format, whose columns count bytes: review comments with suggestions on many services. */
import type { Diagnostic, Fix, Severity } from '../core/diagnostic.ts'
import type { Place, SourceFile } from '../core/text.ts'
import { visible } from '../core/visible.ts'
import { createByteRuler, placeOfEdit, type Range, rangeOf } from './range.ts'
import { printJson } from './record.ts'
import type { Reporter } from './reporter.ts'

type Files = ReadonlyMap<string, SourceFile>
/** Turns a place into a range whose columns count bytes. */
type Measure = (place: Place) => { start: Position; end: Position }
interface Position {
  readonly line: number
  readonly column: number
}

export const rdjson: Reporter = {
  name: 'rdjson',
  summary: 'For reviewdog: comments with suggestions, on whatever it posts to.',
  write({ diagnostics, files }) {
    const measure = createMeasure(files)
    const list = diagnostics.map((diagnostic) => ({
      message: visible(diagnostic.message),
      location: locationOf(diagnostic.place, measure),
      severity: names[diagnostic.severity],
      code: { value: diagnostic.rule },
      ...optional('suggestions', suggestionsOf(diagnostic, files, measure)),
      ...optional('related_locations', relatedOf(diagnostic, measure)),
    }))
    return printJson({ source: { name: 'survey' }, diagnostics: list }, 2)
  },
}

const names = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const satisfies Record<Severity, string>

function locationOf(place: Place, measure: Measure) {
  return { path: place.path, range: measure(place) }
}

function relatedOf({ related = [] }: Diagnostic, measure: Measure) {
  return related.map(({ message, place }) => ({
    message: visible(message),
    location: locationOf(place, measure),
  }))
}

function optional<Value>(name: string, list: readonly Value[]) {
  return list.length > 0 ? { [name]: list } : {}
}

/** A comment stands at its suggestion, so it must not be far from the finding, nor too long to read. */
const mostLines = 20

/** One suggestion for all edits of a fix, from the first to the last: reviewdog takes several for alternatives. */
function suggestionsOf({ place, fix }: Diagnostic, files: Files, measure: Measure) {
  const file = files.get(place.path)
  const whole = fix && file && merged(fix, file)
  const span = whole && placeOfEdit({ path: place.path, span: whole }, files)
  if (!span) return []
  const { startLine, endLine } = rangeOf(span, files)
  if (place.line < startLine || place.line > endLine || endLine - startLine > mostLines) return []
  return [{ range: measure(span), text: whole.text }]
}

/** All edits of a fix as one; undefined when they are in another file, or there are none. */
function merged({ edits }: Fix, { path, text }: SourceFile) {
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start)
  const start = sorted[0]?.span.start
  if (start === undefined || sorted.some((edit) => edit.path !== path)) return undefined
  const pieces = sorted.map((edit, index) => {
    const end = sorted[index - 1]?.span.end ?? start
    return text.slice(end, edit.span.start) + edit.text
  })
  return { start, end: sorted.at(-1)?.span.end ?? start, text: pieces.join('') }
}

function createMeasure(files: Files): Measure {
  const rulers = new Map([...files].map(([path, { text }]) => [path, createByteRuler(text)]))
  return (place) => {
    const range = rangeOf(place, files)
    const bytes = rulers.get(place.path)
    return bytes ? inBytes(place, range, bytes) : inUnits(range)
  }
}

function inBytes({ start, end }: Place, range: Range, bytes: (offset: number) => number) {
  const { startLine, startColumn, endLine, endColumn } = range
  const column = (offset: number, units: number) => bytes(offset) - bytes(offset - (units - 1)) + 1
  return {
    start: { line: startLine, column: column(start, startColumn) },
    end: { line: endLine, column: column(end, endColumn) },
  }
}

function inUnits({ startLine, startColumn, endLine, endColumn }: Range) {
  return { start: { line: startLine, column: startColumn }, end: { line: endLine, column: endColumn } }
}
