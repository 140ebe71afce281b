/** An address that is really an identifier. In `url` it is found here; in a field for identifiers the loader reports it. */
import type { Entry } from '../core/database.ts'
import { type Identifier, identifierKey, identifierLabel, readIdentifier } from '../core/identifier.ts'
import { deleteField, renameField } from './edit.ts'
import type { Finding, Rule } from './rule.ts'

export const identifierAsUrl: Rule = {
  name: 'identifier-as-url',
  kind: 'identifiers',
  summary: 'An identifier is written as an address.',
  severity: 'warning',
  fixable: 'safe',
  *check({ entries }) {
    for (const entry of entries) {
      const identifier = readIdentifier(entry.paper.url ?? '')
      if (identifier && !contradicts(entry, identifier)) yield finding(entry, identifier)
    }
  },
}

/** Two different ids of one kind are a matter of `contradicting-identifiers`. */
function contradicts({ paper }: Entry, { kind, value }: Identifier): boolean {
  const own = paper[kind]
  return own !== undefined && identifierKey(kind, own) !== identifierKey(kind, value)
}

function finding(entry: Entry, { kind, value }: Identifier): Finding {
  const what = `\`url\` is the ${identifierLabel(kind)} \`${value}\``
  const base = { entry, keys: ['url'] }
  if (entry.paper[kind] === undefined)
    return {
      ...base,
      message: `${what}; write \`${kind}\` instead`,
      fix: (bench) => renameField(bench, entry, ['url', kind], value),
    }
  return {
    ...base,
    message: `${what}, which \`${kind}\` says already; delete it`,
    fix: (bench) => deleteField(bench, entry, 'url'),
  }
}
