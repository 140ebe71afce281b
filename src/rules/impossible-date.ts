/** A day that its month does not have. */
import { daysInMonth } from '../core/date.ts'
import type { Rule } from './rule.ts'

export const impossibleDate: Rule = {
  name: 'impossible-date',
  kind: 'dates-and-venues',
  summary: 'A date names a day that its month does not have.',
  severity: 'error',
  fixable: false,
  *check({ entries }) {
    for (const entry of entries) {
      const { date } = entry.paper
      if (!date || date.length < 10 || Number(date.slice(8)) <= 28) continue
      const [month, days] = [date.slice(0, 7), daysInMonth(date)]
      if (Number(date.slice(8)) <= days) continue
      const message = `date \`${date}\` does not exist: \`${month}\` has ${days} days; correct the day, or give only the month`
      yield { entry, keys: ['date'], message }
    }
  },
}
