/** Parameters that tell a site where its visitor came from, or that change nothing on the page. */
import { bareHost, type Parts, partsOf, remarks } from './address.ts'
import type { Rule } from './rule.ts'

export const trackingParameters: Rule = {
  name: 'tracking-parameters',
  kind: 'links',
  summary: 'An address carries parameters that its page does not need.',
  severity: 'info',
  fixable: 'safe',
  check: ({ entries }) =>
    remarks(entries, /[?#]/, (address) => {
      if (!quick.test(address)) return undefined
      const parts = partsOf(address)
      const clean = withoutTracking(address, parts)
      const names = tracked(parts)
      return names.length > 0
        ? {
            message: `carries \`${names.join('`, `')}\`, which the page does not need; delete that`,
            right: clean,
          }
        : undefined
    }),
}

/** Named everywhere alike by those who count visitors. */
const anywhere =
  /^(?:utm_[a-z_]+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|mc_[ce]id|_ga|_gl|_hs(?:enc|mi)|__hs(?:tc|sc|fp)|hsctatracking|mkt_tok|ref_src|ref_url|li_fat_id|trk|trackingid|spm|vero_id|oly_(?:anon|enc)_id|wt_mc|cmpid|casa_token)$/i

/** Meaningless on these sites, though perhaps not on others. */
const onHosts: readonly (readonly [host: RegExp, parameter: RegExp])[] = [
  [
    /^(?:drive|docs|colab|colab\.research)\.google\.com$/,
    /^usp=(?:sharing|share_link|drive_link|drive_copy|embed_googleplus)$/,
  ],
  [/(?:^|\.)(?:medium\.com|towardsdatascience\.com)$/, /^source=/],
  [/^(?:youtube\.com|youtu\.be)$/, /^(?:si|feature|pp|ab_channel)=/],
  [/^github\.com$/, /^tab=readme-ov-file$/],
  [/^(?:twitter|x)\.com$/, /^(?:s|t)=/],
  [/^linkedin\.com$/, /^(?:lipi|lici)=/],
  [/^(?:sciencedirect|cell)\.com$/, /^(?:via(?:=|%3d)ihub|_returnurl=.*)$/i],
  [/^researchgate\.net$/, /^(?:_sg(?:%5b\d+%5d|\[\d+\])?|_iepl|_tp|enrichid|enrichsource)=/i],
  [/^proquest\.com$/, /^(?:pq-origsite|fromopenview)=/],
  [/^tandfonline\.com$/, /^(?:needaccess|src)=/i],
]

/** Enough to leave nearly every address alone at once. */
const quick =
  /[?&](?:utm_|fbclid|gcl|dclid|[gw]braid|msclkid|yclid|twclid|ttclid|igsh|mc_[ce]id|_|hscta|mkt_tok|ref|li|trk|tracking|spm|vero|oly|wt_mc|cmpid|casa|usp|source|si=|feature|pp=|ab_|tab|[st]=|via|enrich|pq-|fromopen|needaccess|src=)|#\.[\w-]{11}$/i

/** `?ref=blog.example.org`, which some blogs put after every link that leaves them. */
const referringSite = /^ref=(?:https?(?::|%3a)\/\/)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/i

/** Put after an address by a button for sharing. */
const shareMark = /^#\.[\w-]{11}$/

function isTracking(part: string, host: string): boolean {
  const name = part.split('=', 1)[0] ?? ''
  if (anywhere.test(name) || referringSite.test(part)) return true
  return onHosts.some(([hosts, parameter]) => hosts.test(host) && parameter.test(part))
}

function tracked({ host, query, fragment }: Parts): string[] {
  const names = query
    .slice(1)
    .split('&')
    .filter((part) => isTracking(part, bareHost(host)))
    .map((part) => part.split('=', 1)[0] ?? '')
  return shareMark.test(fragment) ? [...names, fragment] : names
}

/** Every other byte stays as it is. */
function withoutTracking(address: string, { host, query, fragment }: Parts): string {
  const kept = query
    .slice(1)
    .split('&')
    .filter((part) => !isTracking(part, bareHost(host)))
  const page = address.slice(0, address.length - query.length - fragment.length)
  const rest = kept.join('&')
  return `${page}${rest && `?${rest}`}${shareMark.test(fragment) ? '' : fragment}`
}
