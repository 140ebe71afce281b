/** A title in capital letters, copied from a title page. */
import type { Rule } from './rule.ts'

export const titleAllCaps: Rule = {
  name: 'title-all-caps',
  kind: 'titles',
  summary: 'A title is in capital letters.',
  severity: 'warning',
  fixable: false,
  *check({ entries }) {
    for (const entry of entries)
      if (isAllCaps(entry.paper.title))
        yield {
          entry,
          keys: ['title'],
          message: 'title is in capital letters; write it as the paper is cited elsewhere',
        }
  },
}

/** Three words of four letters and more, two of them longer than the name of most methods. */
function isAllCaps(title: string): boolean {
  if (/\p{Ll}/u.test(title)) return false
  const words = title.match(/\p{Lu}{4,}/gu) ?? []
  return words.length > 2 && words.filter((word) => word.length > 5).length > 1
}
