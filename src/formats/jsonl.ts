/** JSON Lines: one paper as JSON on each line, for programs that read a stream. */
import { isBlank, paperRows, type Row, type RowFormat, recordOf } from './rows.ts'

export const jsonl: RowFormat = {
  name: 'jsonl',
  summary: 'One paper as JSON on each line, for programs that read a stream.',
  extensions: ['.jsonl', '.ndjson'],
  write: ({ entries }) => writeRows(paperRows(entries)) || '\n',
  writeRows,
  owns: (text) => isBlank(text) || /^\{"citekey":"[^"]+","title":.*\n/.test(text),
}

function writeRows(rows: readonly Row[]): string {
  return rows.map((row) => `${JSON.stringify(recordOf(row))}\n`).join('')
}
