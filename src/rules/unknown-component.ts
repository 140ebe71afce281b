/** Reported by the loader: such a paper would be missing from every output. */
import type { Rule } from './rule.ts'

export const unknownComponent: Rule = {
  name: 'unknown-component',
  kind: 'taxonomy',
  summary: 'A paper stands in a component that the manifest does not have.',
  severity: 'error',
  fixable: false,
}
