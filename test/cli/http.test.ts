/** The HTTP layer: what it remembers, whom it gives up on, where it does not go, and what it tells whom. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createHttp, type Http } from '../../src/cli/http.ts'
import { isPublic, type Lookup, publicLookup, refusalOf } from '../../src/cli/http-address.ts'
import { openHttpCache } from '../../src/cli/http-cache.ts'
import { httpSettings, keyVariables, sourceOptions } from '../../src/cli/http-config.ts'
import { retryAfter, waitBefore } from '../../src/cli/http-retry.ts'
import {
  createTransport,
  type Transport,
  type WireReply,
  type WireRequest,
} from '../../src/cli/http-transport.ts'
import type { Request } from '../../src/sources/source.ts'
import { createVirtualClock } from '../replay/clock.ts'
import { startReplay } from '../replay/server.ts'

const root = mkdtempSync(join(tmpdir(), 'survey-http-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(root, 'home-'))
})

const ask: Request = { service: 'acl', method: 'GET', url: 'https://aclanthology.org/1.bib' }
const hours = (count: number) => count * 3_600_000

interface Scripted {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly failure?: string
}

/** A run with a network that answers as written, one reply after the other; the last goes on. */
function run(script: readonly Scripted[], settings = {}) {
  const clock = createVirtualClock()
  const asked: WireRequest[] = []
  const transport: Transport = async (request) => {
    asked.push(request)
    const {
      status = 200,
      headers = {},
      body = 'text',
      failure,
    } = script[Math.min(asked.length, script.length) - 1] ?? {}
    if (failure !== undefined)
      return { kind: 'failure', reason: failure, isLasting: false } satisfies WireReply
    return { kind: 'reply', status, header: (name) => headers[name], body: Buffer.from(body) }
  }
  const whole = { version: '1.0.0', bases: {}, isOffline: false, budget: 100, ...settings }
  const cache = openHttpCache({ XDG_CACHE_HOME: home })
  const http: Http = createHttp({ settings: whole, clock, cache, transport })
  const send = async (request = ask) => {
    const outcome = await clock.run(http.send(request))
    return outcome.kind === 'reply' ? `${outcome.reply.status} ${outcome.reply.body}` : outcome.reason
  }
  return { clock, asked, http, cache, send }
}

describe('what is remembered', () => {
  test('a reply for as long as its service says; then only whether it changed', async () => {
    const { send, asked, clock } = run([
      { body: 'one', headers: { etag: '"a"', 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT' } },
      { status: 304, body: '' },
      { body: 'two' },
    ])
    expect([await send(), await send()]).toEqual(['200 one', '200 one'])
    expect(asked).toHaveLength(1)
    await clock.run(clock.sleep(hours(24 * 7)))
    expect([await send(), await send()]).toEqual(['200 one', '200 one'])
    expect(asked[1]?.headers).toMatchObject({
      'if-none-match': '"a"',
      'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT',
    })
    expect(asked).toHaveLength(2)
    await clock.run(clock.sleep(hours(24 * 7)))
    expect(await send()).toBe('200 two')
  })

  test('what is missing, for a day; what is out of order, not at all', async () => {
    const missing = run([{ status: 404, body: 'no' }, { body: 'yes' }])
    expect([await missing.send(), await missing.send()]).toEqual(['404 no', '404 no'])
    await missing.clock.run(missing.clock.sleep(hours(24)))
    expect(await missing.send()).toBe('200 yes')
    const refused = run([{ status: 403, body: 'wall' }, { body: 'open' }])
    const other = { ...ask, url: `${ask.url}?2` }
    expect([await refused.send(other), await refused.send(other)]).toEqual(['403 wall', '200 open'])
  })

  test('nothing that its reader could not use', async () => {
    const { send, http } = run([{ body: 'wall' }, { body: 'paper' }])
    await send()
    http.forget(ask)
    expect(await send()).toBe('200 paper')
  })

  test.each([
    { etag: 'a\u4e00' },
    { etag: 5 },
    { etag: {} },
    { modified: 'a\r\nx-other: b' },
    { modified: 'a\u0000' },
    { type: 5 },
    { type: null },
    { url: null },
  ])('nothing whose head is %j', async (head) => {
    const { send, cache } = run([{ body: 'one' }])
    await send()
    expect(cache.find(ask)).toMatchObject({ body: 'one' })
    const folder = join(home, 'survey', 'http')
    const [name = ''] = readdirSync(folder).filter((file) => file.endsWith('.reply'))
    const whole = { url: ask.url, status: 200, type: 'text/plain', time: 1, ...head }
    writeFileSync(join(folder, name), `${JSON.stringify(whole)}\none`)
    expect(cache.find(ask)).toBeUndefined()
  })

  test.skipIf(process.platform === 'win32')(
    'nothing that is a pipe, which nobody may ever fill',
    async () => {
      const { send, cache } = run([{ body: 'one' }])
      await send()
      const folder = join(home, 'survey', 'http')
      for (const name of readdirSync(folder)) {
        rmSync(join(folder, name))
        execFileSync('mkfifo', [join(folder, name)])
      }
      expect(cache.find(ask)).toBeUndefined()
      expect(cache.last('acl')).toBeUndefined()
    },
  )

  test('nothing that is damaged', async () => {
    const { send, cache } = run([{ body: 'one' }, { body: 'two' }])
    await send()
    const folder = join(home, 'survey', 'http')
    const [name = ''] = readdirSync(folder).filter((file) => file.endsWith('.reply'))
    writeFileSync(join(folder, name), '{"time":')
    expect(cache.find(ask)).toBeUndefined()
    expect(await send()).toBe('200 two')
    expect(cache.size()).toMatchObject({ replies: 1 })
  })

  test('no key and no token, only that there was one', async () => {
    const { send } = run([{ body: 'guest' }, { body: 'member' }])
    const member = { ...ask, headers: { authorization: 'Bearer SECRET' } }
    expect([await send(), await send(member), await send()]).toEqual(['200 guest', '200 member', '200 guest'])
    const folder = join(home, 'survey', 'http')
    for (const name of readdirSync(folder))
      expect(name + readFileSync(join(folder, name), 'utf8')).not.toContain('SECRET')
  })

  test('nothing that is secret', async () => {
    const { send, asked } = run([{ body: 'token' }])
    await send({ ...ask, isSecret: true })
    await send({ ...ask, isSecret: true })
    expect(asked).toHaveLength(2)
    expect(readdirSync(join(home, 'survey', 'http')).filter((name) => name.endsWith('.reply'))).toEqual([])
  })

  test('offline, whatever its age, and nobody is asked', async () => {
    await run([{ body: 'old' }]).send()
    const { send, asked, clock } = run([], { isOffline: true })
    await clock.run(clock.sleep(hours(24 * 365)))
    expect(await send()).toBe('200 old')
    expect(await send({ ...ask, url: 'https://aclanthology.org/2.bib' })).toBe(
      'the ACL Anthology was not asked, because of --offline',
    )
    expect(asked).toEqual([])
  })

  test('without a place to write, everything but the memory works', async () => {
    home = '/proc/nowhere'
    const { send } = run([{ body: 'one' }, { body: 'two' }])
    expect([await send(), await send()]).toEqual(['200 one', '200 two'])
  })
})

describe('whom it gives up on', () => {
  test('equal questions at the same time go out once', async () => {
    const { http, asked, clock } = run([{ body: 'one' }])
    const all = await clock.run(Promise.all([http.send(ask), http.send(ask), http.send({ ...ask })]))
    expect(asked).toHaveLength(1)
    expect(new Set(all.map((outcome) => outcome.kind))).toEqual(new Set(['reply']))
  })

  test('four tries, each later than the one before', async () => {
    const { send, asked, clock } = run([{ status: 503 }])
    const before = clock.now()
    expect(await send()).toBe(
      'the ACL Anthology could not be asked: it is out of order for the moment (status 503)',
    )
    expect(asked).toHaveLength(4)
    expect(clock.now() - before).toBe(1500 + 3000 + 6000)
  })

  test('a service that failed three times is left alone for five minutes', async () => {
    const { send, asked, clock } = run([{ failure: 'the connection was refused' }])
    const page = (number: number) => send({ ...ask, url: `${ask.url}?${number}` })
    for (const number of [1, 2, 3]) await page(number)
    expect(asked).toHaveLength(6)
    expect(await page(4)).toBe('the ACL Anthology is not asked again for now: the connection was refused')
    expect(asked).toHaveLength(6)
    await clock.run(clock.sleep(300_000))
    await page(5)
    expect(asked.length).toBeGreaterThan(6)
  })

  test('one that asks to wait for hours is not asked until then', async () => {
    const { send, asked } = run([{ status: 429, headers: { 'retry-after': '7200' } }])
    expect(await send()).toContain('it asks to wait 2 hours')
    expect(await send()).toContain('is not asked again for now')
    expect(asked).toHaveLength(1)
  })

  test('the budget counts redirects and repetitions', async () => {
    const { send, http } = run([{ status: 302, headers: { location: '/2' } }, { status: 503 }], { budget: 2 })
    expect(await send()).toContain('this run has used all its 2 requests')
    expect(http.used).toBe(2)
  })
})

describe('what it tells whom', () => {
  test('who asks, with an address where there is one', async () => {
    const { send, asked } = run([{}], { contact: 'me@example.org' })
    await send()
    expect(asked[0]?.headers['user-agent']).toBe(
      'survey/1.0.0 (literature survey tool; mailto:me@example.org)',
    )
  })

  test('a key to its own service, and to nobody to whom that leads', async () => {
    const { send, asked } = run([{ status: 302, headers: { location: 'https://elsewhere.example/2' } }, {}])
    await send({ ...ask, headers: { 'x-api-key': 'SECRET', authorization: 'SECRET', accept: 'text/plain' } })
    expect(asked[0]?.headers).toMatchObject({ 'x-api-key': 'SECRET', accept: 'text/plain' })
    expect(asked[1]).toMatchObject({ url: 'https://elsewhere.example/2', headers: { accept: 'text/plain' } })
    expect(JSON.stringify(asked[1])).not.toContain('SECRET')
  })

  test('a question with a body is not repeated elsewhere', async () => {
    const { send, asked } = run([{ status: 307, headers: { location: 'https://elsewhere.example/' } }])
    expect(await send({ ...ask, method: 'POST', body: '{}' })).toContain(
      'it redirects a question that is not repeated',
    )
    expect(asked).toHaveLength(1)
  })

  test('text in the charset that a header or the page names', async () => {
    const { send } = run([{ body: 'x', headers: { 'content-type': 'text/html; charset=no-such' } }])
    expect(await send()).toBe('200 x')
  })
})

test.each([
  ['7', 7000],
  ['0', 0],
  [' 120 ', 120_000],
  ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
  ['Thu, 01 Jan 2015 00:00:00 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  ['1e9', undefined],
  ['', undefined],
  [undefined, undefined],
])('Retry-After %j is %j milliseconds', (header, expected) => {
  expect(retryAfter(header, Date.UTC(2026, 0, 1))).toBe(expected)
})

test.each([
  [1, undefined, 1500],
  [2, undefined, 3000],
  [3, undefined, 6000],
  [4, undefined, undefined],
  [1, 7000, 7000],
  [1, 90_001, undefined],
])('after try %d, told %j, the next is in %j', (attempt, told, expected) => {
  expect(waitBefore({ attempt, tries: 4, told }, 1000, { random: () => 0.5 })).toBe(expected)
})

test.each([
  ['93.184.216.34', true],
  ['2606:2800:220:1:248:1893:25c8:1946', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['172.16.0.1', false],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['fe80::1', false],
  ['fc00::1', false],
  ['::ffff:127.0.0.1', false],
  ['64:ff9b::7f00:1', false],
  ['64:ff9b::5db8:d822', true],
  ['2002:7f00:1::', false],
  ['2002:5db8:d822::', true],
  ['not an address', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublic(address)).toBe(expected)
})

test.each([
  ['https://example.org/', undefined],
  ['http://localhost:8080/', 'is on this computer'],
  ['http://a.localhost./', 'is on this computer'],
  ['http://0x7f.1/', 'is not on the public network'],
  ['http://2130706433/', 'is not on the public network'],
  ['http://[::ffff:10.0.0.1]/', 'is not on the public network'],
  ['http://127.0.0.1:99/', undefined],
  ['http://me:secret@example.org/', 'holds a name or password'],
  ['ftp://example.org/', 'is no web address: ftp:'],
])('the address %s: %s', (url, expected) => {
  expect(refusalOf(new URL(url), new Set(['127.0.0.1:99']))).toBe(expected)
})

describe('a name', () => {
  const found: Lookup = (name, _, callback) => {
    const addresses: Readonly<Record<string, string[]>> = {
      'mixed.example': ['10.0.0.1', '93.184.216.34'],
      'private.example': ['10.0.0.1', '::1'],
      'mirror.example': ['10.0.0.2'],
    }
    callback(
      null,
      (addresses[name] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }
  const look = (name: string, all: boolean) =>
    new Promise((resolve) => {
      publicLookup(new Set(['mirror.example:8080']), found)(name, { all }, (error, address) =>
        resolve(error ? error.code : address),
      )
    })

  test.each([
    ['mixed.example', [{ address: '93.184.216.34', family: 4 }], '93.184.216.34'],
    ['private.example', 'EPRIVATE', 'EPRIVATE'],
    ['mirror.example', [{ address: '10.0.0.2', family: 4 }], '10.0.0.2'],
  ])('%s', async (name, all, one) => {
    expect(await look(name, true)).toEqual(all)
    expect(await look(name, false)).toEqual(one)
  })

  test('that leads into a private network is not connected to', async () => {
    const transport = createTransport({ environment: {}, trusted: new Set(), lookup: found })
    const request = {
      url: 'http://private.example/',
      method: 'GET',
      headers: {},
      limit: 10,
      cut: false,
    } as const
    expect(await transport(request)).toEqual({
      kind: 'failure',
      reason: 'its name leads to an address that is not on the public network',
      isLasting: true,
    })
  })
})

describe('a proxy', () => {
  test.each([
    ['https_proxy', 'my proxy:8080'],
    ['HTTP_PROXY', 'http://name:geheim@:x'],
  ])('that is no address, in %s, is said without what it holds', async (variable, value) => {
    const transport = createTransport({ environment: { [variable]: value }, trusted: new Set() })
    const request = { url: 'https://papers.example/', headers: {}, limit: 10, cut: false } as const
    const opened = transport({ ...request, method: 'GET' })
    await expect(opened).rejects.toThrow(`\`${variable}\` is not the address of a proxy`)
    await expect(opened).rejects.not.toThrow(/8080|geheim/)
  })

  test('is used for what NO_PROXY does not name', async () => {
    const replay = await startReplay()
    const tunnels: string[] = []
    const proxy = createServer().on('connect', (request, socket) => {
      tunnels.push(request.url ?? '')
      const upstream = connect(Number(new URL(replay.origin).port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
        upstream.pipe(socket).pipe(upstream)
      })
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
    const trusted = new Set([new URL(replay.origin).host])
    const send = (url: string, noProxy: string) =>
      createTransport({ environment: { HTTP_PROXY: address, NO_PROXY: noProxy }, trusted })({
        url,
        method: 'GET',
        headers: {},
        limit: 1e6,
        cut: false,
      })
    const far = 'http://papers.example/acl/2024.acl-long.1.bib'
    expect(await send(far, '')).toMatchObject({ kind: 'reply', status: 200 })
    expect(tunnels).toEqual(['papers.example:80'])
    expect(await send(`${replay.origin}/acl/2024.acl-long.1.bib`, '127.0.0.1')).toMatchObject({ status: 200 })
    expect(tunnels).toHaveLength(1)
    await replay.close()
    proxy.closeAllConnections()
    await new Promise((resolve) => proxy.close(resolve))
  })
})

describe('the environment', () => {
  test('says who asks, how much, and where', () => {
    const environment = {
      SURVEY_CONTACT: 'me@example.org',
      SURVEY_OFFLINE: '1',
      SURVEY_REQUESTS: '50',
      SURVEY_BASE_ARXIV_OAI: 'http://mirror.example:8080/oai/',
    }
    expect(httpSettings(environment, { version: '1' })).toEqual({
      version: '1',
      contact: 'me@example.org',
      bases: { 'arxiv-oai': 'http://mirror.example:8080/oai' },
      isOffline: true,
      budget: 50,
    })
    expect(httpSettings({}, { version: '1' })).toEqual({
      version: '1',
      bases: {},
      isOffline: false,
      budget: 2000,
    })
  })

  test.each(Object.entries(keyVariables))('holds the key of %s', (name, variables) => {
    for (const variable of variables)
      expect(sourceOptions({ [variable]: 'KEY' }).keys).toEqual({ [name]: 'KEY' })
  })

  test('holds keys, of which an empty one is none', () => {
    const { keys } = sourceOptions({ SEMANTIC_SCHOLAR_API_KEY: ' b ', HF_TOKEN: '' })
    expect(keys).toEqual({ 'semantic-scholar': 'b' })
  })

  test.each([
    [{ SURVEY_CONTACT: 'me' }, '`SURVEY_CONTACT` is not an e-mail address'],
    [{ SURVEY_CONTACT: 'me@example.org\r\nx: y' }, '`SURVEY_CONTACT` is not an e-mail address'],
    [{ SURVEY_REQUESTS: 'many' }, '`SURVEY_REQUESTS` is not a number of requests'],
    [{ SURVEY_BASE_ARXIV: 'file:///etc' }, '`SURVEY_BASE_ARXIV` is not a web address'],
    [{ S2_API_KEY: 'a\nb' }, '`S2_API_KEY` holds characters that no key has'],
  ])('%j is refused', (environment, message) => {
    const read = () => [httpSettings(environment, { version: '1' }), sourceOptions(environment)]
    expect(read).toThrow(message)
  })
})
