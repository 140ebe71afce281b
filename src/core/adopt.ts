/** Taking papers from elsewhere into a survey: what is new, what was there, what is completed, what contradicts. */

import { proposeCitekey } from './citekey.ts'
import type { Combined } from './combine.ts'
import { createPaperIndex, settle } from './combine.ts'
import { type Database, type Entry, listingsOf } from './database.ts'
import { checkPaper, type Draft } from './draft.ts'
import { fieldOrder } from './fields.ts'
import type { Field, Paper } from './paper.ts'
import { isWithin } from './taxonomy.ts'

/** What becomes of the papers of an import. */
export interface Adoption {
  readonly added: readonly { readonly citekey: string; readonly paper: Paper; readonly from: Combined }[]
  /** Papers that were there, with the fields that they lacked (none for a paper that nothing is new about). */
  readonly known: readonly {
    readonly entry: Entry
    readonly fields: Partial<Paper>
    readonly from: Combined
  }[]
  /** Facts that differ from what the survey says; the survey keeps its own. */
  readonly conflicts: readonly {
    readonly entry: Entry
    readonly field: Field
    readonly value: unknown
    readonly from: Draft | undefined
  }[]
  /** Papers that no valid entry could be made of, and why. */
  readonly refused: readonly { readonly from: Combined; readonly reason: string }[]
  /** Facts of added papers that are not valid and were left out. */
  readonly omitted: readonly {
    readonly citekey: string
    readonly field: Field
    readonly reason: string
    readonly from: Combined
  }[]
  /** Papers that were there, under headings that lead nowhere in the taxonomy: these listings are not taken over. */
  readonly astray: readonly { readonly entry: Entry; readonly headings: readonly string[] }[]
  /** Headings of new papers that lead nowhere in the taxonomy. */
  readonly unplaced: readonly (readonly string[])[]
}

export interface AdoptOptions {
  /** The path in the taxonomy for headings; undefined when there is none. */
  place(headings: readonly string[]): string | undefined
  /** The paradigm that a mark stands for. */
  paradigm(marker: string): string | undefined
}

/** Decides about each paper of an import; `database` is undefined for a new survey. Changes nothing. */
export function adopt(
  combined: readonly Combined[],
  database: Database | undefined,
  options: AdoptOptions,
): Adoption {
  const index = createPaperIndex<Entry>()
  const taken = new Set<string>()
  const tried = new Map<string, number>()
  for (const entry of database?.entries ?? []) {
    index.add(entry.paper, entry)
    taken.add(entry.citekey.toLowerCase())
  }
  const added: Adoption['added'][number][] = []
  const known: Adoption['known'][number][] = []
  const conflicts: Adoption['conflicts'][number][] = []
  const refused: Adoption['refused'][number][] = []
  const omitted: Adoption['omitted'][number][] = []
  const astrayKnown: Adoption['astray'][number][] = []
  const unplaced = new Map<string, readonly string[]>()
  for (const from of combined) {
    const listings = new Set<string>()
    const astray: (readonly string[])[] = []
    for (const { headings = [] } of from.drafts) {
      const path = options.place(headings)
      if (path === undefined) astray.push(headings)
      else listings.add(path)
    }
    const fields = { ...from.fields, ...paradigmsOf(from, options) }
    const entry = index.find(fields)
    if (entry) {
      const compared = compare(entry, fields, [...listings], from)
      known.push({ entry, fields: compared.missing, from })
      conflicts.push(...compared.conflicts)
      astrayKnown.push(
        ...astray.filter((headings) => headings.length > 0).map((headings) => ({ entry, headings })),
      )
      continue
    }
    for (const headings of astray) unplaced.set(JSON.stringify(headings), headings)
    if (astray.length > 0) continue
    const placed = { ...fields, ...placementOf([...listings]) }
    const citekey = citekeyFor(from, placed, taken, tried)
    const made = valid(citekey, placed)
    if ('reason' in made) {
      refused.push({ from, reason: made.reason })
      continue
    }
    taken.add(citekey.toLowerCase())
    added.push({ citekey, paper: made.paper, from })
    omitted.push(...made.omitted.map((one) => ({ citekey, from, ...one })))
  }
  return { added, known, conflicts, refused, omitted, astray: astrayKnown, unplaced: [...unplaced.values()] }
}

/** The key that a draft brings, where it is free; else one proposed as `add` does. */
function citekeyFor(
  { drafts }: Combined,
  fields: Partial<Paper>,
  taken: ReadonlySet<string>,
  tried: Map<string, number>,
): string {
  const isTaken = (citekey: string) => taken.has(citekey.toLowerCase())
  const own = drafts.find(({ citekey }) => citekey !== undefined && !isTaken(citekey))?.citekey
  return own ?? proposeCitekey({ ...fields, title: fields.title ?? '' }, isTaken, tried)
}

function paradigmsOf({ drafts }: Combined, { paradigm }: AdoptOptions): Partial<Paper> {
  const ids = new Set(
    drafts.flatMap(({ markers = [] }) => markers.flatMap((marker) => paradigm(marker) ?? [])),
  )
  const [first, ...rest] = ids
  if (first === undefined) return {}
  return { paradigm: rest.length === 0 ? first : [...ids] }
}

/** `component`, `subcategory` and `also` for paths in the taxonomy, the first of them the primary one. */
function placementOf([first = '', ...others]: readonly string[]): Partial<Paper> {
  const [component = '', ...below] = first.split('/')
  return {
    component,
    ...(below.length > 0 && { subcategory: below.join('/') }),
    ...(others.length > 0 && { also: others }),
  }
}

function compare(entry: Entry, fields: Partial<Paper>, listings: readonly string[], from: Combined) {
  const missing: Partial<Paper> = {}
  const conflicts: Adoption['conflicts'][number][] = []
  for (const field of fieldOrder) {
    const ours = entry.paper[field]
    const theirs = fields[field]
    if (theirs === undefined) continue
    if (ours === undefined) {
      Object.assign(missing, { [field]: theirs })
      continue
    }
    const { differ } = settle(field, ours, theirs, undefined)
    const source = from.drafts.find((draft) => draft.fields[field] !== undefined)
    if (differ) conflicts.push({ entry, field, value: theirs, from: source })
  }
  const here = listingsOf(entry.paper)
  const further = listings.filter((path) => !here.some((own) => isWithin(own, path)))
  if (further.length > 0) missing.also = [...(entry.paper.also ?? []), ...further]
  return { missing: withoutInvalid(entry, missing), conflicts }
}

/** Only facts with which the entry stays valid. */
function withoutInvalid(entry: Entry, missing: Partial<Paper>): Partial<Paper> {
  const kept = Object.entries(missing).filter(
    ([field, value]) => 'paper' in checkPaper(entry.citekey, { ...entry.paper, [field]: value }),
  )
  return Object.fromEntries(kept) as Partial<Paper>
}

/** A valid paper of these fields; what is not valid and not needed is left out and named. */
function valid(
  citekey: string,
  fields: Partial<Paper>,
): { paper: Paper; omitted: { field: Field; reason: string }[] } | { reason: string } {
  const omitted: { field: Field; reason: string }[] = []
  let kept = fields
  for (;;) {
    const checked = checkPaper(citekey, kept)
    if ('paper' in checked) return { paper: checked.paper, omitted }
    const wrong = fieldOrder.find(
      (field) =>
        kept[field] !== undefined && checked.problems.some((problem) => problem.startsWith(`\`${field}`)),
    )
    if (!wrong || wrong === 'title' || wrong === 'component') return { reason: checked.problems.join('; ') }
    omitted.push({
      field: wrong,
      reason: checked.problems.find((problem) => problem.startsWith(`\`${wrong}`)) ?? '',
    })
    const { [wrong]: _, ...rest } = kept
    kept = rest
  }
}
