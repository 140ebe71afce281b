/** One paper in two entries: as a preprint, and as it was published. */
import { isPreprint } from './publication.ts'
import type { Rule } from './rule.ts'
import { likeTitle, twinsOf } from './twins.ts'

export const preprintAndPublished: Rule = {
  name: 'preprint-and-published',
  kind: 'identity',
  summary: 'A preprint and its publication are two entries.',
  severity: 'warning',
  fixable: false,
  *check({ entries }) {
    for (const twins of twinsOf(entries, 'preprint')) {
      const { entry, first } = twins
      const what = isPreprint(entry.paper) ? 'which was published' : 'its preprint'
      const message = `${likeTitle(twins)} as \`${first.citekey}\`, ${what}; merge the two entries`
      yield {
        entry,
        keys: ['title'],
        message,
        related: [{ entry: first, keys: ['title'], message: 'first used here' }],
      }
    }
  },
}
