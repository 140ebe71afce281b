/** Reads papers as `survey` writes them for programs: fields of the database under their own names. */
import type { Diagnostic } from '../core/diagnostic.ts'
import type { Draft } from '../core/draft.ts'
import { fieldOrder } from '../core/fields.ts'
import { Citekey, Paper } from '../core/paper.ts'
import { type Place, placeOf, type SourceFile } from '../core/text.ts'
import { isObject } from './csl-read.ts'
import type { Imported } from './format.ts'
import { oneLine } from './import.ts'

export interface PlacedRecord {
  readonly value: unknown
  readonly place: Place
}

/** What is written for readers and follows from the fields. */
const derived = new Set(['citekey', 'listing', 'listings', 'link'])

/** The drafts of records; a field that the schema does not take is named and left out, and takes no other with it. */
export function readRecords(rule: string, file: SourceFile, records: readonly PlacedRecord[]): Imported {
  const drafts: Draft[] = []
  const diagnostics: Diagnostic[] = []
  const top = placeOf(file, { start: 0, end: 0 })
  if (records.length === 0)
    diagnostics.push({ rule, severity: 'info', message: 'no paper in this file', place: top })
  for (const { value, place } of records) {
    const report = (severity: Diagnostic['severity'], message: string) =>
      diagnostics.push({ rule, severity, message, place })
    if (!isObject(value) || typeof value.title !== 'string' || value.title.trim() === '') {
      report('error', 'this is no paper: it has no title')
      continue
    }
    const names = Object.keys(value).filter((name) => !derived.has(name))
    const known = fieldOrder.filter((name) => names.includes(name))
    const valid = known.filter((name) => Paper.shape[name].safeParse(value[name]).success)
    const wrong = names.filter((name) => !(valid as readonly string[]).includes(name))
    if (wrong.length > 0)
      report(
        'warning',
        `left out what is no valid field: ${wrong.map((name) => `\`${oneLine(name)}\``).join(', ')}`,
      )
    if (!valid.includes('title')) continue
    const fields = Object.fromEntries(
      valid.map((name) => [name, name === 'date' ? String(value.date) : value[name]]),
    )
    const citekey = Citekey.safeParse(value.citekey)
    drafts.push({
      ...(citekey.success && { citekey: citekey.data }),
      fields: fields as Draft['fields'],
      from: place,
    })
  }
  return { drafts, diagnostics }
}
