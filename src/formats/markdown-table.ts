/** Tables of papers: what each column holds, by its header or by its cells, and the paper of each row. */

import { addFact } from './markdown-citation.ts'
import { fieldOfLabel } from './markdown-details.ts'
import { isPaperUrl, type Role, roleOfLabel } from './markdown-links.ts'
import { readExpectedPeople } from './markdown-people.ts'
import { cleanTitle } from './markdown-phrases.ts'
import { type Piece, wordsOf } from './markdown-pieces.ts'
import { evidenceOf, type Found, recognise } from './markdown-recognise.ts'
import { tokenise } from './markdown-tokens.ts'
import type { Row } from './markdown-tree.ts'
import { readExpectedFact, readFact } from './markdown-venue.ts'

type Column = 'title' | 'authors' | 'date' | 'venue' | 'note' | 'name' | 'links' | 'skip'

interface Columns {
  readonly kinds: readonly Column[]
  readonly roles: readonly (Role | undefined)[]
}

/** The paper of each row that has one; the row itself where it has cells and no paper. */
export function readTable(rows: readonly Row[]): { row: Row; found: Found | undefined }[] {
  const first = rows[0]
  if (!first) return []
  const isNamed = first.cells.some((cell) => wordsOf(cell) !== '') && !first.cells.some(isPaper)
  const hasHead =
    isNamed && (first.isHead || first.cells.every((cell) => columnOf(wordsOf(cell)) !== undefined))
  const body = rows.filter((row, at) => !(row.isHead && !row.cells.some(isPaper)) && !(at === 0 && hasHead))
  if (!hasHead && isGrid(body)) return body.flatMap(readGrid)
  const columns = columnsOf(hasHead ? first : undefined, body)
  if (!columns.kinds.includes('title')) return body.map((row) => ({ row, found: undefined }))
  return body.map((row) => ({ row, found: readRow(row, columns) }))
}

function isPaper(cell: readonly Piece[]): boolean {
  const found = recognise(cell)
  return found !== undefined && evidenceOf(found) >= 4 && found.title.split(' ').length > 2
}

/** Is every cell a paper, as on a page of cards? */
function isGrid(rows: readonly Row[]): boolean {
  const sample = rows.slice(0, 20).filter(({ cells }) => cells.length > 1)
  return sample.length > 0 && sample.every(({ cells }) => cells.filter(isPaper).length > 1)
}

function readGrid(row: Row): { row: Row; found: Found | undefined }[] {
  return row.cells.filter(isPaper).map((cell) => ({ row, found: recognise(cell) }))
}

function columnOf(header: string): { kind: Column; role?: Role } | undefined {
  const bare = header.replace(/[*_`]/g, '').trim()
  if (
    /^(?:(?:paper|article|publication|论文|survey|work)s?(?: ?(?:title|name|标题|名称|题目))?(?: ?(?:&|and|\/) ?(?:authors?|link))?|titles?.*|题目|标题|文章|references?|title ?(?:&|and) ?authors?|论文.*|study)$/i.test(
      bare,
    )
  )
    return { kind: 'title' }
  if (
    /^(?:name|method|model|acronym|abbr\.?|abbreviation|short ?name|算法|方法|名称|benchmark|dataset|approach|system|framework|algorithm|project)s?(?: names?)?$/i.test(
      bare,
    )
  )
    return { kind: 'name', ...(roleOfLabel(bare) && { role: roleOfLabel(bare) as Role }) }
  if (/^(?:#|no\.?|id|index|num(?:ber)?|序号|编号|stars?|star count)?$/i.test(bare)) return { kind: 'skip' }
  const field = fieldOfLabel(bare)
  if (field === 'other') return { kind: 'skip' }
  if (field) return { kind: field === 'title' ? 'title' : field }
  const parts = bare.split(/\s*[/&,+|]\s*|\s+(?:and|or)\s+/)
  const known = parts
    .map((part) => fieldOfLabel(part))
    .find((part) => part === 'venue' || part === 'date' || part === 'authors')
  if (known) return { kind: known }
  const role = roleOfLabel(bare) ?? parts.map((part) => roleOfLabel(part)).find((part) => part)
  return role ? { kind: 'links', role } : undefined
}

function columnsOf(head: Row | undefined, body: readonly Row[]): Columns {
  const width = Math.max(head?.cells.length ?? 0, ...body.slice(0, 50).map(({ cells }) => cells.length))
  const named = Array.from({ length: width }, (_, at) => columnOf(wordsOf(head?.cells[at] ?? [])))
  const kinds = named.map((column) => column?.kind ?? 'skip')
  const roles = named.map((column) => column?.role)
  const sample = body.slice(0, 40)
  const lengths = kinds.map((_, at) => averageTitle(sample, at))
  const titles = kinds.flatMap((kind, at) => (kind === 'title' ? [at] : []))
  // `Paper` may head the titles or nothing but links; the column with the longer texts has the titles.
  const best =
    bestTitle(titles, lengths) ??
    bestTitle(
      [...kinds.keys()].filter(
        (at) =>
          head === undefined || kinds[at] === 'name' || kinds[at] === 'links' || named[at] === undefined,
      ),
      lengths,
    )
  for (const at of titles) {
    if (at === best) continue
    const isVenue = fieldOfLabel(wordsOf(head?.cells[at] ?? [])) === 'venue'
    kinds[at] = isVenue ? 'venue' : 'links'
    if (!isVenue) roles[at] = 'paper'
  }
  if (best !== undefined) kinds[best] = 'title'
  if (head === undefined) for (const at of kinds.keys()) if (at !== best) kinds[at] = 'venue'
  return { kinds, roles }
}

function bestTitle(columns: readonly number[], lengths: readonly number[]): number | undefined {
  const best = columns.toSorted((a, b) => (lengths[b] ?? 0) - (lengths[a] ?? 0))[0]
  return best !== undefined && (lengths[best] ?? 0) >= 2 ? best : undefined
}

/** Words that a column's cells would have as titles, on average. */
function averageTitle(rows: readonly Row[], column: number): number {
  const counts = rows.map(({ cells }) => {
    const found = recognise(cells[column] ?? [])
    return found && roleOfLabel(found.title) === undefined ? Math.min(found.title.split(' ').length, 14) : 0
  })
  return counts.reduce((sum, count) => sum + count, 0) / Math.max(counts.length, 1)
}

function readRow({ cells }: Row, { kinds, roles }: Columns): Found | undefined {
  const found = recognise(cells[kinds.indexOf('title')] ?? [])
  if (!found || roleOfLabel(found.title) !== undefined) return undefined
  for (const [at, kind] of kinds.entries()) {
    const cell = cells[at]
    if (cell && kind !== 'title') readCell(cell, kind, roles[at], found)
  }
  return found
}

function readCell(cell: readonly Piece[], kind: Column, role: Role | undefined, found: Found): void {
  const { tokens, facts } = tokenise(cell)
  const text = cleanTitle(wordsOf(cell))
  for (const fact of facts) addFact(found, fact)
  for (const token of tokens) {
    if (token.kind !== 'link') continue
    const isPlain = token.role === 'title' || /^https?:|^[^\p{L}]*$|^link$/iu.test(token.text)
    const own = isPlain
      ? (role ?? (kind === 'name' ? token.role : isPaperUrl(token.url) ? 'paper' : token.role))
      : token.role
    found.links.push({ role: own === 'title' ? 'other' : own, text: token.text, url: token.url })
    if (token.fact && kind !== 'name') addFact(found, token.fact)
  }
  if (!/[\p{L}\p{N}]/u.test(text)) return
  if (kind === 'authors') found.people ??= readExpectedPeople(text)
  else if (kind === 'date') addFact(found, readFact(text))
  else if (kind === 'venue')
    addFact(
      found,
      readFact(text) ??
        (roleOfLabel(text) === undefined && tokens.every((token) => token.kind !== 'link')
          ? readExpectedFact(text)
          : undefined),
    )
  else if (kind === 'note') found.rest.push(text)
}
