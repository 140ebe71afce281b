/** A title that ends in a full stop: bibliographies add their own. */
import { rewriteText } from './edit.ts'
import type { Rule } from './rule.ts'

export const titleFullStop: Rule = {
  name: 'title-full-stop',
  kind: 'titles',
  summary: 'A title ends in a full stop.',
  severity: 'info',
  fixable: 'safe',
  *check({ entries }) {
    for (const entry of entries) {
      const { title } = entry.paper
      if (!fullStop.test(title)) continue
      yield {
        entry,
        keys: ['title'],
        message: 'title ends in a full stop; delete it',
        fix: (bench) => rewriteText(bench, entry, ['title'], title.slice(0, -1), 'delete the full stop'),
      }
    }
  },
}

/** Not a stop that is the whole title, nor the stops of `...`, of an initial or of an abbreviation. */
const fullStop = /(?<!^|[.\s]|\b\p{L}|\b(?:al|etc|vs|cf|Inc|Ltd|Co|Corp|Jr|Sr|Dr|St|No|Vol))\.$/u
