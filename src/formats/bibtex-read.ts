/** Reads BibTeX entry by entry: a broken one is reported, the others become drafts. */
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import { compareDiagnostics, type Diagnostic, type Severity } from '../core/diagnostic.ts'
import type { Draft } from '../core/draft.ts'
import { placeOf, type SourceFile } from '../core/text.ts'
import { draftOf, type RawEntry } from './bibtex-draft.ts'
import { type Chunk, splitBibtex } from './bibtex-split.ts'
import type { Imported } from './format.ts'

/** The drafts of a file's entries, and what could not be read. */
export function readBibtex(file: SourceFile): Imported {
  const diagnostics: Diagnostic[] = []
  const report = (offset: number, message: string, severity: Severity = 'error') => {
    diagnostics.push({
      rule: 'bibtex',
      severity,
      message,
      place: placeOf(file, { start: offset, end: offset }),
    })
  }
  const strings = new Map<string, string>()
  const entries: { entry: RawEntry; chunk: Chunk }[] = []
  for (const chunk of splitBibtex(file.text)) {
    if (chunk.type === 'comment' || chunk.type === 'preamble') continue
    const parsed = parseChunk(chunk, strings)
    if ('message' in parsed) report(parsed.offset, parsed.message)
    else if (chunk.type === 'string') define(strings, parsed)
    else entries.push({ entry: parsed, chunk })
  }
  const byLabel = new Map(entries.map(({ entry }) => [entry.label.toLowerCase(), entry]))
  const parents = new Set(entries.map(({ entry }) => entry.properties.crossref?.toLowerCase()))
  const drafts = entries.flatMap(({ entry, chunk }): Draft[] => {
    if (entry.type === 'proceedings' && parents.has(entry.label.toLowerCase())) return []
    const { draft, warnings } = draftOf(entry, byLabel.get(entry.properties.crossref?.toLowerCase() ?? ''))
    for (const warning of warnings) report(chunk.start, warning, 'warning')
    if (!draft) report(chunk.start, `entry \`${entry.label}\` has no title`)
    return draft ? [{ ...draft, from: placeOf(file, chunk) }] : []
  })
  return { drafts, diagnostics: diagnostics.toSorted(compareDiagnostics) }
}

interface Failure {
  readonly offset: number
  readonly message: string
}

/** No honest entry comes near it, and an entry multiplies the strings that it names. */
const longest = 200_000

function parseChunk(chunk: Chunk, strings: ReadonlyMap<string, string>): RawEntry | Failure {
  const failure = (message: string, offset = chunk.start) => ({ message, offset })
  if (!chunk.closed) return failure('entry is never closed; add the missing brace')
  if (chunk.text.length > longest) return failure('entry is too long to be read')
  // A string is read as the only field of an entry, so that it may name others.
  const text =
    chunk.type === 'string'
      ? chunk.text.replace(/^@\s*[A-Za-z]+\s*[{(]/, (head) => `${head.replace(/\w+/, 'misc')}x,`)
      : chunk.text
  const prefix = definitions(text, strings)
  try {
    const [entry] = plugins.input.data(prefix + text, '@biblatex/text') as RawEntry[]
    if (!entry) return failure('entry is empty')
    const properties = Object.entries(entry.properties).map(([name, value]) => [name, String(value)] as const)
    if (properties.some(([, value]) => value.length > longest))
      return failure('a field is too long to be read')
    return { ...entry, properties: Object.fromEntries(properties) }
  } catch (error) {
    if (error instanceof RangeError) return failure('entry is nested too deeply to be read')
    if (!(error instanceof Error)) throw error
    return failure(...explain(error.message, chunk, prefix === '' ? 0 : 1))
  }
}

/** The `@string`s that a text names, on one line before it. */
function definitions(text: string, strings: ReadonlyMap<string, string>): string {
  if (strings.size === 0) return ''
  const named = new Set(
    [...text.matchAll(/[=#]\s*([A-Za-z][\w:+-]*)/g)].map(([, name = '']) => name.toLowerCase()),
  )
  const lines = [...named].flatMap((name) => {
    const value = strings.get(name)
    return value === undefined ? [] : [`@string{${name} = {${value}}}`]
  })
  return lines.length > 0 ? `${lines.join(' ')}\n` : ''
}

function define(strings: Map<string, string>, { properties }: RawEntry): void {
  // A string made of strings made of strings could fill the memory.
  for (const [name, value] of Object.entries(properties))
    if (value.length <= 1000) strings.set(name, value.replace(/\s+/g, ' '))
}

const tokens: Readonly<Record<string, string>> = {
  comma: 'a comma',
  equals: '`=`',
  identifier: 'a field',
  label: 'a citekey',
  lbrace: 'a value in braces or quotes',
  rbrace: 'a comma or the closing brace',
}

/** citation-js's message as a sentence, and where in the file it points. */
function explain(message: string, chunk: Chunk, skippedLines: number): [message: string, offset: number] {
  const [, line = '1', column = '1'] = /line (\d+) col (\d+)/.exec(message) ?? []
  const expected = tokens[/expected "(\w+)"/.exec(message)?.[1] ?? '']
  const lines = chunk.text.split('\n').slice(0, Math.max(Number(line) - 1 - skippedLines, 0))
  const inside = lines.reduce((sum, text) => sum + text.length + 1, 0) + Number(column) - 1
  const offset = chunk.start + Math.min(inside, chunk.text.length)
  return [`entry cannot be read: ${expected ? `expected ${expected}` : 'unexpected character'} here`, offset]
}
