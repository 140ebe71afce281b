/** The people of a database: every spelling of an author's name, and the papers that have it. */
import type { Entry } from '../core/database.ts'
import { joinName, type Name, nameParts } from '../core/name.ts'
import type { Author } from '../core/paper.ts'
import { isOrganisation, isPlainName, type WrittenName } from './author-names.ts'

/** One way to spell one name. `Ann Lee` and `Lee, Ann` are the same way. */
export interface Spelling {
  /** `Given Family`. */
  readonly name: string
  readonly parts: Name
  /** Family and given name without accents, case, spaces and punctuation. */
  readonly family: string
  readonly given: string
  /** In the order of the entries. */
  readonly mentions: readonly WrittenName[]
}

/** All spellings of people with a given name, each once; those with marks or a full stop at the end are left out. */
export function spellingsOf(entries: readonly Entry[]): readonly Spelling[] {
  const before = known.get(entries)
  if (before) return before
  const byText = new Map<string, Growing | undefined>()
  const byName = new Map<string, Growing>()
  for (const entry of entries) {
    const { authors } = entry.paper
    for (let index = 0; authors && index < authors.length; index++) {
      const name = authors[index]
      if (typeof name !== 'string') continue
      if (!byText.has(name)) byText.set(name, spellingOf(name, byName))
      byText.get(name)?.mentions.push({ entry, index, name })
    }
  }
  const spellings = [...byName.values()]
  known.set(entries, spellings)
  return spellings
}

/** Have two spellings written with the same third person? Then they are hardly two people. */
export function haveCoauthor(one: Spelling, other: Spelling): boolean {
  const circle = coauthorsOf(one)
  for (const key of coauthorsOf(other)) if (circle.has(key)) return true
  return false
}

/** Groups by a key, in the order of the first of each. */
export function groupBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** Letters in lower case without accents, nothing else. */
function plainLetters(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase().replace(/[^a-z]+/g, '')
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[øłđßæœı]/g, (letter) => strokes[letter] ?? letter)
    .replace(/[^\p{L}]+/gu, '')
}

type Growing = Spelling & { readonly mentions: WrittenName[] }

const known = new WeakMap<readonly Entry[], readonly Spelling[]>()
const endsInStop = /\p{Ll}(?<!\b[JS]r)\.$/u
const strokes: { readonly [letter: string]: string } = {
  ...{ ø: 'o', ł: 'l', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' },
}

function spellingOf(text: string, byName: Map<string, Growing>): Growing | undefined {
  if (!isPlainName(text) || endsInStop.test(text) || isOrganisation(text)) return undefined
  const parts = nameParts(text)
  const given = plainLetters(parts.given)
  const family = plainLetters(parts.family)
  if (given === '' || family === '') return undefined
  const name = text.includes(',') ? joinName(parts) : text
  const spelling = byName.get(name) ?? { name, parts, given, family, mentions: [] }
  byName.set(name, spelling)
  return spelling
}

/** Family name and first initial of everybody on the papers of a spelling, but of the person. */
function coauthorsOf({ mentions }: Spelling): Set<string> {
  const keys = new Set<string>()
  for (const { entry, index } of mentions)
    for (const [at, author] of (entry.paper.authors ?? []).entries())
      if (at !== index) keys.add(shortKey(author))
  return keys
}

function shortKey(author: Author): string {
  const { family, given } = nameParts(author)
  return `${plainLetters(family)} ${plainLetters(given).slice(0, 1)}`
}
