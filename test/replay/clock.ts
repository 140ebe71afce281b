/** Clocks for tests: time passes when everybody waits, and only as far as the next who waits. */
import type { Clock } from '../../src/cli/http-lanes.ts'

export interface VirtualClock extends Clock {
  /** Lets time pass until the work is done. */
  run<T>(work: Promise<T>): Promise<T>
}

/** A clock that starts in January 2026; `random` gives the middle unless it is told otherwise. */
export function createVirtualClock(random: () => number = () => 0.5): VirtualClock {
  let now = Date.UTC(2026, 0, 1)
  let timers: { readonly at: number; readonly wake: () => void }[] = []
  return {
    now: () => now,
    random,
    sleep: (milliseconds) =>
      new Promise((wake) => {
        timers.push({ at: now + milliseconds, wake })
      }),
    async run(work) {
      let isDone = false
      const watched = work.finally(() => {
        isDone = true
      })
      watched.catch(() => undefined)
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve))
        if (isDone) return watched
        const next = timers.toSorted((a, b) => a.at - b.at)[0]
        if (!next) {
          // Somebody waits for a real network.
          await new Promise((resolve) => setTimeout(resolve, 2))
          continue
        }
        timers = timers.filter((timer) => timer !== next)
        now = Math.max(now, next.at)
        next.wake()
      }
    },
  }
}

/** A clock on which everybody's wait is over at once, for runs that nobody leads; `now` adds up what was waited for. */
export function createHastyClock(): Clock {
  let now = Date.UTC(2026, 0, 1)
  return {
    now: () => now,
    random: () => 0.5,
    async sleep(milliseconds) {
      now += milliseconds
    },
  }
}
