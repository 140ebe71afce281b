/** A survey's own fields: which of them papers bring along, and their values made to fit what the manifest declares. */
import type { Manifest } from './manifest.ts'
import type { Paper } from './paper.ts'

type Attribute = NonNullable<Manifest['attributes']>[number]
type Value = NonNullable<Paper['attributes']>[string]

/** Declarations of the attributes that papers bring and that are not declared yet, by name: a list where one has several values. */
export function missingDeclarations(
  papers: readonly Partial<Paper>[],
  declared: readonly Attribute[],
): Attribute[] {
  const known = new Set(declared.map(({ id }) => id))
  const types = new Map<string, Attribute['type']>()
  for (const { attributes = {} } of papers) {
    for (const [id, value] of Object.entries(attributes)) {
      if (known.has(id)) continue
      const [before, type] = [types.get(id), typeOf(value)]
      types.set(
        id,
        before === undefined || before === type
          ? type
          : before === 'list' || type === 'list'
            ? 'list'
            : 'text',
      )
    }
  }
  return [...types].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([id, type]) => ({ id, type }))
}

/** The fields with every declared attribute as the type that it is declared with, where that loses nothing. */
export function fitAttributes(fields: Partial<Paper>, declared: readonly Attribute[]): Partial<Paper> {
  if (!fields.attributes) return fields
  const types = new Map(declared.map(({ id, type }) => [id, type]))
  const fitted = Object.entries(fields.attributes).map(
    ([id, value]) => [id, coerced(value, types.get(id))] as const,
  )
  return { ...fields, attributes: Object.fromEntries(fitted) }
}

function coerced(value: Value, type: Attribute['type'] | undefined): Value {
  if (type === 'list') return Array.isArray(value) ? value : [String(value)]
  if (type === 'text') return Array.isArray(value) ? value.join('; ') : String(value)
  return value
}

function typeOf(value: Value): Attribute['type'] {
  if (Array.isArray(value)) return 'list'
  return typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean'
}
