/** Waiting for changes of a survey's files. */
import { relative, sep } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { watch } from 'chokidar'

/** An editor saves in several steps; what comes within this time is one change. In milliseconds. */
const settling = 100

/** The path of a manifest or data file in a directory, each time that one was written, added or deleted; never ends. */
export async function* changesIn(directory: string): AsyncGenerator<string> {
  const watcher = watch(directory, { depth: 1, ignoreInitial: true })
  let changed: string | undefined
  let wake = () => {}
  watcher.on('all', (_, path) => {
    const name = relative(directory, path).split(sep).join('/')
    if (!/^(?:survey\.yaml|papers\.ya?ml|papers\/[^./][^/]*\.ya?ml)$/.test(name)) return
    changed = name
    wake()
  })
  try {
    for (;;) {
      if (changed === undefined) await new Promise<void>((resolve) => (wake = resolve))
      await setTimeout(settling)
      const path = changed ?? ''
      changed = undefined
      yield path
    }
  } finally {
    await watcher.close()
  }
}
