/** JSON Lines: one paper as JSON on each line, for programs that read a stream. */
import { compareDiagnostics, type Diagnostic } from '../core/diagnostic.ts'
import { placeOf, type SourceFile } from '../core/text.ts'
import type { Imported } from './format.ts'
import { parseJson } from './json-text.ts'
import { type PlacedRecord, readRecords } from './record-read.ts'
import { isBlank, paperRows, type Row, type RowFormat, recordOf } from './rows.ts'

export const jsonl: RowFormat = {
  name: 'jsonl',
  summary: 'One paper as JSON on each line, for programs that read a stream.',
  extensions: ['.jsonl', '.ndjson'],
  write: ({ entries }) => writeRows(paperRows(entries)) || '\n',
  writeRows,
  read,
  owns: (text) => isBlank(text) || /^\{"citekey":"[^"]+","title":.*\n/.test(text),
}

function writeRows(rows: readonly Row[]): string {
  return rows.map((row) => `${JSON.stringify(recordOf(row))}\n`).join('')
}

function read(file: SourceFile): Imported {
  const records: PlacedRecord[] = []
  const problems: Diagnostic[] = []
  for (const { 0: line, index } of file.text.matchAll(/[^\r\n]+/g)) {
    if (isBlank(line)) continue
    const place = placeOf(file, { start: index, end: index + line.length })
    const parsed = parseJson({ path: file.path, text: line }, 'jsonl')
    if ('value' in parsed) records.push({ value: parsed.value, place })
    else problems.push({ ...parsed.problem, message: 'line is not valid JSON', place })
  }
  const { drafts, diagnostics } = readRecords('jsonl', file, records)
  return { drafts, diagnostics: [...problems, ...diagnostics].toSorted(compareDiagnostics) }
}
