/** One BibTeX entry as the fields of a paper. */
import type { Draft } from '../core/draft.ts'
import { arxivMonth } from '../core/identifier.ts'
import type { Paper } from '../core/paper.ts'
import { parseVenue } from '../core/venue.ts'
import { plainAddress, plainText, readNames, unknownMacro } from './bibtex-value.ts'
import { howPublished } from './bibtex-write.ts'
import { readDate, readLinks, readTags, readVenue, withoutEmpty } from './import.ts'

/** An entry as citation-js parses it: field names in lower case, values still LaTeX. */
export interface RawEntry {
  readonly type: string
  readonly label: string
  readonly properties: Readonly<Record<string, string>>
}

/** The draft of an entry (undefined without a title), what it inherits from its `crossref`, and what is doubtful in it. */
export function draftOf(
  entry: RawEntry,
  parent: RawEntry | undefined,
): { draft?: Draft; warnings: string[] } {
  const properties = { ...inherited(parent), ...entry.properties }
  const value = (name: string) => (Object.hasOwn(properties, name) ? (properties[name] ?? '') : '')
  const title = plainText([value('title'), value('subtitle')].filter((part) => part !== '').join(': '))
  if (title === '') return { warnings: [] }
  const links = linksOf(value)
  const issued = dateOf(value)
  const first = links.arxiv && arxivMonth(links.arxiv)
  const { authors, others } = readNames(value('author'))
  const howpublished = plainText(value('howpublished'))
  const venue = readVenue(venueOf(entry.type, value, howpublished), issued?.slice(0, 4))
  const fields = withoutEmpty<Paper>({
    title: title.replace(/(?<!\.)\.$/, ''),
    authors,
    // The arXiv id knows when the paper first became public; the entry, when the cited version did.
    date: first && !issued?.startsWith(first) ? first : issued,
    venue,
    type: venue !== undefined && parseVenue(venue) ? undefined : typeOf(entry.type, howpublished, venue),
    ...links,
    abstract: plainText(value('abstract')),
    note: noteOf(value('note')),
    tags: readTags(plainText(value('keywords'))),
  })
  const citekey = /^[A-Za-z0-9][A-Za-z0-9_:./+-]*$/.test(entry.label) ? { citekey: entry.label } : {}
  return { draft: { ...citekey, fields }, warnings: warningsOf(entry.label, value('title'), others) }
}

type Value = (name: string) => string

function warningsOf(label: string, title: string, others: boolean): string[] {
  const macro = unknownMacro(title)
  return [
    ...(others ? [`authors of \`${label}\` end in \`others\`; name everybody`] : []),
    ...(macro ? [`title of \`${label}\` holds the unknown macro \`${macro}\``] : []),
  ]
}

function inherited(parent: RawEntry | undefined): Record<string, string> {
  if (!parent) return {}
  const { booktitle, title, year, date, publisher } = parent.properties
  return withoutEmpty({ booktitle: booktitle ?? title, year, date, publisher }) as Record<string, string>
}

function linksOf(value: Value): Partial<Paper> {
  const archive = `${value('archiveprefix')}${value('eprinttype')}`
  const eprint =
    /^$|arxiv/i.test(archive) && value('eprint') ? [`arXiv:${plainAddress(value('eprint'))}`] : []
  const addresses = ['url', 'doi', 'ee', 'link', 'howpublished', 'note'].map((name) =>
    plainAddress(value(name)),
  )
  const numbered = [
    'journal',
    'journaltitle',
    'booktitle',
    'volume',
    'howpublished',
    'note',
    'number',
  ].flatMap((name) => {
    const id = /\b(?:arXiv:\s?|abs\/)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})/i.exec(value(name))?.[1]
    return id ? [`arXiv:${id}`] : []
  })
  return readLinks([...eprint, ...addresses, ...numbered])
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** `date`, or `year` with what `month` and `day` add to it. */
function dateOf(value: Value): string | undefined {
  const [iso] = /^\d{4}(?:-\d\d){0,2}/.exec(value('date')) ?? []
  if (iso) return readDate(iso.split('-').map(Number))
  const year = /(?<!\d)(?:1[6-9]|20)\d\d(?!\d)/.exec(value('year'))?.[0]
  if (!year) return undefined
  const written = value('month').toLowerCase()
  const named = months.findIndex((month) => new RegExp(`(?<![a-z])${month}`).test(written)) + 1
  const month = named || Number(/^\s*(\d{1,2})\s*$/.exec(written)?.[1] ?? 0)
  const day = Number(/^\d{1,2}$/.exec(value('day'))?.[0] ?? 0)
  return readDate([Number(year), month, day])
}

function venueOf(type: string, value: Value, howpublished: string): string {
  const known = Object.values(howPublished) as string[]
  const other = known.includes(howpublished) || /^https?:/.test(howpublished) ? '' : howpublished
  const isThesis = /thesis$/.test(type)
  const texts = [
    ...['booktitle', 'journal', 'journaltitle'].map((name) => plainText(value(name))),
    isThesis ? plainText(value('school') || value('institution')) : '',
    /^(?:tech)?report$/.test(type) ? plainText(value('institution')) : '',
    /^(?:book|inbook|incollection)$/.test(type) ? plainText(value('publisher')) : '',
    /^arXiv(?:[\s:]|$)/i.test(other) ? '' : other,
  ]
  return texts.find((text) => text !== '') ?? ''
}

const types: Readonly<Record<string, Paper['type']>> = {
  article: 'article-journal',
  book: 'book',
  conference: 'paper-conference',
  dataset: 'dataset',
  inbook: 'chapter',
  incollection: 'chapter',
  inproceedings: 'paper-conference',
  mastersthesis: 'thesis',
  online: 'webpage',
  phdthesis: 'thesis',
  report: 'report',
  software: 'software',
  techreport: 'report',
  thesis: 'thesis',
}

function typeOf(type: string, howpublished: string, venue: string | undefined): Paper['type'] | undefined {
  const published = Object.entries(howPublished).find(([, label]) => label === howpublished)?.[0]
  if (published) return published as Paper['type']
  // An arXiv preprint is often written as an article in a journal called arXiv.
  if (venue === undefined && (type === 'article' || type === 'inproceedings')) return undefined
  return Object.hasOwn(types, type) ? types[type] : undefined
}

/** A note that says more than an address or when it was read. */
function noteOf(latex: string): string {
  const note = plainText(latex)
  return /^(?:https?:|arXiv:|accessed|\[online; accessed)/i.test(note) ? '' : note
}
