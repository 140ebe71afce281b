/** Pairs of entries that name one thing: the same identifier in any spelling, or the same address. */
import type { Entry } from '../core/database.ts'
import {
  type Identifier,
  type IdentifierKind,
  identifierInDoi,
  identifierKey,
  identifierKinds,
  identifierLabel,
  readIdentifier,
} from '../core/identifier.ts'
import type { Paper } from '../core/paper.ts'
import { mayBeOnePaper } from '../core/title.ts'
import type { Finding } from './rule.ts'

/** What a field names: an identifier, or an ordinary address. */
export interface Name {
  readonly kind: IdentifierKind | 'url'
  /** Equal for two spellings of one thing. */
  readonly key: string
  readonly field: IdentifierKind | 'url'
}

/** An entry that names what an earlier one has named. */
export interface Pair {
  readonly entry: Entry
  readonly first: Entry
  readonly name: Name
  readonly firstField: Name['field']
}

/** Everything that an entry's link fields name. A DOI or link that is made from an arXiv or Anthology id counts as that id. */
export function namesOf({ paper }: { readonly paper: Partial<Paper> }): Name[] {
  const names: Name[] = []
  for (const field of identifierKinds) {
    const value = paper[field]
    if (value === undefined) continue
    names.push({ field, ...nameOf({ kind: field, value }) })
  }
  if (paper.url === undefined) return names
  const identifier = readIdentifier(paper.url)
  const name = identifier ? nameOf(identifier) : { kind: 'url' as const, key: addressKey(paper.url) }
  return [...names, { field: 'url', ...name }]
}

function nameOf(identifier: Identifier): Pick<Name, 'kind' | 'key'> {
  const { kind, value } = (identifier.kind === 'doi' && identifierInDoi(identifier.value)) || identifier
  return { kind, key: identifierKey(kind, value) }
}

/** Each entry that names something of these kinds that an earlier one has named, with the first that did. */
export function* pairs(entries: readonly Entry[], kinds: readonly Name['kind'][]): Generator<Pair> {
  const seen = new Map<string, { entry: Entry; field: Name['field'] }>()
  for (const entry of entries) {
    for (const name of namesOf(entry)) {
      if (!kinds.includes(name.kind)) continue
      const key = `${name.kind} ${name.key}`
      const first = seen.get(key)
      if (!first) seen.set(key, { entry, field: name.field })
      else if (first.entry !== entry) yield { entry, first: first.entry, name, firstField: first.field }
    }
  }
}

/** Could the two entries of a pair be one paper? Their titles say so; more surely for an address, which may be of a page about many. */
export function isDuplicate({ entry, first, name }: Pair): boolean {
  return mayBeOnePaper(entry.paper.title, first.paper.title, name.kind === 'url' ? 2 / 3 : 1 / 3)
}

/** Findings for the pairs that are one paper twice. */
export function* duplicates(entries: readonly Entry[], kinds: readonly Name['kind'][]): Generator<Finding> {
  for (const pair of pairs(entries, kinds)) {
    if (!isDuplicate(pair)) continue
    const { entry, first, name } = pair
    const message = `same ${labelOf(name.kind)} as \`${first.citekey}\`; merge the two entries, or correct the one that is wrong`
    yield { entry, keys: [name.field], message, related: [firstUse(pair)] }
  }
}

/** Points at the field of the first entry of a pair. */
export function firstUse({ first, firstField }: Pair) {
  return { entry: first, keys: [firstField], message: 'first used here' }
}

/** How a kind of name is called in a sentence. */
export function labelOf(kind: Name['kind']): string {
  return kind === 'url' ? 'address' : identifierLabel(kind)
}

/** An address without what makes no difference: scheme, `www.`, case of the host, slash at the end. */
function addressKey(url: string): string {
  const [, host = '', rest = ''] = /^https?:\/\/(?:www\.)?([^/?#]*)(.*)$/i.exec(url) ?? []
  return host.toLowerCase() + rest.replace(/(?<!\/)\/+$/, '')
}
