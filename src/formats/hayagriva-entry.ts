/** One Hayagriva entry as a draft. Source: the file format that typst/hayagriva documents. */
import type { Draft } from '../core/draft.ts'
import { readIdentifier } from '../core/identifier.ts'
import { fullName, joinName } from '../core/name.ts'
import type { Author, Paper } from '../core/paper.ts'
import type { Place } from '../core/text.ts'
import { isObject } from './csl-read.ts'
import { isLink, oneLine, readDate } from './import.ts'
import { draftOf, type Named } from './reading.ts'

type Entry = Readonly<Record<string, unknown>>

/** The draft of an entry and what was left out for safety; undefined without a title. */
export function readHayagrivaEntry(
  key: string,
  value: unknown,
  from: Place,
): { draft: Draft; refused: readonly string[] } | undefined {
  if (!isObject(value)) return undefined
  const title = textOf(value.title)
  if (title === '') return undefined
  const parents = [value.parent].flat().filter(isObject)
  const [parent = {}] = parents
  const type = textOf(value.type).toLowerCase()
  const csl = typeOf(type, textOf(parent.type).toLowerCase())
  const issued = dateOf(value) ?? dateOf(parent)
  const publishers = published.has(type) ? ['organization', 'publisher'] : []
  const publisher = publishers.find((name) => textOf(value[name]) !== '')
  const hasContainer = textOf(parent.title) !== ''
  const used = hasContainer || !publisher ? always : [...always, publisher]
  const addresses = [value, ...parents].flatMap(addressesOf)
  const rest = [
    ...(csl.isTold || type === '' ? [] : [['entrytype', type] as const]),
    ...(textOf(value.date) === dateOf(value) ? [] : [['date', textOf(value.date)] as const]),
    ...restOf(value, used, ''),
    ...parents.flatMap((each) =>
      restOf(each, each === parent ? ['title', 'type', ...links] : ['type', ...links], 'parent-'),
    ),
  ]
  return draftOf(
    {
      key,
      title,
      authors: [value.author ?? []].flat().flatMap(personOf),
      issued,
      venue: hasContainer ? textOf(parent.title) : publisher && textOf(value[publisher]),
      type: csl.type,
      addresses,
      abstract: textOf(value.abstract),
      note: textOf(value.note),
      rest: rest.filter(([name, text]) => !(name === 'parent-date' && text === issued)),
    },
    from,
  )
}

/** Fields that lead somewhere, and those that go to a field of their own. */
const links = ['url', 'doi', 'serial-number']
const always = ['title', 'type', 'author', 'date', 'parent', 'abstract', 'note', ...links]

/** Types that are cited by who published them. */
const published = new Set(['book', 'report', 'thesis'])

const containers: Readonly<Record<string, Paper['type']>> = {
  __proto__: null as never,
  proceedings: 'paper-conference',
  conference: 'paper-conference',
  periodical: 'article-journal',
  newspaper: 'article-journal',
  blog: 'post-weblog',
  book: 'chapter',
  anthology: 'chapter',
  reference: 'chapter',
}

const types: Readonly<Record<string, Paper['type']>> = {
  __proto__: null as never,
  anthology: 'book',
  anthos: 'chapter',
  blog: 'post-weblog',
  book: 'book',
  chapter: 'chapter',
  entry: 'chapter',
  manuscript: 'article',
  misc: undefined,
  proceedings: 'book',
  reference: 'book',
  report: 'report',
  repository: 'software',
  thesis: 'thesis',
  web: 'webpage',
}

/** The CSL type, and whether it tells all that the entry's type does. */
function typeOf(type: string, parent: string): { type?: Paper['type']; isTold: boolean } {
  if (type === 'article') return { type: containers[parent], isTold: true }
  return { type: types[type], isTold: type in types }
}

/** A scalar, or the `value` of a formattable string; without the braces and signs that Typst acts on. */
function textOf(value: unknown): string {
  if (value === '~' || value === 'null') return ''
  if (typeof value === 'string') return oneLine(value.replace(/\{([^{}]*)\}/g, '$1'))
  return isObject(value) && value.value !== undefined ? textOf(value.value) : ''
}

function dateOf(entry: Entry): string | undefined {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(textOf(entry.date))
  return parts ? readDate(parts.slice(1).filter(Boolean).map(Number)) : undefined
}

/** `url`, `doi` and the serial numbers, which may be a mapping by kind. */
function addressesOf(entry: Entry): Named[] {
  const serial = entry['serial-number']
  const numbers: Named[] = isObject(serial)
    ? Object.entries(serial).map(([kind, number]): Named => [kind, textOf(number)])
    : [['serial-number', textOf(serial)]]
  const labelled = numbers.map(([kind, text]): Named => {
    const isArxiv = kind === 'arxiv' && readIdentifier(text) === undefined && !isLink(text)
    return [kind, isArxiv ? `arXiv:${text}` : text]
  })
  const visited = isObject(entry.url) ? textOf(entry.url.date) : ''
  return [['doi', textOf(entry.doi)], ...labelled, ['url', textOf(entry.url)], ['urldate', visited]]
}

/** All other fields as text, under their names with a prefix. */
function restOf(entry: Entry, used: readonly string[], prefix: string): Named[] {
  return Object.entries(entry)
    .filter(([name]) => !used.includes(name))
    .map(([name, value]): Named => {
      const people = name === 'editor' ? [value].flat().flatMap(personOf) : []
      return [`${prefix}${name}`, people.length > 0 ? people.map(fullName).join('; ') : anyText(value, 0)]
    })
}

/** Any value as text: people as they are read aloud, roles after their names, lists joined. */
function anyText(value: unknown, depth: number): string {
  if (depth > 5) return ''
  const several = (values: readonly unknown[]) =>
    values
      .map((each) => anyText(each, depth + 1))
      .filter((text) => text !== '')
      .join('; ')
  if (Array.isArray(value)) return several(value)
  if (!isObject(value)) return textOf(value)
  if (value.value !== undefined) return textOf(value)
  const [person] = personOf(value)
  if (person) return fullName(person)
  if (value.names !== undefined) return `${anyText([value.names].flat(), depth + 1)} (${textOf(value.role)})`
  return several(Object.values(value))
}

function personOf(value: unknown): Author[] {
  if (!isObject(value)) {
    const text = textOf(value)
    const [family = '', given = '', suffix = ''] = text.split(',').map((part) => part.trim())
    if (text === '') return []
    return [given === '' ? text : joinName({ family, given, suffix })]
  }
  const family = [textOf(value.prefix), textOf(value.name)].filter((part) => part !== '').join(' ')
  if (family === '') return []
  return [joinName({ family, given: textOf(value['given-name']), suffix: textOf(value.suffix) })]
}
