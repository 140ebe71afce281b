/** CSL-JSON: the bibliography for pandoc, Zotero and citeproc; read from them and from DOI registries. */
import { listingsOf } from '../core/database.ts'
import { compareDiagnostics, type Diagnostic } from '../core/diagnostic.ts'
import type { Draft } from '../core/draft.ts'
import { type Place, placeOf, type SourceFile } from '../core/text.ts'
import { toCsl } from './csl.ts'
import { isObject, isOwnCustom, readCsl } from './csl-read.ts'
import type { Format, Imported } from './format.ts'
import { controlCharacters, oneLine } from './import.ts'
import { membersOf, parseJson, valueStart } from './json-text.ts'
import { isBlank } from './rows.ts'

const rule = 'csl-json'

export const cslJson: Format = {
  name: 'csl-json',
  summary: 'The bibliography as CSL-JSON, for pandoc, Zotero and citeproc.',
  extensions: ['.json'],
  write({ entries }) {
    const items = entries.map((entry) => ({
      ...toCsl(entry),
      // CSL leaves `custom` to programs; this mark and the listings in it are ours.
      custom: { generator: 'survey', listings: listingsOf(entry.paper) },
    }))
    return `${JSON.stringify(items, null, 2)}\n`
  },
  read,
  owns(text) {
    const items = isBlank(text) ? [] : parse(text)
    return Array.isArray(items) && items.every((item) => isObject(item) && isOwnCustom(item.custom))
  },
}

/** Named collections in which programs wrap their items. */
const wrappers = ['items', 'references']

function read(file: SourceFile): Imported {
  const parsed = parseJson(file, rule)
  if ('problem' in parsed) return { drafts: [], diagnostics: [parsed.problem] }
  const drafts: Draft[] = []
  const diagnostics = [...controlCharacters(file, rule)]
  const noise = new Map<string, number>()
  for (const { item, place } of itemsOf(file, parsed.value)) {
    const read = readCsl(item, place)
    if (read) drafts.push(read.draft)
    else diagnostics.push(problem(place, isObject(item) ? 'item has no title' : 'this is no CSL item'))
    for (const sentence of read?.refused ?? [])
      diagnostics.push({ ...problem(place, sentence), severity: 'warning' })
    for (const name of read?.noise ?? []) noise.set(name, (noise.get(name) ?? 0) + 1)
  }
  if (drafts.length === 0 && diagnostics.length === 0)
    diagnostics.push({ ...problem(start(file), 'no item in this file'), severity: 'info' })
  const left = [...noise].map(([name, count]) => `\`${oneLine(name)}\` (${count})`).join(', ')
  if (left !== '')
    diagnostics.push({
      ...problem(start(file), `left out what is no text about a work: ${left}`),
      severity: 'info',
    })
  return { drafts, diagnostics: diagnostics.toSorted(compareDiagnostics) }
}

/** The items of a file, whether it is a list, a list in an object, or one item, each with its place. */
function itemsOf(file: SourceFile, value: unknown): { item: unknown; place: Place }[] {
  const open = valueStart(file.text)
  const wrapper = isObject(value) ? wrappers.find((name) => Array.isArray(value[name])) : undefined
  const list = isObject(value) && wrapper ? value[wrapper] : value
  if (!Array.isArray(list))
    return [{ item: value, place: placeOf(file, { start: open, end: file.text.length }) }]
  const at = wrapper ? membersOf(file.text, open).findLast(({ name }) => name === wrapper)?.start : open
  return membersOf(file.text, at ?? open).map((span, index) => ({
    item: list[index] as unknown,
    place: placeOf(file, span),
  }))
}

function parse(text: string): unknown {
  const parsed = parseJson({ path: '', text }, rule)
  return 'value' in parsed ? parsed.value : undefined
}

function problem(place: Place, message: string): Diagnostic {
  return { rule, severity: 'error', message: oneLine(message), place }
}

function start(file: SourceFile): Place {
  return placeOf(file, { start: 0, end: 0 })
}
