/** Reported by the loader: such a paper would be missing from every output. */
import type { Rule } from './rule.ts'

export const unknownSubcategory: Rule = {
  name: 'unknown-subcategory',
  kind: 'taxonomy',
  summary: 'A paper stands in a subcategory that the manifest does not have.',
  severity: 'error',
  fixable: false,
}
