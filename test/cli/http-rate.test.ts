/** No service is ever asked faster than it wants, nor twice at a time, whatever it answers. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createHttp } from '../../src/cli/http.ts'
import { openHttpCache } from '../../src/cli/http-cache.ts'
import { createLanes } from '../../src/cli/http-lanes.ts'
import type { Transport, WireReply } from '../../src/cli/http-transport.ts'
import { baseOf, serviceOf, services } from '../../src/sources/services.ts'
import type { Request } from '../../src/sources/source.ts'
import { createVirtualClock, type VirtualClock } from '../replay/clock.ts'

const asked = ['arxiv', 'arxiv-oai', 'arxiv-page', 'crossref', 'openalex', 'semantic-scholar', 'acl'] as const

/** What a service may do when it is asked, and how long it takes. */
const behaviour = fc.record({
  takes: fc.integer({ min: 0, max: 5000 }),
  does: fc.constantFrom('answer', 'rate', 'rate-date', 'break', 'reset', 'redirect', 'wait-long'),
  leadsTo: fc.constantFrom(...asked),
})

interface Start {
  readonly lane: string
  readonly spacing: number
  readonly from: number
  readonly to: number
}

/** A network that notes when it was asked. */
function watchedTransport(
  clock: VirtualClock,
  behaviours: readonly { takes: number; does: string; leadsTo: (typeof asked)[number] }[],
) {
  const starts: Start[] = []
  let turn = 0
  const transport: Transport = async ({ url }) => {
    const { lane, spacing } = services[serviceOf(url)]
    const { takes, does, leadsTo } = behaviours[turn++ % behaviours.length] ?? {
      takes: 0,
      does: 'answer',
      leadsTo: 'acl',
    }
    const from = clock.now()
    await clock.sleep(takes)
    starts.push({ lane, spacing, from, to: clock.now() })
    if (does === 'rate') return reply(429, { 'retry-after': '9' })
    if (does === 'rate-date')
      return reply(429, { 'retry-after': new Date(clock.now() + 11_000).toUTCString() })
    if (does === 'wait-long') return reply(503, { 'retry-after': '4000' })
    if (does === 'break') return reply(502, {})
    if (does === 'redirect') return reply(302, { location: `${baseOf(leadsTo)}/elsewhere` })
    if (does === 'reset') return { kind: 'failure', reason: 'the connection broke off', isLasting: false }
    return reply(200, {})
  }
  return { transport, starts }
}

function reply(status: number, headers: Readonly<Record<string, string>>): WireReply {
  return { kind: 'reply', status, header: (name) => headers[name], body: Buffer.from('{}') }
}

const noCache = {
  ...openHttpCache({ XDG_CACHE_HOME: '/nowhere' }),
  find: () => undefined,
  keep: () => undefined,
  last: () => undefined,
  note: () => undefined,
}

test('requests of one lane keep their distance', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...asked), fc.integer({ min: 0, max: 20_000 })), {
        minLength: 2,
        maxLength: 25,
      }),
      fc.array(behaviour, { minLength: 1, maxLength: 12 }),
      async (questions, behaviours) => {
        const clock = createVirtualClock()
        const { transport, starts } = watchedTransport(clock, behaviours)
        const settings = { version: '1', contact: 'me@example.org', bases: {}, isOffline: false, budget: 400 }
        const http = createHttp({ settings, clock, cache: noCache, transport })
        const sent = questions.map(async ([service, after], index) => {
          await clock.sleep(after)
          const request: Request = { service, method: 'GET', url: `${baseOf(service)}/${index}` }
          return http.send(request)
        })
        const outcomes = await clock.run(Promise.all(sent))
        expect(outcomes).toHaveLength(questions.length)
        expect(http.used).toBe(starts.length)
        expectDistance(starts)
      },
    ),
    { numRuns: 150 },
  )
})

function expectDistance(starts: readonly Start[]): void {
  for (const lane of new Set(starts.map((start) => start.lane))) {
    const inLane = starts.filter((start) => start.lane === lane).toSorted((a, b) => a.from - b.from)
    for (const [index, start] of inLane.entries()) {
      const before = inLane[index - 1]
      if (!before) continue
      expect(start.from - before.from).toBeGreaterThanOrEqual(start.spacing)
      expect(start.from).toBeGreaterThanOrEqual(before.to)
    }
  }
}

test('a run that follows at once waits for what the last one did', async () => {
  const clock = createVirtualClock()
  const memory = new Map<string, number>()
  const remembered = {
    last: (name: string) => memory.get(name),
    note: (name: string, time: number) => void memory.set(name, time),
  }
  const starts: number[] = []
  for (let run = 0; run < 3; run++)
    await clock.run(
      createLanes(clock, remembered).run('arxiv', 3000, async () => void starts.push(clock.now())),
    )
  expect(starts.map((time) => time - (starts[0] ?? 0))).toEqual([0, 3000, 6000])
})

test('two runs at the same time keep their distance from each other', async () => {
  const clock = createVirtualClock()
  const memory = new Map<string, number>()
  const shared = {
    last: (name: string) => memory.get(name),
    note: (name: string, time: number) => void memory.set(name, time),
  }
  const starts: number[] = []
  const runs = [createLanes(clock, shared), createLanes(clock, shared)]
  const work = async () => void starts.push(clock.now())
  await clock.run(Promise.all([0, 1, 2].flatMap(() => runs.map((lanes) => lanes.run('arxiv', 3000, work)))))
  const distances = starts.slice(1).map((time, index) => time - (starts[index] ?? 0))
  expect(distances).toEqual([3000, 3000, 3000, 3000, 3000])
})

test('a clock that was put back stops nobody', async () => {
  const clock = createVirtualClock()
  const lanes = createLanes(clock, { last: () => clock.now() + 1e9, note: () => undefined })
  const before = clock.now()
  await clock.run(lanes.run('arxiv', 3000, async () => undefined))
  expect(clock.now()).toBe(before)
})
