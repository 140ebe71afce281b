/** Reported by the loader, because an address that nobody can open is no address. */
import type { Rule } from './rule.ts'

export const malformedUrl: Rule = {
  name: 'malformed-url',
  kind: 'links',
  summary: 'The text in `url`, `code` or `project` is no web address.',
  severity: 'error',
  fixable: 'safe',
}
