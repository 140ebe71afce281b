/** Where in a survey's taxonomy a paper belongs, by the headings that it stands under in a document. */
import { readHeading } from './heading.ts'
import type { Taxon, Taxonomy } from './taxonomy.ts'

/** What a person said about headings that the taxonomy does not name. */
export interface PlacementHints {
  /** Heading → path in the taxonomy. */
  readonly map?: ReadonlyMap<string, string>
  /** The path for papers whose headings lead nowhere. */
  readonly fallback?: string | undefined
}

/** The path for headings, outermost first; undefined when neither the taxonomy nor the hints know them. */
export function placementFor(
  taxonomy: Taxonomy,
  { map = new Map(), fallback }: PlacementHints,
): (headings: readonly string[]) => string | undefined {
  const hints = new Map([...map].map(([heading, path]) => [keyOf(heading), path]))
  const byTitle = new Map<string, Taxon[]>()
  for (const taxon of taxonomy.all) {
    const key = keyOf(taxon.title)
    byTitle.set(key, [...(byTitle.get(key) ?? []), taxon])
  }
  return (headings) => {
    const keys = headings.map(keyOf)
    const hint = keys.findLast((key) => hints.has(key))
    const named = namedBy(keys, byTitle, taxonomy)
    if (hint !== undefined && (!named || keys.lastIndexOf(hint) === keys.length - 1)) return hints.get(hint)
    return named ?? fallback
  }
}

/** The taxon that the last heading names; of several, the one whose ancestors are named by most of the other headings. */
function namedBy(
  keys: readonly string[],
  byTitle: ReadonlyMap<string, readonly Taxon[]>,
  taxonomy: Taxonomy,
): string | undefined {
  const candidates = byTitle.get(keys.at(-1) ?? '') ?? []
  const ranked = candidates
    .map(({ path }) => ({
      path,
      rank: ancestorsOf(path).filter((above) => keys.includes(keyOf(taxonomy.get(above)?.title ?? '')))
        .length,
    }))
    .toSorted((a, b) => b.rank - a.rank)
  const [best, second] = ranked
  return best && best.rank !== second?.rank ? best.path : undefined
}

function ancestorsOf(path: string): string[] {
  const ids = path.split('/')
  return ids.slice(0, -1).map((_, depth) => ids.slice(0, depth + 1).join('/'))
}

function keyOf(heading: string): string {
  return readHeading(heading).title.toLowerCase()
}
