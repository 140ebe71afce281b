/** CSL-JSON: the bibliography for pandoc, Zotero and citeproc; read from them and from DOI registries. */
import { listingsOf } from '../core/database.ts'
import type { Diagnostic } from '../core/diagnostic.ts'
import type { Draft } from '../core/draft.ts'
import { placeOf, type SourceFile } from '../core/text.ts'
import { toCsl } from './csl.ts'
import { fromCsl, isObject } from './csl-read.ts'
import type { Format, Imported } from './format.ts'
import { isBlank } from './rows.ts'

/** CSL leaves `custom` to programs; this mark and the listings in it are ours. */
const generator = 'survey'

export const cslJson: Format = {
  name: 'csl-json',
  summary: 'The bibliography as CSL-JSON, for pandoc, Zotero and citeproc.',
  extensions: ['.json'],
  write({ entries }) {
    const items = entries.map((entry) => ({
      ...toCsl(entry),
      custom: { generator, listings: listingsOf(entry.paper) },
    }))
    return `${JSON.stringify(items, null, 2)}\n`
  },
  read,
  owns(text) {
    const items = isBlank(text) ? [] : parse(text)
    return Array.isArray(items) && items.every((item) => isObject(item) && isOwn(item.custom))
  },
}

function isOwn(custom: unknown): boolean {
  return isObject(custom) && custom.generator === generator
}

function read(file: SourceFile): Imported {
  const value = parse(file.text)
  if (value === undefined) return { drafts: [], diagnostics: [problem(file, 'not valid JSON')] }
  const items = Array.isArray(value) ? value : [value]
  const drafts: Draft[] = []
  const diagnostics: Diagnostic[] = []
  for (const [index, item] of items.entries()) {
    const draft = fromCsl(item)
    if (draft) drafts.push({ ...draft, from: start(file) })
    else diagnostics.push(problem(file, `item ${index + 1} has no title`))
  }
  return { drafts, diagnostics }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    // A text nested too deeply for the parser is as unreadable as one that is no JSON.
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
}

function problem(file: SourceFile, message: string): Diagnostic {
  return { rule: 'csl-json', severity: 'error', message, place: start(file) }
}

function start(file: SourceFile) {
  return placeOf(file, { start: 0, end: 0 })
}
