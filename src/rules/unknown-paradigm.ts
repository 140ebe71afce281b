/** Reported by the loader beside unknown components and subcategories. */
import type { Rule } from './rule.ts'

export const unknownParadigm: Rule = {
  name: 'unknown-paradigm',
  kind: 'taxonomy',
  summary: 'A paper has a paradigm that the manifest does not have.',
  severity: 'error',
  fixable: false,
}
