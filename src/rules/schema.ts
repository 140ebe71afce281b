/** Reported by the loader, as the schema of papers and of the manifest has it. */
import type { Rule } from './rule.ts'

export const schema: Rule = {
  name: 'schema',
  kind: 'hygiene',
  summary: 'A field is missing, unknown or malformed.',
  severity: 'error',
  fixable: false,
}
