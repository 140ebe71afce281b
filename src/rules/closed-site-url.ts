/** An address on a site that was shut down or has moved as a whole. */
import { bareHost, partsOf, type Remark, remarks } from './address.ts'
import type { Rule } from './rule.ts'

export const closedSiteUrl: Rule = {
  name: 'closed-site-url',
  kind: 'links',
  summary: 'An address is on a site that has been shut down or has moved.',
  severity: 'warning',
  fixable: 'unsafe',
  check: ({ entries }) => remarks(entries, quick, judge),
}

const quick =
  /^https?:\/\/[^/?#]*(?:paperswithcode|codeplex|gforge|academic\.microsoft|plus\.google|gitorious|dropbox|delivery\.acm|raw\.github\.com|cv-foundation|bintray|repl\.co|glitch\.me|posterous|wikispaces|storify|jmlr\.csail|isca-speech)/i

function judge(address: string): Remark | undefined {
  const parts = partsOf(address)
  const where = bareHost(parts.host) + parts.path
  for (const [pattern, page] of moved) {
    const found = pattern.exec(where)
    if (!found) continue
    const right = `https://${page.replace('$1', found[1] ?? '')}${parts.query}${parts.fragment}`
    return { message: `is on a site that has moved; write \`${right}\``, right }
  }
  const year = closed.find(([pattern]) => pattern.test(where))?.[1]
  return year
    ? { message: `is on \`${bareHost(parts.host)}\`, which was shut down in ${year}; write where it is now` }
    : undefined
}

/** Sites that are now elsewhere under the same names. */
const moved: readonly (readonly [old: RegExp, page: string])[] = [
  [/^cv-foundation\.org\/openaccess\/(content_\w+\/.+)$/, 'openaccess.thecvf.com/$1'],
  [/^raw\.github\.com\/(.+)$/, 'raw.githubusercontent.com/$1'],
  [/^jmlr\.csail\.mit\.edu\/(.+)$/, 'jmlr.org/$1'],
]

/** Announced by their owners; what they answer today differs, but not with the page that was meant. */
const closed: readonly (readonly [site: RegExp, year: number])[] = [
  [/^paperswithcode\.com\//, 2025],
  [/(?:^|\.)glitch\.me\//, 2025],
  [/(?:^|\.)repl\.co\//, 2024],
  [/(?:^|\.)bintray\.com\//, 2021],
  [/^academic\.microsoft\.com\//, 2021],
  [/(?:^|\.)gforge\.inria\.fr\//, 2021],
  [/(?:^|\.)codeplex\.com\//, 2021],
  [/^delivery\.acm\.org\//, 2020],
  [/^plus\.google\.com\//, 2019],
  [/(?:^|\.)wikispaces\.com\//, 2018],
  [/^storify\.com\//, 2018],
  [/^dl\.dropbox(?:usercontent)?\.com\/u\//, 2017],
  [/^gitorious\.org\//, 2015],
  [/(?:^|\.)posterous\.com\//, 2013],
]
