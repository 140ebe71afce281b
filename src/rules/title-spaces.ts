/** Spaces in a title that are doubled, stand before a colon or a comma, or are missing behind it. */
import { rewriteText } from './edit.ts'
import { outsideMaths } from './maths.ts'
import type { Rule } from './rule.ts'

export const titleSpaces: Rule = {
  name: 'title-spaces',
  kind: 'titles',
  summary: 'A title has a doubled, stray or missing space.',
  severity: 'warning',
  fixable: 'safe',
  *check({ entries }) {
    for (const entry of entries) {
      const { title } = entry.paper
      if (!mayBeWrong.test(title)) continue
      const better = outsideMaths(title, withRightSpaces)
      if (better === title) continue
      yield {
        entry,
        keys: ['title'],
        message: `title has ${whatIsWrong(title, better)}`,
        fix: (bench) => rewriteText(bench, entry, ['title'], better, 'put the spaces right'),
      }
    }
  },
}

const mayBeWrong = / {2}| [,;:?!]|[\p{L}\p{N})\]*+][,:]\p{L}/u

function withRightSpaces(text: string): string {
  const single = text.replace(/ {2,}/g, ' ')
  const close = frenchWord.test(text)
    ? single
    : single.replace(strayBefore, '$1').replace(strayBeforeWord, ': ')
  return close
    .replace(missingAfterColon, ': ')
    .replace(missingAfterComma, (comma, at: number) =>
      /[([{<][^)\]}>]*$/.test(close.slice(Math.max(0, at - 40), at)) ? comma : ', ',
    )
}

/** French puts a space before `:`, `;`, `?` and `!`. */
const frenchWord = /(?<![\p{L}-])(?:les?|des|une|du|et|pour|sur|dans|aux?|est)(?![\p{L}-])/iu
/** Not between numbers, where `2 : 4` is a ratio, and not before a dot, where `: )` would begin. */
const strayBefore = /(?<=[\p{L}\p{N})\]”"’'?!*+.]) ([,;:?!])(?=$| (?![)(]))(?!(?<=\p{N} :) \p{N})/gu
const strayBeforeWord = /(?<=[\p{L}\p{N})\]]) :(?=\p{Lu}\p{Ll})/gu
/** Behind a name or a word and before a word with a capital letter, but for `Re:Form`, `N:M` and schemes. */
const missingAfterColon =
  /(?<=[\p{L}\p{N}][\p{L}\p{N})\]*+])(?<!(?:^|\P{L})(?:re|arxiv|doi|https?|std|abs|urn|pmid)):(?=(?:\p{Lu}\p{Ll}\p{L}*|An?|\p{Lu}{3,})(?![\p{L}\p{N}:]))/giu
const missingAfterComma = /(?<=\p{Script=Latin}{3}),(?=\p{Script=Latin}{3})/gu

/** Of several faults the first. */
function whatIsWrong(title: string, better: string): string {
  let at = 0
  while (title[at] === better[at]) at++
  if (title.startsWith('  ', at - 1)) return 'a doubled space'
  if (title[at] === ' ') return `a space before \`${title[at + 1]}\``
  return `no space after \`${title[at - 1]}\``
}
