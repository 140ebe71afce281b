/** When a request that failed is tried again, and when a service is given up for the rest of a run. */
import type { Clock } from './http-lanes.ts'

/** Tries of one request: a service that says it is busy gets more than a network that leads nowhere. */
export const mostTries = { reply: 4, failure: 2 } as const
/** Longer than this nobody waits at a terminal. */
const longestWait = 90_000

/** Statuses that say nothing about the question: asked too often, or broken for the moment. */
export function isPassing(status: number): boolean {
  return status === 429 || status === 408 || (status >= 500 && status !== 501 && status !== 505)
}

/** Milliseconds to wait, as a `Retry-After` header says in seconds or as a date; undefined when it says nothing. */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const date = /[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(date - now, 0)
}

/**
 * Milliseconds before the next of at most `tries`, `attempt` counting from 1: what the service says, and else twice as long
 * each time with chance in it. Undefined when it is not worth waiting for.
 */
export function waitBefore(
  {
    attempt,
    tries,
    told,
  }: { readonly attempt: number; readonly tries: number; readonly told: number | undefined },
  spacing: number,
  { random }: Pick<Clock, 'random'>,
): number | undefined {
  if (attempt >= tries) return undefined
  if (told !== undefined) return told > longestWait ? undefined : told
  const step = Math.min(Math.max(spacing, 1000) * 2 ** attempt, 60_000)
  return Math.round(step / 2 + (random() * step) / 2)
}

/** Lets nobody through to a service that has failed again and again, until some time has passed. */
export interface Breaker {
  /** Why a lane is closed now, a clause; undefined when it is open. */
  closed(lane: string): string | undefined
  succeed(lane: string): void
  /** Counts a request that failed in all its tries; with `until`, the lane closes at once. */
  fail(lane: string, reason: string, until?: number): void
}

const failuresToClose = 3
const closedFor = 5 * 60_000

/** A breaker for each lane, all open. */
export function createBreaker({ now }: Pick<Clock, 'now'>): Breaker {
  const lanes = new Map<string, { failures: number; until: number; reason: string }>()
  return {
    closed(lane) {
      const state = lanes.get(lane)
      return state && state.until > now() ? state.reason : undefined
    },
    succeed: (lane) => void lanes.delete(lane),
    fail(lane, reason, until) {
      const failures = (lanes.get(lane)?.failures ?? 0) + 1
      const closes = failures >= failuresToClose ? now() + closedFor : 0
      lanes.set(lane, { failures, reason, until: Math.max(until ?? 0, closes) })
    },
  }
}
