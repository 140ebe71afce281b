/** An address that only works on one computer or in one building. */
import { partsOf, remarks } from './address.ts'
import type { Rule } from './rule.ts'

export const localAddress: Rule = {
  name: 'local-address',
  kind: 'links',
  summary: 'An address leads to a computer that only its own network can reach.',
  severity: 'error',
  fixable: false,
  check: ({ entries }) =>
    remarks(entries, quick, (address) => {
      const { host } = partsOf(address)
      return isLocal(host)
        ? {
            message: `leads to \`${host}\`, which nobody reaches from elsewhere; write an address on the web`,
          }
        : undefined
    }),
}

/** A number or a bracket first, no dot, or an ending that is no public domain. */
const quick =
  /^https?:\/\/(?:[^/?#]*@)?(?:\d|\[|[^./?#]*(?:[/?#]|$)|[^/?#]*\.(?:local|localhost|localdomain|lan|internal|intranet|corp|home|arpa|test|invalid)\.?(?:[:/?#]|$))/i

/** Reserved for use inside a network (RFC 1918, 3927, 4193, 6598, 6761, 6762, 8375; `internal` by ICANN in 2024). */
function isLocal(host: string): boolean {
  if (host.startsWith('[')) return /^\[(?:::1?|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]$/.test(host)
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host))
    return /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
      host,
    )
  return (
    !host.replace(/\.$/, '').includes('.') ||
    /\.(?:local|localhost|localdomain|lan|internal|intranet|corp|home|home\.arpa|test|invalid)\.?$/.test(host)
  )
}
