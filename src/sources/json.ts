/** Parts of JSON that nobody has checked: whatever is not of the expected form counts as missing. */

export type Json = Readonly<Record<string, unknown>>

/** The value as an object; undefined when it is none. */
export function objectOf(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined
}

/** The objects in a list; empty when it is none. */
export function objectsIn(value: unknown): Json[] {
  return listOf(value).flatMap((item): Json[] => {
    const object = objectOf(item)
    return object ? [object] : []
  })
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** A text, a number as text, or the first of a list of either; empty for anything else. */
export function textOf(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first : typeof first === 'number' ? String(first) : ''
}

/** The value on a path of own properties. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => {
    const object = objectOf(inner)
    return object && Object.hasOwn(object, name) ? object[name] : undefined
  }, value)
}
