/** A date that has not come yet. */
import type { Rule } from './rule.ts'

export const futureDate: Rule = {
  name: 'future-date',
  kind: 'dates-and-venues',
  summary: 'A paper is dated in the future.',
  severity: 'error',
  fixable: false,
  *check({ entries }, { today }) {
    for (const entry of entries) {
      const { date } = entry.paper
      if (date && date > today.slice(0, date.length))
        yield { entry, keys: ['date'], message: `date \`${date}\` is in the future; correct it` }
    }
  },
}
