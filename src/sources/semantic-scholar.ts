/** Semantic Scholar: papers by nearly any identifier, fifty at a time, and by title; needs a key, which is free. */
import { readIdentifier } from '../core/identifier.ts'
import { candidatesFor, foundIn } from './found.ts'
import { at, type Json, objectOf, objectsIn, textOf } from './json.ts'
import { baseOf } from './services.ts'
import { absent, forAll, jsonOf, refused, unavailable } from './shape.ts'
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
  Version,
} from './source.ts'

export const semanticScholar: Source = {
  name: 'semantic-scholar',
  summary: 'Published versions of preprints, and papers by title; with a free key.',
  kinds: ['semantic-scholar', 'arxiv', 'doi', 'acl', 'title'],
  batch: 50,
  match: (text) => siteReference('semantic-scholar', text),
  refusal: ({ keys }) =>
    keys?.['semantic-scholar'] ? undefined : 'Semantic Scholar answers nobody without a key; set S2_API_KEY',
  isAlone: ({ kind }) => kind === 'title',
  request,
  read,
}

const fields = 'title,authors.name,year,publicationDate,venue,externalIds,abstract,publicationTypes'

function request(references: readonly Reference[], { bases, keys }: SourceOptions): Request[] {
  const [first] = references
  const base = `${baseOf('semantic-scholar', bases)}/graph/v1/paper`
  const key = keys?.['semantic-scholar']
  const headers = key ? { 'x-api-key': key } : {}
  if (first?.kind === 'title') {
    const query = encodeURIComponent(first.value.slice(0, 300))
    const url = `${base}/search/match?query=${query}&fields=${fields}`
    return [{ service: 'semantic-scholar', method: 'GET', url, headers }]
  }
  return [
    {
      service: 'semantic-scholar',
      method: 'POST',
      url: `${base}/batch?fields=${fields}`,
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ ids: references.map(idOf) }),
    },
  ]
}

function idOf({ kind, value }: Reference): string {
  if (kind === 'arxiv') return `ARXIV:${value}`
  if (kind === 'doi') return `DOI:${value}`
  return kind === 'acl' ? `ACL:${value}` : value
}

function read(references: readonly Reference[], reply: Reply): readonly Answer[] {
  const json = jsonOf(reply)
  if ('problem' in json) return forAll(references, json.problem)
  const isTitle = references[0]?.kind === 'title'
  const error = textOf(at(json.value, 'error')) || textOf(at(json.value, 'message'))
  if (/title match not found/i.test(error)) return [{ kind: 'candidates', candidates: [] }]
  if (/no valid paper ids given|paper with id .* not found/i.test(error)) return forAll(references, absent)
  if (error !== '') return forAll(references, refused(reply, error))
  if (isTitle) return references.map((reference) => candidatesIn(json.value, reference, reply))
  const papers: readonly unknown[] = Array.isArray(json.value) ? json.value : []
  if (papers.length !== references.length)
    return forAll(references, unavailable(reply, 'sent another number of papers than asked for'))
  return references.map((_, index) => {
    const paper = objectOf(papers[index])
    if (paper) return foundInPaper(paper, reply)
    return papers[index] === null ? absent : unavailable(reply, 'sent something else than a paper')
  })
}

function candidatesIn(value: unknown, reference: Reference, reply: Reply): Answer {
  const papers = at(value, 'data')
  if (!Array.isArray(papers)) return unavailable(reply, 'sent JSON without papers')
  return candidatesFor(
    reference,
    objectsIn(papers).map((paper) => foundInPaper(paper, reply)),
  )
}

/** Its year may be that of the preprint although its venue is the conference: the date is in doubt. */
function foundInPaper(paper: Json, reply: Reply): Found | Unavailable {
  const id = (name: string) => textOf(at(paper, 'externalIds', name))
  const [arxiv, doi, acl, dblp] = [id('ArXiv'), id('DOI'), id('ACL'), id('DBLP')]
  const venue = textOf(paper.venue)
  const isPublished = venue !== '' && !/arxiv/i.test(venue)
  const isPreprintDoi = readIdentifier(doi)?.kind === 'arxiv'
  return foundIn(
    {
      title: textOf(paper.title),
      authors: objectsIn(paper.authors).map(({ name }) => textOf(name)),
      issued: textOf(paper.publicationDate).slice(0, 7) || textOf(paper.year) || undefined,
      venue: isPublished ? venue : undefined,
      addresses: [
        ...(arxiv ? [['arxiv', `arXiv:${arxiv}`] as const] : []),
        ...(doi && !isPreprintDoi ? [['doi', doi] as const] : []),
        ...(acl ? [['acl', acl] as const] : []),
      ],
      abstract: textOf(paper.abstract),
      versions: versionsOf(isPreprintDoi ? '' : doi, dblp, isPublished ? venue : ''),
      doubtful: ['date', 'authors', 'venue'],
    },
    reply,
    { source: 'semantic-scholar', url: `https://www.semanticscholar.org/paper/${textOf(paper.paperId)}` },
  )
}

function versionsOf(doi: string, dblp: string, venue: string): Version[] {
  const isPublishedKey = dblp !== '' && !dblp.startsWith('journals/corr/')
  return [
    ...(doi ? [{ is: 'published', kind: 'doi', value: doi } as const] : []),
    ...(isPublishedKey ? [{ is: 'published', kind: 'dblp', value: dblp } as const] : []),
    ...(venue ? [{ is: 'published', kind: 'venue', value: venue } as const] : []),
  ]
}
