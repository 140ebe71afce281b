/** Lanes: each service is asked one question at a time, and no faster than it wants. */

/** Time and chance, so that tests can have their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  sleep(milliseconds: number): Promise<void>
  /** From 0 up to 1. */
  random(): number
}

/** The real ones. */
export const clock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: () => Math.random(),
}

export interface Lanes {
  /** Does the work when the lane is free and `spacing` milliseconds have passed since the last work in it began. */
  run<T>(name: string, spacing: number, work: () => Promise<T>): Promise<T>
  /** Nothing begins in the lane before this time. */
  hold(name: string, until: number): void
}

/** What is kept of a lane from run to run: when something last began in it. */
export interface LaneMemory {
  last(name: string): number | undefined
  note(name: string, time: number): void
}

/** Lanes that are all free, but for what the last run did a moment ago. */
export function createLanes({ now, sleep }: Clock, memory?: LaneMemory): Lanes {
  const lanes = new Map<string, { tail: Promise<unknown>; last: number; held: number }>()
  const laneOf = (name: string) => {
    const known = lanes.get(name)
    if (known) return known
    const remembered = memory?.last(name) ?? Number.NEGATIVE_INFINITY
    // A clock that was put back must not stop a lane for long.
    const lane = { tail: Promise.resolve() as Promise<unknown>, last: Math.min(remembered, now()), held: 0 }
    lanes.set(name, lane)
    return lane
  }
  return {
    run(name, spacing, work) {
      const lane = laneOf(name)
      const turn = lane.tail.then(async () => {
        for (let wait = start(lane, spacing) - now(); wait > 0; wait = start(lane, spacing) - now())
          await sleep(wait)
        lane.last = now()
        memory?.note(name, lane.last)
        return work()
      })
      lane.tail = turn.catch(() => undefined)
      return turn
    },
    hold(name, until) {
      const lane = laneOf(name)
      lane.held = Math.max(lane.held, until)
    },
  }
}

function start({ last, held }: { readonly last: number; readonly held: number }, spacing: number): number {
  return Math.max(last + spacing, held)
}
