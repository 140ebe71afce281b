/** What valid papers say of each other and of the manifest: citekeys used once, places and attributes that exist. */
import type { Database, Entry, Keys } from './database.ts'
import type { Diagnostic, Related } from './diagnostic.ts'
import { locate } from './document.ts'
import type { Manifest } from './manifest.ts'
import { didYouMean } from './spelling.ts'
import type { Taxonomy } from './taxonomy.ts'
import type { SourceFile } from './text.ts'

interface Wrong {
  readonly rule: string
  readonly entry: Entry
  readonly keys: Keys
  readonly message: string
  readonly first?: Entry
}

/** Every broken relation, as errors: a database that has one could drop papers from what is made of it. */
export function relationDiagnostics(
  { entries, taxonomy, manifest }: Database,
  files: readonly SourceFile[],
): Diagnostic[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const placeOf = ({ path, span }: Entry, keys: Keys) => locate(byPath.get(path) as SourceFile, span, keys)
  const wrong = [
    ...repeatedCitekeys(entries),
    ...entries.flatMap((entry) => [...unknownPlaces(entry, taxonomy), ...wrongAttributes(entry, manifest)]),
  ]
  return wrong.map(({ rule, entry, keys, message, first }) => {
    const related: Related[] = first ? [{ place: placeOf(first, []), message: 'first used here' }] : []
    return { rule, severity: 'error', message, place: placeOf(entry, keys), ...(first && { related }) }
  })
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
  if (!components.includes(component))
    return {
      rule: 'unknown-component',
      message: `unknown component \`${component}\`${didYouMean(component, components)}`,
    }
  const below = taxonomy.all.filter((taxon) => taxon.path.startsWith(`${component}/`))
  const paths = below.map((taxon) => taxon.path.slice(component.length + 1))
  const subcategory = rest.join('/')
  return {
    rule: 'unknown-subcategory',
    message: `unknown subcategory \`${subcategory}\` of \`${component}\`${didYouMean(subcategory, paths)}`,
  }
}

function* wrongAttributes(entry: Entry, { attributes: declared = [] }: Manifest): Generator<Wrong> {
  for (const [id, value] of Object.entries(entry.paper.attributes ?? {})) {
    const attribute = declared.find((candidate) => candidate.id === id)
    const names = declared.map((candidate) => candidate.id)
    const is = Array.isArray(value) ? 'list' : typeof value === 'string' ? 'text' : typeof value
    const message = !attribute
      ? `unknown attribute \`${id}\`${didYouMean(id, names)}; declare it under \`attributes\` in the manifest`
      : attribute.type !== is
        ? `attribute \`${id}\` must be ${attribute.type === 'text' ? 'text' : `a ${attribute.type}`}`
        : ''
    if (message) yield { rule: 'schema', entry, keys: ['attributes', id], message }
  }
}
