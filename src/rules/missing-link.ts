/** A paper that leads nowhere: no identifier and no address. */
import { linkOrder } from '../core/link.ts'
import type { Rule } from './rule.ts'

export const missingLink: Rule = {
  name: 'missing-link',
  kind: 'links',
  summary: 'A paper has neither an identifier nor an address.',
  severity: 'warning',
  fixable: false,
  *check({ entries }) {
    const message = 'nothing leads to the paper; add `arxiv`, `doi`, `acl`, `openreview` or `url`'
    for (const entry of entries)
      if (linkOrder.every((field) => entry.paper[field] === undefined)) yield { entry, keys: [], message }
  },
}
