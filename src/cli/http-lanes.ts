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

/** What all runs of one person share of a lane: when something last began in it. */
export interface LaneMemory {
  last(name: string): number | undefined
  note(name: string, time: number): void
}

/** Lanes that are all free, but for what another run did a moment ago, or does now. */
export function createLanes({ now, sleep }: Clock, memory?: LaneMemory): Lanes {
  const lanes = new Map<string, Lane>()
  const laneOf = (name: string) => {
    const lane = lanes.get(name) ?? { tail: Promise.resolve(), last: Number.NEGATIVE_INFINITY, held: 0 }
    lanes.set(name, lane)
    return lane
  }
  /** Milliseconds until the next may begin. What is noted for the future was noted before the clock was put back. */
  const waitIn = (name: string, { last, held }: Lane, spacing: number) => {
    const begun = [last, memory?.last(name) ?? 0].filter((time) => time <= now())
    return Math.max(...begun.map((time) => time + spacing), held) - now()
  }
  return {
    run(name, spacing, work) {
      const lane = laneOf(name)
      const turn = lane.tail.then(async () => {
        for (let wait = waitIn(name, lane, spacing); wait > 0; wait = waitIn(name, lane, spacing))
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

interface Lane {
  tail: Promise<unknown>
  last: number
  held: number
}
