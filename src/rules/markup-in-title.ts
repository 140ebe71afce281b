/** Markup in a title, which every output would print as it stands or escape. */
import { rewriteText } from './edit.ts'
import { findMarkup, withoutMarkup } from './markup.ts'
import { withoutMaths } from './maths.ts'
import type { Rule } from './rule.ts'
import { shortened } from './texts.ts'

export const markupInTitle: Rule = {
  name: 'markup-in-title',
  kind: 'titles',
  summary: 'A title has HTML, Markdown or LaTeX in it.',
  severity: 'warning',
  fixable: 'unsafe',
  *check({ entries }) {
    for (const entry of entries) {
      const { title } = entry.paper
      const found = findMarkup(title)
      if (!found) continue
      yield {
        entry,
        keys: ['title'],
        message: `title has the ${found.language} ${quoted(shortened(found.piece))}; write plain text`,
        fix: (bench) => {
          const plain = withoutMarkup(title).trim()
          return isPlain(plain) ? rewriteText(bench, entry, ['title'], plain, 'write plain text') : undefined
        },
      }
    }
  },
}

function isPlain(title: string): boolean {
  return title !== '' && !findMarkup(title) && !/[\\{}]/.test(withoutMaths(title))
}

/** In backticks, unless it has some itself. */
function quoted(piece: string): string {
  return piece.includes('`') ? piece : `\`${piece}\``
}
