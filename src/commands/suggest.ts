/** Where in the taxonomy a new paper may belong: where the papers with the most telling words in common are listed. */
import MiniSearch, { type Options } from 'minisearch'
import { type Entry, listingsOf } from '../core/database.ts'
import type { Taxonomy } from '../core/taxonomy.ts'

/** A place and what speaks for it. */
interface Suggestion {
  /** Path of a component or subcategory, such as `optimization/self-play`. */
  readonly path: string
  /** Citekeys of papers that are listed there and much like the new one, the nearest first. */
  readonly near: readonly string[]
  readonly score: number
}

/** An index of a survey's papers and places. */
export interface PlaceIndex {
  /** Places for a text (a title, perhaps an abstract), the likeliest first; none where it has no word in common with any. */
  suggest(text: string): Suggestion[]
  /** For a cache; `restorePlaces` reads it. */
  store(): unknown
}

/** What is indexed: a paper with the paths of its listings, or a place with its own. */
interface Item {
  readonly id: string
  readonly text: string
  readonly paths: readonly string[]
  /** Absent for a place. */
  readonly citekey?: string
}

/** Only so many neighbours have a say: with 15 the shipped survey's own papers are placed best. */
const mostNeighbours = 15

/** How much of its whole component's score a place gets: neighbours in other places of a component speak for it too. */
const shareOfComponent = 0.3

const options: Options<Item> = {
  fields: ['text'],
  storeFields: ['paths', 'citekey'],
  processTerm: (term) => stem(term.toLowerCase()),
  searchOptions: { prefix: false, fuzzy: false, combineWith: 'OR' },
}

/** Indexes a survey's papers and the titles and descriptions of its places. */
export function indexPlaces(entries: readonly Entry[], taxonomy: Taxonomy): PlaceIndex {
  const index = new MiniSearch<Item>(options)
  index.addAll(
    entries.map(({ citekey, paper }) => ({
      id: `paper ${citekey}`,
      text: [paper.title, paper.abstract ?? ''].join(' '),
      paths: listingsOf(paper),
      citekey,
    })),
  )
  index.addAll(
    taxonomy.all.map(({ path, title, description }) => ({
      id: `place ${path}`,
      text: [title, description ?? ''].join(' '),
      paths: [path],
    })),
  )
  return over(index)
}

/** The index that `store` gave; undefined where that is something else. */
export function restorePlaces(stored: unknown): PlaceIndex | undefined {
  try {
    return over(MiniSearch.loadJS<Item>(stored as Parameters<typeof MiniSearch.loadJS>[0], options))
  } catch {
    return undefined
  }
}

function over(index: MiniSearch<Item>): PlaceIndex {
  return { suggest: (text) => ranked(index, text), store: () => index.toJSON() }
}

function ranked(index: MiniSearch<Item>, text: string): Suggestion[] {
  const places = new Map<string, { score: number; near: string[] }>()
  for (const { score, paths, citekey } of index.search(text).slice(0, mostNeighbours)) {
    for (const path of paths as string[]) {
      const place = places.get(path) ?? { score: 0, near: [] }
      place.score += score
      if (citekey) place.near.push(citekey as string)
      places.set(path, place)
    }
  }
  const components = new Map<string, number>()
  for (const [path, { score }] of places)
    components.set(componentOf(path), (components.get(componentOf(path)) ?? 0) + score)
  return [...places]
    .map(([path, { score, near }]) => ({
      path,
      near,
      score: score + shareOfComponent * (components.get(componentOf(path)) ?? 0),
    }))
    .toSorted((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1))
}

function componentOf(path: string): string {
  return path.split('/', 1)[0] ?? ''
}

/** Words that tell no paper of a field from another, and endings that tell no word from its kin. */
const common = new Set(
  'a an the of for in on with and to by from via as is are at we be it its can do your using towards toward'.split(
    ' ',
  ),
)

function stem(word: string): string | undefined {
  if (common.has(word)) return undefined
  return word.length > 4 ? word.replace(/(?:ations?|ing|ed|es|s|ers?|ive|ion)$/, '') : word
}
