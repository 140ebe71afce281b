/** What is wrong with a value that the schema refused, said in the words of a person who edits the file. */
import type * as z from 'zod'
import type { Diagnostic } from './diagnostic.ts'
import { locate } from './document.ts'
import { type IdentifierKind, identifierKinds } from './identifier.ts'
import { didYouMean } from './spelling.ts'
import type { SourceFile, Span } from './text.ts'

/** What a failed check of one entry (at `span`) or of a whole file says, each at the place of the value it is about. */
export function schemaDiagnostics(
  file: SourceFile,
  span: Span | undefined,
  error: z.ZodError,
  schema: z.ZodType,
): Diagnostic[] {
  return error.issues.flatMap((issue) => {
    const keys = issue.path.map((key) => (typeof key === 'number' ? key : String(key)))
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) =>
        diagnose(
          file,
          span,
          [...keys, key],
          `unknown field \`${key}\`${didYouMean(key, fieldNames(schema, keys))}`,
        ),
      )
    if (isUnquoted(issue, keys)) return [unquoted(file, span, keys)]
    return [diagnose(file, span, keys, issueMessage(issue, keys))]
  })
}

function fieldNames(schema: z.ZodType, keys: readonly (string | number)[]): string[] {
  return keys.length === 0 && 'shape' in schema ? Object.keys(schema.shape as object) : []
}

function issueMessage(issue: z.core.$ZodIssue, keys: readonly (string | number)[]): string {
  const field = keys.length > 0 ? `\`${keys.join('.')}\` ` : ''
  if (issue.code !== 'invalid_type') return field + issue.message
  if (issue.input === undefined && /undefined/.test(issue.message)) return `missing ${field.trim()}`
  return `${field}must be ${article(issue.expected)}`
}

function article(type: string): string {
  const name = { string: 'text', object: 'mapping', record: 'mapping', array: 'list' }[type] ?? type
  return name === 'text' ? name : `a ${name}`
}

function isUnquoted(issue: z.core.$ZodIssue, keys: readonly (string | number)[]): boolean {
  return (
    issue.code === 'invalid_type' && keys.length === 1 && identifierKinds.includes(keys[0] as IdentifierKind)
  )
}

/** A number where an identifier belongs has lost digits (`2303.03910` is the number 2303.0391), but its source text has not. */
function unquoted(file: SourceFile, span: Span | undefined, keys: readonly (string | number)[]): Diagnostic {
  const place = locate(file, span, keys)
  const source = file.text.slice(place.start, place.end)
  const message = `\`${keys[0]}\` must be quoted: YAML reads \`${source}\` as a number and loses digits`
  if (!/^[\d.]+$/.test(source))
    return { rule: 'schema', severity: 'error', message: `\`${keys[0]}\` must be quoted text`, place }
  const edits = [{ path: file.path, span: { start: place.start, end: place.end }, text: `"${source}"` }]
  return {
    rule: 'unquoted-identifier',
    severity: 'error',
    message,
    place,
    fix: { title: 'quote it', safe: true, edits },
  }
}

/** A `schema` diagnostic at what stands below `keys`. */
export function diagnose(
  file: SourceFile,
  span: Span | undefined,
  keys: readonly (string | number)[],
  message: string,
): Diagnostic {
  return { rule: 'schema', severity: 'error', message, place: locate(file, span, keys) }
}
