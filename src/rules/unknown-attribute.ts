/** Reported by the loader: a slip of the pen must not become a new field. */
import type { Rule } from './rule.ts'

export const unknownAttribute: Rule = {
  name: 'unknown-attribute',
  kind: 'taxonomy',
  summary: 'A paper has an attribute that the manifest does not declare.',
  severity: 'error',
  fixable: false,
}
