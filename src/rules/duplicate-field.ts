/** Reported by the loader: readers of YAML do not agree which of two fields counts. */
import type { Rule } from './rule.ts'

export const duplicateField: Rule = {
  name: 'duplicate-field',
  kind: 'hygiene',
  summary: 'A field is given twice in one place.',
  severity: 'error',
  fixable: 'safe',
}
