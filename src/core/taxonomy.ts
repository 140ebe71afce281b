/** The taxonomy: components, their subcategories as a tree, and paradigms, as the manifest lists them. */
import type { Manifest, TaxonEntry } from './manifest.ts'

/** One node of the tree; `path` is its ids joined by `/`, from the component down. */
export interface Taxon {
  readonly id: string
  readonly path: string
  readonly title: string
  readonly section?: string | undefined
  readonly description?: string | undefined
  /** 1 for a component. */
  readonly depth: number
  readonly children: readonly Taxon[]
}

export type Paradigm = NonNullable<Manifest['paradigms']>[number]

export interface Taxonomy {
  readonly components: readonly Taxon[]
  readonly paradigms: readonly Paradigm[]
  /** Every node in reading order. */
  readonly all: readonly Taxon[]
  get(path: string): Taxon | undefined
}

/** Builds the tree of a valid manifest. */
export function buildTaxonomy(manifest: Pick<Manifest, 'components' | 'paradigms'>): Taxonomy {
  const components = manifest.components.map((entry) => taxon(entry, '', 1))
  const all = components.flatMap(withDescendants)
  const byPath = new Map(all.map((node) => [node.path, node]))
  return { components, paradigms: manifest.paradigms ?? [], all, get: (path) => byPath.get(path) }
}

/** A node as the manifest has it: its path, and the keys that lead to it there. */
export interface TaxonPlace {
  readonly taxon: TaxonEntry
  readonly path: string
  readonly keys: readonly (string | number)[]
  readonly parent?: TaxonPlace | undefined
}

/** Every node of a manifest with its place, in reading order. */
export function taxonPlaces({ components }: Pick<Manifest, 'components'>): TaxonPlace[] {
  const placed = (
    taxa: readonly TaxonEntry[],
    above: TaxonPlace['keys'],
    parent?: TaxonPlace,
  ): TaxonPlace[] =>
    taxa.flatMap((taxon, index) => {
      const path = parent ? `${parent.path}/${taxon.id}` : taxon.id
      const own = { taxon, path, keys: [...above, index], parent }
      return [own, ...placed(taxon.subcategories ?? [], [...own.keys, 'subcategories'], own)]
    })
  return placed(components, ['components'])
}

/** Is `path` this node or one below it? */
export function isWithin(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}/`)
}

/** `Data Acquisition › Static Curation`: the titles from the component down. */
export function breadcrumb(taxonomy: Taxonomy, path: string): string {
  const ids = path.split('/')
  return ids.map((id, depth) => taxonomy.get(ids.slice(0, depth + 1).join('/'))?.title ?? id).join(' › ')
}

function taxon(entry: TaxonEntry, parent: string, depth: number): Taxon {
  const path = parent ? `${parent}/${entry.id}` : entry.id
  const children = (entry.subcategories ?? []).map((child) => taxon(child, path, depth + 1))
  const { id, title, section, description } = entry
  return { id, path, title, section, description, depth, children }
}

function withDescendants(node: Taxon): Taxon[] {
  return [node, ...node.children.flatMap(withDescendants)]
}
