/** The database: papers under their citekeys, each with its place in a file, and the taxonomy they stand in. */
import type { Manifest } from './manifest.ts'
import type { Citekey, Paper } from './paper.ts'
import { buildTaxonomy, type Taxonomy } from './taxonomy.ts'
import type { Place, SourceFile, Span } from './text.ts'

/** A valid paper under a citekey, and where it stands. */
export interface Entry {
  readonly citekey: Citekey
  readonly paper: Paper
  /** Path of the file that holds it, and where in it the entry stands (from its key to its last byte). */
  readonly path: string
  readonly span: Span
  /** Rules that `# survey-ignore: rule, rule why` comments silence for this entry. */
  readonly ignores?: readonly string[] | undefined
}

/** Every valid paper of a survey, and the manifest they belong to. */
export interface Database {
  readonly manifest: Manifest
  readonly taxonomy: Taxonomy
  /** In the order of the files and of their entries. */
  readonly entries: readonly Entry[]
}

/** What leads from a thing in a YAML file to what is inside it: field names and list indexes. */
export type Keys = readonly (string | number)[]

/**
 * Finds the place of a value, or of the key before it: below the entry at `span`, or in the whole file when there is no
 * span; the nearest parent where it is missing.
 */
export type Locate = (file: SourceFile, span: Span | undefined, keys: Keys, part?: Part) => Place

/** Of a `key: value`. */
export type Part = 'key' | 'value'

/** A database of these entries. */
export function createDatabase(manifest: Manifest, entries: readonly Entry[]): Database {
  return { manifest, taxonomy: buildTaxonomy(manifest), entries }
}

/** The paths at which a paper is listed, the primary one first, each once. */
export function listingsOf(paper: Pick<Paper, 'component' | 'subcategory' | 'also'>): string[] {
  const primary = paper.subcategory ? `${paper.component}/${paper.subcategory}` : paper.component
  return paper.also ? [...new Set([primary, ...paper.also])] : [primary]
}

/** The paper's paradigms as a list. */
export function paradigmsOf({ paradigm }: Pick<Paper, 'paradigm'>): readonly string[] {
  return typeof paradigm === 'string' ? [paradigm] : (paradigm ?? [])
}
