/** Addresses of papers for the rules about links: which fields hold them, their parts, and findings in them. */
import type { Entry } from '../core/database.ts'
import { rewriteText } from './edit.ts'
import type { Finding } from './rule.ts'

/** The fields that hold a web address. */
const addressFields = ['url', 'code', 'project'] as const
export type AddressField = (typeof addressFields)[number]

/** An address in a field of an entry. */
export interface Written {
  readonly entry: Entry
  readonly field: AddressField
  readonly address: string
}

/** What a rule says of an address: the rest of a sentence that begins with the field, and the right address where it is certain. */
export interface Remark {
  readonly message: string
  readonly right?: string | undefined
}

/** The parts of an address as they are written, but the host in lower case; `query` and `fragment` with their sign. */
export interface Parts {
  readonly scheme: string
  readonly user: string
  readonly host: string
  readonly port: string
  readonly path: string
  readonly query: string
  readonly fragment: string
}

/** A regex, or anything that answers like one. */
type Pattern = Pick<RegExp, 'test'>

/** Nobody reads more, and no pattern of a rule is slow on less. */
const longest = 4000

/** Every address that `pattern` fits, in the order of the entries. */
export function* addresses(
  entries: readonly Entry[],
  pattern: Pattern,
  fields: readonly AddressField[] = addressFields,
): Generator<Written> {
  for (const entry of entries)
    for (const field of fields) {
      const address = entry.paper[field]
      if (address !== undefined && address.length <= longest && pattern.test(address))
        yield { entry, field, address }
    }
}

/** Findings for the addresses that `pattern` fits and of which `judge` has something to say; a right address becomes a fix. */
export function* remarks(
  entries: readonly Entry[],
  pattern: Pattern,
  judge: (address: string, written: Written) => Remark | undefined,
  fields?: readonly AddressField[],
): Generator<Finding> {
  for (const written of addresses(entries, pattern, fields)) {
    const { entry, field, address } = written
    const remark = judge(address, written)
    if (!remark) continue
    const { message, right } = remark
    const finding = { entry, keys: [field], message: `\`${field}\` ${message}` }
    if (right === undefined || right === address || !wellFormed.test(right)) yield finding
    else
      yield {
        ...finding,
        fix: (bench) => rewriteText(bench, entry, [field], right, `write \`${right}\``),
      }
  }
}

/** The parts of an address that the schema accepts. `new URL` would do the same at ten times the price, and change it. */
export function partsOf(address: string): Parts {
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] = whole.exec(address) ?? []
  const [, user = '', host = '', port = ''] = /^(?:(.*)@)?(\[[^\]]*\]|[^:]*)(:.*)?$/.exec(authority) ?? []
  return { scheme, user, host: host.toLowerCase(), port, path, query, fragment }
}

/** The value of a parameter, decoded; undefined when the address does not have it or it cannot be decoded. */
export function parameter({ query }: Parts, names: readonly string[]): string | undefined {
  for (const part of query.slice(1).split('&')) {
    const at = part.indexOf('=')
    if (at < 0 || !names.includes(part.slice(0, at))) continue
    try {
      return decodeURIComponent(part.slice(at + 1))
    } catch {
      return undefined
    }
  }
  return undefined
}

/** A host without `www.`. */
export function bareHost(host: string): string {
  return host.replace(/^www\./, '')
}

const whole = /^(https?):\/\/([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/i

/** What the schema accepts, without its check of rare control characters, which no rule adds. */
const wellFormed = /^https?:\/\/[^\s<>"{}|\\^`]+$/

/** Does a site serve repositories at this address? */
export function isRepository(address: string): boolean {
  return repository.test(address)
}

const repository =
  /^https?:\/\/(?:www\.)?(?:(?:github\.com|gitlab\.com|bitbucket\.org|gitee\.com|codeberg\.org|git\.sr\.ht)\/[^/?#]+\/[^/?#]+|huggingface\.co\/(?!blog\/|papers\/|learn\/|docs\/)[^/?#]+\/[^/?#]+)/i
