/** Reported by the loader, because the schema takes no such text. */
import type { Rule } from './rule.ts'

export const surroundingSpace: Rule = {
  name: 'surrounding-space',
  kind: 'hygiene',
  summary: 'A text begins or ends with a space.',
  severity: 'error',
  fixable: 'safe',
}
