/** Two fields of one entry that name two papers: a link or a DOI holds another id than the field for such ids. */
import type { Entry } from '../core/database.ts'
import { labelOf, type Name, namesOf } from './pairs.ts'
import type { Finding, Rule } from './rule.ts'

export const contradictingIdentifiers: Rule = {
  name: 'contradicting-identifiers',
  kind: 'identity',
  summary: 'Two fields of an entry hold different identifiers of one kind.',
  severity: 'error',
  fixable: false,
  *check({ entries }) {
    for (const entry of entries) {
      if (!entry.paper.url && !entry.paper.doi) continue
      const names = namesOf(entry)
      for (const [index, name] of names.entries()) {
        const other = names.slice(0, index).find(({ kind, key }) => kind === name.kind && key !== name.key)
        if (other) yield finding(entry, name, other)
      }
    }
  },
}

function finding(entry: Entry, name: Name, other: Name): Finding {
  const says = name.field === name.kind ? 'is' : `is the ${labelOf(name.kind)}`
  const otherSays = other.field === other.kind ? 'is' : 'has'
  const message = `\`${name.field}\` ${says} \`${name.key}\`, but \`${other.field}\` ${otherSays} \`${other.key}\`; delete the one that is wrong`
  return {
    entry,
    keys: [name.field],
    message,
    related: [{ entry, keys: [other.field], message: 'the other one' }],
  }
}
