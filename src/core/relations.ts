/** What valid papers say of each other and of the manifest: citekeys used once, places and attributes that exist. */
import type { Database, Entry, Keys } from './database.ts'
import type { Manifest } from './manifest.ts'
import { didYouMean } from './spelling.ts'
import type { Taxonomy } from './taxonomy.ts'

/** Something that cannot be: where below an entry, and perhaps the entry that it clashes with. */
export interface Wrong {
  readonly rule: string
  readonly entry: Entry
  readonly keys: Keys
  readonly message: string
  readonly first?: Entry
}

/** Every broken relation: a database that has one could drop papers from what is made of it. */
export function brokenRelations({ entries, taxonomy, manifest }: Database): Wrong[] {
  return [
    ...repeatedCitekeys(entries),
    ...entries.flatMap((entry) => [...unknownPlaces(entry, taxonomy), ...wrongAttributes(entry, manifest)]),
  ]
}

/** Ids of the taxonomy are unique among siblings, ids of paradigms and attributes in their lists; where one is used again. */
export function repeatedIds(manifest: Manifest): { readonly id: string; readonly keys: Keys }[] {
  const found: { id: string; keys: Keys }[] = []
  const check = (items: readonly { readonly id: string; readonly subcategories?: unknown }[], keys: Keys) => {
    const seen = new Set<string>()
    for (const [index, item] of items.entries()) {
      if (seen.has(item.id)) found.push({ id: item.id, keys: [...keys, index, 'id'] })
      seen.add(item.id)
      if (Array.isArray(item.subcategories)) check(item.subcategories, [...keys, index, 'subcategories'])
    }
  }
  check(manifest.components, ['components'])
  check(manifest.paradigms ?? [], ['paradigms'])
  check(manifest.attributes ?? [], ['attributes'])
  return found
}

/** Citekeys are compared without case, as BibTeX does. */
function* repeatedCitekeys(entries: readonly Entry[]): Generator<Wrong> {
  const seen = new Map<string, Entry>()
  for (const entry of entries) {
    const lower = entry.citekey.toLowerCase()
    const first = seen.get(lower)
    const message = `citekey \`${entry.citekey}\` is already used; rename one, or merge the two entries`
    if (first) yield { rule: 'duplicate-citekey', entry, keys: [], message, first }
    else seen.set(lower, entry)
  }
}

function* unknownPlaces(entry: Entry, taxonomy: Taxonomy): Generator<Wrong> {
  const { component, subcategory, also = [], paradigm } = entry.paper
  const primary = unknownPlace(taxonomy, subcategory ? `${component}/${subcategory}` : component)
  if (primary)
    yield { ...primary, entry, keys: [primary.rule === 'unknown-component' ? 'component' : 'subcategory'] }
  for (const [index, path] of also.entries()) {
    const unknown = unknownPlace(taxonomy, path)
    if (unknown) yield { ...unknown, entry, keys: ['also', index] }
  }
  const ids = taxonomy.paradigms.map(({ id }) => id)
  for (const [index, id] of [paradigm ?? []].flat().entries()) {
    if (ids.includes(id)) continue
    const message = `unknown paradigm \`${id}\`${didYouMean(id, ids)}`
    yield {
      rule: 'unknown-paradigm',
      entry,
      keys: Array.isArray(paradigm) ? ['paradigm', index] : ['paradigm'],
      message,
    }
  }
}

function unknownPlace(taxonomy: Taxonomy, path: string): Pick<Wrong, 'rule' | 'message'> | undefined {
  if (taxonomy.get(path)) return undefined
  const [component = '', ...rest] = path.split('/')
  const components = taxonomy.components.map(({ id }) => id)
  if (!components.includes(component)) {
    /** Often a subcategory stands where its component belongs. */
    const [inner, another] = taxonomy.all.filter((taxon) => taxon.path.endsWith(`/${path}`))
    const guess = inner && !another ? `; did you mean \`${inner.path}\`?` : didYouMean(component, components)
    return { rule: 'unknown-component', message: `unknown component \`${component}\`${guess}` }
  }
  const below = taxonomy.all.filter((taxon) => taxon.path.startsWith(`${component}/`))
  const paths = below.map((taxon) => taxon.path.slice(component.length + 1))
  const subcategory = rest.join('/')
  const guess = levelForgotten(subcategory, paths) ?? didYouMean(subcategory, paths)
  return {
    rule: 'unknown-subcategory',
    message: `unknown subcategory \`${subcategory}\` of \`${component}\`${guess}`,
  }
}

/** Most often the level between is forgotten: `math` for `domains/math`. */
function levelForgotten(subcategory: string, paths: readonly string[]): string | undefined {
  const deeper = paths.filter((path) => path.endsWith(`/${subcategory}`))
  const [only, ...others] = deeper.map((path) => `\`${path}\``)
  if (others.length === 0) return only && `; did you mean ${only}?`
  return `, which could be ${[only, ...others].join(' or ')}; write the whole path`
}

function* wrongAttributes(entry: Entry, { attributes: declared = [] }: Manifest): Generator<Wrong> {
  for (const [id, value] of Object.entries(entry.paper.attributes ?? {})) {
    const keys = ['attributes', id]
    const attribute = declared.find((candidate) => candidate.id === id)
    if (!attribute) {
      const names = declared.map((candidate) => candidate.id)
      const advice = didYouMean(id, names) || '; declare it under `attributes` in the manifest'
      const message = `unknown attribute \`${id}\`${advice}`
      yield { rule: 'unknown-attribute', entry, keys, message }
      continue
    }
    const is = Array.isArray(value) ? 'list' : typeof value === 'string' ? 'text' : typeof value
    if (attribute.type === is) continue
    const message = `attribute \`${id}\` must be ${attribute.type === 'text' ? 'text' : `a ${attribute.type}`}`
    yield { rule: 'schema', entry, keys, message }
  }
}
