/** A name in capital letters, as title pages print it. */
import { isOrganisation, isPlainName, namesWith, replaceAuthor } from './author-names.ts'
import type { Rule } from './rule.ts'

export const allCapsAuthor: Rule = {
  name: 'all-caps-author',
  kind: 'names',
  summary: 'The name of an author is in capital letters.',
  severity: 'warning',
  fixable: 'unsafe',
  *check({ entries }) {
    for (const author of namesWith(entries, isAllCaps)) {
      const { entry, index, name } = author
      const isHard = hard.test(name)
      const better = name.split(' ').map(withoutCapitals).join(' ')
      yield {
        entry,
        keys: ['authors', index],
        message: `\`${name}\` is in capital letters; write ${isHard ? 'it as the person does' : `\`${better}\``}`,
        fix: (bench) => (isHard ? undefined : replaceAuthor(bench, author, [better], `write \`${better}\``)),
      }
    }
  },
}

/** All of it, or the family name beside a given name as people write it; an acronym in other words is none. */
function isAllCaps(name: string): boolean {
  if (!capitals.test(name) || !isPlainName(name) || isOrganisation(name)) return false
  const words = name.split(' ')
  if (!/\p{Ll}/u.test(name)) return words.length > 1 && words.length < 5
  const isMixed = words.length === 2 && words.every((word) => capitalWord.test(word) || givenName.test(word))
  return isMixed && !acronyms.test(name)
}

const capitals = /(?<![\p{L}.])(?!I{2,3}(?!\p{L}))\p{Lu}{3,}(?![\p{L}.])/u
const capitalWord = /^\p{Lu}{3,}(?:['’-]\p{Lu}{2,})*,?$/u
const givenName = /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)*,?$/u
/** Words without a vowel, articles, and institutes that are known by their letters. */
const acronyms =
  /(?:^| )(?:[B-DF-HJ-NP-TV-XZ]+|The|MIT|CMU|ETH|EPFL|KAIST|IBM|NASA|CERN|SRI|NEC|UCLA|USC|UIUC|AIST|RIKEN|INRIA),?(?: |$)/
/** Whether `MC…`, a particle or two letters hide other capitals, nobody but the person knows. */
const hard =
  /(?<!\p{L})(?:MA?C\p{Lu}|(?:DE|VAN|VON|DER|DEN|LA|LE|DI|DA|DU|[B-DF-HJ-NP-TV-XZ]{2,3})(?!\p{L}))/u

function withoutCapitals(word: string): string {
  if (!/\p{Lu}{2}/u.test(word) || /^I{2,3}$/.test(word)) return word
  return word.replace(/(\p{Lu})(\p{Lu}+)/gu, (_, first: string, rest: string) => first + rest.toLowerCase())
}
