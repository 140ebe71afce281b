/** An address that was to be filled in, such as `https://arxiv.org/abs/XXXX.XXXXX`. */
import { bareHost, partsOf, remarks } from './address.ts'
import type { Rule } from './rule.ts'

export const placeholderUrl: Rule = {
  name: 'placeholder-url',
  kind: 'links',
  summary: 'An address still has the placeholder of a template in it.',
  severity: 'error',
  fixable: false,
  check: ({ entries }) =>
    remarks(entries, quick, (address) => {
      const { host, path, query } = partsOf(address)
      const found = placeholders
        .map((pattern) => pattern.exec(bareHost(host) + path + query)?.[1])
        .find(Boolean)
      return found
        ? { message: `still has the placeholder \`${found}\` in it; write the address, or delete the field` }
        : undefined
    }),
}

const quick =
  /xxx|your|user|\byou\b|todo|tbd|tba\b|placeholder|owner|\/org\/|author|link-?to|some\.url|(?:\/|=)(?:0000|1234)\.|anonymous\/|(?:repo|project)(?:-?name)?\/?$/i

/** Each names the placeholder; hosts are in lower case, paths as written. */
const placeholders: readonly RegExp[] = [
  /^(?:[a-z]+\.)?arxiv\.org\/(?:abs|pdf)\/((?:[Xx]{2,4}|\d{2}[Xx]{2}|\d{4}|\d[Xx]{3})\.[Xx]{2,5}|0000\.0{4,5}|1234\.5678\d?|TODO|TBD)/,
  /^doi\.org\/(10\.(?:[Xx]{2,}|\d{4}\/[Xx]{3,})[^/]*|[Xx]{3,}|TODO|TBD)(?:$|[/.])/,
  /^openreview\.net\/(?:forum|pdf)\?id=([Xx]{3,}|TODO|TBD)$/,
  /^(?:github|gitlab)\.com\/(x{3,}|your-?(?:user-?)?name|your-?(?:org|account)|user-?name|anonymous-?author)(?:\/|$)/i,
  /^(?:github|gitlab)\.com\/((?:user|owner|org|author)\/(?:repo|repository|project|code)(?:-?name)?)\/?$/i,
  /^(?:github|gitlab)\.com\/[^/]+\/(x{3,}|todo|tbd|tba|your-?repo(?:-?name)?|repo-?name|placeholder)\/?$/i,
  /^(x{3,}|your-?(?:user-?)?name|user-?name)\.github\.io(?:\/|$)/,
  /^(some\.url|your-?(?:domain|site|url)\.[a-z]+|(?:x{3,}|xxx\.xxx)\.(?:com|org|net|xxx))(?:\/|$)/,
  /\/(TODO|TBD|TBA|PLACEHOLDER|LINK-?TO-?[A-Z]+)\/?$/,
]
