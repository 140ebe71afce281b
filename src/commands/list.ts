/** `survey list`: one line for each paper, or for each listing. */
import type { Entry } from '../core/database.ts'
import { compareText } from '../core/diagnostic.ts'
import { familyName, shortAuthors } from '../core/name.ts'
import { matcher } from '../core/query.ts'
import { breadcrumb, type Taxonomy } from '../core/taxonomy.ts'
import { compareByCitekey, compareByDate } from '../core/view.ts'
import type { Row } from '../formats/rows.ts'
import type { Command, Context, OpenSurvey } from './command.ts'
import { componentsOf, type FilterOptions, filterOptions, queryOf } from './filters.ts'

interface Options extends FilterOptions {
  readonly listings?: boolean
  readonly format?: Format
  readonly json?: boolean
  readonly sort?: Sort
  readonly reverse?: boolean
  readonly limit?: number
}

const listFormats = ['table', 'json', 'jsonl', 'csv', 'tsv', 'keys', 'bibtex'] as const
type Format = (typeof listFormats)[number]
const sorts = ['date', 'citekey', 'title', 'author', 'venue', 'component'] as const
type Sort = (typeof sorts)[number]

export const list: Command<Options> = {
  description:
    'List papers: a table at a terminal, tab-separated lines in a pipe. A filter given twice means either; different filters must all hold.',
  options: [
    ...filterOptions,
    { flags: '--listings', description: 'a line for each place where a paper is listed' },
    { flags: '-f, --format <format>', description: 'how to write them', choices: listFormats },
    { flags: '--json', description: 'the same as --format json' },
    { flags: '--sort <field>', description: 'order of the lines (default: date)', choices: sorts },
    { flags: '-r, --reverse', description: 'last first' },
    { flags: '-n, --limit <count>', description: 'at most so many lines', integer: true },
  ],
  async run(context, _, options) {
    const survey = await context.workspace().open()
    const query = queryOf(options, survey.taxonomy)
    const listingsFound = matcher(query)
    const entries = await survey.entries(componentsOf(query))
    const sorted = entries
      .filter((entry) => listingsFound(entry).length > 0)
      .toSorted(order(options.sort ?? 'date', survey.taxonomy))
    const rows: Row[] = options.listings
      ? sorted.flatMap((entry) => listingsFound(entry).map((listing) => ({ entry, listing })))
      : sorted.map((entry) => ({ entry }))
    const shown = (options.reverse ? rows.toReversed() : rows).slice(0, options.limit ?? rows.length)
    const format = options.format ?? (options.json ? 'json' : context.stdout.isTerminal ? 'table' : 'tsv')
    await print(context, survey, shown, format)
    if (rows.length === 0) context.stderr.write(await whyNone(survey))
    return 0
  },
}

/** What to say, and to do next, when there is nothing to list. */
async function whyNone(survey: OpenSurvey): Promise<string> {
  const { length } = await survey.entries()
  if (length === 0) return 'the survey has no papers yet; `survey add` adds one\n'
  return `no paper matches, of ${length}; leave out a filter, or see with \`survey stats\` what there is\n`
}

const rowFormats = {
  csv: async () => (await import('../formats/csv.ts')).csv,
  json: async () => (await import('../formats/json.ts')).json,
  jsonl: async () => (await import('../formats/jsonl.ts')).jsonl,
  keys: async () => (await import('../formats/keys.ts')).keys,
  tsv: async () => (await import('../formats/tsv.ts')).tsv,
}

/** What a line for `cut`, `sort` and `grep` holds. */
const lineColumns = ['citekey', 'date', 'venue', 'title', 'link'] as const

async function print(
  context: Context,
  survey: OpenSurvey,
  rows: readonly Row[],
  name: Format,
): Promise<void> {
  if (name === 'table') return printTable(context, survey, rows)
  if (name === 'bibtex') {
    const { printBibtex } = await import('../formats/bibtex-write.ts')
    const entries = [...new Set(rows.map(({ entry }) => entry))]
    context.stdout.write(entries.map((entry) => printBibtex(entry, {})).join('\n'))
    return
  }
  const format = await rowFormats[name]()
  context.stdout.write(format.writeRows(rows, name === 'tsv' ? { columns: lineColumns, header: false } : {}))
}

async function printTable(
  { stdout, stderr }: Context,
  { taxonomy }: OpenSurvey,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return
  const marker = new Map(taxonomy.paradigms.map(({ id, marker = id }) => [id, marker]))
  const lines = rows.map(({ entry: { citekey, paper }, listing }) => [
    citekey,
    paper.date ?? '',
    paper.venue ?? '',
    [paper.title, ...[paper.paradigm ?? []].flat().map((id) => marker.get(id) ?? id)].join(' '),
    listing ? breadcrumb(taxonomy, listing) : shortAuthors(paper.authors),
  ])
  stdout.write(
    await stdout.table(
      [['citekey', 'date', 'venue', 'title', rows[0]?.listing ? 'listing' : 'authors'], ...lines],
      { wide: 3 },
    ),
  )
  stderr.write(`${rows.length} ${rows[0]?.listing ? 'listing' : 'paper'}${rows.length === 1 ? '' : 's'}\n`)
}

function order(sort: Sort, taxonomy: Taxonomy): (a: Entry, b: Entry) => number {
  if (sort === 'date') return compareByDate
  if (sort === 'citekey') return compareByCitekey
  const places = new Map(taxonomy.all.map(({ path }, index) => [path, String(index).padStart(6, '0')]))
  const keys = {
    title: ({ paper }: Entry) => paper.title.toLowerCase(),
    author: ({ paper }: Entry) => familyName(paper.authors?.[0] ?? '\uffff').toLowerCase(),
    venue: ({ paper }: Entry) => paper.venue?.toLowerCase() ?? '\uffff',
    component: ({ paper }: Entry) =>
      places.get([paper.component, paper.subcategory].filter(Boolean).join('/')) ?? '',
  }
  const key = keys[sort]
  return (a, b) => compareText(key(a), key(b)) || compareByDate(a, b)
}
