/** What is wrong with a value that the schema refused, said in the words of a person who edits the file. */
import type * as z from 'zod'
import { isPlain } from './blocks.ts'
import type { Diagnostic } from './diagnostic.ts'
import { locate } from './document.ts'
import {
  type IdentifierKind,
  identifierKinds,
  identifierLabel,
  identifierPatterns,
  readIdentifier,
} from './identifier.ts'
import { whyMalformed } from './malformed-identifier.ts'
import { judgeUrl } from './malformed-url.ts'
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
    const kind = identifierField(keys)
    if (kind && issue.code === 'invalid_type') return [unquoted(file, span, keys)]
    if (kind && issue.code === 'invalid_format')
      return [wrappedIdentifier(file, span, kind) ?? malformedIdentifier(file, span, kind)]
    const spaced = issue.code === 'invalid_format' && keys.length > 0 && surrounded(file, span, keys)
    if (spaced) return [spaced]
    if (issue.code === 'invalid_format' && /^(?:url|code|project)$/.test(keys.join('.')))
      return [malformedUrl(file, span, keys)]
    const said = diagnose(file, span, keys, issueMessage(issue, keys))
    const source = file.text.slice(said.place.start, said.place.end)
    const more = whyYaml(issue, source, span !== undefined) + whatWasMeant(issue, source)
    return [{ ...said, message: said.message + more }]
  })
}

function fieldNames(schema: z.ZodType, keys: readonly (string | number)[]): string[] {
  return keys.length === 0 && 'shape' in schema ? Object.keys(schema.shape as object) : []
}

function issueMessage(issue: z.core.$ZodIssue, keys: readonly (string | number)[]): string {
  const field = keys.length > 0 ? `\`${keys.join('.')}\` ` : ''
  if (issue.code === 'invalid_value')
    return `${field}must be ${issue.values.map(String).join(', ')}`.replace(/, (?=[^,]*$)/, ' or ')
  if (issue.code !== 'invalid_type') return field + issue.message
  if (issue.input === undefined && /undefined/.test(issue.message)) return `missing ${field.trim()}`
  return `${field}must be ${article(issue.expected)}`
}

/** What a person may not know about YAML who wrote this. */
function whyYaml({ code, message, path }: z.core.$ZodIssue, source: string, isEntry: boolean): string {
  if (code === 'invalid_type' && path.length === 0 && isEntry)
    return ' of fields; write them below it, indented'
  if (/^[[{]/.test(source) && /expected string, received (?:array|object)/.test(message))
    return '; what begins with a bracket must be in quotes to be one'
  return message.includes('control') && /^".*\\[abefnrtv]/s.test(source)
    ? '; in double quotes `\\` begins an escape, so write `\\\\` or use single quotes'
    : ''
}

/** The allowed word that is nearest to another one. */
function whatWasMeant(issue: z.core.$ZodIssue, source: string): string {
  if (issue.code !== 'invalid_value' || source.length > 40) return ''
  return didYouMean(unquotedText(source).toLowerCase(), issue.values.map(String))
}

function article(type: string): string {
  const name = { string: 'text', object: 'mapping', record: 'mapping', array: 'list' }[type] ?? type
  return name === 'text' ? name : `a ${name}`
}

function identifierField(keys: readonly (string | number)[]): IdentifierKind | undefined {
  return keys.length === 1 ? identifierKinds.find((kind) => kind === keys[0]) : undefined
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

/** An identifier in a link, with a prefix or with a version: the bare one is in it. Nothing when there is none. */
function wrappedIdentifier(
  file: SourceFile,
  span: Span | undefined,
  kind: IdentifierKind,
): Diagnostic | undefined {
  const place = locate(file, span, [kind])
  const source = file.text.slice(place.start, place.end)
  const bare = /^[|>]/.test(source) ? undefined : bareIdentifier(kind, unquotedText(source))
  if (bare === undefined) return undefined
  const edits = [
    { path: file.path, span: { start: place.start, end: place.end }, text: JSON.stringify(bare) },
  ]
  return {
    rule: kind === 'arxiv' ? 'arxiv-with-version' : 'identifier-as-url',
    severity: 'error',
    message: `\`${kind}\` must be the bare ${identifierLabel(kind)}; write \`${JSON.stringify(bare)}\``,
    place,
    fix: { title: `write \`${JSON.stringify(bare)}\``, safe: true, edits },
  }
}

/** An identifier that cannot be read at all, with a guess at what was meant. */
function malformedIdentifier(file: SourceFile, span: Span | undefined, kind: IdentifierKind): Diagnostic {
  const place = locate(file, span, [kind])
  const source = file.text.slice(place.start, place.end)
  const text = /^[|>]/.test(source) ? source.slice(source.indexOf('\n')).trim() : unquotedText(source)
  return { rule: 'malformed-identifier', severity: 'error', message: whyMalformed(kind, text), place }
}

function unquotedText(source: string): string {
  return source.replace(/^(["'])(.*)\1$/s, '$2')
}

/** A text whose quotes hold a space at an end that the schema refuses. Nothing when there is none, or nothing else. */
function surrounded(
  file: SourceFile,
  span: Span | undefined,
  keys: readonly (string | number)[],
): Diagnostic | undefined {
  const place = locate(file, span, keys)
  const source = file.text.slice(place.start, place.end)
  const quote = /^["']/.exec(source)?.[0] ?? ''
  const text = source.slice(quote.length, source.length - quote.length)
  const trimmed = text.trim()
  if (/^[|>]/.test(source) || trimmed === text || trimmed === '') return undefined
  const message = `\`${keys.join('.')}\` begins or ends with a space; delete it`
  const isCertain = quote ? !trimmed.endsWith('\\') : isPlain(trimmed)
  const edits = [
    { path: file.path, span: { start: place.start, end: place.end }, text: `${quote}${trimmed}${quote}` },
  ]
  return {
    ...{ rule: 'surrounding-space', severity: 'error', message, place },
    ...(isCertain && { fix: { title: 'delete the space', safe: true, edits } }),
  }
}

function bareIdentifier(kind: IdentifierKind, text: string): string | undefined {
  const identifier = readIdentifier(text)
  if (identifier?.kind === kind) return identifier.value
  // arXiv's own DOIs are read as arXiv ids, but are fine as DOIs.
  const doi = kind === 'doi' ? text.replace(/^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s*)/i, '') : ''
  return identifierPatterns.doi.test(doi) ? doi : undefined
}

function malformedUrl(
  file: SourceFile,
  span: Span | undefined,
  keys: readonly (string | number)[],
): Diagnostic {
  const place = locate(file, span, keys)
  const source = file.text.slice(place.start, place.end)
  const { why, right } = judgeUrl(source.replace(/^(["'])(.*)\1$/s, '$2'))
  const message = `\`${keys[0]}\` ${why}`
  const base: Diagnostic = { rule: 'malformed-url', severity: 'error', message, place }
  if (right === undefined || /^[|>]/.test(source)) return base
  const text = /^["']/.test(source) || !isPlain(right) ? JSON.stringify(right) : right
  const edits = [{ path: file.path, span: { start: place.start, end: place.end }, text }]
  return { ...base, fix: { title: `write \`${right}\``, safe: true, edits } }
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
