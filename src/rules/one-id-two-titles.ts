/** One identifier in two entries whose titles share next to nothing: one of the two has the wrong identifier. */
import { identifierKinds } from '../core/identifier.ts'
import { firstUse, isDuplicate, labelOf, pairs } from './pairs.ts'
import type { Rule } from './rule.ts'

export const oneIdTwoTitles: Rule = {
  name: 'one-id-two-titles',
  kind: 'identity',
  summary: 'Two entries have the same identifier but unlike titles.',
  severity: 'error',
  fixable: false,
  *check({ entries }) {
    for (const pair of pairs(entries, identifierKinds)) {
      if (isDuplicate(pair)) continue
      const { entry, first, name } = pair
      const message = `same ${labelOf(name.kind)} as \`${first.citekey}\`, whose title is another; one of the two is wrong, or the paper was renamed`
      yield { entry, keys: [name.field], message, related: [firstUse(pair)] }
    }
  },
}
