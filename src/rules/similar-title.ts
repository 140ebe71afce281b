/** Two entries with the same or nearly the same title, of which nothing else can be said. */
import type { Rule } from './rule.ts'
import { likeTitle, twinsOf } from './twins.ts'

export const similarTitle: Rule = {
  name: 'similar-title',
  kind: 'identity',
  summary: 'Two entries have nearly the same title.',
  severity: 'warning',
  fixable: false,
  *check({ entries }) {
    for (const twins of twinsOf(entries, 'similar')) {
      const { entry, first } = twins
      const message = `${likeTitle(twins)} as \`${first.citekey}\`; merge the two entries if they are one paper`
      yield {
        entry,
        keys: ['title'],
        message,
        related: [{ entry: first, keys: ['title'], message: 'first used here' }],
      }
    }
  },
}
