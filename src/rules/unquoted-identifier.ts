/** Reported by the loader, which alone still knows what was written. */
import type { Rule } from './rule.ts'

export const unquotedIdentifier: Rule = {
  name: 'unquoted-identifier',
  kind: 'identifiers',
  summary: 'An identifier is not quoted, so YAML reads it as a number.',
  severity: 'error',
  fixable: 'safe',
}
