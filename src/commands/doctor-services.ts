/** Which services can be reached: one small question each. */
import { baseOf, type ServiceName, serviceNames, services } from '../sources/services.ts'
import { wallOf } from '../sources/shape.ts'
import type { Request } from '../sources/source.ts'
import type { Network } from './command.ts'

/** What a service does when it is asked now. */
export interface Reach {
  readonly service: ServiceName
  readonly address: string
  readonly state: 'answers' | 'refuses' | 'silent' | 'not asked'
  /** Why it does not answer, a clause. */
  readonly reason?: string
}

/** Asks every service now; what was answered before does not count. */
export async function reachServices(network: Network): Promise<Reach[]> {
  const named = serviceNames.filter((name) => services[name].base !== '')
  return Promise.all(named.map((service) => reach(service, network)))
}

/** Small questions; the services that are not here are asked for the headers of their first page. */
const questions: Readonly<Partial<Record<ServiceName, string>>> = {
  archive: '/wayback/available?url=example.org',
  arxiv: '/api/query?id_list=1706.03762&max_results=1',
  'arxiv-oai': '/oai?verb=Identify',
  crossref: '/works?rows=0',
  datacite: '/heartbeat',
  doi: '/api/handles/10.1000/1',
  'hugging-face': '/api/papers/1706.03762',
  openalex: '/works/W2741809807?select=id',
  openreview: '/notes?limit=1',
  'openreview-old': '/notes?limit=1',
  'semantic-scholar': '/graph/v1/paper/ARXIV:1706.03762?fields=title',
}

async function reach(service: ServiceName, network: Network): Promise<Reach> {
  const { bases, keys = {} } = network.options
  const address = baseOf(service, bases)
  const key = keys['semantic-scholar']
  if (service === 'semantic-scholar' && !key)
    return { service, address, state: 'not asked', reason: 'it answers nobody without a key; set S2_API_KEY' }
  const question = questions[service]
  const request: Request = {
    service,
    method: question === undefined ? 'HEAD' : 'GET',
    url: address + (question ?? '/'),
    limit: 100_000,
    cut: true,
    ...(key && service === 'semantic-scholar' && { headers: { 'x-api-key': key } }),
  }
  network.forget?.(request)
  const outcome = await network.send(request)
  if (outcome.kind === 'failure') return { service, address, state: 'silent', reason: outcome.reason }
  const wall = wallOf(outcome.reply)
  if (wall) return { service, address, state: 'refuses', reason: wall.reason }
  const { status } = outcome.reply
  return [401, 403, 406, 451].includes(status)
    ? { service, address, state: 'refuses', reason: `it answers with status ${status}` }
    : { service, address, state: 'answers' }
}
