/** Rows of other people's tables: what a column is called, and the draft that its cells make. */

import { parseDate } from '../core/date.ts'
import type { Draft } from '../core/draft.ts'
import type { Paper } from '../core/paper.ts'
import type { Place } from '../core/text.ts'
import { isLink, oneLine, readDate } from './import.ts'
import { readPeople } from './people.ts'
import { draftOf, type Named } from './reading.ts'
import { bareCell } from './rows.ts'

const words = {
  title: 'title|papertitle|articletitle|documenttitle|papername|paper|name|标题|题目|论文|论文标题|论文题目',
  authors: 'authors?|authornames?|authorlist|creators?|by|作者',
  date: 'date|publicationdate|published|publishedon|publisheddate|releasedate|released|submitted|firstpublished|日期|时间',
  year: 'year|publicationyear|pubyear|publishedyear|年份|年',
  month: 'month|月',
  venue:
    'venue|conference|journal|booktitle|proceedings|publication|publicationtitle|publicationname|publishedin|sourcetitle|' +
    'containertitle|journaltitle|conferencejournal|journalconference|venueyear|期刊|会议|发表',
  doi: 'doi|doilink|doiurl',
  arxiv: 'arxiv|arxivid|arxivlink|arxivurl|eprint',
  acl: 'acl|aclanthology|aclid|anthology',
  openreview: 'openreview|openreviewid',
  url: 'urls?|links?|paperurl|paperlink|linktopaper|pdf|pdfurl|pdflink|href|address|链接|论文链接|地址',
  code: 'code|codeurl|codelink|github|githuburl|githublink|repo|repository|implementation|sourcecode|代码',
  project: 'project|projectpage|projecturl|projectlink|website|webpage|homepage|demo|主页|项目',
  abstract: 'abstract|abstractnote|摘要',
  keywords: 'tags?|keywords?|labels?|topics?|authorkeywords|manualtags|关键词|标签',
  note: 'notes?|comments?|remarks?|tldr|备注',
  key: 'citekey|citationkey|bibtexkey|bibkey|citekeys|key|id|refid',
  type: 'type|itemtype|documenttype|entrytype|publicationtype',
} as const
export type Meaning = keyof typeof words

const meanings = Object.entries(words).map(
  ([meaning, names]) => [meaning as Meaning, new RegExp(`^(?:${names})$`)] as const,
)

/** What a column holds, by its name in any case, with any spaces and signs. */
export function meaningOf(name: string): Meaning | undefined {
  const bare = name
    .slice(0, 100)
    .toLowerCase()
    .replace(/\([^()]*\)|[^\p{L}\p{N}]/gu, '')
  return meanings.find(([, pattern]) => pattern.test(bare))?.[0]
}

interface Column {
  readonly name: string
  readonly meaning: Meaning | undefined
}

/** The draft of a row; undefined without a title. */
export function readRow(
  columns: readonly Column[],
  row: readonly string[],
  from: Place,
): { draft: Draft; refused: readonly string[] } | undefined {
  const cells = columns.map(({ name, meaning }, index) => ({
    name,
    meaning,
    text: bareCell(row[index] ?? '').trim(),
  }))
  const used = new Set<(typeof cells)[number]>()
  /** The first cell of a meaning that says something, or that passes a test. */
  const use = (meaning: Meaning, passes = (text: string) => text !== '') => {
    const cell = cells.find((each) => each.meaning === meaning && passes(each.text))
    if (cell) used.add(cell)
    return cell?.text
  }
  const title = use('title')
  if (title === undefined || oneLine(title) === '') return undefined
  const { authors, others } = readPeople(use('authors') ?? '')
  const issued = dateOf(use)
  const addresses = cells.filter(({ meaning }) => meaning && identifiers.has(meaning))
  for (const cell of addresses) used.add(cell)
  const type = use('type', (text) => Object.hasOwn(types, text.toLowerCase().replace(/[^a-z]/g, '')))
  const reading = {
    key: use('key'),
    title,
    authors,
    issued,
    venue: use('venue'),
    type: type === undefined ? undefined : types[type.toLowerCase().replace(/[^a-z]/g, '')],
    addresses: addresses.flatMap(({ name, meaning, text }) =>
      text.split(/\s+/).map((word): Named => [name, labelled(meaning, word)]),
    ),
    code: use('code', isLink),
    project: use('project', isLink),
    abstract: use('abstract'),
    note: use('note'),
    keywords: cells.filter(({ meaning }) => meaning === 'keywords').map(({ text }) => text),
    guesses: others ? ['its list of authors ends in `et al.`'] : [],
  }
  const rest = cells
    .filter((cell) => !used.has(cell) && cell.meaning !== 'keywords')
    .map(({ name, text }): Named => [name || 'unnamed', text])
  return draftOf({ ...reading, rest }, from)
}

const identifiers: ReadonlySet<Meaning> = new Set(['doi', 'arxiv', 'acl', 'openreview', 'url'])

/** An identifier that only its column names as what it is. */
function labelled(meaning: Meaning | undefined, text: string): string {
  if (meaning === 'openreview' && /^[\w-]{8,14}$/.test(text)) return `https://openreview.net/forum?id=${text}`
  return meaning === 'arxiv' && /^[\d.]+$/.test(text) ? `arXiv:${text}` : text
}

/** The date column, or year and month; a cell that is no date stays for the rest. */
function dateOf(
  use: (meaning: Meaning, passes: (text: string) => boolean) => string | undefined,
): string | undefined {
  const year = use('year', (text) => /^\d{4}(?:\.0)?$/.test(text))?.slice(0, 4)
  const date = use('date', (text) => parseDate(text) !== undefined)
  const parsed = date === undefined ? undefined : parseDate(date)
  if (parsed && (year === undefined || parsed.startsWith(year))) return parsed
  const month =
    year === undefined
      ? undefined
      : use('month', (text) => parseDate(`${year} ${text}`) !== undefined || /^(?:[1-9]|1[0-2])$/.test(text))
  if (year === undefined) return parsed
  return (
    (month === undefined
      ? undefined
      : (parseDate(`${year} ${month}`) ?? readDate([Number(year), Number(month)]))) ?? year
  )
}

/** CSL types by what tables call them, without signs. */
const types: Readonly<Record<string, Paper['type']>> = {
  article: 'article-journal',
  articlejournal: 'article-journal',
  journalarticle: 'article-journal',
  paperconference: 'paper-conference',
  conferencepaper: 'paper-conference',
  inproceedings: 'paper-conference',
  preprint: 'article',
  book: 'book',
  booksection: 'chapter',
  bookchapter: 'chapter',
  chapter: 'chapter',
  dataset: 'dataset',
  blogpost: 'post-weblog',
  postweblog: 'post-weblog',
  report: 'report',
  software: 'software',
  computerprogram: 'software',
  thesis: 'thesis',
  webpage: 'webpage',
}
