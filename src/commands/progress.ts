/** What a person at a terminal sees while services are asked: one line that is renewed, and gone at the end. */
import { services } from '../sources/services.ts'
import type { Network, Output } from './command.ts'

/** The same network, saying on `stderr` whom it waits for; `end` takes the line away. Nothing is said where there is no terminal. */
export function withProgress(
  network: Network,
  stderr: Output,
): { readonly network: Network; readonly end: () => void } {
  if (!stderr.isTerminal) return { network, end: () => undefined }
  const waiting = new Map<string, number>()
  let answered = 0
  const show = () => {
    const labels = [...waiting].filter(([, count]) => count > 0).map(([label]) => label)
    const more = labels.length > 3 ? ` and ${labels.length - 3} more` : ''
    const line = `${answered} answers; waiting for ${labels.slice(0, 3).join(', ')}${more}`
    stderr.write(`\r\u001b[K${line.slice(0, stderr.width - 1)}`)
  }
  const watched: Network = Object.create(network, {
    send: {
      async value(request: Parameters<Network['send']>[0]) {
        const { label } = services[request.service]
        waiting.set(label, (waiting.get(label) ?? 0) + 1)
        show()
        const outcome = await network.send(request)
        waiting.set(label, (waiting.get(label) ?? 1) - 1)
        answered++
        show()
        return outcome
      },
    },
  })
  return { network: watched, end: () => stderr.write('\r\u001b[K') }
}
