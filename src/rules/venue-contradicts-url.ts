/** A venue that is not the one in whose proceedings the address of the paper lies. */
import { parseVenue } from '../core/venue.ts'
import { rewriteText } from './edit.ts'
import { deniesVenue, proceedingsName, proceedingsOf } from './proceedings.ts'
import type { Rule } from './rule.ts'

export const venueContradictsUrl: Rule = {
  name: 'venue-contradicts-url',
  kind: 'dates-and-venues',
  summary: "A paper's venue is not the one in whose proceedings its address lies.",
  severity: 'error',
  fixable: 'unsafe',
  *check({ entries }) {
    for (const entry of entries) {
      const { venue: text, url } = entry.paper
      const said = text && url ? proceedingsOf(url) : undefined
      const venue = said && parseVenue(text ?? '')
      if (!venue || !deniesVenue(said, venue)) continue
      const name = proceedingsName(said)
      /** A preprint was published there; of two conferences the address may be the wrong one. */
      const isCertain = venue.kind === 'preprint' && said.year !== undefined
      const remedy = isCertain ? 'write that' : 'correct one of the two'
      const message = `venue \`${text}\` contradicts the address, which is of ${name}; ${remedy}`
      const related = [{ entry, keys: ['url'], message: `of ${name}` }]
      const finding = { entry, keys: ['venue'], message, related }
      yield isCertain
        ? { ...finding, fix: (bench) => rewriteText(bench, entry, ['venue'], name, `write \`${name}\``) }
        : finding
    }
  },
}
