/** CSV: a table for spreadsheets, in which no cell is a formula and no identifier becomes a number. */
import { stringify } from 'csv-stringify/sync'
import {
  authorsCell,
  bareCell,
  type Column,
  cellOf,
  columns,
  isBlank,
  paperRows,
  type Row,
  type RowFormat,
  type RowOptions,
} from './rows.ts'

const header = `${columns.join(',')}\n`

export const csv: RowFormat = {
  name: 'csv',
  summary: 'A table for spreadsheets, one line per paper.',
  extensions: ['.csv'],
  write: ({ entries }) => writeRows(paperRows(entries)),
  writeRows,
  // Its parser is only for those who read.
  read: async (file) => (await import('./table-read.ts')).readTable(file, { rule: 'csv', isBare: false }),
  owns: (text) => isBlank(text) || text.startsWith(header),
}

function writeRows(rows: readonly Row[], options: RowOptions = {}): string {
  const shown = options.columns ?? columns
  const lines = rows.map((row) => shown.map((column) => cell(row, column)))
  return stringify(options.header === false ? lines : [[...shown], ...lines], { escape_formulas: true })
}

/** A cell that a spreadsheet leaves alone; `escape_formulas` sees to formulas. */
function cell(row: Row, column: Column): string {
  const text = column === 'authors' ? authorsCell(row) : cellOf(row, column)
  if (column === 'arxiv') return text && `arXiv:${text}`
  // Where the text itself begins with the apostrophe that guards a cell, it gets another.
  return (column !== 'date' && looksNumeric.test(text)) || bareCell(text) !== text ? `'${text}` : text
}

/** Text that a spreadsheet would take for a number and write differently. */
const looksNumeric = /^(?:0\d+|\d+\.\d*|\d+(?:\.\d*)?e\d+|\d{12,})$/i
