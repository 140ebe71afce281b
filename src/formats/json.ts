/** JSON: the whole database in one file, for programs. */
import type { Database } from '../core/database.ts'
import { placeOf, type SourceFile } from '../core/text.ts'
import { isObject } from './csl-read.ts'
import type { Imported } from './format.ts'
import { membersOf, parseJson, valueStart } from './json-text.ts'
import { readRecords } from './record-read.ts'
import { isBlank, paperRows, type Row, type RowFormat, recordOf } from './rows.ts'

const ownMark = '{\n  "generator": "survey",\n'

export const json: RowFormat = {
  name: 'json',
  summary: 'The whole database for programs: title, taxonomy, paradigms and papers.',
  extensions: ['.json'],
  write: ({ manifest, entries }) =>
    print({ ...describe(manifest), papers: paperRows(entries).map(recordOf) }),
  writeRows: (rows: readonly Row[]) => print(rows.map(recordOf)),
  read,
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

function read(file: SourceFile): Imported {
  const parsed = parseJson(file, 'json')
  if ('problem' in parsed) return { drafts: [], diagnostics: [parsed.problem] }
  const open = valueStart(file.text)
  const top = parsed.value
  const isWhole = isObject(top) && Array.isArray(top.papers)
  const papers = membersOf(file.text, open).findLast(({ name }) => name === 'papers')
  const list: unknown = isWhole ? top.papers : top
  if (!Array.isArray(list))
    return readRecords('json', file, [{ value: top, place: placeOf(file, { start: open, end: open }) }])
  const places = membersOf(file.text, isWhole ? (papers?.start ?? open) : open).map((span) =>
    placeOf(file, span),
  )
  const records = places.map((place, index) => ({ value: list[index] as unknown, place }))
  const imported = readRecords('json', file, records)
  return isWhole && typeof top.title === 'string' ? { ...imported, title: top.title } : imported
}

function print(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
