/** An address through a university library's proxy, which asks every other reader for a password. */
import { type Parts, parameter, partsOf, remarks } from './address.ts'
import type { Rule } from './rule.ts'

export const libraryProxy: Rule = {
  name: 'library-proxy',
  kind: 'links',
  summary: 'An address goes through the proxy of one library, so only its members can open it.',
  severity: 'warning',
  fixable: 'unsafe',
  check: ({ entries }) =>
    remarks(entries, quick, (address) => {
      const parts = partsOf(address)
      const right = target(address, parts)
      if (right === undefined && !certainProxy.test(parts.host)) return undefined
      const remedy = right ? `write \`${right}\`` : 'write the address that it stands for'
      return { message: `goes through the library proxy \`${parts.host}\`; ${remedy}`, right }
    }),
}

const quick = /^https?:\/\/[^/?#]*(?:proxy|oclc|remotexs|webvpn|libezp)/i

/** Names that only such proxies have (EZproxy of OCLC and its like). */
const certainProxy =
  /(?:^|[.-])(?:ez-?proxy|lib-?proxy|ezlibproxy|libezp|idm\.oclc|remotexs|webvpn)\d*(?:[.-]|$)/

/** The publisher's own address: a parameter has it, or the host is `dl-acm-org.proxy…` or `dl.acm.org.proxy…`. */
function target(address: string, parts: Parts): string | undefined {
  const asked = /^\/(?:login|connect|access)?\/?$/i.test(parts.path)
    ? parameter(parts, ['url', 'qurl'])
    : undefined
  if (asked && /^https?:\/\/[^/]+\./i.test(asked)) return asked
  const [first = ''] = parts.host.split('.')
  const dashed = first.replace(/(?<!-)-(?!-)/g, '.').replaceAll('--', '-')
  const publisher = publishers.find((host) => host === dashed || parts.host.startsWith(`${host}.`))
  if (!publisher) return undefined
  const start = address.indexOf(parts.path + parts.query + parts.fragment, 8 + parts.host.length - 1)
  return `https://${publisher}${address.slice(start)}`
}

/** Sites that libraries pay for. */
const publishers: readonly string[] = [
  'academic.oup.com',
  'arxiv.org',
  'ascelibrary.org',
  'direct.mit.edu',
  'dl.acm.org',
  'epubs.siam.org',
  'ieeexplore.ieee.org',
  'iopscience.iop.org',
  'journals.aps.org',
  'journals.sagepub.com',
  'link.springer.com',
  'onlinelibrary.wiley.com',
  'pubs.acs.org',
  'pubs.aip.org',
  'royalsocietypublishing.org',
  'www.annualreviews.org',
  'www.cambridge.org',
  'www.cell.com',
  'www.emerald.com',
  'www.jstor.org',
  'www.nature.com',
  'www.pnas.org',
  'www.proquest.com',
  'www.science.org',
  'www.sciencedirect.com',
  'www.scopus.com',
  'www.tandfonline.com',
  'www.worldscientific.com',
]
