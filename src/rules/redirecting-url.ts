/** An address that leads to another: a short link, or the page on which a search engine or a mail filter counts the click. */
import { bareHost, type Parts, parameter, partsOf, remarks } from './address.ts'
import type { Rule } from './rule.ts'

export const redirectingUrl: Rule = {
  name: 'redirecting-url',
  kind: 'links',
  summary: 'An address only sends its visitor on to another one.',
  severity: 'warning',
  fixable: 'safe',
  *check({ entries }) {
    yield* remarks(entries, shortener, (address) => {
      const host = bareHost(partsOf(address).host)
      return {
        message: `is a short link of \`${host}\`, which hides where it leads; write the address it leads to`,
      }
    })
    yield* remarks(entries, sender, (address) => {
      const right = target(partsOf(address))
      return right === undefined ? undefined : { message: `only sends on to \`${right}\`; write that`, right }
    })
  },
}

/** Sites that shorten addresses for anybody; those of one company that only lead to its own pages are left alone. */
const shortener =
  /^https?:\/\/(?:www\.)?(?:bit\.ly|bitly\.com|j\.mp|t\.co|goo\.gl|tinyurl\.com|ow\.ly|is\.gd|v\.gd|buff\.ly|lnkd\.in|t\.ly|rb\.gy|cutt\.ly|dwz\.cn|t\.cn|url\.cn|shorturl\.at|git\.io|amzn\.to|a\.co|dlvr\.it|reurl\.cc|rebrand\.ly|tiny\.cc|urlz\.fr|suo\.im|bityl\.co|hubs\.(?:ly|la)|trib\.al|fb\.me|adf\.ly|s\.id|u\.nu|x\.gd|shorturl\.com|qr\.ae)\/(?!maps\/|forms\/|photos\/)[^/?#]/i

/** Hosts that send on with the target in a parameter. */
const sender =
  /^https?:\/\/[^/?#]*(?:google|zhihu|facebook|safelinks|linkedin|reddit|slack-redir|csdn|juejin|jianshu|youtube|vk\.com|duckduckgo|instagram)[^?#]*\?/i

/** Hosts and paths that send on, and the parameters that say where. */
const senders: readonly (readonly [page: RegExp, names: readonly string[]])[] = [
  [/^(?:scholar\.)?google\.[a-z.]+\/(?:url|scholar_url)$/, ['url', 'q']],
  [/^docs\.google\.com\/(?:g?view|viewer|viewerng\/viewer)$/, ['url']],
  [/^link\.(?:zhihu\.com|csdn\.net|juejin\.cn)\/$/, ['target']],
  [/^jianshu\.com\/go-wild$/, ['url']],
  [/^(?:l|lm)\.facebook\.com\/l\.php$/, ['u']],
  [/^l\.instagram\.com\/$/, ['u']],
  [/\.safelinks\.protection\.outlook\.com\/(?:ap\/[^/]+\/)?$/, ['url']],
  [/^linkedin\.com\/(?:redir\/redirect|safety\/go)$/, ['url']],
  [/^out\.reddit\.com\//, ['url']],
  [/^slack-redir\.net\/link$/, ['url']],
  [/^youtube\.com\/redirect$/, ['q']],
  [/^vk\.com\/away\.php$/, ['to']],
  [/^duckduckgo\.com\/l\/$/, ['uddg']],
]

/** The address it sends on to, where that is a whole one. */
function target(parts: Parts): string | undefined {
  const page = bareHost(parts.host) + (parts.path || '/')
  const names = senders.find(([pattern]) => pattern.test(page))?.[1]
  const found = names && parameter(parts, names)
  return found && /^https?:\/\/[^\s<>"{}|\\^`/?#]+\.[^\s<>"{}|\\^`]+$/i.test(found) ? found : undefined
}
