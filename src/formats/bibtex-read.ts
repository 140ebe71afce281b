/** Reads BibTeX and BibLaTeX: each entry becomes a draft, or is named with its place and the reason. */
import { compareDiagnostics, type Diagnostic, type Severity } from '../core/diagnostic.ts'
import type { Draft } from '../core/draft.ts'
import { placeOf, type SourceFile } from '../core/text.ts'
import { type EntryDraft, readEntry } from './bibtex-draft.ts'
import { type Field, readFields } from './bibtex-fields.ts'
import { fieldSet, isNoise } from './bibtex-fieldset.ts'
import { type BibtexEntry, inherit, parentKeys } from './bibtex-inherit.ts'
import { commandsOf, stringsOf, withCommands } from './bibtex-macros.ts'
import { type Chunk, splitBibtex } from './bibtex-split.ts'
import { unknownMacro } from './bibtex-value.ts'
import type { Imported } from './format.ts'
import { controlCharacters, oneLine } from './import.ts'

type Report = (offset: number, message: string, severity?: Severity) => void

/** The drafts of a file's entries, and what could not be read or is doubtful. */
export function readBibtex(file: SourceFile): Imported {
  const diagnostics: Diagnostic[] = [...controlCharacters(file, 'bibtex')]
  const report: Report = (offset, message, severity = 'error') => {
    const place = placeOf(file, { start: offset, end: offset })
    diagnostics.push({ rule: 'bibtex', severity, message: oneLine(message), place })
  }
  const chunks = splitBibtex(file.text)
  const entries = readEntries(file.text, chunks, report)
  if (entries.length === 0 && diagnostics.length === 0) report(0, 'no BibTeX entry in this file', 'info')
  reportLostFields(file.text, chunks, report)
  reportMacros(entries, report)
  reportNoise(entries, report)
  const byKey = new Map<string, BibtexEntry>()
  for (const entry of entries) {
    const first = byKey.get(entry.key.toLowerCase())
    if (!first) byKey.set(entry.key.toLowerCase(), entry)
    else if (entry.key !== '')
      diagnostics.push({
        rule: 'bibtex',
        severity: 'warning',
        message: `citekey \`${oneLine(entry.key)}\` is used again; both entries are kept`,
        place: placeOf(file, entry.chunk),
        related: [{ place: placeOf(file, first.chunk), message: 'first used here' }],
      })
  }
  const drafts = draftsOf(file, entries, byKey, report)
  return { drafts, diagnostics: diagnostics.toSorted(compareDiagnostics) }
}

/** The entries that can be made sense of. */
function readEntries(text: string, chunks: readonly Chunk[], report: Report): BibtexEntry[] {
  const { macros, define } = stringsOf(text, chunks)
  const commands = commandsOf(text, chunks)
  const entries: BibtexEntry[] = []
  for (const chunk of chunks) {
    const { type, inside } = chunk
    if (type === '%') report(chunk.start, 'entry behind `%` is taken for comment', 'info')
    if (['%', 'comment', 'preamble'].includes(type)) continue
    const isString = type === 'string'
    const read = isString ? undefined : readFields(text, inside, true, macros)
    for (const { offset, message, severity } of read?.problems ?? define(chunk))
      report(offset, message, severity)
    const swallowed = chunk.closed ? undefined : read?.fields.find(({ value }) => fieldInside.test(value))
    if (swallowed)
      report(swallowed.start, `value of \`${swallowed.name}\` holds the fields after it; close its brace`)
    const isBroken = read?.broken || swallowed !== undefined
    const shown = isString ? '`@string`' : `entry \`${read?.key}\``
    if (isBroken) report(chunk.start, `${shown} is left out`)
    else if (!chunk.closed) report(chunk.start, `${shown} is never closed; add the missing brace`, 'warning')
    if (!read || isBroken) continue
    const fields = new Map<string, Field>()
    const repeated: Field[] = []
    for (const field of read.fields) {
      const written = commands.size === 0 ? field : { ...field, value: withCommands(field.value, commands) }
      const before = fields.get(field.name)
      if (!before) fields.set(field.name, written)
      else if (before.value !== written.value) repeated.push(written)
    }
    entries.push({ type, key: read.key, fields, repeated, chunk })
  }
  return entries
}

/** A line that begins a field, in the middle of a value. */
const fieldInside = /[\r\n][ \t]{0,99}[A-Za-z][\w-]{0,50}[ \t]{0,9}=[ \t]{0,9}[{"]/

function draftsOf(
  file: SourceFile,
  entries: readonly BibtexEntry[],
  byKey: ReadonlyMap<string, BibtexEntry>,
  report: Report,
): Draft[] {
  const find = (key: string) => byKey.get(key.toLowerCase())
  const parents = new Set(entries.flatMap((entry) => parentKeys(entry).map((key) => key.toLowerCase())))
  return entries.flatMap((entry): Draft[] => {
    const { type, key, chunk } = entry
    const aside = asideReason(entry, parents)
    if (aside) {
      report(chunk.start, `\`${key}\` is not read as a paper: ${aside}`, 'info')
      return []
    }
    const fields = fieldSet(type, key, inherit(entry, find))
    for (const name of parentKeys(entry))
      if (!find(name))
        report(chunk.start, `\`${key}\` refers to \`${name}\`, which is not in this file`, 'warning')
    for (const { name, start } of entry.repeated)
      report(start, `\`${key}\` has a second \`${name}\` that differs; the first is used`, 'warning')
    for (const name of ['crossref', 'xdata'])
      if (
        fields
          .value(name)
          .split(',')
          .every((parent) => find(parent.trim()))
      )
        fields.use(name)
    const repeated = entry.repeated.map(({ name, value }) => [name, value] as const)
    const read = readEntry(fields, repeated, guessesOf(entry), placeOf(file, chunk))
    if (!read) report(chunk.start, `entry \`${key}\` has no title`)
    else reportDoubts(entry, read, report)
    return read ? [read.draft] : []
  })
}

/** Why an entry is no paper, although nothing is wrong with it. */
function asideReason({ type, key }: BibtexEntry, parents: ReadonlySet<string>): string | undefined {
  if (type === 'xdata') return 'others only take fields from it'
  if (type === 'set') return 'it is a set of other entries'
  return type === 'proceedings' && parents.has(key.toLowerCase())
    ? 'it is the volume of other entries'
    : undefined
}

function guessesOf({ fields }: BibtexEntry): string[] {
  return [...fields.values()].flatMap(({ name, unknown }) =>
    unknown.map((macro) => `\`${name}\` names \`${macro}\`, which no \`@string\` explains`),
  )
}

function reportDoubts(
  { key, fields, chunk }: BibtexEntry,
  { refused, others }: EntryDraft,
  report: Report,
): void {
  for (const sentence of refused) report(chunk.start, `\`${key}\`: ${sentence}`, 'warning')
  if (others) report(chunk.start, `authors of \`${key}\` end in \`others\`; name everybody`, 'warning')
  const title = fields.get('title')
  const macro = title?.value.includes('\\') && unknownMacro(title.value)
  if (title && macro)
    report(title.start, `title of \`${key}\` holds the unknown macro \`${macro}\``, 'warning')
}

/** Fields after an entry whose brace closed too early: BibTeX takes them for comment. */
function reportLostFields(text: string, chunks: readonly Chunk[], report: Report): void {
  const field = /\s*,\s*[A-Za-z][\w-]{0,50}\s*=\s*[{"]/y
  for (const { end, type } of chunks) {
    field.lastIndex = end
    if (type !== 'comment' && field.test(text))
      report(end, 'fields stand after the end of their entry; take away the brace that closes it too early')
  }
}

/** Each name that is used as a macro and is none, once. */
function reportMacros(entries: readonly BibtexEntry[], report: Report): void {
  const found = new Map<string, { start: number; count: number }>()
  for (const { fields } of entries)
    for (const { unknown, start } of fields.values())
      for (const name of unknown)
        found.set(name, { start: found.get(name)?.start ?? start, count: (found.get(name)?.count ?? 0) + 1 })
  for (const [name, { start, count }] of found)
    report(
      start,
      `no \`@string\` explains \`${name}\`, which stands in ${count === 1 ? 'a field' : `${count} fields`} as it is`,
      'warning',
    )
}

/** What only file managers need, counted. */
function reportNoise(entries: readonly BibtexEntry[], report: Report): void {
  const counts = new Map<string, number>()
  let first: number | undefined
  for (const { fields } of entries)
    for (const { name, start } of fields.values()) {
      if (!isNoise(name)) continue
      first ??= start
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  const list = [...counts].map(([name, count]) => `\`${name}\` (${count})`).join(', ')
  if (first !== undefined) report(first, `left out what programs keep for themselves: ${list}`, 'info')
}
