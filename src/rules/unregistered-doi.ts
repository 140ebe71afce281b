/** A DOI with the prefix that ACM's library uses for papers that have none. */
import { renameField } from './edit.ts'
import type { Rule } from './rule.ts'

export const unregisteredDoi: Rule = {
  name: 'unregistered-doi',
  kind: 'identifiers',
  summary: "A DOI has the prefix of ACM's library for papers without a DOI.",
  severity: 'warning',
  fixable: 'safe',
  *check({ entries }) {
    for (const entry of entries) {
      const { doi, url } = entry.paper
      if (!doi || !/^10\.5555\/\d+\.\d+$/.test(doi)) continue
      const page = `https://dl.acm.org/doi/${doi}`
      const advice =
        url === undefined ? `write \`url: ${page}\` instead` : 'delete it, since `url` leads to the paper'
      yield {
        entry,
        keys: ['doi'],
        message: `DOI \`${doi}\` is known to ACM's library only, not to doi.org; ${advice}`,
        fix: (bench) => (url === undefined ? renameField(bench, entry, ['doi', 'url'], page) : undefined),
      }
    }
  },
}
