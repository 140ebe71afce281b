/** One identifier in two entries whose titles share next to nothing: one of the two has the wrong identifier. */
import { identifierKinds } from '../core/identifier.ts'
import { titleKey } from '../core/title.ts'
import { firstUse, isDuplicate, labelOf, type Pair, pairs } from './pairs.ts'
import type { Rule } from './rule.ts'

export const oneIdTwoTitles: Rule = {
  name: 'one-id-two-titles',
  kind: 'identity',
  summary: 'Two entries have the same identifier but unlike titles.',
  severity: 'warning',
  fixable: false,
  *check({ entries }) {
    for (const pair of pairs(entries, identifierKinds)) {
      if (isDuplicate(pair) || isPartOfOther(pair)) continue
      const { entry, first, name } = pair
      const message = `same ${labelOf(name.kind)} as \`${first.citekey}\`, whose title is another; correct the one that is wrong, or merge them if they are one work`
      yield { entry, keys: [name.field], message, related: [firstUse(pair)] }
    }
  },
}

/** A chapter goes by the DOI of its book, if it has none of its own. */
function isPartOfOther({ entry: { paper: a }, first: { paper: b } }: Pair): boolean {
  const isIn = (venue: string | undefined, title: string) =>
    venue !== undefined && titleKey(title).startsWith(titleKey(venue))
  return isIn(a.venue, b.title) || isIn(b.venue, a.title)
}
