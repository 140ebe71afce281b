/** `survey check`: identifiers and links that are right, wrong, or that nobody could ask about. */
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { createHastyClock } from '../replay/clock.ts'
import type { Answered } from '../replay/replies.ts'
import { startReplay } from '../replay/server.ts'
import { repliesOf } from '../replay/world.ts'
import { createSandbox, type Sandbox } from '../run.ts'

const twice = 'Sampling Twice: A Study of Self-Training'
const work = {
  DOI: '10.18653/v1/2024.acl-long.1',
  type: 'proceedings-article',
  title: [twice],
  author: [{ given: 'Ada', family: 'Lovelace' }],
  'container-title': ['Proceedings of ACL 2024'],
  published: { 'date-parts': [[2024, 8]] },
}
const retracted = {
  ...work,
  DOI: '10.1000/retracted',
  'updated-by': [{ type: 'retraction', DOI: '10.1/n', label: 'Retraction' }],
}
const concerned = {
  ...work,
  DOI: '10.1000/concern',
  'updated-by': [{ type: 'expression_of_concern', DOI: '10.1/c', label: 'Expression of Concern' }],
}
const corrected = {
  ...work,
  DOI: '10.1000/corrected',
  'updated-by': [{ type: 'erratum', DOI: '10.1/e', label: 'Erratum' }],
}

/** What pages answer, by their path below `/web`. */
const pages: Readonly<Record<string, Answered & { readonly onHead?: number }>> = {
  '/fine': { status: 200, type: 'text/html', body: '<!doctype html>Here' },
  '/gone': { status: 404, type: 'text/html', body: '<!doctype html>No' },
  '/gone-for-good': { status: 410, type: 'text/html', body: '<!doctype html>No' },
  '/only-get': { status: 200, type: 'text/html', body: '<!doctype html>Here', onHead: 405 },
  '/no-head': { status: 200, type: 'text/html', body: '<!doctype html>Here', onHead: 404 },
  '/forbidden': { status: 403, type: 'text/html', body: '<!doctype html>No' },
  '/busy': { status: 429, type: 'text/plain', body: 'slow down' },
  '/broken': { status: 503, type: 'text/plain', body: 'out of order' },
  '/wall': { status: 404, type: 'text/html', body: '<!doctype html><title>Just a moment...</title>' },
  '/moved': { status: 301, type: 'text/html', body: '', headers: { location: '/web/fine' } },
  '/home': { status: 302, type: 'text/html', body: '', headers: { location: '/' } },
  '/private': { status: 302, type: 'text/html', body: '', headers: { location: 'http://10.0.0.1/' } },
}

const archived: string[] = []
const replay = await startReplay({
  ...repliesOf({
    arxiv: [
      { id: '2401.00001', title: twice, author: 'Ada Lovelace' },
      { id: '2401.00002', title: 'Whales of the North', author: 'Herman Melville' },
      { id: '2401.00003', title: 'Drawing Samples Again in Self-Training', author: 'Ada Lovelace' },
      {
        id: '2401.00004',
        title: twice,
        author: 'Ada Lovelace',
        comment: 'This paper has been withdrawn by the author',
      },
    ],
    crossref: [work, retracted, concerned, corrected],
    archived,
  }),
  '': () => ({ status: 200, type: 'text/html', body: '<!doctype html>Welcome' }),
  web: ({ path, method }) => {
    const page = pages[path]
    return page && method === 'HEAD' && page.onHead !== undefined ? { ...page, status: page.onHead } : page
  },
})
archived.push(`${replay.origin}/web/gone`)
afterAll(() => replay.close())

const sandboxes: Sandbox[] = []
afterEach(() => {
  for (const sandbox of sandboxes.splice(0)) sandbox.remove()
})

/** A survey with one paper, or several of the same title. */
function survey(...papers: readonly (readonly string[])[]): Sandbox {
  const text = papers
    .map((lines, at) =>
      [`p${at}:`, `title: "${twice}"`, 'authors: [Ada Lovelace]', ...lines, 'component: c'].join('\n  '),
    )
    .join('\n\n')
  const sandbox = createSandbox(
    { 'survey.yaml': 'title: T\ncomponents: [{ id: c, title: C }]\n', 'papers.yaml': `${text}\n` },
    { environment: replay.environment, clock: createHastyClock() },
  )
  sandboxes.push(sandbox)
  return sandbox
}

async function checked(sandbox: Sandbox, words = '') {
  const { stdout, stderr, exitCode } = await sandbox.run(`check --json ${words}`)
  const found = JSON.parse(stdout) as { rule: string; severity: string; message: string; fix?: object }[]
  return { found, rules: found.map(({ rule }) => rule), stderr, exitCode }
}

describe('an identifier', () => {
  test.each([
    ['arxiv: "2401.00001"', [], 0],
    ['arxiv: "2401.99999"', ['identifier-not-found'], 1],
    ['arxiv: "2401.00002"', ['identifier-title-mismatch'], 1],
    ['arxiv: "2401.00003"', ['identifier-title-differs'], 0],
    ['arxiv: "2401.00004"', ['paper-in-doubt'], 0],
    ['acl: 2024.acl-long.1', [], 0],
    ['acl: 2024.acl-long.9', ['identifier-not-found'], 1],
    ['doi: "10.18653/v1/2024.acl-long.1"', [], 0],
    ['doi: "10.1000/nothing"', ['identifier-not-found'], 1],
    ['doi: "10.1000/retracted"', ['retracted-paper'], 1],
    ['doi: "10.1000/concern"', ['paper-in-doubt'], 0],
    ['doi: "10.1000/corrected"', [], 0],
  ])('%s', async (line, expected, exit) => {
    const { rules, exitCode } = await checked(survey([line]))
    expect([rules, exitCode]).toEqual([expected, exit])
  })

  test('of a retracted paper is silent once the note says so', async () => {
    const { rules } = await checked(survey(['doi: "10.1000/retracted"', 'note: Retracted in 2025.']))
    expect(rules).toEqual([])
  })

  test('that nobody could ask about is no finding', async () => {
    const { found, stderr, exitCode } = await checked(
      survey(['openreview: sAmPlEfOrM'], ['arxiv: "2401.00001"']),
    )
    expect([found, exitCode]).toEqual([[], 0])
    expect(stderr).toContain(
      'not known of `p0`: OpenReview answers nobody without a token; set OPENREVIEW_TOKEN\n1 checked, 1 not known\n',
    )
    expect((await checked(survey(['openreview: sAmPlEfOrM']))).exitCode).toBe(2)
    expect(
      (await checked(survey(['openreview: sAmPlEfOrM'], ['arxiv: "2401.00001"']), '--complete')).exitCode,
    ).toBe(2)
  })

  test('of another paper is silenced by a comment, weighed by the manifest, and neither is unknown to lint', async () => {
    const silent = survey(['arxiv: "2401.00002" # survey-ignore: identifier-title-mismatch a joke'])
    expect((await checked(silent)).rules).toEqual([])
    expect((await silent.run('lint --level warning')).stdout).toBe('no problems\n')
    const weighed = survey(['arxiv: "2401.00002"'])
    weighed.write({
      'survey.yaml':
        'title: T\ncomponents: [{ id: c, title: C }]\nlint: { rules: { identifier-title-mismatch: info } }\n',
    })
    expect(await checked(weighed)).toMatchObject({ found: [{ severity: 'info' }], exitCode: 0 })
    expect((await weighed.run('lint --level warning')).stdout).toBe('no problems\n')
  })
})

describe('a link', () => {
  test.each<[string, readonly string[], string | RegExp]>([
    ['fine', [], /^1 checked\n$/],
    ['gone', ['dead-link'], ''],
    ['gone-for-good', ['dead-link'], ''],
    ['only-get', [], /^1 checked\n$/],
    ['no-head', [], /^1 checked\n$/],
    ['moved', [], /^1 checked\n$/],
    ['home', ['link-to-front-page'], ''],
    ['forbidden', [], 'it answered with status 403'],
    ['busy', [], 'it was asked too often (status 429)'],
    ['broken', [], 'it is out of order for the moment (status 503)'],
    ['wall', [], 'wants a check that only a browser passes'],
    ['private', [], 'the address is not on the public network'],
  ])('%s', async (path, expected, said) => {
    const { rules, stderr } = await checked(survey([`url: ${replay.origin}/web/${path}`]))
    expect(rules).toEqual(expected)
    if (typeof said === 'string') expect(stderr).toContain(said)
    else expect(stderr).toMatch(said)
  })

  test('that is dead comes with the copy in the Internet Archive, where there is one', async () => {
    const sandbox = survey([`url: ${replay.origin}/web/gone`], [`code: ${replay.origin}/web/gone-for-good`])
    const { found, exitCode } = await checked(sandbox)
    const copy = `https://web.archive.org/web/20240102030405/${replay.origin}/web/gone`
    expect(found).toMatchObject([
      {
        severity: 'warning',
        message: expect.stringContaining(`has a copy, \`${copy}\``),
        fix: { safe: false, edits: [{ text: expect.stringContaining(copy) }] },
      },
      { severity: 'warning', message: expect.stringContaining('find where it is now') },
    ])
    expect(exitCode).toBe(0)
    expect((await checked(sandbox, '--strict')).exitCode).toBe(1)
  })

  test('into a private network is never asked', async () => {
    const { rules, stderr } = await checked(survey(['url: http://192.168.0.1/paper']))
    expect(rules).toEqual([])
    expect(stderr).toContain('192.168.0.1: the address is not on the public network')
  })
})

test('a second run asks again only what had no answer', async () => {
  const sandbox = survey(
    ['arxiv: "2401.00001"', `url: ${replay.origin}/web/fine`],
    ['doi: "10.1000/nothing"', `url: ${replay.origin}/web/gone`],
    [`code: ${replay.origin}/web/forbidden`],
  )
  const first = await checked(sandbox)
  const before = replay.log.length
  expect(await checked(sandbox)).toEqual(first)
  const again = replay.log.slice(before).map(({ line }) => line)
  expect(again).toEqual(['HEAD /web/forbidden', 'GET /web/forbidden'])
})

test('what is no fault of a host is said once for all hosts', async () => {
  const sandbox = survey(['url: https://example.org/a'], ['url: https://example.com/b'])
  expect(await sandbox.run('check --offline')).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: expect.stringMatching(
      /^not known of 2 papers: pages were not asked, because of --offline\n0 checked, 2 not known\n$/,
    ),
    output: expect.anything(),
  })
})

test('--only and citekeys choose what is asked', async () => {
  const sandbox = survey(['arxiv: "2401.99999"', `url: ${replay.origin}/web/gone`], ['arxiv: "2401.00002"'])
  expect((await checked(sandbox, '--only links')).rules).toEqual(['dead-link'])
  expect((await checked(sandbox, '--only identifiers p1')).rules).toEqual(['identifier-title-mismatch'])
  expect((await checked(sandbox, '--offline')).exitCode).toBe(0)
  expect(await sandbox.run('check p7')).toMatchObject({ exitCode: 2 })
})

test('reports for people and files are those of lint', async () => {
  const sandbox = survey(['arxiv: "2401.00002"'])
  const { stdout } = await sandbox.run('check --output json=check.json')
  expect(stdout).toContain(
    'papers.yaml:4:10: error  identifier-title-mismatch  the arXiv id `2401.00002` leads to another paper, `Whales of the North`',
  )
  expect(JSON.parse(readFileSync(sandbox.path('check.json'), 'utf8'))).toHaveLength(1)
})
