/** PMLR: the proceedings of ICML, AISTATS, CoRL, UAI and COLT, by the BibTeX on each paper's page. */
import { foundInBibtex } from './bibliography.ts'
import { readPage } from './page.ts'
import { foundInPage } from './page-record.ts'
import { baseOf } from './services.ts'
import { noPage } from './shape.ts'
import { siteReference } from './sites.ts'
import type { Answer, Reference, Reply, Source } from './source.ts'

export const pmlr: Source = {
  name: 'pmlr',
  summary: 'Papers of ICML, AISTATS, CoRL and others by their page at PMLR.',
  kinds: ['pmlr'],
  batch: 1,
  match: (text) => siteReference('pmlr', text),
  request([reference], { bases }) {
    const url = `${baseOf('pmlr', bases)}/${reference?.value}.html`
    return [{ service: 'pmlr', method: 'GET', url, limit: 2_000_000, cut: true }]
  },
  read: (references, reply) => references.map((reference) => readOne(reference, reply)),
}

function readOne({ value }: Reference, reply: Reply): Answer {
  const nothing = noPage(reply)
  if (nothing) return nothing
  const origin = { source: 'pmlr', url: `https://proceedings.mlr.press/${value}.html` }
  const page = readPage(reply.body)
  const [bibtex] = page.bibtex
  const found = bibtex === undefined ? undefined : foundInBibtex(bibtex, reply, origin)
  return found?.kind === 'found'
    ? found
    : foundInPage(page, reply, origin, { addresses: [['url', origin.url]] })
}
