/** Prints papers as YAML in the canonical form: fields in the schema's order, lists on one line, identifiers quoted. */
import { isPlain } from './blocks.ts'
import { fieldOrder } from './fields.ts'
import { identifierKinds } from './identifier.ts'
import type { Author, Field, Paper } from './paper.ts'

/** `citekey:` and its indented fields, one line each, ending in a newline. */
export function printEntry(citekey: string, paper: Paper): string {
  const lines = fieldOrder.flatMap((field) => {
    const value = paper[field]
    return value === undefined ? [] : [`  ${field}: ${printField(field, value)}\n`]
  })
  return `${citekey}:\n${lines.join('')}`
}

/** The value of a field as it stands after its name. */
export function printField(field: Field, value: NonNullable<Paper[Field]>): string {
  if ((identifierKinds as readonly string[]).includes(field)) return quote(String(value))
  if (field === 'date') return String(value)
  return printValue(value)
}

type Value = string | number | boolean | Author | readonly Value[] | { readonly [key: string]: Value }

function printValue(value: Value): string {
  if (Array.isArray(value)) return `[${value.map((item: Value) => printValue(item)).join(', ')}]`
  if (typeof value === 'object')
    return `{ ${Object.entries(value)
      .map(([key, item]) => `${printValue(key)}: ${printValue(item as Value)}`)
      .join(', ')} }`
  if (typeof value !== 'string') return String(value)
  return isPlain(value) ? value : quote(value)
}

/** Escapes more than JSON does: what some YAML readers take for a line break or a mark of byte order. */
function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u0085\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
