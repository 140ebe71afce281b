/** A lock beside a file: of several processes that would write it, one at a time. */
import { closeSync, openSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds after which a lock is one that a killed process left; writing a file takes a few. Clocks can be wrong either way. */
const abandoned = 10_000

/** Does something while no other process that asks may do the same to `path`, whose directory exists. */
export async function whileLocked<Result>(path: string, action: () => Promise<Result>): Promise<Result> {
  const lock = join(dirname(path), `.${basename(path)}.lock`)
  while (!take(lock)) await sleep(20)
  try {
    return await action()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx'))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const stat = statSync(lock, { throwIfNoEntry: false })
    if (stat && Math.abs(Date.now() - stat.mtimeMs) > abandoned)
      rmSync(lock, { force: true, recursive: true })
    return false
  }
}
