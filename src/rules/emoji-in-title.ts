/** An emoji in a title, as the character or as its short code. */
import type { Rule } from './rule.ts'

export const emojiInTitle: Rule = {
  name: 'emoji-in-title',
  kind: 'titles',
  summary: 'A title has an emoji in it.',
  severity: 'info',
  fixable: false,
  *check({ entries }) {
    for (const entry of entries) {
      const { title } = entry.paper
      const [found] = mayHaveOne.test(title) ? (emoji.exec(title) ?? []) : []
      if (found)
        yield {
          entry,
          keys: ['title'],
          message: `title has the emoji \`${found}\`; delete it, unless the paper prints it`,
        }
    }
  },
}

const mayHaveOne = /[^\0-\x7f]|:[a-z]/
/** Characters that are shown as pictures, and short codes such as `:rocket:`; not signs such as `™` and `★`. */
const emoji =
  /\p{Emoji_Presentation}|\p{Emoji}\ufe0f|(?<![:\p{N}]):[a-z][a-z_]{2,30}:(?!:)|(?<=\p{L}):[a-z][a-z_]{2,30}:/u
