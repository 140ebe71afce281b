/** A heading of the taxonomy under which nothing stands, and that has no headings below it either. */
import { type Keys, listingsOf } from '../core/database.ts'
import type { TaxonEntry } from '../core/manifest.ts'
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
    for (const { path, keys } of leaves(manifest.components, '', ['components']))
      if (!used.has(path))
        yield { keys: [...keys, 'id'], message: `no paper stands in \`${path}\`; add one, or remove it` }
  },
}

function leaves(taxa: readonly TaxonEntry[], parent: string, keys: Keys): { path: string; keys: Keys }[] {
  return taxa.flatMap(({ id, subcategories = [] }, index) => {
    const own = { path: parent + id, keys: [...keys, index] }
    if (subcategories.length === 0) return [own]
    return leaves(subcategories, `${own.path}/`, [...own.keys, 'subcategories'])
  })
}
