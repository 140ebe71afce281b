/** Asking for pages: headers first, many hosts at once, and whether this computer can ask anybody. */
import type { Outcome } from '../sources/ask.ts'
import { baseOf, serviceOf } from '../sources/services.ts'
import type { Request } from '../sources/source.ts'
import type { Network } from './command.ts'

/** Enough for many hosts to be asked while others are slow; each host waits its turn anyway. */
const mostAtOnce = 20

/** Does the work for every item, some at once; results in the order of the items. */
export async function inParallel<In, Out>(
  items: readonly In[],
  work: (item: In) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = []
  let next = 0
  const run = async () => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as In)
  }
  await Promise.all(Array.from({ length: Math.min(mostAtOnce, items.length) }, run))
  return results
}

/** Headers first; many sites answer only who wants the page. */
export async function askFor(url: string, network: Network): Promise<Outcome> {
  const service = serviceOf(url, network.options.bases)
  const headers = { accept: 'text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8' }
  const request = { service, url, headers, limit: 100_000, cut: true } as const satisfies Omit<
    Request,
    'method'
  >
  const brief = await network.send({ ...request, method: 'HEAD' })
  if (brief.kind === 'reply' && brief.reply.status < 400) return brief
  if (brief.kind === 'failure' && isUnsent(brief.reason)) return brief
  return network.send({ ...request, method: 'GET' })
}

/** Asking in another way would change nothing. */
function isUnsent(reason: string): boolean {
  return /--offline|has used all|is not known; is this|not on the public network|on this computer/.test(
    reason,
  )
}

/** Is the host's name unknown, as far as this computer can tell? */
export function isNameless(outcome: Outcome): boolean {
  return outcome.kind === 'failure' && /its name is not known/.test(outcome.reason)
}

/** Names are unknown to a computer that is offline too: does anybody answer now, and not only from the cache? */
export async function canAsk(network: Network): Promise<boolean> {
  const request: Request = {
    service: 'doi',
    method: 'GET',
    url: `${baseOf('doi', network.options.bases)}/`,
    limit: 10_000,
    cut: true,
  }
  network.forget?.(request)
  return (await network.send(request)).kind === 'reply'
}
