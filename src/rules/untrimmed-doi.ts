/** A DOI with something after it that came along when it was copied out of a sentence or an address. */
import { rewriteText } from './edit.ts'
import type { Rule } from './rule.ts'

export const untrimmedDoi: Rule = {
  name: 'untrimmed-doi',
  kind: 'identifiers',
  summary: 'A DOI ends in punctuation or in a piece of an address.',
  severity: 'error',
  fixable: 'unsafe',
  *check({ entries }) {
    for (const entry of entries) {
      const { doi } = entry.paper
      if (!doi || doi.length > longest || !suspicious.test(doi)) continue
      const bare = trimmed(doi)
      if (bare === doi || !/^10\.\d{4,9}\/./.test(bare)) continue
      yield {
        entry,
        keys: ['doi'],
        message: `DOI \`${doi}\` ends in \`${doi.slice(bare.length)}\`, which is no part of it; write \`${bare}\``,
        fix: (bench) => rewriteText(bench, entry, ['doi'], bare, `write \`${bare}\``),
      }
    }
  },
}

/** No DOI is longer, and what is cut off piece by piece ends soon on less. */
const longest = 500

/** Cheap: most DOIs end in a letter or digit of their own. */
const suspicious =
  /[.,;:)\]'?/]$|[?#/.][^/.?#]*(?:full|pdf|abs|abstract|meta|html|xml|summary|text)$|\dv\d+$/i

/** What publishers put behind a DOI in the addresses of their pages (Frontiers, IOP, Wiley, Springer, Cell, Taylor & Francis). */
const addressPart =
  /(?:\/(?:e?pdf|full|fulltext|full\/html|abs|abstract|meta|html|xml|summary)|\.(?:pdf|full|full-text|abstract))$/i

/** bioRxiv and medRxiv number versions in the address, not in the DOI. */
const rxivVersion = /^(10\.(?:1101|64898)\/\d{4}\.\d\d\.\d\d\.\d+)v\d+$/

function trimmed(doi: string): string {
  let bare = doi
  for (let before = ''; before !== bare; ) {
    before = bare
    bare = withoutPunctuation(bare).replace(addressPart, '').replace(rxivVersion, '$1')
  }
  return bare
}

/** A closing bracket stays where one opens in the DOI: `10.1016/S0140-6736(97)`. */
function withoutPunctuation(doi: string): string {
  const extra = { ')': excess(doi, '(', ')'), ']': excess(doi, '[', ']') }
  let end = doi.length
  for (; end > 0; end--) {
    const last = doi.charAt(end - 1)
    if ((last === ')' || last === ']') && extra[last] > 0) extra[last]--
    else if (!".,;:'?/".includes(last)) break
  }
  return doi.slice(0, end)
}

function excess(doi: string, opening: string, closing: string): number {
  return doi.split(closing).length - doi.split(opening).length
}
