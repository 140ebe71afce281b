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
      if (identifier) yield finding(entry, identifier)
    }
  },
}

function finding(entry: Entry, { kind, value }: Identifier): Finding {
  const own = entry.paper[kind]
  const what = `\`url\` is the ${identifierLabel(kind)} \`${value}\``
  const base = { entry, keys: ['url'] }
  if (own === undefined)
    return {
      ...base,
      message: `${what}; write \`${kind}\` instead`,
      fix: (bench) => renameField(bench, entry, ['url', kind], value),
    }
  if (identifierKey(kind, own) === identifierKey(kind, value))
    return {
      ...base,
      message: `${what}, which \`${kind}\` says already; delete it`,
      fix: (bench) => deleteField(bench, entry, 'url'),
    }
  const related = [{ entry, keys: [kind], message: 'the other one' }]
  return { ...base, message: `${what}, but \`${kind}\` is \`${own}\`; delete the one that is wrong`, related }
}
