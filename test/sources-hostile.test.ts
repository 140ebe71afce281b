/** Metadata that wants to do harm, or is only absurd: cleaned, or refused in one sentence; never thrown over, never slow. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Paper } from '../src/core/paper.ts'
import { loadSources, type SourceName } from '../src/sources/index.ts'
import { readReference } from '../src/sources/reference.ts'
import type { Answer, Reference, Reply, Source } from '../src/sources/source.ts'

const sources = await loadSources()
const sourceOf = (name: SourceName): Source => {
  const source = sources.get(name)
  if (!source) throw new Error(name)
  return source
}

/** One reference of each kind. */
const references: Readonly<Record<Reference['kind'], string>> = {
  acl: '2024.acl-long.1',
  arxiv: '2401.00001',
  cvf: 'content/CVPR2024/A_B_CVPR_2024_paper',
  doi: '10.1000/a',
  jmlr: 'v25/24-0001',
  neurips: `neurips/2024/${'0'.repeat(32)}/Conference`,
  openalex: 'W1000000001',
  openreview: 'sAmPlEfOrM',
  pmlr: 'v235/a24a',
  'semantic-scholar': 'a'.repeat(40),
  title: 'Sampling Twice',
  url: 'https://example.org/',
}

function readAs(
  source: Source,
  kind: Reference['kind'],
  body: string,
  status = 200,
  type = 'text/plain',
): readonly Answer[] {
  const reference = { kind, value: references[kind] }
  const routes = source.request([reference], { keys: { 'semantic-scholar': 'KEY' } })
  return routes.flatMap((request): readonly Answer[] => {
    const reply: Reply = { request, url: request.url, status, type, body }
    return source.read([reference], reply)
  })
}

interface Facts {
  readonly title?: string
  readonly authors?: readonly string[]
  readonly abstract?: string
}

/** The same facts as three services of different shape give them. */
const shapes: Readonly<Record<string, (facts: Facts) => Answer | undefined>> = {
  arxiv({ title = '', authors = [], abstract = '' }) {
    const people = authors.map((name) => `<author><name>${escaped(name)}</name></author>`).join('')
    const body = `<feed xmlns="http://www.w3.org/2005/Atom"><totalResults>1</totalResults><entry><id>http://arxiv.org/abs/2401.00001v1</id><title>${escaped(title)}</title>${people}<summary>${escaped(abstract)}</summary></entry></feed>`
    return readAs(sourceOf('arxiv'), 'arxiv', body)[0]
  },
  crossref({ title = '', authors = [], abstract = '' }) {
    const author = authors.map((family) => ({ family }))
    const work = { DOI: references.doi, title: [title], author, abstract }
    return readAs(sourceOf('crossref'), 'doi', JSON.stringify({ status: 'ok', message: work }))[0]
  },
  'landing-page'({ title = '', authors = [], abstract = '' }) {
    const meta = (name: string, text: string) =>
      `<meta name="${name}" content="${escaped(text).replaceAll('"', '&quot;')}">`
    const head = [
      meta('citation_title', title),
      ...authors.map((name) => meta('citation_author', name)),
      meta('citation_abstract', abstract),
    ]
    return readAs(
      sourceOf('landing-page'),
      'url',
      `<!doctype html><html><head>${head.join('')}</head><body></body></html>`,
    )[0]
  },
}

/** As XML and HTML want it; what neither can hold is left out, as servers do. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function fieldsOf(answer: Answer | undefined) {
  if (answer?.kind !== 'found') throw new Error(JSON.stringify(answer)?.slice(0, 500))
  return answer.draft.fields
}

describe.each(Object.entries(shapes))('%s', (_, read) => {
  test.each([
    ['<script>alert(1)</script>Sampling <b>Twice</b>', 'Sampling Twice'],
    ['Sampling &lt;i&gt;Twice&lt;/i&gt; &amp;amp; Again', 'Sampling Twice & Again'],
    ['Learning with <think> Tokens', 'Learning with <think> Tokens'],
    ['When a < b and c > d', 'When a < b and c > d'],
    ['The \\textbf{Bold} {GPT} of $\\alpha$-Models', 'The Bold GPT of α-Models'],
    ['G\\"odel Machines', 'Gödel Machines'],
    ['It Costs $5 or $10', 'It Costs $5 or $10'],
    ['Sampling\u001b[31m Twice\u202e\u0000\r\n  Again', 'Sampling [31m Twice Again'],
    ['50% of 100 & More #1', '50% of 100 & More #1'],
  ])('title %j', (title, expected) => {
    expect(fieldsOf(read({ title })).title).toBe(expected)
  })

  test('a title of 10 MB is none', () => {
    const start = performance.now()
    for (const title of [
      'x'.repeat(10_000_000),
      '<i>'.repeat(300_000),
      '{$\\'.repeat(300_000),
      '&amp;'.repeat(200_000),
    ])
      expect(read({ title })).toMatchObject({ kind: 'unavailable', reason: expect.stringMatching(/title/) })
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  test('20,000 authors are left out, and that is said', () => {
    const authors = Array.from({ length: 20_000 }, (_one, index) => `Author${index}`)
    const answer = read({ title: 'Sampling Twice', authors })
    expect(fieldsOf(answer)).not.toHaveProperty('authors')
    expect(answer?.kind === 'found' && answer.draft.guesses).toEqual([
      '`authors` is left out: no paper has 20000 authors',
    ])
  })

  test('an abstract of a megabyte is left out, and that is said', () => {
    const answer = read({ title: 'Sampling Twice', abstract: 'word '.repeat(200_000) })
    expect(fieldsOf(answer)).not.toHaveProperty('abstract')
    expect(answer?.kind === 'found' && answer.draft.guesses?.[0]).toMatch(
      /^`abstract` is left out: no abstract has \d+ characters$/,
    )
  })

  test('people with names that are none, or markup', () => {
    const authors = [
      '',
      ' ',
      '\u202e',
      '<b>Ada</b> Lovelace',
      '__proto__',
      'constructor',
      '\u001b[2J Wei Wang',
      '等',
    ]
    const people = fieldsOf(read({ title: 'Sampling Twice', authors })).authors
    expect(people).toContain('Ada Lovelace')
    expect(JSON.stringify(people)).not.toMatch(/<b>|\\u001b|\u202e/)
  })

  test('whatever it is given makes valid fields or a sentence', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.stringMatching(/^[<>&;{}$\\"'a-z/=!\- ]{0,60}$/),
    )
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 4 }), text, (title, authors, abstract) => {
        const answer = read({ title, authors, abstract })
        if (answer?.kind === 'unavailable') expect(answer.reason).toMatch(/^[^\n\u001b]+$/)
        else
          for (const [name, value] of Object.entries(fieldsOf(answer)))
            expect(Paper.shape[name as keyof typeof Paper.shape].safeParse(value).success, name).toBe(true)
      }),
      { numRuns: 120 },
    )
  })
})

describe.each([...sources])('%s', (_, source) => {
  const kind = source.kinds.find((one) => one !== 'title') ?? 'title'

  test('makes of any text an answer, and never throws', () => {
    const json = fc.json({ maxDepth: 4 })
    const nasty = fc.constantFrom(
      '{"__proto__":{"kind":"found"}}',
      '{"message":{"__proto__":[],"DOI":null,"title":{}},"status":"ok"}',
      '{"data":{"attributes":null}}',
      '{"notes":[null,1,"x",{"id":"sAmPlEfOrM","content":{"title":{"value":{"value":[]}}}}]}',
      '[null,{},[]]',
      '<feed><entry/></feed>',
      '<feed><entry><id>http://arxiv.org/abs/2401.00001</id></entry></feed>',
      `<feed>${'<a>'.repeat(5000)}`,
      `<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><feed>&c;</feed>`,
      '@article{',
      `@article{a, title = ${'{'.repeat(5000)}`,
      '<!doctype html><html><head><meta name="citation_title" content=""></head></html>',
      '<html><script type="application/ld+json">{"@type":"Article","name":{"a":1},"author":[[[]]]}</script></html>',
      '\uFEFF',
      '\0'.repeat(1000),
    )
    const status = fc.constantFrom(200, 204, 304, 400, 403, 404, 410, 418)
    fc.assert(
      fc.property(fc.oneof(json, nasty, fc.string({ maxLength: 300 })), status, (body, code) => {
        const answers = readAs(source, kind, body, code)
        for (const answer of answers)
          expect(['found', 'candidates', 'absent', 'unavailable']).toContain(answer.kind)
      }),
      { numRuns: 120 },
    )
  })

  test('never takes an empty, cut or foreign body for “there is none”', () => {
    for (const body of [
      '',
      ' ',
      '{',
      '[',
      '{}',
      'null',
      '<',
      '<html><body>Hello</body></html>',
      'Service unavailable',
    ])
      for (const answer of readAs(source, kind, body, 200))
        expect(answer, body).toMatchObject({ kind: 'unavailable' })
  })
})

test('references of ten megabytes are read at once', () => {
  const start = performance.now()
  for (const text of [
    'https://arxiv.org/abs/',
    '10.1000/',
    'https://x/',
    '"',
    'word ',
    '2401.',
    '((((',
    '{{',
  ])
    readReference(text.repeat(10_000_000 / text.length), sources)
  for (const source of sources.values()) source.match('https://proceedings.mlr.press/v1/'.repeat(300_000))
  expect(performance.now() - start).toBeLessThan(5000)
})
