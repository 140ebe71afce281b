/** What is asked beside the papers themselves: notices at Crossref, versions at arXiv, a token at OpenReview. */
import { describe, expect, test } from 'vitest'
import { withLogin } from '../src/cli/openreview-login.ts'
import { versionsIn, versionsRequest } from '../src/sources/arxiv-versions.ts'
import type { Outcome } from '../src/sources/ask.ts'
import { noticeBatch, noticesIn, noticesRequest } from '../src/sources/crossref-notices.ts'
import type { Reply, Request } from '../src/sources/source.ts'

function reply(request: Request, body: string, status = 200): Reply {
  return { request, url: request.url, status, type: '', body }
}

describe('notices', () => {
  const request = noticesRequest(['10.1000/A', '10.1000/b(c)'])

  test('are asked for many works at once', () => {
    expect(request.url).toBe(
      'https://api.crossref.org/works?filter=updates:10.1000%2FA,updates:10.1000%2Fb(c)&rows=1000&select=DOI,update-to',
    )
    const many = noticesRequest(
      Array.from({ length: noticeBatch }, (_, index) => `10.1000/${'x'.repeat(40)}${index}`),
    )
    expect(many.url.length).toBeLessThan(4096)
  })

  test('are told by the work, each once', () => {
    const update = (DOI: string, type: string, source: string) => ({
      DOI,
      type,
      label: 'Retraction',
      source,
      updated: { 'date-parts': [[2024, 5, 6]] },
    })
    const items = [
      {
        DOI: '10.1000/n1',
        'update-to': [
          update('10.1000/a', 'retraction', 'publisher'),
          update('10.1000/A', 'retraction', 'retraction-watch'),
        ],
      },
      { DOI: '10.1000/n2', 'update-to': [update('10.1000/a', 'new_version', 'publisher')] },
    ]
    const body = JSON.stringify({ status: 'ok', message: { 'total-results': 2, items } })
    expect(noticesIn(reply(request, body))).toEqual(
      new Map([['10.1000/a', [{ kind: 'retracted', text: 'Retraction, 2024-05-06', doi: '10.1000/n1' }]]]),
    )
  })

  test.each([
    ['<html></html>', 'Crossref sent a web page instead of JSON'],
    ['{"status":"ok","message":{}}', 'Crossref sent JSON without a work'],
    [
      '{"status":"ok","message":{"total-results":7,"items":[]}}',
      'Crossref sent fewer works than it says it has',
    ],
  ])('are not taken for none: %s', (body, reason) => {
    expect(noticesIn(reply(request, body))).toEqual({ kind: 'unavailable', reason })
  })
})

describe('versions', () => {
  const request = versionsRequest('2401.00001')
  const record = (versions: string) =>
    `<OAI-PMH><GetRecord><record><metadata><arXivRaw><id>2401.00001</id>${versions}</arXivRaw></metadata></record></GetRecord></OAI-PMH>`

  test('say when each came, and that the last takes the paper back', () => {
    const body = record(
      `<version version="v1"><date>Mon, 1 Jan 2024 18:00:00 GMT</date><size>20kb</size><source_type>D</source_type></version>
       <version version="v2"><date>soon</date><source_type>I</source_type></version>`,
    )
    expect(versionsIn('2401.00001', reply(request, body))).toEqual({
      kind: 'versions',
      versions: [
        { name: 'v1', date: '2024-01-01', isWithdrawal: false },
        { name: 'v2', isWithdrawal: true },
      ],
    })
  })

  test.each([
    ['<OAI-PMH><error code="idDoesNotExist">none</error></OAI-PMH>', { kind: 'absent' }],
    [
      '<OAI-PMH><error code="badArgument">no</error></OAI-PMH>',
      { kind: 'unavailable', reason: "arXiv's OAI-PMH refused the question: no" },
    ],
    [record(''), { kind: 'unavailable', reason: "arXiv's OAI-PMH sent another record than asked for" }],
    [
      'Rate exceeded.',
      { kind: 'unavailable', reason: "arXiv's OAI-PMH sent something else than XML: `Rate exceeded.`" },
    ],
  ])('%s', (body, expected) => {
    expect(versionsIn('2401.00001', reply(request, body))).toMatchObject(expected)
  })
})

describe('a login', () => {
  const account = { OPENREVIEW_USERNAME: 'me@example.org', OPENREVIEW_PASSWORD: 'SECRET' }
  const note: Request = {
    service: 'openreview',
    method: 'GET',
    url: 'https://api2.openreview.net/notes?id=x',
  }

  function world(login: (request: Request) => Outcome, environment = {}) {
    const sent: Request[] = []
    const send = withLogin(async (request) => {
      sent.push(request)
      return request.isSecret ? login(request) : { kind: 'reply', reply: reply(request, '{}') }
    }, environment)
    return { sent, send }
  }

  test('happens once, and its token goes to OpenReview only', async () => {
    const { sent, send } = world(
      (request) => ({ kind: 'reply', reply: reply(request, '{"token":"TOKEN"}') }),
      account,
    )
    await Promise.all([
      send(note),
      send({ ...note, service: 'openreview-old' }),
      send({ ...note, service: 'acl' }),
    ])
    expect(sent.filter(({ isSecret }) => isSecret)).toMatchObject([
      { method: 'POST', url: 'https://api2.openreview.net/login' },
    ])
    const tokens = sent
      .filter(({ isSecret }) => !isSecret)
      .map(({ service, headers }) => [service, headers?.authorization])
    expect(tokens.toSorted()).toEqual([
      ['acl', undefined],
      ['openreview', 'Bearer TOKEN'],
      ['openreview-old', 'Bearer TOKEN'],
    ])
  })

  test.each<[string, (request: Request) => Outcome]>([
    ['refused', (request) => ({ kind: 'reply', reply: reply(request, '{"name":"Error"}', 403) })],
    ['answered with a page', (request) => ({ kind: 'reply', reply: reply(request, '<html>') })],
    [
      'answered with a token that is none',
      (request) => ({ kind: 'reply', reply: reply(request, '{"token":"a\\r\\nb: c"}') }),
    ],
    ['not possible', () => ({ kind: 'failure', reason: 'it rains' })],
  ])('that is %s leaves a guest', async (_, login) => {
    const { sent, send } = world(login, account)
    await send(note)
    expect(sent.at(-1)).toEqual(note)
  })

  test('without an account does not happen', async () => {
    const { sent, send } = world(() => ({ kind: 'failure', reason: 'never' }))
    await send(note)
    expect(sent).toEqual([note])
  })
})
