/** What is wrong with a text that stands where an address belongs, and the address that was meant, where that is certain. */
import { identifierLabel, readIdentifier } from './identifier.ts'
import { Link } from './paper.ts'

/** The rest of a sentence that begins with the name of the field, and the right address, if there is one. */
export interface MalformedUrl {
  readonly why: string
  readonly right?: string
}

/** Judges a text that the schema refused as an address; never throws. */
export function judgeUrl(text: string): MalformedUrl {
  const right = text.length > longest ? undefined : repaired(text)
  if (right !== undefined) return { why: `must be an http or https address; write \`${right}\``, right }
  if (text === '') return { why: 'must not be empty; write an address or delete the field' }
  if (text.length > longest) return { why: 'is too long for an address' }
  if (placeholder.test(text))
    return { why: 'holds a placeholder; delete the field until there is an address' }
  const identifier = readIdentifier(text)
  if (identifier) {
    const { kind, value } = identifier
    return { why: `holds the ${identifierLabel(kind)} \`${value}\`; write \`${kind}: "${value}"\` instead` }
  }
  const [, reason = 'must be an http or https address without spaces; write it as a browser shows it'] =
    reasons.find(([pattern]) => pattern.test(text)) ?? []
  return { why: reason }
}

const longest = 2000

const placeholder =
  /^(?:#\S*|[-–—?._/]+|n\/?a|nan|none|null|tb[acd]|to\s?do|url|link|(?:paper|code|project)(?: link)?|(?:link |code )?(?:coming )?soon|to (?:appear|be (?:added|released))|x{3,})[.!]?$/i

/** The first that fits is said. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:javascript|data|vbscript):/i,
    'must be an http or https address, not a script; write the page it is on',
  ],
  [
    /^(?:file:|[a-z]:[\\/]|\\\\|~?\/|\.{1,2}\/)/i,
    'must be an http or https address, not a file; write where everybody can read it, or delete the field',
  ],
  [/^(?:mailto:|[^\s@/]+@[^\s@/]+$)/i, 'must be an http or https address, not a mailbox; write a page'],
  [/^(?!https?:)[a-z][a-z0-9+.-]*:\/\//i, 'must be an http or https address; write one that a browser opens'],
  [/^https?:\/\/\S.*\shttps?:\/\//i, 'holds more than one address; keep one'],
  [/^https?:\/\/\S+\s/i, 'must be an address without spaces; write `%20` for a space that belongs to it'],
  [/^https?:\/\/.*[<>"{}|\\^`]/i, 'holds a character that no address has; write it as a browser shows it'],
  [/^www\./i, 'must be an http or https address; begin it with `https://`'],
  [
    /^[^\s:]+\.(?:pdf|md|html?|png|txt)$/i,
    'must be an http or https address, not a file name; write the whole address',
  ],
]

/** The address in a Markdown link, in brackets or spaces, with a misspelt scheme or none where its host is well known. */
function repaired(text: string): string | undefined {
  const [, inner = ''] =
    /^\s*(?:\[[^[\]]*\]\(([^()\s]*)\)|<([^<>\s]*)>|["'“”]?([^\s"'“”]*)["'“”]?)\s*$/
      .exec(text)
      ?.filter((part) => part !== undefined) ?? []
  const scheme = misspeltScheme.exec(inner)?.[0]
  const address = scheme
    ? `${/s/i.test(scheme) ? 'https' : 'http'}://${inner.slice(scheme.length)}`
    : inner.replace(withoutScheme, 'https://$&')
  return address !== text && Link.safeParse(address).success ? address : undefined
}

const misspeltScheme =
  /^(?!https?:\/\/)(?:h{1,2}t{1,3}p{1,2}s{0,2}|ttps?)(?:\s*[:;：]\s*)?\/{1,3}(?=[a-z0-9-]+\.[a-z])/i

/** Hosts of papers and code that all serve `https`. */
const withoutScheme =
  /^(?:(?:www\.)?(?:arxiv\.org|aclanthology\.org|openreview\.net|github\.com|gitlab\.com|huggingface\.co|nature\.com|sciencedirect\.com|jmlr\.org)|doi\.org|dl\.acm\.org|ieeexplore\.ieee\.org|proceedings\.mlr\.press|(?:papers|proceedings)\.(?:nips|neurips)\.cc|[a-z0-9-]+\.github\.io)(?=[/?#])/i
