/** Reported by the loader, because the schema takes well-formed ids only. */
import type { Rule } from './rule.ts'

export const malformedIdentifier: Rule = {
  name: 'malformed-identifier',
  kind: 'identifiers',
  summary: 'An identifier does not have the form of its kind.',
  severity: 'error',
  fixable: false,
}
