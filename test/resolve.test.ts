/** From references to papers: who is asked, in which order, what merges, and what is said of contradictions. */
import { describe, expect, test } from 'vitest'
import { type Asking, ask, converse, type Question } from '../src/sources/ask.ts'
import { loadSources, type SourceName } from '../src/sources/index.ts'
import { readReference } from '../src/sources/reference.ts'
import { type Resolution, type ResolveOptions, resolve } from '../src/sources/resolve.ts'
import type { Answer, Candidate, Found, Reference, Request } from '../src/sources/source.ts'

const sources = await loadSources()
const arxiv: Reference = { kind: 'arxiv', value: '2401.00001' }
const doi: Reference = { kind: 'doi', value: '10.1000/a' }

const title = 'Sampling Twice: A Study of Self-Training'
const base = { title, authors: ['Ada Lovelace', 'Wei Wang'] }

function found(source: SourceName, fields: Found['draft']['fields'], more: Partial<Found> = {}): Found {
  const origin = { source, url: `https://example.org/${source}` }
  return {
    kind: 'found',
    draft: { fields: { ...base, ...fields } },
    origin,
    notices: [],
    versions: [],
    suggestions: [],
    doubtful: [],
    ...more,
  }
}

const absent: Answer = { kind: 'absent' }
const closed: Answer = { kind: 'unavailable', reason: 'it rains' }

/** Leads a dialogue with answers by source; gives the questions of each turn and the end. */
function play(
  reference: Reference,
  answers: Partial<Record<SourceName, Answer>>,
  options: ResolveOptions = {},
) {
  const dialogue = resolve(reference, options)
  const turns: string[][] = []
  let step = dialogue.next()
  while (!step.done) {
    turns.push(step.value.map(({ source, reference: { kind, value } }) => `${source} ${kind} ${value}`))
    step = dialogue.next(step.value.map(({ source }) => answers[source] ?? closed))
  }
  return { turns, end: step.value }
}

function paperOf(end: Resolution) {
  if (end.kind !== 'found') throw new Error(`it ended ${end.kind}`)
  return end
}

describe('who is asked', () => {
  test('arXiv first; when it rains, three others', () => {
    const { turns, end } = play(arxiv, { 'landing-page': found('landing-page', { arxiv: '2401.00001' }) })
    expect(turns).toEqual([
      ['arxiv arxiv 2401.00001'],
      ['arxiv-oai arxiv 2401.00001'],
      ['datacite arxiv 2401.00001'],
      ['landing-page arxiv 2401.00001'],
    ])
    expect(paperOf(end).asked.map(({ answer }) => answer)).toEqual([
      'unavailable',
      'unavailable',
      'unavailable',
      'found',
    ])
  })

  test('nobody after arXiv says that there is no such paper', () => {
    const { turns, end } = play(arxiv, { arxiv: absent })
    expect(turns).toHaveLength(1)
    expect(end).toMatchObject({ kind: 'absent', asked: [{ source: 'arxiv', answer: 'absent' }] })
  })

  test('a DOI that Crossref and DataCite lack exists until doi.org says otherwise', () => {
    const lacking = { crossref: absent, datacite: absent }
    expect(play(doi, lacking).end.kind).toBe('unavailable')
    expect(play(doi, { ...lacking, doi: absent }).end.kind).toBe('absent')
    expect(play(doi, { ...lacking, doi: found('doi', { doi: '10.1000/a' }) }).end.kind).toBe('found')
  })

  test('an address is never absent', () => {
    expect(play({ kind: 'url', value: 'https://example.org/' }, { 'landing-page': absent }).end.kind).toBe(
      'unavailable',
    )
  })

  test('the Anthology, then Crossref about its DOI', () => {
    const { turns } = play({ kind: 'acl', value: 'N19-1423' }, {})
    expect(turns).toEqual([['acl acl N19-1423'], ['crossref doi 10.18653/v1/N19-1423']])
  })

  test('the identifiers that come with a paper, once, and for code where it is wanted', () => {
    const answers = {
      arxiv: found('arxiv', { arxiv: '2401.00001', doi: '10.1000/a', date: '2024-01' }),
      crossref: found('crossref', { doi: '10.1000/a', venue: 'ICML 2024', date: '2024-07' }),
    }
    const { turns } = play(arxiv, answers, { suggest: true })
    expect(turns).toEqual([
      ['arxiv arxiv 2401.00001'],
      ['crossref doi 10.1000/a', 'hugging-face arxiv 2401.00001'],
    ])
    expect(play(arxiv, answers, { isBrief: true }).turns).toHaveLength(1)
  })
})

describe('what merges', () => {
  test('each field from the surest source, with everybody who agrees', () => {
    const { end } = play(arxiv, {
      arxiv: found('arxiv', { arxiv: '2401.00001', doi: '10.1000/A', date: '2024-01', venue: 'ICML 2023' }),
      crossref: found('crossref', { doi: '10.1000/a', venue: 'ICML 2024', date: '2024-07' }),
    })
    const { fields, origins, conflicts } = paperOf(end)
    expect(fields).toMatchObject({ date: '2024-01', venue: 'ICML 2024', doi: '10.1000/a' })
    expect(origins.title?.map(({ source }) => source)).toEqual(['arxiv', 'crossref'])
    expect(conflicts).toEqual([
      {
        field: 'venue',
        kept: { value: 'ICML 2024', origin: { source: 'crossref', url: 'https://example.org/crossref' } },
        others: [{ value: 'ICML 2023', origin: { source: 'arxiv', url: 'https://example.org/arxiv' } }],
      },
    ])
  })

  test('what a source often gets wrong counts only where nobody else knows', () => {
    const { end } = play(doi, {
      crossref: found(
        'crossref',
        { doi: '10.1000/a', arxiv: '2401.00001', authors: ['Wei Wang', 'Ada Lovelace'] },
        { doubtful: ['authors'] },
      ),
      arxiv: found('arxiv', { arxiv: '2401.00001' }),
    })
    expect(paperOf(end).fields.authors).toEqual(['Ada Lovelace', 'Wei Wang'])
    expect(paperOf(end).conflicts.map(({ field }) => field)).toEqual(['authors'])
  })

  test('an identifier that leads to another work is left out, and said to', () => {
    const { end } = play(arxiv, {
      arxiv: found('arxiv', { arxiv: '2401.00001', doi: '10.1000/a' }),
      crossref: found('crossref', {
        title: 'Cooking with Gas',
        authors: ['Some Cook'],
        doi: '10.1000/a',
        venue: 'Nature',
      }),
    })
    expect(paperOf(end).fields).toEqual({ ...base, arxiv: '2401.00001' })
    expect(paperOf(end).guesses).toEqual(['the DOI `10.1000/a` is left out: it leads to `Cooking with Gas`'])
  })

  test('a paper that was retitled stays one', () => {
    const { end } = play(arxiv, {
      arxiv: found('arxiv', { arxiv: '2401.00001', doi: '10.1000/a' }),
      crossref: found('crossref', {
        title: 'Sampling Twice for Self-Training of Language Models',
        doi: '10.1000/a',
      }),
    })
    expect(paperOf(end).conflicts.map(({ field, kept }) => [field, kept.value])).toEqual([['title', title]])
    expect(paperOf(end).fields.doi).toBe('10.1000/a')
  })

  test('an address beside identifiers goes, but for the page of the proceedings', () => {
    const page: Reference = { kind: 'url', value: 'https://example.org/p' }
    const plain = found('landing-page', { doi: '10.1000/a', url: page.value })
    expect(paperOf(play(page, { 'landing-page': plain }).end).fields.url).toBeUndefined()
    const alone = found('landing-page', { url: page.value })
    expect(paperOf(play(page, { 'landing-page': alone }).end).fields.url).toBe(page.value)
    const proceedings = found('pmlr', { arxiv: '2401.00001', url: 'https://proceedings.mlr.press/v1/a.html' })
    const end = paperOf(play({ kind: 'pmlr', value: 'v1/a' }, { pmlr: proceedings }).end)
    expect(end.fields.url).toBe('https://proceedings.mlr.press/v1/a.html')
  })

  test('notices and suggestions keep their source', () => {
    const { end } = play(arxiv, {
      arxiv: found('arxiv', { arxiv: '2401.00001', doi: '10.1000/a' }),
      crossref: found(
        'crossref',
        { doi: '10.1000/a' },
        { notices: [{ kind: 'retracted', text: 'Retraction' }] },
      ),
    })
    expect(paperOf(end).notices).toMatchObject([{ kind: 'retracted', origin: { source: 'crossref' } }])
  })
})

describe('a title', () => {
  const wanted: Reference = { kind: 'title', value: title }
  const candidate = (one: Found, similarity: number): Candidate => ({ found: one, similarity })

  test('gives the candidates of all who search, each work once, the likeliest first', () => {
    const { turns, end } = play(
      wanted,
      {
        crossref: {
          kind: 'candidates',
          candidates: [
            candidate(found('crossref', { doi: '10.1000/a' }), 1),
            candidate(found('crossref', { title: 'Soup' }), 0.1),
          ],
        },
        arxiv: { kind: 'candidates', candidates: [candidate(found('arxiv', { arxiv: '2401.00001' }), 1)] },
        openalex: {
          kind: 'candidates',
          candidates: [candidate(found('openalex', { title: 'Sampling Thrice', authors: ['B. C.'] }), 0.6)],
        },
      },
      { keys: { openalex: 'KEY' } },
    )
    expect(turns).toEqual([[`crossref title ${title}`, `arxiv title ${title}`, `openalex title ${title}`]])
    expect(
      end.kind === 'candidates' &&
        end.candidates.map(({ found: one, also }) => [one.origin.source, also.length]),
    ).toEqual([
      ['crossref', 1],
      ['openalex', 0],
    ])
  })

  test('of which nobody could be asked is open; of which one knows nothing, has no candidates', () => {
    expect(play(wanted, {}).end.kind).toBe('unavailable')
    expect(play(wanted, { arxiv: { kind: 'candidates', candidates: [] } }).end).toMatchObject({
      kind: 'candidates',
      candidates: [],
    })
  })
})

describe('questions', () => {
  const feed = (ids: readonly string[]) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><totalResults>${ids.length}</totalResults>${ids
      .map((id) => `<entry><id>http://arxiv.org/abs/${id}v1</id><title>Paper ${id}</title></entry>`)
      .join('')}</feed>`

  /** arXiv, which refuses lists that hold a bad id. */
  function asking(bad: string) {
    const requests: Request[] = []
    const forgotten: Request[] = []
    const world: Asking = {
      sources,
      options: {},
      forget: (request) => void forgotten.push(request),
      async send(request) {
        requests.push(request)
        const ids = new URL(request.url).searchParams.get('id_list')?.split(',') ?? []
        const error =
          '<feed><entry><id>http://arxiv.org/api/errors#x</id><summary>incorrect id format</summary></entry></feed>'
        const body = ids.includes(bad) ? error : feed(ids)
        return { kind: 'reply', reply: { request, url: request.url, status: 200, type: '', body } }
      },
    }
    return { world, requests, forgotten }
  }
  const many = (count: number): Question[] =>
    Array.from({ length: count }, (_, index) => ({
      source: 'arxiv',
      reference: { kind: 'arxiv', value: `2401.${String(index + 1).padStart(5, '0')}` },
    }))

  test('go out fifty at a time, each once, and come back in order', async () => {
    const { world, requests } = asking('none')
    const answers = await ask([...many(120), ...many(3)], world)
    expect(requests.map(({ url }) => new URL(url).searchParams.get('max_results'))).toEqual([
      '50',
      '50',
      '20',
    ])
    const titles = answers.map((answer) => answer.kind === 'found' && answer.draft.fields.title)
    expect(titles[119]).toBe('Paper 2401.00120')
    expect(titles.slice(120)).toEqual(titles.slice(0, 3))
  })

  test('of which one is bad are asked in halves, so that only that one has no answer', async () => {
    const { world, requests, forgotten } = asking('2401.00007')
    const answers = await ask(many(50), world)
    expect(answers.flatMap(({ kind }, index) => (kind === 'found' ? [] : [`${index} ${kind}`]))).toEqual([
      '6 absent',
    ])
    expect(requests.length).toBeLessThanOrEqual(13)
    expect(forgotten.length).toBeGreaterThan(3)
    expect(forgotten.every(({ url }) => url.includes('2401.00007'))).toBe(true)
  })

  test('that are all refused do not multiply', async () => {
    const requests: Request[] = []
    const world: Asking = {
      sources,
      options: {},
      async send(request) {
        requests.push(request)
        const body =
          '<feed><entry><id>http://arxiv.org/api/errors#x</id><summary>we are closed</summary></entry></feed>'
        return { kind: 'reply', reply: { request, url: request.url, status: 400, type: '', body } }
      },
    }
    const answers = await ask(many(50), world)
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['unavailable']))
    expect(requests.length).toBeLessThan(30)
  })

  test('of many dialogues go together', async () => {
    const { world, requests } = asking('none')
    const references = many(30).map(({ reference }) => reference)
    const ends = await converse(
      references.map((reference) => resolve(reference)),
      world,
    )
    expect(requests).toHaveLength(1)
    expect(ends.map((end) => end.kind === 'found' && end.fields.arxiv)).toEqual(
      references.map(({ value }) => value),
    )
  })

  test('that need a key are not asked without one', async () => {
    const { world, requests } = asking('none')
    const [answer] = await ask([{ source: 'semantic-scholar', reference: arxiv }], world)
    expect(answer).toMatchObject({ kind: 'unavailable', reason: expect.stringContaining('S2_API_KEY') })
    expect(requests).toEqual([])
  })
})

test.each([
  ['"Attention"', { kind: 'title', value: 'Attention' }],
  ['“Attention Is All You Need”', { kind: 'title', value: 'Attention Is All You Need' }],
  ['attention is all', { kind: 'title', value: 'attention is all' }],
  ['attention', undefined],
  ['two words', undefined],
  ['', undefined],
  ['ftp://a b c', undefined],
  ['10.1000/a', doi],
])('%s names %j', (text, expected) => {
  expect(readReference(text, sources)).toEqual(expected)
})
