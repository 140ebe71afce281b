/** The one paper that stands at a heading itself, while all others below it stand in its subcategories. */
import { type Entry, type Keys, listingsOf } from '../core/database.ts'
import { isWithin, type Taxon } from '../core/taxonomy.ts'
import type { Rule } from './rule.ts'

export const innerListing: Rule = {
  name: 'inner-listing',
  kind: 'taxonomy',
  summary: 'One paper stands at a heading, while all others below it stand in its subcategories.',
  severity: 'info',
  fixable: false,
  *check({ entries, taxonomy }, { isPartial }) {
    const inner = taxonomy.all.filter(({ children }) => children.length > 1)
    if (isPartial || inner.length === 0) return
    const counts = countListings(entries)
    const lonely = new Set(inner.filter((taxon) => isLonely(taxon, counts)).map(({ path }) => path))
    for (const entry of lonely.size > 0 ? entries : []) {
      const paths = listingsOf(entry.paper)
      for (const path of paths) {
        if (!lonely.has(path) || paths.some((other) => other !== path && isWithin(other, path))) continue
        const message = `the only paper at \`${path}\` itself; move it to ${choice(taxonomy.get(path))}`
        yield { entry, keys: keysOf(entry, path), message }
      }
    }
  },
}

function countListings(entries: readonly Entry[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { paper } of entries)
    for (const path of listingsOf(paper)) counts.set(path, (counts.get(path) ?? 0) + 1)
  return counts
}

/** One paper here, ten or more below, in two subcategories or more. */
function isLonely({ path, children }: Taxon, counts: ReadonlyMap<string, number>): boolean {
  if (counts.get(path) !== 1) return false
  const below = children.map((child) => papersIn(child, counts)).filter((papers) => papers > 0)
  return below.length > 1 && below.reduce((sum, papers) => sum + papers, 0) >= 10
}

function papersIn({ path, children }: Taxon, counts: ReadonlyMap<string, number>): number {
  return children.reduce((sum, child) => sum + papersIn(child, counts), counts.get(path) ?? 0)
}

function choice(taxon: Taxon | undefined): string {
  const ids = taxon?.children.map(({ id }) => `\`${id}\``) ?? []
  return ids.length > 4 ? `one of its ${ids.length} subcategories` : ids.join(' or ')
}

function keysOf({ paper }: Entry, path: string): Keys {
  const further = paper.also?.indexOf(path) ?? -1
  return further < 0 ? [paper.subcategory ? 'subcategory' : 'component'] : ['also', further]
}
