/** The database: papers under their citekeys, each with its place in a file, and the taxonomy they stand in. */
import type { Manifest } from './manifest.ts'
import type { Citekey, Paper } from './paper.ts'
import { buildTaxonomy, type Taxonomy } from './taxonomy.ts'
import type { Place, SourceFile, Span } from './text.ts'

/** A valid paper under a citekey, at a place in a file: what a file says, without the file. */
export interface EntryRecord {
  readonly citekey: Citekey
  readonly paper: Paper
  /** Path of the file that holds it, and where in it the entry stands (from its key to its last byte). */
  readonly path: string
  readonly span: Span
  /** Rules that a `# survey-ignore: rule why` comment silences for this entry. */
  readonly ignores?: readonly string[] | undefined
}

export interface Entry extends EntryRecord {
  /** Paths into the taxonomy, the primary one first; at least one. */
  readonly listings: readonly string[]
  readonly paradigms: readonly string[]
  /** Where the entry, or what it holds under the given keys, stands; the nearest parent where that is missing. */
  at(...keys: readonly (string | number)[]): Place
}

export interface Database {
  readonly manifest: Manifest
  readonly manifestFile: SourceFile
  readonly taxonomy: Taxonomy
  /** In the order of the files and of their entries. */
  readonly entries: readonly Entry[]
  readonly files: ReadonlyMap<string, SourceFile>
  get(citekey: Citekey): Entry | undefined
}

/** Finds a place in a file: below the entry at `span`, or in the whole file when there is no span. */
export type Locate = (file: SourceFile, span: Span | undefined, keys: readonly (string | number)[]) => Place

/** Puts records and files together; `locate` is asked only when somebody wants a place. */
export function createDatabase(parts: {
  manifest: Manifest
  manifestFile: SourceFile
  records: readonly EntryRecord[]
  files: ReadonlyMap<string, SourceFile>
  locate: Locate
}): Database {
  const { manifest, manifestFile, records, files, locate } = parts
  const entries = records.map((record) => entryOf(record, files, locate))
  let byCitekey: Map<string, Entry> | undefined
  const get = (citekey: Citekey) => {
    byCitekey ??= new Map(entries.map((entry) => [entry.citekey, entry]))
    return byCitekey.get(citekey)
  }
  return { manifest, manifestFile, taxonomy: buildTaxonomy(manifest), entries, files, get }
}

/** The paths at which a paper is listed, the primary one first, each once. */
export function listingsOf(paper: Paper): string[] {
  const primary = paper.subcategory ? `${paper.component}/${paper.subcategory}` : paper.component
  return paper.also ? [...new Set([primary, ...paper.also])] : [primary]
}

/** The paper's paradigms as a list. */
export function paradigmsOf(paper: Paper): readonly string[] {
  return typeof paper.paradigm === 'string' ? [paper.paradigm] : (paper.paradigm ?? [])
}

function entryOf(record: EntryRecord, files: ReadonlyMap<string, SourceFile>, locate: Locate): Entry {
  return {
    ...record,
    listings: listingsOf(record.paper),
    paradigms: paradigmsOf(record.paper),
    at(...keys) {
      const file = files.get(record.path)
      if (!file) throw new Error(`${record.path} of ${record.citekey} is not loaded`)
      return locate(file, record.span, keys)
    },
  }
}
