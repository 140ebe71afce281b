/** One RIS record as a draft. Tags are those of the specification of 2011 and of what EndNote, Zotero and publishers write. */
import type { Draft } from '../core/draft.ts'
import { joinName } from '../core/name.ts'
import type { Author, Paper } from '../core/paper.ts'
import type { Place } from '../core/text.ts'
import { oneLine, readDate } from './import.ts'
import { draftOf, type Named } from './reading.ts'

/** A tag with its lines; all but the first continue it. */
export interface RisField {
  readonly tag: string
  readonly lines: string[]
}

/** The draft of a record and what was left out for safety; undefined without a title. */
export function readRisRecord(
  fields: readonly RisField[],
  from: Place,
): { draft: Draft; refused: readonly string[] } | undefined {
  const tags = tagSet(fields)
  const [risType = ''] = tags.use('TY').map((text) => text.toUpperCase())
  const [title] = tags.useFirst('TI', 'T1', 'CT', 'BT', 'ST')
  if (title === undefined) return undefined
  const issued = useDate(tags)
  const [venue] = tags.useFirst(...(venueTags[risType] ?? ['T2', 'JF', 'JO', 'JA', 'J2', 'BT', 'C3']))
  const addresses = ['DO', 'M3', 'UR', 'LK', 'L1', 'L2'].flatMap((tag) => {
    if (tag === 'M3' && !tags.values(tag).every((text) => /^(?:doi:\s*)?10\./i.test(text))) return []
    return tags.use(tag).flatMap((text) => text.split(/\s+/).map((word): Named => [nameOf(tag), word]))
  })
  const reading = {
    key: tags.useFirst('ID')[0],
    title,
    authors: [...tags.use('AU'), ...tags.use('A1')].flatMap(authorOf),
    issued,
    venue,
    type: types[risType],
    addresses,
    abstract: tags.useFirst('AB', 'N2')[0],
    note: tags.use('N1').join('\n'),
    keywords: tags.use('KW'),
  }
  const rest = tags.unused().map(({ tag, lines }): Named => [nameOf(tag), textOf(lines)])
  return draftOf({ ...reading, rest: risType in types ? rest : [['entrytype', risType], ...rest] }, from)
}

/** The fields of a record by tag, and which have already gone somewhere. */
function tagSet(fields: readonly RisField[]) {
  const byTag = new Map<string, string[]>()
  for (const { tag, lines } of fields) {
    const text = textOf(lines)
    if (text === '') continue
    const before = byTag.get(tag)
    if (before) before.push(text)
    else byTag.set(tag, [text])
  }
  const used = new Set<string>()
  const values = (tag: string) => byTag.get(tag) ?? []
  const use = (tag: string) => {
    used.add(tag)
    return values(tag)
  }
  return {
    values,
    use,
    /** The texts of the first of some tags that stands in the record. */
    useFirst: (...tags: readonly string[]) => use(tags.find((tag) => byTag.has(tag)) ?? ''),
    unused: () => fields.filter(({ tag, lines }) => !used.has(tag) && textOf(lines) !== ''),
  }
}

function textOf(lines: readonly string[]): string {
  return oneLine(lines.join(' '))
}

/** `2020/03/17/Spring`, `2020-03`, `2020` of the first tag that has a year; what says more stays unused. */
function useDate(tags: ReturnType<typeof tagSet>): string | undefined {
  const dates = ['DA', 'PY', 'Y1'].flatMap((tag) => {
    const text = tags.values(tag)[0] ?? ''
    const parts = /^(\d{4})(?:[/-](\d{1,2})?(?:[/-](\d{1,2})?)?)?/.exec(text)
    const numbers = (parts ?? []).slice(1).flatMap((part) => (part ? [Number(part)] : []))
    const date = readDate(numbers)
    return date
      ? [{ tag, date, isWhole: text.replace(/\/+$/, '') === (parts?.[0] ?? '').replace(/\/+$/, '') }]
      : []
  })
  const best = dates.toSorted((a, b) => b.date.length - a.date.length)[0]
  for (const { tag, date, isWhole } of dates) if (isWhole && best?.date.startsWith(date)) tags.use(tag)
  return best?.date
}

/** `Family, Given, Suffix`; a name without a comma is one person's or an organisation's. */
function authorOf(text: string): Author[] {
  const [family = '', given = '', suffix = ''] = text.split(',').map((part) => part.trim())
  if (text.split(',').length > 3) return [text]
  if (family === '') return given === '' ? [] : [given]
  return [given === '' ? text.replace(/,\s*$/, '') : joinName({ family, given, suffix })]
}

/** CSL types of RIS types; undefined for those that say nothing. */
const types: Readonly<Record<string, Paper['type'] | undefined>> = {
  __proto__: null as never,
  '': undefined,
  GEN: undefined,
  ABST: 'article-journal',
  JOUR: 'article-journal',
  JFULL: 'article-journal',
  EJOUR: 'article-journal',
  MGZN: 'article-journal',
  INPR: 'article',
  UNPB: 'article',
  CONF: 'paper-conference',
  CPAPER: 'paper-conference',
  BOOK: 'book',
  EBOOK: 'book',
  EDBOOK: 'book',
  CHAP: 'chapter',
  ECHAP: 'chapter',
  DATA: 'dataset',
  BLOG: 'post-weblog',
  RPRT: 'report',
  COMP: 'software',
  THES: 'thesis',
  ELEC: 'webpage',
  WEB: 'webpage',
}

/** What a work of these types is cited by; that of all others is what it appeared in. */
const venueTags: Readonly<Record<string, readonly string[]>> = {
  __proto__: null as never,
  BOOK: ['PB'],
  EBOOK: ['PB'],
  RPRT: ['PB', 'T2'],
  THES: ['PB'],
  COMP: ['PB'],
  CONF: ['T2', 'C3', 'BT', 'JF', 'JO'],
  CPAPER: ['T2', 'C3', 'BT', 'JF', 'JO'],
}

/** What tags are called where they are kept as they are. */
const names: Readonly<Record<string, string>> = {
  __proto__: null as never,
  A2: 'editor',
  A3: 'series-editor',
  AD: 'affiliation',
  AN: 'accession-number',
  CY: 'address',
  DA: 'date',
  DB: 'database',
  DO: 'doi',
  DP: 'provider',
  ED: 'editor',
  EP: 'end-page',
  ET: 'edition',
  IS: 'number',
  JA: 'journal-abbreviation',
  LA: 'language',
  PB: 'publisher',
  PY: 'year',
  SN: 'isbn-issn',
  SP: 'pages',
  ST: 'short-title',
  T2: 'secondary-title',
  T3: 'series',
  UR: 'url',
  VL: 'volume',
  Y1: 'year',
  Y2: 'urldate',
}

function nameOf(tag: string): string {
  return names[tag] ?? tag.toLowerCase()
}
