/** A small world of papers for tests that need more than one: what arXiv, Crossref, the Anthology and others say of them. */
import type { Answered, Asked } from './replies.ts'
import type { Replies } from './server.ts'

interface ArxivPaper {
  readonly id: string
  readonly title: string
  readonly author: string
  readonly comment?: string
  readonly doi?: string
  readonly abstract?: string
  readonly published?: string
  /** Where Semantic Scholar says that it was published. */
  readonly venue?: string
}

export interface World {
  readonly arxiv?: readonly ArxivPaper[]
  /** Works as Crossref has them; found by DOI, and by title when all its words are asked for. */
  readonly crossref?: readonly Readonly<Record<string, unknown>>[]
  /** BibTeX by Anthology id. */
  readonly acl?: Readonly<Record<string, string>>
  /** Addresses that the Internet Archive has a copy of. */
  readonly archived?: readonly string[]
  /** Code that Hugging Face knows, by arXiv id. */
  readonly code?: Readonly<Record<string, string>>
}

/** What the services of a world answer. */
export function repliesOf({ arxiv = [], crossref = [], acl = {}, archived = [], code = {} }: World): Replies {
  return {
    arxiv: ({ query }) => feed(arxiv.filter(({ id }) => query.get('id_list')?.split(',').includes(id))),
    crossref: (asked) => works(crossref, asked),
    acl: ({ path }) => {
      const bib = acl[path.replace(/^\/|\.bib$/g, '')]
      return bib === undefined ? undefined : { status: 200, type: 'text/plain', body: bib }
    },
    archive: ({ query }) => {
      const url = query.get('url') ?? ''
      const closest = {
        status: '200',
        available: true,
        url: `http://web.archive.org/web/20240102030405/${url}`,
      }
      return json({ url, archived_snapshots: archived.includes(url) ? { closest } : {} })
    },
    doi: ({ path }) => {
      const work = crossref.find(({ DOI }) => path.toLowerCase() === `/${String(DOI).toLowerCase()}`)
      if (!work)
        return { status: 404, type: 'text/html', body: '<!doctype html><title>DOI Not Found</title>' }
      const { type, DOI, author, published } = work
      return json({ type, DOI, author, title: [work.title].flat()[0], issued: published })
    },
    'semantic-scholar': ({ body }) => {
      const { ids } = JSON.parse(body) as { ids: readonly string[] }
      const known = new Map(arxiv.map((paper) => [`ARXIV:${paper.id}`, paper]))
      return json(ids.map((id) => semanticScholarPaper(known.get(id)) ?? null))
    },
    'hugging-face': ({ path }) => {
      const id = path.replace('/api/papers/', '')
      const paper = arxiv.find((one) => one.id === id)
      if (!paper || code[id] === undefined) return json({ error: 'Paper not found' }, 404)
      return json({ id, title: paper.title, githubRepo: code[id], githubRepoAddedBy: 'auto' })
    },
  }
}

function semanticScholarPaper(paper: ArxivPaper | undefined) {
  return (
    paper && {
      ...{ paperId: 'a'.repeat(40), title: paper.title, authors: [{ name: paper.author }] },
      ...{ venue: paper.venue ?? 'arXiv.org', externalIds: { ArXiv: paper.id } },
    }
  )
}

function json(value: unknown, status = 200): Answered {
  return { status, type: 'application/json', body: JSON.stringify(value) }
}

function feed(papers: readonly ArxivPaper[]): Answered {
  const entries = papers.map(
    ({ id, title, author, comment, doi, abstract = 'An abstract.', published = '2024-01' }) =>
      `<entry><id>http://arxiv.org/abs/${id}v1</id><title>${title}</title><published>${published}-02T00:00:00Z</published><summary>${abstract}</summary>
<author><name>${author}</name></author>${comment ? `<arxiv:comment>${comment}</arxiv:comment>` : ''}${doi ? `<arxiv:doi>${doi}</arxiv:doi>` : ''}</entry>`,
  )
  const body = `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
<opensearch:totalResults>${papers.length}</opensearch:totalResults>${entries.join('')}</feed>`
  return { status: 200, type: 'application/atom+xml', body }
}

function works(all: NonNullable<World['crossref']>, { path, query }: Asked): Answered {
  const list = (items: readonly unknown[]) =>
    json({ status: 'ok', 'message-type': 'work-list', message: { 'total-results': items.length, items } })
  const title = query.get('query.bibliographic')?.toLowerCase()
  if (title !== undefined)
    return list(all.filter((work) => String(work.title).toLowerCase().slice(0, 20) === title.slice(0, 20)))
  const filters = (query.get('filter') ?? '').split(',').map((filter) => filter.toLowerCase())
  if (path === '/works')
    return list(
      all.filter(
        (work) =>
          filters.includes(`doi:${String(work.DOI).toLowerCase()}`) ||
          ((work['update-to'] ?? []) as { DOI: string }[]).some(({ DOI }) =>
            filters.includes(`updates:${DOI.toLowerCase()}`),
          ),
      ),
    )
  const work = all.find(({ DOI }) => path.toLowerCase() === `/works/${String(DOI).toLowerCase()}`)
  return work
    ? json({ status: 'ok', 'message-type': 'work', message: work })
    : { status: 404, type: 'text/plain', body: 'Resource not found.' }
}

/** What the services say of the small survey's papers, and of one more: for the transcripts in the documents of commands. */
export const exampleWorld: World = {
  arxiv: [
    [
      '2401.01335',
      'Self-Play Fine-Tuning Converts Weak Language Models to Strong Language Models',
      'Zixiang Chen',
    ],
    [
      '2212.10560',
      'Self-Instruct: Aligning Language Models with Self-Generated Instructions',
      'Yizhong Wang',
    ],
    ['2210.11610', 'Large Language Models Can Self-Improve', 'Jiaxin Huang'],
    ['2401.10020', 'Self-Rewarding Language Models', 'Weizhe Yuan'],
    ['2203.14465', 'STaR: Bootstrapping Reasoning With Reasoning', 'Eric Zelikman'],
    ['2402.04333', 'LESS: Selecting Influential Data for Targeted Instruction Tuning', 'Mengzhou Xia'],
    ['2401.00001', 'Sampling Twice: A Study of Self-Training', 'Ada Lovelace'],
  ].map(([id = '', title = '', author = '']) => ({ id, title, author })),
  crossref: [
    [
      '10.18653/v1/2023.acl-long.754',
      'Self-Instruct: Aligning Language Models with Self-Generated Instructions',
      'Wang',
      2023,
    ],
    ['10.18653/v1/2023.emnlp-main.67', 'Large Language Models Can Self-Improve', 'Huang', 2023],
    ['10.18653/v1/2024.acl-long.999', 'Sampling Twice: A Study of Self-Training', 'Lovelace', 2024],
  ].map(([DOI, title, family, year]) => ({
    ...{ DOI, title: [title], type: 'proceedings-article', author: [{ given: 'A.', family }] },
    'container-title': [
      'Proceedings of the Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)',
    ],
    published: { 'date-parts': [[year, 7]] },
  })),
  archived: ['https://example.org/gone.html'],
}
