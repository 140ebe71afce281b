/** A paper without a date; its arXiv id may tell the month. */
import { arxivMonth } from '../core/identifier.ts'
import { insertField } from './edit.ts'
import type { Rule } from './rule.ts'

export const missingDate: Rule = {
  name: 'missing-date',
  kind: 'dates-and-venues',
  summary: 'A paper has no date.',
  severity: 'info',
  fixable: 'unsafe',
  *check({ entries }) {
    for (const entry of entries) {
      const { date, arxiv } = entry.paper
      if (date) continue
      const month = arxiv && arxivMonth(arxiv)
      if (month)
        yield {
          entry,
          keys: [],
          message: `no date; its arXiv id is from \`${month}\`, so add \`date: ${month}\``,
          fix: (bench) => insertField(bench, entry, { date: month }),
        }
      else yield { entry, keys: [], message: 'no date; add when it first appeared' }
    }
  },
}
