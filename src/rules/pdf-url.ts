/** An address that shows a PDF where the page of the paper is known, in a survey that mostly links to such pages. */
import { addresses, bareHost, parameter, partsOf, remarks, type Written } from './address.ts'
import type { Rule } from './rule.ts'

export const pdfUrl: Rule = {
  name: 'pdf-url',
  kind: 'links',
  summary: "An address leads to a PDF, though the survey mostly links to the papers' pages on that site.",
  severity: 'info',
  fixable: 'unsafe',
  *check({ entries }) {
    const sites = balance(entries)
    if (sites.size === 0) return
    yield* remarks(
      entries,
      quick,
      (address) => {
        const right = pageOf(address)
        if (!right || (sites.get(siteOf(right)) ?? 0) <= 0) return undefined
        return {
          message: `leads to a PDF, unlike most addresses here on that site; write its page \`${right}\``,
          right,
        }
      },
      ['url'],
    )
  },
}

/** By how many pages outnumber files on each site that has a file. */
function balance(entries: readonly Written['entry'][]): Map<string, number> {
  const sites = new Map<string, number>()
  for (const { address } of addresses(entries, quick, ['url'])) {
    const page = pageOf(address)
    if (page) sites.set(siteOf(page), (sites.get(siteOf(page)) ?? 0) - 1)
  }
  if (sites.size === 0) return sites
  for (const { address } of addresses(entries, /./, ['url'])) {
    const site = siteOf(address)
    const count = sites.get(site)
    if (count !== undefined && !(quick.test(address) && pageOf(address))) sites.set(site, count + 1)
  }
  return sites
}

/** The host, with all hosts of one publisher taken for one. */
function siteOf(address: string): string {
  const host = bareHost(partsOf(address).host)
  return /\.(?:nips|neurips)\.cc$/.test(host) ? 'neurips.cc' : host
}

const quick = /pdf|\/file\/|\/stamp\.jsp|\/download\/|\/view\/\d+\/\d|\/document$/i

/** The page of a paper from the address of its file, after the rules of each site. */
function pageOf(address: string): string | undefined {
  const parts = partsOf(address)
  const where = bareHost(parts.host) + parts.path
  for (const [pattern, page] of pages) {
    const found = pattern.exec(where)
    if (found) return `https://${page.replace(/\$(\d)/g, (_, index: string) => found[Number(index)] ?? '')}`
  }
  const document = parameter(parts, ['arnumber'])
  return document && /^ieeexplore\.ieee\.org\/(?:stamp\/)?stamp\.jsp$/.test(where) && /^\d+$/.test(document)
    ? `https://ieeexplore.ieee.org/document/${document}`
    : undefined
}

/** Host and path of a file, and the page. Every site makes both from the same name (seen on their own lists of contents). */
const pages: readonly (readonly [file: RegExp, page: string])[] = [
  [
    /^openaccess\.thecvf\.com\/(content\w*(?:\/[\w-]+)*)\/papers\/([^/]+_paper)\.pdf$/,
    'openaccess.thecvf.com/$1/html/$2.html',
  ],
  [/^proceedings\.mlr\.press\/(v\d+)\/([\w-]+)\/\2\.pdf$/, 'proceedings.mlr.press/$1/$2.html'],
  [/^proceedings\.mlr\.press\/(v\d+)\/([\w-]+)\.pdf$/, 'proceedings.mlr.press/$1/$2.html'],
  [
    /^raw\.githubusercontent\.com\/mlresearch\/(v\d+)\/(?:main|gh-pages)\/assets\/([\w-]+)\/\2\.pdf$/,
    'proceedings.mlr.press/$1/$2.html',
  ],
  [
    /^((?:papers|proceedings|datasets-benchmarks-proceedings)\.(?:nips|neurips)\.cc|proceedings\.(?:mlsys\.org|iclr\.cc))\/((?:paper_files\/)?(?:paper\/)?\d{4})\/file\/([0-9a-f]{32})-Paper([\w-]*)\.pdf$/,
    '$1/$2/hash/$3-Abstract$4.html',
  ],
  [/^papers\.nips\.cc\/paper\/(\d+-[\w-]+)\.pdf$/, 'papers.nips.cc/paper/$1'],
  [/^jmlr\.org\/papers\/volume(\d+)\/([\w-]+)\/\2\.pdf$/, 'jmlr.org/papers/v$1/$2.html'],
  [/^ijcai\.org\/proceedings\/(20(?:1[7-9]|[2-9]\d))\/0*(\d+)\.pdf$/, 'www.ijcai.org/proceedings/$1/$2'],
  [
    /^ojs\.aaai\.org\/index\.php\/(\w+)\/article\/(?:download|view)\/(\d+)\/\d+(?:\/\d+)?$/,
    'ojs.aaai.org/index.php/$1/article/view/$2',
  ],
  [
    /^sciencedirect\.com\/science\/article\/(?:abs\/)?pii\/(\w+)\/pdf(?:ft)?$/,
    'www.sciencedirect.com/science/article/pii/$1',
  ],
  [/^nature\.com\/articles\/([\w.-]+)\.pdf$/, 'www.nature.com/articles/$1'],
  [/^mdpi\.com\/(\d{4}-\d{3}[\dX](?:\/\d+){3})\/pdf$/, 'www.mdpi.com/$1'],
  [/^((?:bio|med)rxiv)\.org\/content\/(10\.\d+\/[\d.]+v\d+)\.full\.pdf$/, 'www.$1.org/content/$2'],
  [/^eprint\.iacr\.org\/(\d{4}\/\d+)\.pdf$/, 'eprint.iacr.org/$1'],
  [/^isca-archive\.org\/(\w+)\/(\w+)\.pdf$/, 'www.isca-archive.org/$1/$2.html'],
  [/^hal\.science\/((?:hal|tel|inria)-\d+)(?:v\d+)?\/document$/, 'hal.science/$1'],
]
