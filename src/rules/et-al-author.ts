/** "et al." or the like in a list of authors: names are missing. */
import { textsOfAuthors } from './author-names.ts'
import type { Rule } from './rule.ts'

export const etAlAuthor: Rule = {
  name: 'et-al-author',
  kind: 'names',
  summary: 'A list of authors ends in "et al." or the like instead of names.',
  severity: 'warning',
  fixable: false,
  *check({ entries }) {
    for (const { entry, keys, text } of textsOfAuthors(entries, isOthers))
      yield { entry, keys, message: `\`${text}\` is not a name; name all authors, in order` }
  },
}

function isOthers(name: string): boolean {
  return others.test(name)
}

const others =
  /^(?:\W*(?:and\W+)?(?:\d+\W+)?(?:others|more|(?:other|more|further) authors)\W*|…|\.{2,}|u\.\s?a\.|等)$|(?:^|\s)et(?:\.?\s|\.)al(?:ii|\.|$)|(?:^|\s)etal\.|^etal$/i
