/** Addresses that may be asked: http and https, on the public network; a page must not lead into somebody's own. */
import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns'
import ipaddr from 'ipaddr.js'

/** Looks up the addresses of a name, as `dns.lookup` does with `all`. */
export type Lookup = (
  name: string,
  options: LookupOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** Why an address is not asked, a clause that follows `the address …`; undefined when it may be. */
export function refusalOf(url: URL, trusted: ReadonlySet<string>): string | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `is no web address: ${url.protocol}`
  if (url.username !== '' || url.password !== '') return 'holds a name or password'
  if (trusted.has(url.host)) return undefined
  const name = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (name === 'localhost' || name.endsWith('.localhost')) return 'is on this computer'
  return ipaddr.isValid(name) && !isPublic(name) ? 'is not on the public network' : undefined
}

/** Is this numeric address one that anybody can reach? IPv6 forms of IPv4 addresses are judged as what they stand for. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  const range = parsed.range()
  if (range === 'unicast') return true
  if (parsed.kind() !== 'ipv6' || !['rfc6052', '6to4', 'rfc6145'].includes(range)) return false
  const bytes = parsed.toByteArray()
  const inner = range === '6to4' ? bytes.slice(2, 6) : bytes.slice(12)
  return ipaddr.fromByteArray(inner).range() === 'unicast'
}

/** A lookup for connections that gives no private address, but for hosts that a person has configured. */
export function publicLookup(trusted: ReadonlySet<string>, lookup: Lookup = all) {
  const names = new Set([...trusted].map((host) => new URL(`http://${host}`).hostname))
  return (
    name: string,
    options: LookupOptions,
    callback: (
      error: NodeJS.ErrnoException | null,
      address: string | LookupAddress[],
      family?: number,
    ) => void,
  ): void => {
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, [])
      const allowed = names.has(name) ? found : found.filter(({ address }) => isPublic(address))
      const [first] = allowed
      if (!first) return callback(privateError(name), [])
      if (options.all) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }
}

const all: Lookup = (name, options, callback) =>
  systemLookup(name, { ...options, all: true }, (error, addresses) => callback(error, addresses))

/** Code of the error for a name that leads to a private address. */
export const privateCode = 'EPRIVATE'

function privateError(name: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${name} leads to an address that is not public`), { code: privateCode })
}
