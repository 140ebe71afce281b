/** An `http` address on a host that is known to serve `https`. */
import { rewriteText } from './edit.ts'
import type { Rule } from './rule.ts'

export const insecureUrl: Rule = {
  name: 'insecure-url',
  kind: 'links',
  summary: 'An address begins with `http`, though its host serves `https`.',
  severity: 'info',
  fixable: 'safe',
  *check({ entries }) {
    for (const entry of entries) {
      for (const field of ['url', 'code', 'project'] as const) {
        const address = entry.paper[field]
        if (!address || !secureHost.test(address)) continue
        const secure = address.replace(/^http:/i, 'https:')
        yield {
          entry,
          keys: [field],
          message: `\`${field}\` begins with \`http:\`; write \`https:\``,
          fix: (bench) => rewriteText(bench, entry, [field], secure, 'write `https:`'),
        }
      }
    }
  },
}

/** Sites on which papers, code and project pages live and which send every `http` visitor on to `https`. */
const secureHost = new RegExp(
  `^http://(?:${[
    '(?:www\\.|export\\.)?arxiv\\.org',
    '(?:www\\.)?(?:aclanthology\\.org|openreview\\.net|huggingface\\.co)',
    '(?:www\\.)?(?:github\\.com|gitlab\\.com|bitbucket\\.org|zenodo\\.org)',
    '(?:www\\.)?(?:jmlr\\.org|nature\\.com|sciencedirect\\.com|pnas\\.org|mdpi\\.com|usenix\\.org|ijcai\\.org)',
    '(?:www\\.)?(?:biorxiv\\.org|medrxiv\\.org|ceur-ws\\.org|youtube\\.com)',
    '(?:dx\\.)?doi\\.org',
    'dl\\.acm\\.org',
    'ieeexplore\\.ieee\\.org',
    'link\\.springer\\.com',
    'onlinelibrary\\.wiley\\.com',
    'ojs\\.aaai\\.org',
    'proceedings\\.mlr\\.press',
    'openaccess\\.thecvf\\.com',
    '(?:papers|proceedings)\\.(?:nips|neurips)\\.cc',
    'sites\\.google\\.com',
    '[a-z0-9-]+\\.(?:github|gitlab)\\.io',
  ].join('|')})(?:[/?#]|$)`,
  'i',
)
