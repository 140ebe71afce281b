/** An address on arXiv or another registry that has not the form of a paper's page there. */
import type { Entry } from '../core/database.ts'
import { identifierPatterns, readIdentifier } from '../core/identifier.ts'
import { addresses, bareHost, partsOf } from './address.ts'
import { deleteField, renameField } from './edit.ts'
import type { Finding, Rule } from './rule.ts'

export const malformedPaperLink: Rule = {
  name: 'malformed-paper-link',
  kind: 'links',
  summary: 'An address on arXiv, OpenReview, the ACL Anthology or doi.org names no paper in the usual form.',
  severity: 'warning',
  fixable: 'safe',
  *check({ entries }) {
    for (const { entry, address } of addresses(entries, quick, ['url']))
      if (!template.test(address) && !readIdentifier(address)) yield* findings(entry, address)
  },
}

const quick = /^https?:\/\/[^/?#]*(?:arxiv\.org|openreview\.net|aclanthology\.org|doi\.org)\/.*\d/i

/** Left to `placeholder-url`. */
const template = /[./\d]xx/i

function* findings(entry: Entry, address: string): Generator<Finding> {
  const { host, path, query } = partsOf(address)
  const site = bareHost(host)
  const base = { entry, keys: ['url'] }
  if (
    /(?:^|\.)arxiv\.org$/.test(site) &&
    !/^\/(?:list|a|search|find|year|archive|help|corr)(?:\/|$)/i.test(path)
  ) {
    const id = arxivId(path)
    if (id === undefined)
      yield {
        ...base,
        message: '`url` is on arXiv, but holds no arXiv id; write the id of the paper as `arxiv`',
      }
    else yield { ...base, ...remedy(entry, id) }
  } else if (/^(?:dx\.)?doi\.org$/.test(site))
    yield { ...base, message: '`url` is on doi.org, but holds no DOI; write the DOI of the paper as `doi`' }
  else if (site === 'openreview.net' && /^\/(?:forum|pdf)$/.test(path) && /[?&]id=/.test(query))
    yield {
      ...base,
      message: '`url` is on OpenReview, but its id is none; write the id of the paper as `openreview`',
    }
}

/** The one id in a path such as `/abs//2310.16789`, `/2405.07314` or `/ftp/arxiv/papers/2111/2111.12423.pdf`. */
function arxivId(path: string): string | undefined {
  const found = path.match(/(?<![\d.])\d{4}\.\d{4,5}(?!\d)/g) ?? []
  const [id, ...more] = new Set(found)
  return id !== undefined && more.length === 0 && identifierPatterns.arxiv.test(id) ? id : undefined
}

function remedy(entry: Entry, id: string): Omit<Finding, 'entry' | 'keys'> {
  const own = entry.paper.arxiv
  const what = `\`url\` is an unusual address of the arXiv id \`${id}\``
  if (own === undefined)
    return {
      message: `${what}; write \`arxiv\` instead`,
      fix: (bench) => renameField(bench, entry, ['url', 'arxiv'], id),
    }
  if (own === id)
    return {
      message: `${what}, which \`arxiv\` says already; delete it`,
      fix: (bench) => deleteField(bench, entry, 'url'),
    }
  return { message: `${what}, but \`arxiv\` is \`${own}\`; delete the one that is wrong` }
}
