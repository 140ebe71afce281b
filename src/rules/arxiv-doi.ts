/** A DOI that arXiv made from its own id: it says that the paper is on arXiv, not that it was published. */
import type { Entry } from '../core/database.ts'
import { identifierInDoi } from '../core/identifier.ts'
import { deleteField, renameField } from './edit.ts'
import type { Finding, Rule } from './rule.ts'

export const arxivDoi: Rule = {
  name: 'arxiv-doi',
  kind: 'identifiers',
  summary: 'A DOI is the one that arXiv makes from its own id.',
  severity: 'info',
  fixable: 'safe',
  *check({ entries }) {
    for (const entry of entries) {
      const { doi, arxiv } = entry.paper
      const identifier = doi?.startsWith('10.48550/') ? identifierInDoi(doi) : undefined
      if (!identifier || (arxiv !== undefined && arxiv !== identifier.value)) continue
      yield finding(entry, identifier.value)
    }
  },
}

function finding(entry: Entry, id: string): Finding {
  const { doi, arxiv } = entry.paper
  const base = { entry, keys: ['doi'] }
  if (arxiv === undefined)
    return {
      ...base,
      message: `DOI \`${doi}\` is made from arXiv id \`${id}\`; write \`arxiv\` instead`,
      fix: (bench) => renameField(bench, entry, ['doi', 'arxiv'], id),
    }
  return {
    ...base,
    message: `DOI \`${doi}\` is made from the arXiv id, which \`arxiv\` says already; delete it`,
    fix: (bench) => deleteField(bench, entry, 'doi'),
  }
}
