/** OpenReview: forums by id, from its two APIs; where guests are refused, by the open doors beside them. */
import { identifierLink, readIdentifier } from '../core/identifier.ts'
import { parseVenue } from '../core/venue.ts'
import { foundInBibtex, isBibtex } from './bibliography.ts'
import { withFields } from './found.ts'
import { foundInFeed } from './openreview-feed.ts'
import { answerFromNotes } from './openreview-note.ts'
import { readPage } from './page.ts'
import { foundInPage } from './page-record.ts'
import { baseOf, type ServiceName } from './services.ts'
import { isHtml, oddity, unavailable, wallOf } from './shape.ts'
import { siteReference } from './sites.ts'
import type { Answer, Reference, Reply, Request, Source, SourceOptions } from './source.ts'

export const openreview: Source = {
  name: 'openreview',
  summary: 'Submissions and papers by their forum, with what became of them.',
  kinds: ['openreview'],
  batch: 1,
  match(text) {
    const found = readIdentifier(text)
    return found?.kind === 'openreview'
      ? { kind: 'openreview', value: found.value }
      : siteReference('openreview', text)
  },
  request: ([reference], options) => (reference ? routesTo(reference, options) : []),
  read: (references, reply) => references.map((reference) => readOne(reference, reply)),
}

/** Both APIs, of which one has the forum; then, for guests who were refused, TMLR, the conference's own feed, the page. */
function routesTo({ value, venue }: Reference, { bases, keys }: SourceOptions): Request[] {
  const headers = keys?.openreview && { authorization: `Bearer ${keys.openreview}` }
  const api = (service: ServiceName): Request => ({
    service,
    method: 'GET',
    url: `${baseOf(service, bases)}/notes?id=${value}`,
    ...(headers && { headers }),
  })
  const detour = { method: 'GET', isDetour: true } as const
  const feed = feedOf(venue)
  return [
    api('openreview'),
    api('openreview-old'),
    { ...detour, service: 'jmlr', url: `${baseOf('jmlr', bases)}/tmlr/papers/bib/${value}.bib` },
    ...(feed
      ? [
          {
            ...detour,
            service: feed.service,
            url: baseOf(feed.service, bases) + feed.path,
            limit: 60_000_000,
          },
        ]
      : []),
    {
      ...detour,
      service: 'openreview-page',
      url: `${baseOf('openreview-page', bases)}/forum?id=${value}`,
      limit: 2_000_000,
      cut: true,
    },
  ]
}

const feeds: Readonly<Partial<Record<string, ServiceName>>> = {
  ICLR: 'iclr-site',
  ICML: 'icml-site',
  NeurIPS: 'neurips-site',
}

/** The list of all papers that a conference's website offers, where the venue is known. */
function feedOf(venue: string | undefined): { service: ServiceName; path: string } | undefined {
  const known = venue === undefined ? undefined : parseVenue(venue)
  const service = known && feeds[known.series]
  if (!service || known.year === undefined) return undefined
  const name = known.series.toLowerCase()
  return { service, path: `/static/virtual/data/${name}-${known.year}-orals-posters.json` }
}

function readOne({ value }: Reference, reply: Reply): Answer {
  const { service } = reply.request
  const origin = { source: 'openreview', url: identifierLink('openreview', value) }
  if (service === 'openreview' || service === 'openreview-old') return answerFromNotes(value, reply, origin)
  if (service === 'jmlr') {
    if (reply.status === 200 && isBibtex(reply.body))
      return withFields(foundInBibtex(reply.body, reply, origin), { openreview: value })
    return reply.status === 404 ? unavailable(reply, 'has no such paper of TMLR') : oddity(reply, 'BibTeX')
  }
  if (service !== 'openreview-page') return foundInFeed(value, reply, origin)
  const wall = wallOf(reply)
  if (wall || !isHtml(reply) || reply.status >= 400) return wall ?? oddity(reply, 'a web page')
  return foundInPage(readPage(reply.body), reply, origin, { addresses: [['openreview', origin.url]] })
}
