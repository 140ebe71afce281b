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

function printField(field: Field, value: NonNullable<Paper[Field]>): string {
  if ((identifierKinds as readonly string[]).includes(field)) return JSON.stringify(value)
  if (field === 'date') return String(value)
  return printValue(value)
}

type Value = string | number | boolean | Author | readonly Value[] | { readonly [key: string]: Value }

function printValue(value: Value): string {
  if (Array.isArray(value)) return `[${value.map((item: Value) => printValue(item)).join(', ')}]`
  if (typeof value === 'object')
    return `{ ${Object.entries(value)
      .map(([key, item]) => `${key}: ${printValue(item as Value)}`)
      .join(', ')} }`
  return typeof value === 'string' && isPlain(value) ? value : JSON.stringify(value)
}
