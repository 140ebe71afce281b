/** A heading of the taxonomy under which nothing stands, and that has no headings below it either. */
import { listingsOf } from '../core/database.ts'
import { taxonPlaces } from '../core/taxonomy.ts'
import type { Rule } from './rule.ts'

export const emptySubcategory: Rule = {
  name: 'empty-subcategory',
  kind: 'taxonomy',
  summary: 'A component or subcategory has no papers.',
  severity: 'info',
  fixable: false,
  *check({ entries, manifest }, { isPartial }) {
    if (isPartial) return
    const used = new Set(entries.flatMap(({ paper }) => listingsOf(paper)))
    for (const { taxon, path, keys } of taxonPlaces(manifest))
      if (!taxon.subcategories?.length && !used.has(path))
        yield { keys: [...keys, 'id'], message: `no paper stands in \`${path}\`; add one, or remove it` }
  },
}
