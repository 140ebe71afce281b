/** Twins: pairs of entries whose titles, people, years and identifiers say that they may be one paper. */
import type { Entry } from '../core/database.ts'
import { type Likeness, likeness, type TitleParts, titleParts } from '../core/likeness.ts'
import { namesOf } from './pairs.ts'
import { isPreprint, isPublished, isSamePlace, publicationsDiffer, yearsApart } from './publication.ts'
import { agreeOnPeople } from './same-people.ts'
import { createTitleFinder } from './title-finder.ts'

/** How two entries belong together: two ids that cannot both be right, a preprint and its publication, or just alike. */
export type TwinKind = 'two-ids' | 'preprint' | 'similar'

export interface Twins {
  readonly entry: Entry
  /** The earlier of the two. */
  readonly first: Entry
  readonly kind: TwinKind
  readonly likeness: Likeness
}

/** The twins of one kind; found once for all rules that ask. Entries that share an identifier or address are none. */
export function twinsOf(entries: readonly Entry[], kind: TwinKind): Twins[] {
  let found = memory.get(entries)
  if (!found) {
    found = findTwins(entries)
    memory.set(entries, found)
  }
  return found.filter((twins) => twins.kind === kind)
}

/** How a sentence about twins begins. */
export function likeTitle({ likeness }: Twins): string {
  if (likeness === 'subtitle') return 'same title, but for a part of it,'
  return likeness === 'same' ? 'same title' : 'nearly the same title'
}

/** What was found in a list of entries, as long as somebody holds it. */
const memory = new WeakMap<readonly Entry[], readonly Twins[]>()

function findTwins(entries: readonly Entry[]): Twins[] {
  const twins: Twins[] = []
  const finder = createTitleFinder()
  const titles: TitleParts[] = []
  for (const [index, entry] of entries.entries()) {
    const title = titleParts(entry.paper.title)
    titles.push(title)
    let best: Twins | undefined
    for (const other of finder.findAndAdd(title, index)) {
      const first = entries[other] as Entry
      const alike = likeness(title, titles[other] as TitleParts)
      if (!alike) continue
      if (sharesName(entry, first)) {
        best = undefined
        break
      }
      const words = Math.min(title.words.length, (titles[other] as TitleParts).words.length)
      const kind = kindOf(entry, first, alike, words)
      if (kind && (!best || order.indexOf(alike) < order.indexOf(best.likeness)))
        best = { entry, first, kind, likeness: alike }
    }
    if (best) twins.push(best)
  }
  return twins
}

const order: readonly Likeness[] = ['same', 'spelling', 'subtitle', 'word']

function kindOf(a: Entry, b: Entry, alike: Likeness, words: number): TwinKind | undefined {
  const people = agreeOnPeople(a.paper, b.paper)
  const clashes = clashingKinds(a, b)
  if (alike === 'same') return kindOfSame(a, b, { people, clashes, words, isGeneric: isGeneric(a, words) })
  if (clashes.length > 0 || people === false || publicationsDiffer(a.paper, b.paper)) return undefined
  const years = yearsApart(a.paper, b.paper)
  const isTelling = alike === 'spelling' || (alike === 'subtitle' && words >= tellingWords && years === 0)
  if (!isTelling && people !== true) return undefined
  if (isPreprintOf(a, b)) return 'preprint'
  return alike === 'word' || years > 1 ? undefined : 'similar'
}

/** So many words in common are hardly chance, even where an entry names nobody. */
const tellingWords = 6

interface Signs {
  readonly people: boolean | undefined
  readonly clashes: readonly string[]
  readonly words: number
  /** Many papers are called so: `Graph Theory`, `Transfer Learning: A Survey`. */
  readonly isGeneric: boolean
}

function kindOfSame(a: Entry, b: Entry, signs: Signs): TwinKind | undefined {
  const { people, clashes, words, isGeneric } = signs
  if (isGeneric && !isSurelyOne(a, b, people)) return undefined
  if (clashes.includes('arxiv')) return 'two-ids'
  if (publicationsDiffer(a.paper, b.paper)) return undefined
  if (people === false && (words < tellingWords || !isSamePlace(a.paper, b.paper))) return undefined
  if (isPreprintOf(a, b)) return 'preprint'
  return clashes.length > 0 ? 'two-ids' : 'similar'
}

/** Papers with a common title are one if their people say so, or if they name nobody and nothing tells them apart. */
function isSurelyOne(a: Entry, b: Entry, people: boolean | undefined): boolean {
  if (people === false) return false
  const isOneYear = yearsApart(a.paper, b.paper) === 0
  if (people === true) return isOneYear || isPreprintOf(a, b)
  return isOneYear && (namesOf(a).length === 0 || namesOf(b).length === 0)
}

/** Is one of the two a preprint only, and the other published? */
function isPreprintOf(a: Entry, b: Entry): boolean {
  return (isPreprint(a.paper) && isPublished(b.paper)) || (isPreprint(b.paper) && isPublished(a.paper))
}

/** The kinds of identifiers that both have and that differ. */
function clashingKinds(a: Entry, b: Entry): string[] {
  const names = namesOf(b)
  return namesOf(a)
    .filter(({ kind, key }) => kind !== 'url' && names.some((name) => name.kind === kind && name.key !== key))
    .map(({ kind }) => kind)
}

/** Titles of few words, titles of surveys, and the names of journals that were taken for a title. */
function isGeneric({ paper: { title } }: Entry, words: number): boolean {
  if (words < 4 || /\b(?:transactions on|journal of|proceedings of|conference on)\b/i.test(title)) return true
  return words < 8 && /\b(?:survey|review|overview|introduction|tutorial|primer)\b/i.test(title)
}

/** Two entries with one identifier or address have been reported already. */
function sharesName(a: Entry, b: Entry): boolean {
  const names = namesOf(b)
  return namesOf(a).some(({ kind, key }) => names.some((name) => name.kind === kind && name.key === key))
}
