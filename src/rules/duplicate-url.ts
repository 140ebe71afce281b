/** One page in two entries: the same address, or the same id of a site that has a field of its own. */
import { duplicates } from './pairs.ts'
import type { Rule } from './rule.ts'

export const duplicateUrl: Rule = {
  name: 'duplicate-url',
  kind: 'identity',
  summary: 'Two entries have the same address, ACL Anthology id or OpenReview id.',
  severity: 'warning',
  fixable: false,
  check: ({ entries }) => duplicates(entries, ['acl', 'openreview', 'url']),
}
