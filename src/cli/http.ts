/**
 * The one way to the network: asks services as gently as they want, remembers what they said, and turns every trouble
 * into a reason. Nothing here judges what a reply says; sources do.
 */

import type { Outcome } from '../sources/ask.ts'
import { type ServiceName, services } from '../sources/services.ts'
import type { Reply, Request } from '../sources/source.ts'
import type { HttpCache, Kept } from './http-cache.ts'
import { decodeBody } from './http-charset.ts'
import { createExchange, type HttpSettings, laneOf, type Received } from './http-exchange.ts'
import { type Clock, createLanes } from './http-lanes.ts'
import { createBreaker, isPassing, mostTries, retryAfter, waitBefore } from './http-retry.ts'
import type { Transport, WireReply } from './http-transport.ts'

export interface Http {
  /** The reply to a request, from the cache or the network, or why there is none. Never throws for a fault of the network. */
  send(request: Request): Promise<Outcome>
  /** Takes a reply out of the cache, because it turned out to be none. */
  forget(request: Request): void
  /** Requests that went out so far. */
  readonly used: number
}

interface World {
  readonly settings: HttpSettings
  readonly clock: Clock
  readonly cache: HttpCache
  readonly transport: Transport
}

/** The network as one run of the program sees it. */
export function createHttp({ settings, clock, cache, transport }: World): Http {
  const lanes = createLanes(clock, cache)
  const breaker = createBreaker(clock)
  const underway = new Map<string, Promise<Outcome>>()
  const exchange = createExchange(settings, lanes, transport)

  async function fetchAnew(request: Request, kept: Kept | undefined): Promise<Outcome> {
    const { label, spacing } = services[request.service]
    const lane = laneOf(request.url, settings.bases)
    const closed = breaker.closed(lane)
    if (closed) return failure(`${label} is not asked again for now: ${closed}`)
    for (let attempt = 1; ; attempt++) {
      const { wire, url } = await exchange.run(request, kept)
      const trouble = troubleOf(wire)
      if (trouble === undefined && wire.kind === 'reply') {
        breaker.succeed(lane)
        return { kind: 'reply', reply: remember(request, wire, url, kept) }
      }
      const told = wire.kind === 'reply' ? retryAfter(wire.header('retry-after'), clock.now()) : undefined
      const isLasting = wire.kind === 'failure' && wire.isLasting
      const tries = isLasting ? 1 : mostTries[wire.kind]
      const wait = waitBefore({ attempt, tries, told }, spacing, clock)
      if (wait === undefined) {
        breaker.fail(lane, trouble ?? '', told === undefined ? undefined : clock.now() + told)
        return failure(
          `${label} could not be asked: ${trouble}${told ? `; it asks to wait ${durationOf(told)}` : ''}`,
        )
      }
      lanes.hold(lane, clock.now() + wait)
    }
  }

  function remember(request: Request, wire: Received, url: string, kept: Kept | undefined): Reply {
    const time = clock.now()
    const reply = wire.status === 304 && kept ? { ...kept, time } : keptFrom(wire, url, time)
    if ([200, 404, 410].includes(reply.status) && !request.isSecret) cache.keep(request, reply)
    return replyOf(request, reply)
  }

  async function answer(request: Request): Promise<Outcome> {
    const kept = cache.find(request)
    if (kept && (settings.isOffline || isFresh(kept, request.service, clock.now())))
      return { kind: 'reply', reply: replyOf(request, kept) }
    if (settings.isOffline)
      return failure(`${services[request.service].label} was not asked, because of --offline`)
    return fetchAnew(request, kept)
  }

  return {
    send(request) {
      const key = JSON.stringify([request.method, request.url, request.body, request.headers?.accept])
      const known = underway.get(key)
      if (known) return known
      const sent = answer(request).finally(() => underway.delete(key))
      underway.set(key, sent)
      return sent
    },
    forget: (request) => cache.forget(request),
    get used() {
      return exchange.used
    },
  }
}

const hour = 3_600_000

/** What is not there today may be there tomorrow. */
function isFresh({ time, status }: Kept, service: ServiceName, now: number): boolean {
  const lifetime = status === 200 ? services[service].lifetime : Math.min(services[service].lifetime, 24)
  return now - time < lifetime * hour && time <= now + hour
}

/** Why a reply is no answer; undefined when it may be one. */
function troubleOf(wire: WireReply): string | undefined {
  if (wire.kind === 'failure') return wire.reason
  if (wire.status === 429) return 'it was asked too often (status 429)'
  return isPassing(wire.status) ? `it is out of order for the moment (status ${wire.status})` : undefined
}

function failure(reason: string): Outcome {
  return { kind: 'failure', reason }
}

function keptFrom({ status, header, body }: Received, url: string, time: number): Kept {
  const type = header('content-type')
  const [etag, modified] = [header('etag'), header('last-modified')]
  const bare = type?.toLowerCase().split(';')[0]?.trim() ?? ''
  const text = decodeBody(body, type)
  return { url, status, type: bare, body: text, time, ...(etag && { etag }), ...(modified && { modified }) }
}

function replyOf(request: Request, { url, status, type, body }: Kept): Reply {
  return { request, url, status, type, body }
}

function durationOf(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000)
  if (milliseconds < 120_000) return `${Math.ceil(milliseconds / 1000)} seconds`
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`
}
