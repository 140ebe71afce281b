/** Reported by the loader: of two things with one id, only one could ever be named. */
import type { Rule } from './rule.ts'

export const repeatedId: Rule = {
  name: 'repeated-id',
  kind: 'taxonomy',
  summary: 'The manifest uses an id twice at one level.',
  severity: 'error',
  fixable: false,
}
