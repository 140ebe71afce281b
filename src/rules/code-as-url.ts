/** A repository in `url` or `project`, while `code` is empty. */
import type { Entry } from '../core/database.ts'
import { identifierKinds } from '../core/identifier.ts'
import { type AddressField, isRepository } from './address.ts'
import { renameField } from './edit.ts'
import type { Finding, Rule } from './rule.ts'

export const codeAsUrl: Rule = {
  name: 'code-as-url',
  kind: 'links',
  summary: 'A repository stands in `url` or `project`, and `code` is empty.',
  severity: 'info',
  fixable: 'unsafe',
  *check({ entries }) {
    for (const entry of entries) {
      const { url, code, project } = entry.paper
      if (code !== undefined || (url === undefined && project === undefined)) continue
      if (project !== undefined && isCode(project)) yield finding(entry, 'project', project)
      else if (url !== undefined && isCode(url) && hasPage(entry)) yield finding(entry, 'url', url)
    }
  },
}

/** A repository or a directory in it, but no text that is kept there. */
function isCode(address: string): boolean {
  return (
    isRepository(address) && !/\/(?:blob|raw|wiki|issues|releases|discussions)\/|\.(?:pdf|md)$/i.test(address)
  )
}

/** Without an identifier the repository may be all there is of a work, and then it is its page. */
function hasPage({ paper }: Entry): boolean {
  return identifierKinds.some((kind) => paper[kind] !== undefined)
}

function finding(entry: Entry, field: AddressField, address: string): Finding {
  return {
    entry,
    keys: [field],
    message: `\`${field}\` is a repository and \`code\` is empty; write it there`,
    fix: (bench) => renameField(bench, entry, [field, 'code'], address),
  }
}
