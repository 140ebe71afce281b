/** Writes paper lists as Markdown: nested lists, tables, or the counts alone. */
import GithubSlugger from 'github-slugger'
import type { Taxonomy } from '../core/taxonomy.ts'
import { type Section, type View, withSubsections } from '../core/view.ts'
import type { WriteOptions } from './format.ts'
import { escapeText } from './markdown-escape.ts'
import { defaultItem, itemWriter } from './markdown-template.ts'

/** First line of a whole file that `survey` writes. */
export const ownMark = '<!-- This file is written by `survey render`; edit the database instead. -->'

/** The view in the layout that the options ask for; as a whole file it has a title, as a block it has none. */
export function writeMarkdown(view: View, options: WriteOptions): string {
  const { layout = 'list', block } = options
  const body = layout === 'counts' ? counts(view) : paperList(view, options)
  if (block) return `${body.join('\n\n')}\n`
  const { title, description } = view.manifest
  const head = [ownMark, `# ${escapeText(title)}`, ...(description ? [escapeText(oneLine(description))] : [])]
  return `${[...head, ...body].join('\n\n')}\n`
}

/** Blocks of Markdown: the contents, the legend, then a heading for each section with its papers. */
function paperList(view: View, options: WriteOptions): string[] {
  const slugger = new GithubSlugger()
  for (const heading of options.headings ?? [view.manifest.title]) slugger.slug(heading)
  const contents = view.sections.flatMap(withSubsections).map((section) => {
    const { depth } = section.taxon
    const text = headingText(section)
    return `${'  '.repeat(depth - 1)}- [${escapeText(text)}](#${slugger.slug(text)})`
  })
  const writeEntries =
    options.layout === 'table' ? table(view.taxonomy, options) : list(view.taxonomy, options)
  const sections = view.sections
    .flatMap(withSubsections)
    .flatMap((section) => [
      `${'#'.repeat(Math.min(section.taxon.depth + 1, 6))} ${escapeText(headingText(section))}`,
      ...(section.taxon.description ? [`> ${escapeText(oneLine(section.taxon.description))}`] : []),
      ...(section.entries.length > 0 ? [writeEntries(section)] : []),
    ])
  return [contents.join('\n'), ...legend(view.taxonomy), ...sections]
}

/** `Static Curation (§2.2)`. */
function headingText({ taxon: { title, section } }: Section): string {
  return section ? `${title} (§${section})` : title
}

function legend({ paradigms }: Taxonomy): string[] {
  const marked = paradigms.filter(({ marker }) => marker)
  if (marked.length === 0) return []
  const rows = marked.map(({ marker = '', title, description = '' }) => [marker, title, oneLine(description)])
  return [
    rowsAsTable(
      ['Mark', 'Paradigm', 'What it is'],
      rows.map((row) => row.map(escapeText)),
    ),
  ]
}

function list(taxonomy: Taxonomy, options: WriteOptions): (section: Section) => string {
  const write = itemWriter(options.item ?? defaultItem, taxonomy, options)
  return ({ entries }) => entries.map((entry) => `- ${write(entry)}`).join('\n')
}

function table(taxonomy: Taxonomy, options: WriteOptions): (section: Section) => string {
  const cells = ['{date}', options.item ?? '[{title}]({url})', '{authors}', '{venue}', '{paradigms}']
  const writers = cells.map((template) => itemWriter(template, taxonomy, options))
  return ({ entries }) =>
    rowsAsTable(
      ['Date', 'Paper', 'Authors', 'Venue', 'Paradigm'],
      entries.map((entry) => writers.map((write) => write(entry))),
    )
}

/** Papers and listings by component, with a total that says what it counts. */
function counts({ sections, entries }: View): string[] {
  const listings = sections.reduce((sum, section) => sum + section.listings, 0)
  const rows = sections.map(({ taxon, papers, listings: here }) => [escapeText(taxon.title), papers, here])
  const total = ['**All, each paper once**', entries.length, listings]
  return [rowsAsTable(['Component', 'Papers', 'Listings'], [...rows, total])]
}

/** A table of finished cells. */
function rowsAsTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const numeric = head.map((_, column) => rows.every((row) => typeof row[column] === 'number'))
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(numeric.map((right) => (right ? '---:' : '---'))), ...rows.map(line)].join('\n')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
