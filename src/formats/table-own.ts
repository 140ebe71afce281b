/** Rows of the tables that `survey` writes, read back without loss. */
import type { Draft } from '../core/draft.ts'
import type { Paper } from '../core/paper.ts'
import type { Place } from '../core/text.ts'
import { withoutEmpty } from './import.ts'
import { bareCell, columns } from './rows.ts'

/** Is this the header of a table of ours, all columns or some? */
export function isOwnHeader(header: readonly string[]): boolean {
  const names: readonly string[] = columns
  return (
    header.includes('citekey') && header.includes('title') && header.every((name) => names.includes(name))
  )
}

/** The draft of a row, whose cells may have apostrophes against spreadsheets; undefined without a title. */
export function readOwnRow(
  header: readonly string[],
  row: readonly string[],
  from: Place,
  isGuarded: boolean,
): { draft: Draft; refused: readonly string[] } | undefined {
  const cell = (name: string) => {
    const text = row[header.indexOf(name)] ?? ''
    return isGuarded ? bareCell(text) : text
  }
  const list = (name: string) =>
    cell(name)
      .split('; ')
      .filter((part) => part !== '')
  if (cell('title').trim() === '') return undefined
  const paradigms = list('paradigm')
  const attributes = attributesOf(cell('attributes'))
  const fields = withoutEmpty<Paper>({
    title: cell('title'),
    authors: list('authors').map(authorOf),
    date: cell('date'),
    venue: cell('venue'),
    type: cell('type') as Paper['type'],
    arxiv: cell('arxiv').replace(/^arXiv:/i, ''),
    acl: cell('acl'),
    openreview: cell('openreview'),
    doi: cell('doi'),
    url: cell('url'),
    code: cell('code'),
    project: cell('project'),
    abstract: cell('abstract'),
    note: cell('note'),
    tags: list('tags'),
    component: cell('component'),
    subcategory: cell('subcategory'),
    paradigm: paradigms.length > 1 ? paradigms : paradigms[0],
    also: list('listings').filter(
      (path) => path !== [cell('component'), cell('subcategory')].filter(Boolean).join('/'),
    ),
    ...(Object.keys(attributes).length > 0 && { attributes }),
  })
  return { draft: { ...(cell('citekey') && { citekey: cell('citekey') }), fields, from }, refused: [] }
}

function authorOf(name: string): string | { literal: string } {
  const literal = /^\{(.*)\}$/.exec(name)?.[1]
  return literal ? { literal } : name
}

/** `name=value` joined by `; `, where a value may hold a semicolon. */
function attributesOf(cell: string): Record<string, string> {
  const parts = cell.split(/; (?=[a-z0-9-]{1,100}=)/).flatMap((part) => {
    const at = part.indexOf('=')
    return at > 0 ? [[part.slice(0, at), part.slice(at + 1)] as const] : []
  })
  return Object.fromEntries(parts)
}
