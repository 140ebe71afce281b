/** The ACL Anthology: its own BibTeX for each paper, the best there is for venues of computational linguistics. */
import { identifierLink, readIdentifier } from '../core/identifier.ts'
import { foundInBibtex, isBibtex } from './bibliography.ts'
import { aclIdOf } from './doi-prefix.ts'
import { withFields } from './found.ts'
import { readPage } from './page.ts'
import { foundInPage } from './page-record.ts'
import { baseOf } from './services.ts'
import { absent, isHtml, oddity, unavailable, wallOf } from './shape.ts'
import type { Answer, Reference, Reply, Source } from './source.ts'

export const acl: Source = {
  name: 'acl',
  summary: 'Papers of ACL, EMNLP, NAACL, TACL and others by their Anthology id.',
  kinds: ['acl'],
  batch: 1,
  match(text) {
    const found = readIdentifier(text)
    const id = found?.kind === 'acl' ? found.value : found?.kind === 'doi' ? aclIdOf(found.value) : undefined
    return id === undefined ? undefined : { kind: 'acl', value: id }
  },
  request([reference], { bases }) {
    const base = `${baseOf('acl', bases)}/${reference?.value}`
    return [
      { service: 'acl', method: 'GET', url: `${base}.bib` },
      // A paper that was retracted has a page but no BibTeX.
      { service: 'acl', method: 'GET', url: `${base}/`, limit: 2_000_000, cut: true },
    ]
  },
  read: (references, reply) => references.map((reference) => readOne(reference, reply)),
}

function readOne({ value }: Reference, reply: Reply): Answer {
  const origin = { source: 'acl', url: `${identifierLink('acl', value)}/` }
  if (reply.status === 200 && isBibtex(reply.body))
    return withFields(foundInBibtex(reply.body, reply, origin), { acl: value })
  const wall = wallOf(reply)
  if (wall) return wall
  if (reply.status === 404) return isHtml(reply) ? absent : oddity(reply, 'BibTeX')
  if (reply.request.url.endsWith('.bib') || !isHtml(reply)) return oddity(reply, 'BibTeX')
  const page = readPage(reply.body)
  const notice = /\b(?:retracted|withdrawn|removed)\b/i.exec(page.text)?.[0].toLowerCase()
  if (!notice) return unavailable(reply, 'has a page of the paper but no BibTeX')
  const kind = notice === 'withdrawn' ? 'withdrawn' : 'retracted'
  const sentence = sentenceAround(page.text, notice)
  return withFields(foundInPage(page, reply, origin, { notices: [{ kind, text: sentence }] }), { acl: value })
}

function sentenceAround(text: string, word: string): string {
  const at = text.toLowerCase().indexOf(word)
  const start = Math.max(text.lastIndexOf('. ', at) + 1, at - 150)
  const end = text.indexOf('. ', at)
  return text.slice(start, end < 0 ? at + 150 : Math.min(end + 1, at + 200)).trim()
}
