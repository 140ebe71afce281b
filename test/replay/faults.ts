/** Everything that goes wrong between here and a service. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { Answered } from './replies.ts'

interface Scene {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** What the service would have said. */
  readonly answered: Answered
  readonly origin: string
  /** How often this address was asked, from 1. */
  readonly count: number
}

type Fault = (scene: Scene) => void

const page = (title: string) =>
  `<!doctype html><html><head><title>${title}</title></head><body><p>Hello</p></body></html>`
const zeros = gzipSync(Buffer.alloc(40_000_000))

export const faults = {
  'a web page with status 200': reply(200, 'text/html', page('Welcome')),
  'a wall against programs with status 200': reply(200, 'text/html', page('Just a moment...')),
  'a wall against programs with status 403': reply(
    403,
    'text/html',
    page('Attention Required! | Cloudflare'),
  ),
  'an error in JSON with status 200': reply(
    200,
    'application/json',
    '{"error":"internal error","message":"try later"}',
  ),
  'a text with status 404': reply(404, 'text/plain', 'no such route'),
  'nothing with status 200': reply(200, 'application/json', ''),
  'something else with status 200': reply(200, 'application/json', '[1, 2, "three"]'),
  'JSON with __proto__': reply(
    200,
    'application/json',
    '{"__proto__":{"title":"x","kind":"found"},"constructor":1}',
  ),
  'JSON nested 100,000 deep': reply(200, 'application/json', '['.repeat(100_000)),
  'a quarter of the body': ({ response, answered }) => {
    response.writeHead(answered.status, { 'content-type': answered.type })
    response.end(answered.body.slice(0, answered.body.length / 4))
  },
  'a connection that breaks off': ({ response, answered }) => {
    response.writeHead(answered.status, { 'content-type': answered.type, 'content-length': 1_000_000 })
    response.write(answered.body.slice(0, 20), () => response.destroy())
  },
  'a connection that is reset': ({ request }) => void request.socket.resetAndDestroy(),
  'no reply at all': () => undefined,
  'a byte now and then': ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const timer = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(timer))
  },
  'a gzip bomb': ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
    response.end(zeros)
  },
  'gzip that is damaged': ({ response, answered }) => {
    const bytes = gzipSync(answered.body)
    response.writeHead(200, { 'content-type': answered.type, 'content-encoding': 'gzip' })
    response.end(bytes.fill(7, 12, 40))
  },
  'the wrong content type': ({ response, answered }) => {
    response.writeHead(answered.status, { 'content-type': 'application/octet-stream' })
    response.end(answered.body)
  },
  'status 429, Retry-After in seconds, once': ({ response, answered, count }) => {
    if (count === 1) response.writeHead(429, { 'retry-after': '7' }).end('slow down')
    else response.writeHead(answered.status, { 'content-type': answered.type }).end(answered.body)
  },
  'status 429, Retry-After as a date, once': ({ response, answered, count }) => {
    if (count === 1)
      response.writeHead(429, { 'retry-after': 'Thu, 01 Jan 2026 00:00:20 GMT' }).end('slow down')
    else response.writeHead(answered.status, { 'content-type': answered.type }).end(answered.body)
  },
  'status 429 for a day': ({ response }) =>
    void response.writeHead(429, { 'retry-after': '86400' }).end('{}'),
  'status 503 again and again': reply(503, 'text/html', page('Service Unavailable')),
  'status 500 twice': ({ response, answered, count }) => {
    if (count < 3) response.writeHead(500, { 'content-type': 'text/html' }).end(page('Oops'))
    else response.writeHead(answered.status, { 'content-type': answered.type }).end(answered.body)
  },
  'redirects in a circle': ({ response, request }) =>
    void response.writeHead(302, { location: request.url ?? '/' }).end(),
  'a redirect to a private address': redirect('http://10.0.0.1/latest'),
  'a redirect to this computer': redirect('http://127.0.0.1:1/'),
  'a redirect to a link-local address in IPv6 clothes': redirect(
    'http://[::ffff:169.254.169.254]/latest/meta-data',
  ),
  'a redirect to a file': redirect('file:///etc/passwd'),
  'a secure connection refused': ({ response, origin }) =>
    void response.writeHead(302, { location: `${origin.replace('http:', 'https:')}/` }).end(),
} satisfies Readonly<Record<string, Fault>>

export type FaultName = keyof typeof faults
export const faultNames = Object.keys(faults) as FaultName[]

function reply(status: number, type: string, body: string): Fault {
  return ({ response }) => void response.writeHead(status, { 'content-type': type }).end(body)
}

function redirect(location: string): Fault {
  return ({ response }) => void response.writeHead(302, { location }).end()
}
