/** OpenAlex: a cross-check for DOIs and titles, never the record of truth; a key raises its small daily allowance. */
import { candidatesFor, foundIn } from './found.ts'
import { at, type Json, objectOf, objectsIn, textOf } from './json.ts'
import { baseOf } from './services.ts'
import { absent, forAll, isHtml, jsonOf, oddity, refused, unavailable } from './shape.ts'
import { siteReference } from './sites.ts'
import type {
  Answer,
  Found,
  Reference,
  Reply,
  Request,
  Source,
  SourceOptions,
  Unavailable,
} from './source.ts'

export const openalex: Source = {
  name: 'openalex',
  summary: 'A second opinion on works with a DOI, and on retractions; better with a key.',
  kinds: ['openalex', 'doi', 'title'],
  batch: 50,
  match: (text) => siteReference('openalex', text),
  // Bars and commas part the values of a filter; a work's own id is asked for by its address.
  isAlone: ({ kind, value }) => kind !== 'doi' || /[|,]/.test(value),
  request,
  read,
}

const fields =
  'id,doi,title,publication_year,publication_date,type,is_retracted,authorships,primary_location,locations'

function request(references: readonly Reference[], { bases, keys }: SourceOptions): Request[] {
  const [first] = references
  const works = `${baseOf('openalex', bases)}/works`
  const headers = keys?.openalex ? { authorization: `Bearer ${keys.openalex}` } : {}
  const question =
    first?.kind === 'title'
      ? `?search=${encodeURIComponent(first.value.slice(0, 300))}&per_page=5&select=${fields}`
      : references.length > 1
        ? `?filter=doi:${references.map(({ value }) => encodeURIComponent(value)).join('|')}&per_page=${references.length}&select=${fields}`
        : `/${first?.kind === 'doi' ? `doi:${encodeURIComponent(first.value)}` : first?.value}?select=${fields}`
  return [{ service: 'openalex', method: 'GET', url: works + question, headers }]
}

function read(references: readonly Reference[], reply: Reply): readonly Answer[] {
  // Its 404 is a web page or JSON; either means that it has no such work.
  if (reply.status === 404 && (isHtml(reply) || /not found|"error"/i.test(reply.body.slice(0, 1000))))
    return forAll(references, /\/works[/?]/.test(reply.request.url) ? absent : oddity(reply, 'JSON'))
  const json = jsonOf(reply)
  if ('problem' in json) return forAll(references, json.problem)
  const error = textOf(at(json.value, 'error'))
  if (error !== '') return forAll(references, refused(reply, `${error} ${textOf(at(json.value, 'message'))}`))
  const results = at(json.value, 'results')
  const [first] = references
  if (!Array.isArray(results)) {
    const work = objectOf(json.value)
    return forAll(
      references,
      work?.id ? foundInWork(work, reply) : unavailable(reply, 'sent JSON without a work'),
    )
  }
  if (first?.kind === 'title') return [candidatesIn(objectsIn(results), first, reply)]
  const byDoi = new Map(objectsIn(results).map((work) => [bareDoi(work).toLowerCase(), work] as const))
  const isWhole = Number(at(json.value, 'meta', 'count')) === results.length
  return references.map(({ value }) => {
    const work = byDoi.get(value.toLowerCase())
    if (work) return foundInWork(work, reply)
    return isWhole ? absent : unavailable(reply, 'sent fewer works than it says it has')
  })
}

function candidatesIn(works: readonly Json[], reference: Reference, reply: Reply): Answer {
  return candidatesFor(
    reference,
    works.map((work) => foundInWork(work, reply)),
  )
}

/** It merges works, reorders authors and abbreviates names: every field is in doubt, but for the DOI. */
function foundInWork(work: Json, reply: Reply): Found | Unavailable {
  const pages = objectsIn(work.locations).map(({ landing_page_url }) => textOf(landing_page_url))
  const arxiv = pages.find((url) => /^https?:\/\/(?:www\.)?arxiv\.org\/abs\//i.test(url))
  const venue = textOf(at(work, 'primary_location', 'source', 'display_name'))
  const doi = bareDoi(work)
  return foundIn(
    {
      title: textOf(work.title),
      authors: objectsIn(work.authorships).map(
        (one) => textOf(one.raw_author_name) || textOf(at(one, 'author', 'display_name')),
      ),
      issued: textOf(work.publication_date).slice(0, 7) || textOf(work.publication_year) || undefined,
      venue: textOf(work.type) === 'preprint' || /arxiv/i.test(venue) ? undefined : venue,
      addresses: [...(arxiv ? [['arxiv', arxiv] as const] : []), ['doi', doi]],
      notices:
        work.is_retracted === true ? [{ kind: 'retracted', text: 'OpenAlex counts it as retracted' }] : [],
      doubtful: ['title', 'authors', 'date', 'venue', 'arxiv'],
    },
    reply,
    { source: 'openalex', url: textOf(work.id) },
  )
}

function bareDoi(work: Json): string {
  return textOf(work.doi).replace(/^https?:\/\/doi\.org\//i, '')
}
