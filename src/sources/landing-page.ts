/** Any other web page: what its meta tags and linked data say of the paper that it is about. */
import { readIdentifier } from '../core/identifier.ts'
import { isLink } from '../formats/import.ts'
import { readPage } from './page.ts'
import { foundInPage } from './page-record.ts'
import { baseOf } from './services.ts'
import { isHtml, oddity, unavailable, wallOf } from './shape.ts'
import { ownerOf } from './sites.ts'
import type { Answer, Reference, Reply, Source } from './source.ts'

export const landingPage: Source = {
  name: 'landing-page',
  summary: "Any publisher's page, by its `citation_*` tags or JSON-LD.",
  kinds: ['url', 'arxiv', 'doi'],
  batch: 1,
  match(text) {
    const url = text.trim()
    if (!isLink(url) || readIdentifier(url) || ownerOf(url)) return undefined
    return { kind: 'url', value: url }
  },
  request([reference], { bases }) {
    const { kind, value = '' } = reference ?? {}
    const page = { method: 'GET', limit: 2_000_000, cut: true } as const
    if (kind === 'arxiv')
      return [{ ...page, service: 'arxiv-page', url: `${baseOf('arxiv-page', bases)}/abs/${value}` }]
    if (kind === 'doi')
      return [
        {
          ...page,
          service: 'doi',
          url: `${baseOf('doi', bases)}/${encodeURI(value).replace(/[?#]/g, encodeURIComponent)}`,
        },
      ]
    return [{ ...page, service: 'web', url: value }]
  },
  read: (references, reply) => references.map((reference) => readOne(reference, reply)),
}

/** A page that is gone says nothing of the paper: sites move. */
function readOne(reference: Reference, reply: Reply): Answer {
  const wall = wallOf(reply)
  if (wall) return wall
  if (reply.status >= 400) return unavailable(reply, `answered with status ${reply.status}`)
  if (reply.type.includes('pdf') || reply.body.startsWith('%PDF'))
    return unavailable(reply, 'is a PDF; give the address of the page about the paper')
  if (!isHtml(reply) && !/<(?:meta|title)\b/i.test(reply.body.slice(0, 50_000)))
    return oddity(reply, 'a web page')
  const { kind, value } = reference
  const page = readPage(reply.body)
  const found = foundInPage(page, reply, { source: 'landing-page', url: reply.url }, addressOf(kind, value))
  if (found.kind === 'found') return found
  const about = page.title === '' ? '' : `; it is called \`${page.title.slice(0, 200)}\``
  return { ...found, reason: found.reason + about }
}

function addressOf(kind: Reference['kind'], value: string) {
  if (kind === 'arxiv') return { addresses: [['arxiv', `arXiv:${value}`]] as const }
  return { addresses: [[kind, value]] as const }
}
