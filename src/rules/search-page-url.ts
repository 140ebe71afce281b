/** An address of what a search found, which is another thing tomorrow. */
import { bareHost, partsOf, remarks } from './address.ts'
import type { Rule } from './rule.ts'

export const searchPageUrl: Rule = {
  name: 'search-page-url',
  kind: 'links',
  summary: 'An address shows what a search found, not one paper.',
  severity: 'warning',
  fixable: false,
  check: ({ entries }) =>
    remarks(entries, quick, (address) => {
      const { host, path, query } = partsOf(address)
      return pages.test(bareHost(host) + (path || '/') + query)
        ? {
            message: `is a search on \`${bareHost(host)}\`; write the address of the page that it was to find`,
          }
        : undefined
    }),
}

const quick = /search|[?&](?:q|wd|query|term)=|\/(?:find|results|s)\b/i

/** Pages of results, by host, path and query. */
const pages = new RegExp(
  `^(?:${[
    'scholar\\.google\\.[a-z.]+/scholar\\?.*\\bq=',
    'google\\.[a-z.]+/search\\?',
    'bing\\.com/(?:academic/?)?search\\?',
    'duckduckgo\\.com/\\?.*\\bq=',
    '(?:xueshu\\.)?baidu\\.com/s\\?',
    'arxiv\\.org/(?:find|search)(?:[/?]|$)',
    'dblp\\.(?:org|uni-trier\\.de|dagstuhl\\.de)/search(?:[/?]|$)',
    'semanticscholar\\.org/search\\?',
    'openreview\\.net/search\\?',
    'aclanthology\\.org/search/?\\?',
    'ieeexplore\\.ieee\\.org/search/',
    'dl\\.acm\\.org/action/dosearch',
    'dl\\.acm\\.org/results\\.cfm',
    'link\\.springer\\.com/search\\?',
    'sciencedirect\\.com/search\\?',
    'onlinelibrary\\.wiley\\.com/action/dosearch',
    'nature\\.com/search\\?',
    'pubmed\\.ncbi\\.nlm\\.nih\\.gov/\\?(?:.*&)?term=',
    'ncbi\\.nlm\\.nih\\.gov/(?:pubmed|pmc)/?\\?(?:.*&)?term=',
    'github\\.com/search\\?',
    'huggingface\\.co/(?:models|datasets|spaces|papers)?/?\\?(?:.*&)?(?:search|q)=',
    'researchgate\\.net/search',
    'paperswithcode\\.com/search\\?',
    'youtube\\.com/results\\?',
    '(?:twitter|x)\\.com/search\\?',
  ].join('|')})`,
  'i',
)
