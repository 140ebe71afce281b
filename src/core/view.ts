/** A view: papers arranged for a reader, under the headings of the taxonomy. */
import { type Database, type Entry, listingsOf } from './database.ts'
import { compareText } from './diagnostic.ts'
import type { Manifest } from './manifest.ts'
import type { Taxon, Taxonomy } from './taxonomy.ts'

/** What a format writes: every paper once, and the tree in which each stands as often as it is listed. */
export interface View {
  readonly manifest: Manifest
  readonly taxonomy: Taxonomy
  /** Every paper once, by citekey. */
  readonly entries: readonly Entry[]
  /** The components in reading order, those without papers too. */
  readonly sections: readonly Section[]
}

/** One heading of the taxonomy with the papers that stand directly under it, oldest first, and the headings below it. */
export interface Section {
  readonly taxon: Taxon
  readonly entries: readonly Entry[]
  readonly sections: readonly Section[]
  /** Listings here and below. */
  readonly listings: number
  /** Distinct papers here and below. */
  readonly papers: number
}

/** Arranges entries under the whole taxonomy. */
export function arrange({ manifest, taxonomy, entries }: Database): View {
  const byPath = new Map<string, Entry[]>()
  for (const entry of entries.toSorted(compareByDate)) {
    for (const path of listingsOf(entry.paper)) {
      const listed = byPath.get(path)
      if (listed) listed.push(entry)
      else byPath.set(path, [entry])
    }
  }
  return {
    manifest,
    taxonomy,
    entries: entries.toSorted(compareByCitekey),
    sections: taxonomy.components.map((taxon) => section(taxon, byPath)),
  }
}

/** Oldest first, then by title, then by citekey; an undated paper stands last. */
export function compareByDate(a: Entry, b: Entry): number {
  return (
    compareText(a.paper.date ?? '9999', b.paper.date ?? '9999') ||
    compareText(a.paper.title.toLowerCase(), b.paper.title.toLowerCase()) ||
    compareByCitekey(a, b)
  )
}

/** The order of entries in a file: by citekey without regard to case. */
export function compareByCitekey(a: { readonly citekey: string }, b: { readonly citekey: string }): number {
  return compareText(a.citekey.toLowerCase(), b.citekey.toLowerCase()) || compareText(a.citekey, b.citekey)
}

/** A section and the sections below it, itself first. */
export function withSubsections(section: Section): Section[] {
  return [section, ...section.sections.flatMap(withSubsections)]
}

function section(taxon: Taxon, byPath: ReadonlyMap<string, readonly Entry[]>): Section {
  const entries = byPath.get(taxon.path) ?? []
  const sections = taxon.children.map((child) => section(child, byPath))
  const below = sections.flatMap(withSubsections)
  const distinct = new Set([...entries, ...below.flatMap((one) => one.entries)])
  const listings = entries.length + sections.reduce((sum, one) => sum + one.listings, 0)
  return { taxon, entries, sections, listings, papers: distinct.size }
}
