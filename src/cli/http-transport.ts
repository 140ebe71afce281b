/** One request on the wire and its reply, with limits on size and time. Redirects and repetitions are for others. */
import type { EnvHttpProxyAgent, Response } from 'undici'
import { type Lookup, privateCode, publicLookup, refusalOf } from './http-address.ts'
import { proxiesIn } from './http-config.ts'

export interface WireRequest {
  readonly url: string
  readonly method: 'GET' | 'HEAD' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Most bytes of the body, counted after decompression. */
  readonly limit: number
  /** Is a longer body cut instead of refused? */
  readonly cut: boolean
}

/** A reply, or why there is none: a clause such as `the connection was refused`. */
export type WireReply =
  | {
      readonly kind: 'reply'
      readonly status: number
      readonly header: (name: string) => string | undefined
      readonly body: Uint8Array
    }
  /** `isLasting` when asking again would change nothing. */
  | { readonly kind: 'failure'; readonly reason: string; readonly isLasting: boolean }

export type Transport = (request: WireRequest) => Promise<WireReply>

export interface TransportSettings {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Hosts (with port) that may be private, because a person configured them. */
  readonly trusted: ReadonlySet<string>
  readonly lookup?: Lookup
  /** Milliseconds until the headers must have come, and until the whole body must. */
  readonly patience?: { readonly headers: number; readonly whole: number }
}

/** The network through undici, which is Node's own fetch with proxies; it is loaded when the first request is sent. */
export function createTransport(settings: TransportSettings): Transport {
  const { trusted, patience = { headers: 15_000, whole: 60_000 } } = settings
  let loading: Promise<{ fetch: typeof import('undici').fetch; dispatcher: EnvHttpProxyAgent }> | undefined
  return async (request) => {
    const refusal = refusalOf(new URL(request.url), trusted)
    if (refusal) return { kind: 'failure', reason: `the address ${refusal}`, isLasting: true }
    loading ??= openNetwork(settings, patience)
    const { fetch, dispatcher } = await loading
    const { url, method, headers, body } = request
    const signal = AbortSignal.timeout(patience.whole)
    try {
      const options = { method, headers, redirect: 'manual', signal, dispatcher } as const
      const response = await fetch(url, body === undefined ? options : { ...options, body })
      return await received(response, request)
    } catch (error) {
      return failureOf(error, signal)
    }
  }
}

async function openNetwork(
  { environment, trusted, lookup }: TransportSettings,
  { headers, whole }: { readonly headers: number; readonly whole: number },
) {
  const { EnvHttpProxyAgent, fetch } = await import('undici')
  const { http, https, except } = proxiesIn(environment)
  const dispatcher = new EnvHttpProxyAgent({
    httpProxy: http,
    httpsProxy: https,
    noProxy: except,
    headersTimeout: headers,
    bodyTimeout: whole,
    connect: { timeout: headers, lookup: publicLookup(trusted, lookup) },
  })
  return { fetch, dispatcher }
}

/** The whole reply, or as much of its body as may be. */
async function received(response: Response, { limit, cut }: WireRequest): Promise<WireReply> {
  const chunks: Uint8Array[] = []
  let size = 0
  // The stream gives decompressed bytes, so that a small body cannot become a huge one unseen.
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array
    size += bytes.length
    if (size > limit && !cut)
      return { kind: 'failure', reason: `the reply is larger than ${sizeOf(limit)}`, isLasting: true }
    chunks.push(size > limit ? bytes.subarray(0, bytes.length - (size - limit)) : bytes)
    if (size >= limit && cut) break
  }
  const header = (name: string) => response.headers.get(name) ?? undefined
  return { kind: 'reply', status: response.status, header, body: Buffer.concat(chunks) }
}

function sizeOf(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.round(bytes / 1_000_000)} MB` : `${Math.ceil(bytes / 1000)} kB`
}

/** What went wrong on the network, in words. @throws what is no fault of the network */
function failureOf(error: unknown, signal: AbortSignal): WireReply {
  if (signal.aborted) return { kind: 'failure', reason: 'the reply took too long', isLasting: false }
  const chain: Error[] = []
  for (let at: unknown = error; at instanceof Error && chain.length < 10; at = at.cause) chain.unshift(at)
  for (const { message, ...rest } of chain) {
    const code = 'code' in rest ? String(rest.code) : ''
    const said = causes.find(([pattern]) => pattern.test(code) || pattern.test(message))
    if (said) return { kind: 'failure', reason: said[1], isLasting: said[2] }
  }
  if (error instanceof TypeError && /fetch failed|terminated/.test(error.message)) {
    const cause = error.cause instanceof Error ? error.cause.message : ''
    return {
      kind: 'failure',
      reason: `the connection failed${cause ? ` (${cause.slice(0, 200)})` : ''}`,
      isLasting: false,
    }
  }
  throw error
}

const causes: readonly (readonly [pattern: RegExp, reason: string, isLasting: boolean])[] = [
  [new RegExp(privateCode), 'its name leads to an address that is not on the public network', true],
  [/ENOTFOUND/, 'its name is not known; is this computer online?', true],
  [/EAI_AGAIN/, 'its name could not be looked up; is this computer online?', false],
  [/ECONNREFUSED/, 'the connection was refused', false],
  [/ENETUNREACH|EHOSTUNREACH|ENETDOWN/, 'the network does not lead there', false],
  [/TIMEOUT|ETIMEDOUT/, 'the reply took too long', false],
  [/HTTP Tunneling|Proxy/, 'the proxy did not let it through', true],
  [/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|altname/i, 'its certificate is not to be trusted', true],
  [/ERR_SSL|EPROTO|ssl/i, 'no secure connection could be made', true],
  [/Z_DATA_ERROR|Z_BUF_ERROR|BROTLI|unexpected end of file|incorrect/i, 'the reply is damaged', false],
  [/ECONNRESET|EPIPE|UND_ERR_SOCKET|other side closed|terminated|aborted/, 'the connection broke off', false],
  [/HPE_|UND_ERR_(?:RES|HEADERS_OVERFLOW)|Parse Error|invalid/i, 'the reply is no HTTP', true],
]
