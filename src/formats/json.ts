/** JSON: the whole database in one file, for programs. */
import type { Database } from '../core/database.ts'
import { isBlank, paperRows, type Row, type RowFormat, recordOf } from './rows.ts'

const ownMark = '{\n  "generator": "survey",\n'

export const json: RowFormat = {
  name: 'json',
  summary: 'The whole database for programs: title, taxonomy, paradigms and papers.',
  extensions: ['.json'],
  write: ({ manifest, entries }) =>
    print({ ...describe(manifest), papers: paperRows(entries).map(recordOf) }),
  writeRows: (rows: readonly Row[]) => print(rows.map(recordOf)),
  owns: (text) => isBlank(text) || text.startsWith(ownMark),
}

/** The manifest without what only concerns this program. */
function describe({
  title,
  authors,
  arxiv,
  url,
  description,
  components,
  paradigms,
  attributes,
}: Database['manifest']) {
  return {
    generator: 'survey',
    title,
    ...(authors && { authors }),
    ...(arxiv && { arxiv }),
    ...(url && { url }),
    ...(description && { description }),
    components,
    ...(paradigms && { paradigms }),
    ...(attributes && { attributes }),
  }
}

function print(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
