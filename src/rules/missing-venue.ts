/** A paper without a venue, although its identifiers say that it was published. */
import type { Paper } from '../core/paper.ts'
import { insertField } from './edit.ts'
import { publishedIn } from './published.ts'
import type { Rule } from './rule.ts'

export const missingVenue: Rule = {
  name: 'missing-venue',
  kind: 'dates-and-venues',
  summary: 'A paper has no venue, though its identifiers say that it was published.',
  severity: 'info',
  fixable: 'unsafe',
  *check({ entries }) {
    for (const entry of entries) {
      const { paper } = entry
      if (paper.venue || isNoPaper(paper)) continue
      const published = publishedIn(paper)
      if (published) {
        const { venue, by } = published
        const message = `no venue, though by its ${by} it is in ${venue}; add \`venue: ${venue}\``
        yield { entry, keys: [], message, fix: (bench) => insertField(bench, entry, { venue }) }
      } else if (paper.doi && !deposits.test(paper.doi) && !bookLike.test(paper.doi)) {
        const message = `no venue, though DOI \`${paper.doi}\` is that of a publisher; add where it was published`
        yield { entry, keys: [], message }
      }
    }
  },
}

/** Books, reports and the like have no venue. */
function isNoPaper({ type = 'article' }: Paper): boolean {
  return !['article', 'article-journal', 'paper-conference'].includes(type)
}

/**
 * DOIs of servers that take in what is not published: arXiv, bioRxiv, SSRN, Zenodo, figshare, Research Square, TechRxiv,
 * Preprints.org, OSF, ChemRxiv, ResearchGate, HAL, Hugging Face, theses and the like.
 */
const deposits =
  /^10\.(?:48550|1101|64898|2139|5281|6084|21203|36227|20944|31219|31234|26434|13140|57967|17605|7910|5061|17863|14288)\//

/** DOIs with the ISBN of a book in them: chapters, perhaps of no proceedings. */
const bookLike = /\/97[89][-\d]/
