/** What each service says of the one paper that the replay server knows, and of all others. */
import type { ServiceName } from '../../src/sources/services.ts'

export interface Asked {
  readonly method: string
  readonly service: ServiceName
  /** The path below the service's base, decoded. */
  readonly path: string
  readonly query: URLSearchParams
  readonly accept: string
  readonly body: string
}

export interface Answered {
  readonly status: number
  readonly type: string
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

/** The paper, by the names that services have for it. */
export const paper = {
  title: 'Sampling Twice: A Study of Self-Training',
  arxiv: '2401.00001',
  doi: '10.1000/sample.1',
  zenodo: '10.5281/zenodo.1',
  acl: '2024.acl-long.1',
  forum: 'sAmPlEfOrM',
  pmlr: 'v235/lovelace24a',
  neurips: `neurips/2024/${'0'.repeat(31)}1/Conference`,
  cvf: 'content/CVPR2024/Lovelace_Sampling_Twice_CVPR_2024_paper',
  jmlr: 'v25/24-0001',
  openalex: 'W1000000001',
  abstract: 'We sample twice.',
} as const

/** What each service answers; undefined for a route that it does not have. */
export const replies: Readonly<Partial<Record<string, (asked: Asked) => Answered | undefined>>> = {
  acl: ({ path }) =>
    path === `/${paper.acl}.bib`
      ? text(
          bibtex(
            'inproceedings',
            'booktitle = "Proceedings of the 62nd Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)"',
          ),
        )
      : undefined,
  arxiv: arxivFeed,
  'arxiv-oai': arxivRecord,
  'arxiv-page': ({ path }) => (path === `/abs/${paper.arxiv}` ? page('') : undefined),
  crossref: crossrefWorks,
  cvf: ({ path }) =>
    path.endsWith('/html/Lovelace_Sampling_Twice_CVPR_2024_paper.html')
      ? page(
          `<div class="bibref">${bibtex('InProceedings', 'booktitle = {Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)}')}</div>`,
        )
      : undefined,
  datacite: dataciteDois,
  doi: ({ path, accept }) =>
    path === `/${paper.doi}` && accept.includes('csl+json')
      ? json({
          type: 'proceedings-article',
          title: paper.title,
          DOI: paper.doi,
          author: people,
          issued: { 'date-parts': [[2024, 7]] },
        })
      : html(404, '<title>Error: DOI Not Found</title><p>DOI NAME NOT FOUND'),
  'hugging-face': ({ path }) =>
    path === `/api/papers/${paper.arxiv}`
      ? json({
          id: paper.arxiv,
          title: paper.title,
          authors: [{ name: 'Ada Lovelace' }],
          publishedAt: '2024-01-01T00:00:00.000Z',
          githubRepo: 'https://github.com/sample/twice',
          githubRepoAddedBy: 'auto',
        })
      : json({ error: 'Paper not found' }, 404),
  jmlr: ({ path }) =>
    path === `/papers/${paper.jmlr}.bib`
      ? text(bibtex('article', 'journal = {Journal of Machine Learning Research}'))
      : undefined,
  neurips: ({ path }) =>
    path.startsWith(`/paper_files/paper/2024/hash/${'0'.repeat(31)}1`) ? page('') : undefined,
  openalex: openalexWorks,
  openreview: ({ query }) => openreviewNotes(query.get('id') === paper.forum),
  'openreview-old': () => openreviewNotes(false),
  pmlr: ({ path }) =>
    path === `/${paper.pmlr}.html`
      ? page(
          `<pre><code id="bibtex">${bibtex('InProceedings', 'booktitle = {Proceedings of the 41st International Conference on Machine Learning}')}</code></pre>`,
        )
      : undefined,
  'semantic-scholar': semanticScholarPapers,
  web: ({ path }) => (path === '/sample' ? page('') : undefined),
}

const people = [
  { given: 'Ada', family: 'Lovelace' },
  { given: 'Wei', family: 'Wang' },
]

function json(value: unknown, status = 200): Answered {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) }
}

function text(body: string, status = 200): Answered {
  return { status, type: 'text/plain', body }
}

function html(status: number, body: string): Answered {
  return {
    status,
    type: 'text/html; charset=utf-8',
    body: `<!doctype html><html><body>${body}</body></html>`,
  }
}

function page(inside: string): Answered {
  return {
    status: 200,
    type: 'text/html',
    headers: { etag: '"1"' },
    body: `<!DOCTYPE html><html><head><title>${paper.title}</title>
<meta name="citation_title" content="${paper.title}"><meta name="citation_author" content="Lovelace, Ada">
<meta name="citation_author" content="Wang, Wei"><meta name="citation_publication_date" content="2024/07/21"></head>
<body>${inside}</body></html>`,
  }
}

function bibtex(type: string, where: string): string {
  return `@${type}{lovelace-wang-2024-sampling,
    title = "Sampling Twice: A Study of Self-Training",
    author = "Lovelace, Ada  and\n      Wang, Wei",
    ${where},
    year = "2024"
}\n`
}

/** Pages of at most two results, in another order than asked; unknown ids are simply missing. */
function arxivFeed({ path, query }: Asked): Answered | undefined {
  if (path !== '/api/query') return undefined
  const ids = query.get('id_list')?.split(',') ?? (query.get('search_query') ? [paper.arxiv] : [])
  if (ids.some((id) => !/^[\w./-]+$/.test(id)))
    return atom(
      1,
      '<entry><id>https://arxiv.org/api/errors#incorrect_id_format</id><title>Error</title><summary>incorrect id format</summary></entry>',
    )
  const known = ids.filter((id) => id.startsWith('2401.0')).toReversed()
  return atom(known.length, known.map(arxivEntry).join(''))
}

function atom(total: number, entries: string): Answered {
  const body = `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
<opensearch:totalResults>${total}</opensearch:totalResults>${entries}</feed>`
  return { status: 200, type: 'application/atom+xml; charset=utf-8', body }
}

function arxivEntry(id: string): string {
  const title = id === paper.arxiv ? paper.title : `Paper ${id} of the Replay Server`
  return `<entry><id>http://arxiv.org/abs/${id}v2</id><title>${title}</title><published>2024-01-01T00:00:00Z</published>
<link href="https://arxiv.org/abs/${id}v2" rel="alternate"/><summary>${paper.abstract}</summary>
<author><name>Ada Lovelace</name></author><author><name>Wei Wang</name></author></entry>`
}

function arxivRecord({ query }: Asked): Answered {
  const isKnown = query.get('identifier') === `oai:arXiv.org:${paper.arxiv}`
  const inside = isKnown
    ? `<GetRecord><record><metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>${paper.arxiv}</id><created>2024-01-01</created>
<authors><author><keyname>Lovelace</keyname><forenames>Ada</forenames></author></authors><title>${paper.title}</title></arXiv></metadata></record></GetRecord>`
    : '<error code="idDoesNotExist">No matching identifier in arXiv</error>'
  return {
    status: 200,
    type: 'text/xml',
    body: `<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">${inside}</OAI-PMH>`,
  }
}

function crossrefWorks({ path, query }: Asked): Answered | undefined {
  const work = {
    DOI: paper.doi,
    type: 'proceedings-article',
    title: [paper.title],
    author: people,
    published: { 'date-parts': [[2024, 7]] },
  }
  const list = (items: readonly unknown[]) =>
    json({ status: 'ok', 'message-type': 'work-list', message: { 'total-results': items.length, items } })
  if (path === '/works') {
    const isAsked =
      query.get('query.bibliographic') !== null || query.get('filter')?.includes(`doi:${paper.doi}`)
    return list(isAsked ? [work] : [])
  }
  if (path === `/works/${paper.doi}`) return json({ status: 'ok', 'message-type': 'work', message: work })
  return path.startsWith('/works/') ? text('Resource not found.', 404) : undefined
}

function dataciteDois({ path, query }: Asked): Answered | undefined {
  const record = (doi: string) => ({
    id: doi,
    type: 'dois',
    attributes: {
      doi,
      titles: [{ title: paper.title }],
      creators: [{ name: 'Lovelace, Ada', nameType: 'Personal' }],
      publicationYear: 2024,
      types: { resourceTypeGeneral: 'Dataset' },
    },
  })
  if (path === '/dois') {
    const data = query.get('query')?.includes(paper.zenodo) ? [record(paper.zenodo)] : []
    return json({ data, meta: { total: data.length } })
  }
  const known = [paper.zenodo, `10.48550/arxiv.${paper.arxiv}`].find((doi) => path === `/dois/${doi}`)
  return known
    ? json({ data: record(known) })
    : json({ errors: [{ status: '404', title: "The resource you are looking for doesn't exist." }] }, 404)
}

function openalexWorks({ path }: Asked): Answered {
  const work = {
    id: `https://openalex.org/${paper.openalex}`,
    doi: `https://doi.org/${paper.doi}`,
    title: paper.title,
    publication_year: 2024,
    authorships: [{ raw_author_name: 'Ada Lovelace' }],
  }
  if (path === '/works') return json({ meta: { count: 1 }, results: [work] })
  const isKnown = path === `/works/doi:${paper.doi}` || path === `/works/${paper.openalex}`
  return isKnown ? json(work) : html(404, '<title>404 Not Found</title>')
}

function openreviewNotes(isKnown: boolean): Answered {
  if (!isKnown) return json({ notes: [], count: 0 })
  const content = {
    title: { value: paper.title },
    authors: { value: ['Ada Lovelace', 'Wei Wang'] },
    venue: { value: 'ICLR 2024 poster' },
    venueid: { value: 'ICLR.cc/2024/Conference' },
  }
  return json({
    notes: [{ id: paper.forum, forum: paper.forum, cdate: 1_696_000_000_000, content }],
    count: 1,
  })
}

function semanticScholarPapers({ path, body }: Asked): Answered | undefined {
  const known = {
    paperId: 'a'.repeat(40),
    title: paper.title,
    year: 2024,
    venue: 'arXiv.org',
    authors: [{ name: 'Ada Lovelace' }],
    externalIds: { ArXiv: paper.arxiv },
  }
  if (path === '/graph/v1/paper/search/match') return json({ data: [{ ...known, matchScore: 100 }] })
  if (path !== '/graph/v1/paper/batch') return undefined
  const { ids } = JSON.parse(body) as { ids: string[] }
  const papers = ids.map((id) => (id === `ARXIV:${paper.arxiv}` ? known : null))
  return papers.every((one) => one === null) ? json({ error: 'No valid paper ids given' }, 400) : json(papers)
}
