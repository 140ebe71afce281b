/** One exchange with a service: the request, its redirects, each in its lane and within the budget of the run. */
import { type Bases, serviceOf, services } from '../sources/services.ts'
import type { Request } from '../sources/source.ts'
import type { Kept } from './http-cache.ts'
import type { Lanes } from './http-lanes.ts'
import type { Transport, WireReply } from './http-transport.ts'

export interface HttpSettings {
  readonly version: string
  /** Address at which the person who asks can be reached; services treat those better who give one. */
  readonly contact?: string
  readonly bases: Bases
  readonly isOffline: boolean
  /** Most requests of a run. */
  readonly budget: number
}

export interface Exchange {
  /** What came of a request, and from where in the end. */
  run(request: Request, kept: Kept | undefined): Promise<{ readonly wire: WireReply; readonly url: string }>
  /** Requests that went out so far. */
  readonly used: number
}

const mostRedirects = 5

/** Exchanges of one run. */
export function createExchange(settings: HttpSettings, lanes: Lanes, transport: Transport): Exchange {
  let used = 0
  const sendOnce = (request: Request, url: string, headers: Record<string, string>) =>
    lanes.run(laneOf(url, settings.bases), spacingOf(url, settings), async () => {
      if (used >= settings.budget) return lasting(`this run has used all its ${settings.budget} requests`)
      used++
      const { method, body, limit = 10_000_000, cut = false } = request
      return transport({ url, method, headers, limit, cut, ...(body !== undefined && { body }) })
    })
  return {
    async run(request, kept) {
      let { url } = request
      for (let hop = 0; hop <= mostRedirects; hop++) {
        const headers = headersFor(request, url, hop === 0 ? kept : undefined, settings)
        const wire = await sendOnce(request, url, headers)
        const next = wire.kind === 'reply' ? redirectOf(wire, url) : undefined
        if (next === undefined) return { wire: hop === 0 ? wire : redirected(wire, url), url }
        const broken = whyNotFollow(next, request)
        if (broken) return { wire: lasting(broken), url }
        url = next
      }
      return { wire: lasting(`it redirects more than ${mostRedirects} times`), url }
    },
    get used() {
      return used
    },
  }
}

export type Received = Extract<WireReply, { kind: 'reply' }>

/** A failure behind a redirect says where it led. */
function redirected(wire: WireReply, url: string): WireReply {
  if (wire.kind === 'reply') return wire
  return { ...wire, reason: `it redirects to \`${url.slice(0, 80)}\`, and ${wire.reason}` }
}

function lasting(reason: string): WireReply {
  return { kind: 'failure', reason, isLasting: true }
}

/** The queue of an address: that of its service, else of its host. */
export function laneOf(url: string, bases: Bases): string {
  return services[serviceOf(url, bases)].lane || new URL(url).host
}

function spacingOf(url: string, { bases, contact }: HttpSettings): number {
  const service = services[serviceOf(url, bases)]
  return contact === undefined && 'anonymousSpacing' in service ? service.anonymousSpacing : service.spacing
}

/** Who asks, and what it knows already; keys go to their own service only. */
function headersFor(
  request: Request,
  url: string,
  kept: Kept | undefined,
  { version, contact }: HttpSettings,
): Record<string, string> {
  const isHome = new URL(url).origin === new URL(request.url).origin
  const own = Object.entries(request.headers ?? {}).filter(([name]) => isHome || name === 'accept')
  return {
    accept: '*/*',
    'accept-encoding': 'gzip, deflate',
    'user-agent': `survey/${version} (literature survey tool${contact === undefined ? '' : `; mailto:${contact}`})`,
    ...Object.fromEntries(own),
    ...(kept?.etag && { 'if-none-match': kept.etag }),
    ...(kept?.modified && { 'if-modified-since': kept.modified }),
  }
}

function redirectOf({ status, header }: Received, url: string): string | undefined {
  const location = [301, 302, 303, 307, 308].includes(status) ? header('location') : undefined
  return location === undefined || !URL.canParse(location, url) ? undefined : new URL(location, url).href
}

function whyNotFollow(next: string, { method }: Request): string | undefined {
  if (method === 'POST') return 'it redirects a question that is not repeated elsewhere'
  return /^https?:/.test(next)
    ? undefined
    : `it redirects to \`${next.slice(0, 80)}\`, which is no web address`
}
