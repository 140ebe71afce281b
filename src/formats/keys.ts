/** Keys: the bare citekeys, for shell loops and `\nocite`. */
import { isBlank, paperRows, type Row, type RowFormat } from './rows.ts'

export const keys: RowFormat = {
  name: 'keys',
  summary: 'The bare citekeys, one on each line.',
  extensions: ['.keys'],
  write: ({ entries }) => writeRows(paperRows(entries)) || '\n',
  writeRows,
  owns: (text) => isBlank(text) || /^(?:[A-Za-z0-9][A-Za-z0-9_:./+-]*\n)+$/.test(text),
}

function writeRows(rows: readonly Row[]): string {
  return rows.map(({ entry }) => `${entry.citekey}\n`).join('')
}
