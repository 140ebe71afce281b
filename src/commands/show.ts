/** `survey show`: everything about a paper, for a reader. */

import { type Entry, listingsOf, paradigmsOf } from '../core/database.ts'
import { paperLinks } from '../core/link.ts'
import { fullName } from '../core/name.ts'
import { breadcrumb } from '../core/taxonomy.ts'
import { placeOf } from '../core/text.ts'
import { visible } from '../core/visible.ts'
import type { Command, Context, OpenSurvey, Workspace } from './command.ts'
import { findEntry } from './find-entries.ts'

interface Options {
  readonly json?: boolean
}

export const show: Command<Options> = {
  description:
    'Show everything about papers: fields, listings, links, where they stand in the files, BibTeX.',
  operands: [{ syntax: '<citekey...>', description: 'citekeys of the papers' }],
  options: [{ flags: '--json', description: 'print a JSON array' }],
  async run(context, citekeys, { json }) {
    const workspace = context.workspace()
    const survey = await workspace.open()
    const all = await survey.entries()
    const found = citekeys.map((citekey) => findEntry(all, citekey))
    const shown = await Promise.all(found.map((entry) => describe(entry, survey, workspace)))
    if (json) context.stdout.write(`${JSON.stringify(shown, null, 2)}\n`)
    else for (const [index, paper] of shown.entries()) await print(context, paper, index > 0)
    return 0
  },
}

type Shown = Awaited<ReturnType<typeof describe>>

async function describe(entry: Entry, { taxonomy }: OpenSurvey, workspace: Workspace) {
  const { citekey, paper, path, span } = entry
  const { printBibtex } = await import('../formats/bibtex-write.ts')
  return {
    citekey,
    ...paper,
    listings: listingsOf(paper).map((listing) => ({ path: listing, title: breadcrumb(taxonomy, listing) })),
    paradigms: paradigmsOf(paper).map(
      (id) => taxonomy.paradigms.find((paradigm) => paradigm.id === id)?.title ?? id,
    ),
    links: paperLinks(paper),
    file: workspace.show(path),
    line: placeOf(workspace.file(path), span).line,
    bibtex: printBibtex(entry, {}),
  }
}

async function print({ stdout }: Context, paper: Shown, isLater: boolean): Promise<void> {
  const paint = await stdout.paint()
  const rows = [
    ['authors', (paper.authors ?? []).map(fullName).join(', ')],
    ['date', paper.date],
    ['venue', paper.venue],
    ['type', paper.type],
    ...paper.listings.map(({ title }) => ['listed in', title]),
    ['paradigm', paper.paradigms.join(', ')],
    ...paper.links.map(({ field, link }) => [field, link]),
    ['code', paper.code],
    ['project', paper.project],
    ['tags', paper.tags?.join(', ')],
    ...Object.entries(paper.attributes ?? {}).map(([id, value]) => [id, [value].flat().join(', ')]),
    ['note', paper.note],
    ['abstract', paper.abstract],
    ['stands in', `${paper.file}:${paper.line}`],
  ]
  const lines = rows.flatMap(([name = '', value]) =>
    value ? [`${paint.dim(name.padEnd(11))}${visible(value)}\n`] : [],
  )
  stdout.write(
    `${isLater ? '\n' : ''}${paint.bold(paper.citekey)}  ${visible(paper.title)}\n\n${lines.join('')}\n${paper.bibtex}`,
  )
}
