/** The proceedings of NeurIPS, and of ICLR since 2024, which stand on the same kind of site. */
import { foundInBibtex, isBibtex } from './bibliography.ts'
import { withFields } from './found.ts'
import { readPage } from './page.ts'
import { foundInPage } from './page-record.ts'
import { baseOf } from './services.ts'
import { noPage } from './shape.ts'
import { siteReference } from './sites.ts'
import type { Answer, Reference, Reply, Request, Source, SourceOptions } from './source.ts'

export const neurips: Source = {
  name: 'neurips',
  summary: 'Papers of NeurIPS, and of ICLR since 2024, by their page in the proceedings.',
  kinds: ['neurips'],
  batch: 1,
  match: (text) => siteReference('neurips', text),
  request: ([reference], options) => (reference ? routesTo(reference, options) : []),
  read: (references, reply) => references.map((reference) => readOne(reference, reply)),
}

function routesTo({ value }: Reference, { bases }: SourceOptions): Request[] {
  const { service, folder, hash, suffix } = partsOf(value)
  const base = `${baseOf(service, bases)}/${folder}`
  return [
    {
      service,
      method: 'GET',
      url: `${base}/hash/${hash}-Abstract${suffix}.html`,
      limit: 2_000_000,
      cut: true,
    },
    { service, method: 'GET', url: `${base}/file/${hash}-Bibtex${suffix}.bib`, isDetour: true },
  ]
}

/** `neurips/2023/<hash>/Conference`; before 2022 there is no track. */
function partsOf(value: string) {
  const [host = '', year = '', hash = '', track] = value.split('/')
  const service = host === 'iclr' ? ('iclr' as const) : ('neurips' as const)
  return { service, folder: `paper_files/paper/${year}`, hash, suffix: track ? `-${track}` : '', year }
}

function readOne({ value }: Reference, reply: Reply): Answer {
  const { service, folder, hash, suffix, year } = partsOf(value)
  const url = `${baseOf(service)}/${folder}/hash/${hash}-Abstract${suffix}.html`
  const origin = { source: 'neurips', url }
  if (isBibtex(reply.body)) return withFields(foundInBibtex(reply.body, reply, origin), { url })
  const nothing = noPage(reply)
  if (nothing) return nothing
  const venue = /Datasets_and_Benchmarks/.test(suffix)
    ? `NeurIPS ${year} Datasets and Benchmarks`
    : `${service === 'iclr' ? 'ICLR' : 'NeurIPS'} ${year}`
  return foundInPage(readPage(reply.body), reply, origin, {
    addresses: [['url', url]],
    venue,
    type: undefined,
  })
}
