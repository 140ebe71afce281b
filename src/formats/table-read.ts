/** Reads tables with a header: rows become drafts, columns are known by any usual name, and the rest is kept. */
import { type CsvError, parse } from 'csv-parse/sync'
import { compareDiagnostics, type Diagnostic } from '../core/diagnostic.ts'
import type { Draft } from '../core/draft.ts'
import { type Place, placeOf, type SourceFile } from '../core/text.ts'
import type { Imported } from './format.ts'
import { controlCharacters, oneLine } from './import.ts'
import { isOwnHeader, readOwnRow } from './table-own.ts'
import { meaningOf, readRow } from './table-row.ts'

export interface TableOptions {
  readonly rule: string
  /** Undefined where the header tells: a comma, a semicolon, a tab or a bar. */
  readonly delimiter?: string
  /** Are quotes letters in what `survey` writes? */
  readonly isBare: boolean
}

type Row = readonly string[]

/** The drafts of a table's rows, and what is wrong with them. Never throws. */
export function readTable(file: SourceFile, options: TableOptions): Imported {
  const { rule } = options
  const diagnostics: Diagnostic[] = [...controlCharacters(file, rule)]
  const report = (place: Place, severity: Diagnostic['severity'], message: string) => {
    diagnostics.push({ rule, severity, message: oneLine(message), place })
  }
  const top = placeOf(file, { start: 0, end: 0 })
  const firstLine = /^\uFEFF?\s*([^\r\n]*)/.exec(file.text)?.[1] ?? ''
  const delimiter = options.delimiter ?? delimiterOf(firstLine)
  const drafts: Draft[] = []
  let reader: ReturnType<typeof rowReader> | undefined
  const take = (row: Row, place: Place) => {
    if (!reader) reader = rowReader(row, place, report, options)
    else drafts.push(...reader(row, place))
  }
  const isBare = options.isBare && isOwnHeader(firstLine.split(delimiter))
  const isWhole = readRows(file, delimiter, isBare ? false : '"', take)
  if (!isWhole) {
    report(top, 'error', 'a quotation mark is never closed; all of them are read as letters')
    drafts.length = 0
    reader = undefined
    readRows(file, delimiter, false, take)
  }
  if (!reader) report(top, 'error', 'the table is empty; its first line names the columns')
  if (drafts.length === 0 && diagnostics.length === 0)
    report(top, 'info', 'the table has no row below its header')
  return { drafts, diagnostics: diagnostics.toSorted(compareDiagnostics) }
}

/** What a header makes of the rows below it. */
function rowReader(
  header: Row,
  place: Place,
  report: (place: Place, severity: Diagnostic['severity'], message: string) => void,
  { isBare }: TableOptions,
): (row: Row, place: Place) => Draft[] {
  const isOwn = isOwnHeader(header)
  const columns = header.map((name) => ({ name: name.trim(), meaning: meaningOf(name) }))
  if (!columns.some(({ meaning }) => meaning === 'title')) {
    const shown = columns.slice(0, 8).map(({ name }) => `\`${name.slice(0, 40)}\``)
    report(
      place,
      'error',
      `no column is called \`title\`, \`paper\` or the like; there are ${shown.join(', ')}`,
    )
    return () => []
  }
  return (row, at) => {
    if (row.length > header.length)
      report(
        at,
        'warning',
        `row has ${row.length} cells under ${header.length} columns; the last are left out`,
      )
    const read = isOwn ? readOwnRow(header, row, at, !isBare) : readRow(columns, row, at)
    if (!read) report(at, 'error', 'row has no title')
    for (const sentence of read?.refused ?? []) report(at, 'warning', sentence)
    return read ? [read.draft] : []
  }
}

/** Gives each row with its place to `take`; false where a quotation mark is never closed. */
function readRows(
  file: SourceFile,
  delimiter: string,
  quote: string | false,
  take: (row: Row, place: Place) => void,
): boolean {
  const lines = lineCursor(file)
  let before = 0
  try {
    parse(file.text, {
      bom: true,
      delimiter,
      quote,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (row: Row, { lines: last }: { lines: number }) => {
        take(row, lines(before + 1))
        before = last
        return null
      },
    })
    return true
  } catch (error) {
    if ((error as CsvError).code === 'CSV_QUOTE_NOT_CLOSED') return false
    throw error
  }
}

/** Places of lines, asked for in rising order; an empty line gives the next that is not. */
function lineCursor(file: SourceFile): (line: number) => Place {
  const { text } = file
  let at = text.startsWith('\uFEFF') ? 1 : 0
  let current = 1
  return (line) => {
    while (at < text.length && (current < line || text[at] === '\n' || text.startsWith('\r\n', at))) {
      const end = text.indexOf('\n', at)
      at = end < 0 ? text.length : end + 1
      current++
    }
    return placeOf(file, { start: at, end: at })
  }
}

function delimiterOf(header: string): string {
  const counts = [',', ';', '\t', '|'].map((sign) => ({ sign, count: header.split(sign).length }))
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).sign
}
