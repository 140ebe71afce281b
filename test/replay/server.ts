/**
 * A server on loopback that behaves like each service, each under a path of its own, well or badly. It knows one paper,
 * which every service has in its own form.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ServiceName, serviceNames } from '../../src/sources/services.ts'
import { type FaultName, faults } from './faults.ts'
import { type Answered, type Asked, replies } from './replies.ts'

export interface Replay {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string
  /** Variables that lead every service here. */
  readonly environment: Readonly<Record<string, string>>
  /** Every request that came, as `GET /arxiv/api/query?…`, with its headers. */
  readonly log: { readonly line: string; readonly headers: IncomingMessage['headers'] }[]
  /** From now on every service, or one of them, misbehaves like this; undefined ends it. */
  misbehave(fault: FaultName | undefined, service?: ServiceName): void
  close(): Promise<void>
}

/** What services say instead of what they say of the one paper; undefined where they keep to that. */
export type Replies = Readonly<Partial<Record<string, (asked: Asked) => Answered | undefined>>>

/** Starts the server; `own` answers first where it has something to say. */
export async function startReplay(own: Replies = {}): Promise<Replay> {
  let fault: FaultName | undefined
  let culprit: ServiceName | undefined
  const log: Replay['log'] = []
  const counts = new Map<string, number>()
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '/' } = request
    log.push({ line: `${method} ${url}`, headers: request.headers })
    const body = await bodyOf(request)
    const count = (counts.get(url) ?? 0) + 1
    counts.set(url, count)
    const asked = askedBy(request, body)
    const answered = (own[asked.service] ?? replies[asked.service])?.(asked) ?? {
      status: 404,
      type: 'text/html',
      body: notFound,
    }
    if (fault && (culprit ?? asked.service) === asked.service)
      faults[fault]({ response, request, answered, origin: originOf(server), count })
    else send(response, answered)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = originOf(server)
  return {
    origin,
    environment: Object.fromEntries(
      serviceNames
        .filter((name) => name !== 'web')
        .map((name) => [`SURVEY_BASE_${name.toUpperCase().replaceAll('-', '_')}`, `${origin}/${name}`]),
    ),
    log,
    misbehave(next, service) {
      fault = next
      culprit = service
      counts.clear()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const notFound =
  '<!doctype html><html><head><title>Not Found</title></head><body><h1>Not Found</h1></body></html>'

function originOf(server: ReturnType<typeof createServer>): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks).toString()
}

function askedBy(request: IncomingMessage, body: string): Asked {
  const url = new URL(request.url ?? '/', 'http://replay')
  const [, service = '', path = ''] = /^\/([a-z-]+)(\/.*)?$/.exec(url.pathname) ?? []
  const accept = request.headers.accept ?? ''
  return {
    method: request.method ?? 'GET',
    service: service as ServiceName,
    path: decodeURIComponent(path),
    query: url.searchParams,
    accept,
    body,
  }
}

function send(response: ServerResponse, { status, type, body, headers }: Answered): void {
  response.writeHead(status, { 'content-type': type, ...headers })
  response.end(body)
}
