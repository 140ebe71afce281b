/** RIS: what reference managers and publishers' sites export. */
import { compareDiagnostics, type Diagnostic } from '../core/diagnostic.ts'
import type { Draft } from '../core/draft.ts'
import { placeOf, type SourceFile } from '../core/text.ts'
import type { Format, Imported } from './format.ts'
import { controlCharacters, oneLine } from './import.ts'
import { type RisField, readRisRecord } from './ris-record.ts'

export const ris: Format = {
  name: 'ris',
  summary: 'Records of EndNote, Zotero and publishers, one tag on each line.',
  extensions: ['.ris'],
  read,
}

/** A record begins with `TY` and ends with `ER`, or where the next begins. */
interface RisRecord {
  readonly start: number
  end: number
  readonly fields: RisField[]
  closed: boolean
}

function read(file: SourceFile): Imported {
  const diagnostics: Diagnostic[] = [...controlCharacters(file, 'ris')]
  const report = (start: number, severity: Diagnostic['severity'], message: string) => {
    diagnostics.push({
      rule: 'ris',
      severity,
      message: oneLine(message),
      place: placeOf(file, { start, end: start }),
    })
  }
  const { records, stray } = recordsOf(file.text)
  if (records.length === 0) report(0, 'error', 'no RIS record in this file; each begins with a line `TY`')
  for (const start of stray) report(start, 'error', 'this line belongs to no record')
  const drafts = records.flatMap(({ fields, start, end, closed }): Draft[] => {
    const read = readRisRecord(fields, placeOf(file, { start, end }))
    if (!closed) report(start, 'warning', 'record lacks its last line, `ER`')
    if (!read) report(start, 'error', 'record has no title')
    for (const sentence of read?.refused ?? []) report(start, 'warning', sentence)
    return read ? [read.draft] : []
  })
  return { drafts, diagnostics: diagnostics.toSorted(compareDiagnostics) }
}

/** The records of a text, and where lines stand that are in none. */
function recordsOf(text: string): { records: RisRecord[]; stray: number[] } {
  const records: RisRecord[] = []
  const stray: number[] = []
  let record: RisRecord | undefined
  for (const { line, start, end } of linesOf(text)) {
    const [, tag, value = ''] = /^([A-Z][A-Z0-9]) {0,2}-(?: (.*)|$)/s.exec(line) ?? []
    const last = record?.fields.at(-1)
    if (tag === 'TY') {
      record = { start, end, fields: [{ tag, lines: [value] }], closed: false }
      records.push(record)
    } else if (tag === 'ER' && record) {
      record.end = end
      record.closed = true
      record = undefined
    } else if (tag && record) {
      record.fields.push({ tag, lines: [value] })
      record.end = end
    } else if (line.trim() !== '' && last && record) {
      last.lines.push(line)
      record.end = end
    } else if (tag) stray.push(start)
  }
  return { records, stray }
}

function* linesOf(text: string): Generator<{ line: string; start: number; end: number }> {
  const pattern = /\r\n?|\n/g
  let start = text.startsWith('\uFEFF') ? 1 : 0
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    yield { line: text.slice(start, found.index), start, end: found.index }
    start = pattern.lastIndex
  }
  yield { line: text.slice(start), start, end: text.length }
}
