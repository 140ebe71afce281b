/** `survey stats`: how many papers and listings there are, by whatever they have in common. */
import { createDatabase, type Database, type Entry } from '../core/database.ts'
import { UserError } from '../core/error.ts'
import { matcher } from '../core/query.ts'
import { type Count, type CrossTable, countBy, crossTable, facets, type Tally } from '../core/stats.ts'
import { arrange, withSubsections } from '../core/view.ts'
import { resolveWord } from '../core/vocabulary.ts'
import type { Command, Context, Output } from './command.ts'
import { type FilterOptions, filterOptions, queryOf } from './filters.ts'

interface Options extends FilterOptions {
  readonly by?: readonly string[]
  readonly json?: boolean
}

export const stats: Command<Options> = {
  description:
    'Count papers and listings, all or those that match. A paper listed in several places is one paper and several listings.',
  options: [
    {
      flags: '-b, --by <facet>',
      description: `count by ${facets.join(', ')}; two make a cross table`,
      repeatable: true,
    },
    ...filterOptions,
    { flags: '--json', description: 'print JSON' },
  ],
  async run(context, _, options) {
    const survey = await context.workspace().open()
    const query = queryOf(options, survey.taxonomy)
    const listingsFound = matcher(query)
    const entries = (await survey.entries()).flatMap((entry) => listedOnly(entry, listingsFound(entry)))
    const database = createDatabase(survey.manifest, entries)
    const [first, second, third] = (options.by ?? []).map((word) => resolveWord('facet', facets, word))
    if (third)
      throw new UserError('`--by` can be given twice at most', { hint: 'Two of them make a cross table.' })
    if (first && second) await printCrossTable(context, crossTable(database, first, second), options)
    else if (first) await printTally(context, countBy(database, first), options)
    else await printOverview(context, database, options, Object.keys(query).length === 0)
    return 0
  },
}

/** The paper as if these were all its listings; nothing if there are none. */
function listedOnly({ paper, ...entry }: Entry, listings: readonly string[]): Entry[] {
  const [first, ...also] = listings
  if (first === undefined) return []
  const { subcategory: _, also: __, ...fields } = paper
  const [component = '', ...below] = first.split('/')
  const narrowed = {
    ...fields,
    component,
    ...(below.length > 0 && { subcategory: below.join('/') }),
    ...(also.length > 0 && { also }),
  }
  return [{ ...entry, paper: narrowed }]
}

/** The whole survey; of some papers, only the headings that have any. */
async function printOverview(
  { stdout }: Context,
  database: Database,
  { json }: Options,
  isWhole: boolean,
): Promise<void> {
  const { sections, entries } = arrange(database)
  const paradigms = countBy(database, 'paradigm')
  const { total } = paradigms
  const rows = sections.flatMap(withSubsections).filter(({ listings }) => isWhole || listings > 0)
  if (json) {
    const components = rows.map(({ taxon: { path, title }, papers, listings }) => ({
      path,
      title,
      papers,
      listings,
    }))
    return printJson(stdout, {
      title: database.manifest.title,
      ...total,
      taxonomy: components,
      paradigms: paradigms.rows,
    })
  }
  const dates = entries.flatMap(({ paper }) => paper.date ?? []).toSorted()
  const span = dates.length > 0 ? `, ${dates[0]?.slice(0, 4)}–${dates.at(-1)?.slice(0, 4)}` : ''
  const largest = Math.max(...sections.map(({ listings }) => listings))
  const lines = rows.map(({ taxon, papers, listings }) => [
    `${stdout.isTerminal ? '  '.repeat(taxon.depth - 1) + taxon.title : taxon.path}`,
    ...numbers({ papers, listings }),
    ...(stdout.isTerminal ? [bar(listings, largest)] : []),
  ])
  if (stdout.isTerminal)
    stdout.write(`${(await stdout.paint()).bold(database.manifest.title)}\n${plural(total)}${span}\n\n`)
  await printRows(
    stdout,
    [['component', 'papers', 'listings'], ...lines, ['total', ...numbers(total)]],
    [1, 2],
  )
  if (stdout.isTerminal) stdout.write('\n')
  await printRows(stdout, tallyRows(paradigms, stdout), [1, 2])
  if (stdout.isTerminal) stdout.write(`\n${explanation}\n`)
}

const explanation =
  'Counts include what is below a heading. A paper listed in several places counts once in every total of papers.'

async function printTally({ stdout }: Context, tally: Tally, { json }: Options): Promise<void> {
  if (json) return printJson(stdout, tally)
  await printRows(stdout, [...tallyRows(tally, stdout), ['total', ...numbers(tally.total)]], [1, 2])
  const more = tally.rows.reduce((sum, { papers }) => sum + papers, 0) - tally.total.papers
  if (stdout.isTerminal && more > 0)
    stdout.write(
      `\nA paper that stands in several rows counts once in the total (${more} more if the rows are added up).\n`,
    )
}

function tallyRows({ facet, rows }: Tally, stdout: Output): string[][] {
  const largest = Math.max(...rows.map(({ papers }) => papers))
  const lines = rows.map((row) => [
    stdout.isTerminal ? row.label : row.key || row.label,
    ...numbers(row),
    ...(stdout.isTerminal ? [bar(row.papers, largest)] : []),
  ])
  return [[facet, 'papers', 'listings'], ...lines]
}

async function printCrossTable({ stdout }: Context, table: CrossTable, { json }: Options): Promise<void> {
  if (json) return printJson(stdout, table)
  const {
    rows,
    columns,
    cells,
    total,
    facets: [down, across],
  } = table
  const name = (row: { key: string; label: string }) => row.key || row.label
  const lines = rows.map((row, index) => [name(row), ...(cells[index] ?? []).map(String), String(row.papers)])
  const last = ['total', ...columns.map(({ papers }) => String(papers)), String(total.papers)]
  const head = [`${down} \\ ${across}`, ...columns.map(name), 'total']
  // Without their names, columns in a pipe would be numbers of nothing.
  if (!stdout.isTerminal) stdout.write(`${head.join('\t')}\n`)
  await printRows(stdout, [head, ...lines, last], head.map((_, column) => column).slice(1))
  if (stdout.isTerminal)
    stdout.write(
      '\nCells count papers; a paper that stands in several rows or columns counts once in their total.\n',
    )
}

async function printRows(
  stdout: Output,
  rows: readonly (readonly string[])[],
  numeric: readonly number[],
): Promise<void> {
  if (stdout.isTerminal)
    stdout.write(
      await stdout.table(
        rows.map((row) => fill(row, rows)),
        { numeric },
      ),
    )
  else
    stdout.write(
      rows
        .slice(1)
        .map((row) => `${row.join('\t')}\n`)
        .join(''),
    )
}

/** The row with as many cells as the longest. */
function fill(row: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const length = Math.max(...rows.map((other) => other.length))
  return [...row, ...Array<string>(length - row.length).fill('')]
}

function bar(count: number, largest: number): string {
  return '█'.repeat(Math.round((count / Math.max(largest, 1)) * 24)) || (count > 0 ? '▏' : '')
}

function numbers({ papers, listings }: Count): [string, string] {
  return [String(papers), String(listings)]
}

function plural({ papers, listings }: Count): string {
  return `${papers} paper${papers === 1 ? '' : 's'}, ${listings} listing${listings === 1 ? '' : 's'}`
}

function printJson(stdout: Output, value: unknown): void {
  stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}
