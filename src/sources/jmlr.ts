/** JMLR: the journal's own BibTeX for each paper; its sister TMLR is on OpenReview. */
import { foundInBibtex, isBibtex } from './bibliography.ts'
import { withFields } from './found.ts'
import { readPage } from './page.ts'
import { foundInPage } from './page-record.ts'
import { baseOf } from './services.ts'
import { absent, isHtml, oddity, wallOf } from './shape.ts'
import { siteReference } from './sites.ts'
import type { Answer, Reference, Reply, Source } from './source.ts'

export const jmlr: Source = {
  name: 'jmlr',
  summary: 'Papers of the Journal of Machine Learning Research by their page.',
  kinds: ['jmlr'],
  batch: 1,
  match: (text) => siteReference('jmlr', text),
  request([reference], { bases }) {
    const base = `${baseOf('jmlr', bases)}/papers/${reference?.value}`
    return [
      { service: 'jmlr', method: 'GET', url: `${base}.bib` },
      { service: 'jmlr', method: 'GET', url: `${base}.html`, limit: 2_000_000, cut: true },
    ]
  },
  read: (references, reply) => references.map((reference) => readOne(reference, reply)),
}

function readOne({ value }: Reference, reply: Reply): Answer {
  const url = `https://jmlr.org/papers/${value}.html`
  const origin = { source: 'jmlr', url }
  const wall = wallOf(reply)
  if (wall) return wall
  if (reply.status === 200 && isBibtex(reply.body)) {
    return withFields(foundInBibtex(reply.body, reply, origin), { url })
  }
  if (reply.status === 404 && isHtml(reply)) return absent
  if (reply.request.url.endsWith('.bib') || !isHtml(reply)) return oddity(reply, 'BibTeX')
  return foundInPage(readPage(reply.body), reply, origin, { addresses: [['url', url]] })
}
