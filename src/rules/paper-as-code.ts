/** A paper's own page where the address of its code or project belongs. */

import { type Identifier, identifierKey, identifierLabel, readIdentifier } from '../core/identifier.ts'
import { linkOrder } from '../core/link.ts'
import { addresses, type Written } from './address.ts'
import { deleteField, renameField } from './edit.ts'
import type { Finding, Rule } from './rule.ts'

export const paperAsCode: Rule = {
  name: 'paper-as-code',
  kind: 'links',
  summary: 'The address of the code or the project is the page of a paper.',
  severity: 'info',
  fixable: 'unsafe',
  *check({ entries }) {
    for (const written of addresses(entries, quick, ['code', 'project'])) {
      const identifier = readIdentifier(written.address)
      if (identifier) yield finding(written, identifier)
    }
  },
}

/** Hosts of papers. A DOI may be one of software or data, so it speaks for a paper only on a publisher's own host. */
const quick =
  /^https?:\/\/[^/]*(?:arxiv|aclanthology|aclweb|openreview|dl\.acm|springer|wiley|pnas|huggingface\.co\/papers)/i

function isOwn(own: string | undefined, kind: Identifier['kind'], value: string): boolean {
  return own !== undefined && identifierKey(kind, own) === identifierKey(kind, value)
}

function finding({ entry, field }: Written, { kind, value }: Identifier): Finding {
  const what = `\`${field}\` is a paper, the ${identifierLabel(kind)} \`${value}\``
  const base = { entry, keys: [field] }
  if (isOwn(entry.paper[kind], kind, value))
    return {
      ...base,
      message: `${what}, which \`${kind}\` says already; delete it`,
      fix: (bench) => deleteField(bench, entry, field),
    }
  if (linkOrder.some((one) => entry.paper[one] !== undefined))
    return { ...base, message: `${what}; write where the ${field} is, or delete it` }
  return {
    ...base,
    message: `${what}; write \`${kind}\` instead`,
    fix: (bench) => renameField(bench, entry, [field, kind], value),
  }
}
