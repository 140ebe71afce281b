/** TSV: a table for pipes, one paper on a line, columns parted by tabs. */
import {
  authorsCell,
  cellOf,
  columns,
  isBlank,
  paperRows,
  type Row,
  type RowFormat,
  type RowOptions,
} from './rows.ts'

const header = `${columns.join('\t')}\n`

export const tsv: RowFormat = {
  name: 'tsv',
  summary: 'A table for `cut`, `sort` and `awk`, columns parted by tabs.',
  extensions: ['.tsv'],
  write: ({ entries }) => writeRows(paperRows(entries)),
  writeRows,
  // Its parser is only for those who read.
  read: async (file) =>
    (await import('./table-read.ts')).readTable(file, { rule: 'tsv', delimiter: '\t', isBare: true }),
  owns: (text) => isBlank(text) || text.startsWith(header),
}

function writeRows(
  rows: readonly Row[],
  { columns: shown = columns, header = true }: RowOptions = {},
): string {
  const head = header ? `${shown.join('\t')}\n` : ''
  const lines = rows.map(
    (row) =>
      `${shown.map((column) => oneLine(column === 'authors' ? authorsCell(row) : cellOf(row, column))).join('\t')}\n`,
  )
  return head + lines.join('')
}

/** Nothing in a cell ends it. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}
