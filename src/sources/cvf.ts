/** CVF: the open versions of CVPR, ICCV and WACV papers, by the BibTeX on each page. */
import { foundInBibtex } from './bibliography.ts'
import { withFields } from './found.ts'
import { readPage } from './page.ts'
import { foundInPage } from './page-record.ts'
import { baseOf } from './services.ts'
import { noPage } from './shape.ts'
import { siteReference } from './sites.ts'
import type { Answer, Reference, Reply, Source } from './source.ts'

export const cvf: Source = {
  name: 'cvf',
  summary: 'Papers of CVPR, ICCV, WACV and their workshops by their page at CVF.',
  kinds: ['cvf'],
  batch: 1,
  match: (text) => siteReference('cvf', text),
  request([reference], { bases }) {
    return [{ service: 'cvf', method: 'GET', url: addressOf(reference?.value ?? '', baseOf('cvf', bases)) }]
  },
  read: (references, reply) => references.map((reference) => readOne(reference, reply)),
}

function addressOf(value: string, base = baseOf('cvf')): string {
  const slash = value.lastIndexOf('/')
  return `${base}/${value.slice(0, slash)}/html/${value.slice(slash + 1)}.html`
}

function readOne({ value }: Reference, reply: Reply): Answer {
  const nothing = noPage(reply)
  if (nothing) return nothing
  const origin = { source: 'cvf', url: addressOf(value) }
  const page = readPage(reply.body)
  const [bibtex] = page.bibtex
  const found = bibtex === undefined ? undefined : foundInBibtex(bibtex, reply, origin)
  if (found?.kind !== 'found') return foundInPage(page, reply, origin, { addresses: [['url', origin.url]] })
  return withFields(found, { url: origin.url })
}
