/** A paper of which nobody is named as author. */
import type { Rule } from './rule.ts'

export const missingAuthors: Rule = {
  name: 'missing-authors',
  kind: 'names',
  summary: 'A paper has no authors.',
  severity: 'info',
  fixable: false,
  *check({ entries }) {
    for (const entry of entries)
      if (!entry.paper.authors) yield { entry, keys: [], message: 'no `authors`; name them all, in order' }
  },
}
