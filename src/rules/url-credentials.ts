/** A password, a token or a signature in an address: it leaks, or it stops working. */
import { partsOf, type Remark, remarks } from './address.ts'
import type { Rule } from './rule.ts'

export const urlCredentials: Rule = {
  name: 'url-credentials',
  kind: 'links',
  summary: 'An address carries a password, a token or a signature, so it leaks or runs out.',
  severity: 'warning',
  fixable: false,
  check: ({ entries }) => remarks(entries, quick, judge),
}

/** `name@` before the host, or a parameter that could be a secret. */
const quick =
  /^https?:\/\/[^/?#]*@|[?&;](?:\w*token|api_?key|key|passw(?:or)?d|pwd|\w*secret|[\w-]*signature|sig|__acm__|md5|jsessionid|phpsessid)=/i

function judge(address: string): Remark | undefined {
  const { user, path, query } = partsOf(address)
  if (user !== '')
    return {
      message: `begins with \`${user.split(':', 1)[0]}\` as a user; delete that, and change the password`,
    }
  for (const [secret, also] of secrets) {
    const name = secret.exec(path + query)?.[1]
    if (name && also.test(query))
      return { message: `carries \`${name}\`, which is secret or runs out; write the page that leads there` }
  }
  return undefined
}

/** Names of secrets, and what else is there when the name alone could be harmless. */
const secrets: readonly (readonly [name: RegExp, also: RegExp])[] = [
  [/[?&](x-(?:amz|goog)-signature|__acm__|api_?key|passw(?:or)?d|pwd|client_secret|phpsessid)=[^&]/i, /^/],
  [/[?&;]((?:access_?|auth_?|private_?)?token)=[\w%.+/=-]{32}/i, /^/],
  [/[?&](signature)=[^&]{16}/i, /[?&]expires=\d/i],
  [/[?&](sig)=[^&]{16}/i, /[?&]se=\d/],
  [/[?&](md5)=[0-9a-f]{32}/i, /[?&]pid=/],
  [/[?&](key)=AIza/, /^/],
  [/;(jsessionid)=/i, /^/],
]
