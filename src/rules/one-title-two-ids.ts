/** Two entries with the same title and two identifiers of one kind: one of these is wrong, or there are two such papers. */
import { labelOf, namesOf } from './pairs.ts'
import type { Rule } from './rule.ts'
import { twinsOf } from './twins.ts'

export const oneTitleTwoIds: Rule = {
  name: 'one-title-two-ids',
  kind: 'identity',
  summary: 'Two entries have the same title but different identifiers of one kind.',
  severity: 'warning',
  fixable: false,
  *check({ entries }) {
    for (const { entry, first } of twinsOf(entries, 'two-ids')) {
      const names = namesOf(first)
      const name = namesOf(entry).find(
        ({ kind }) => kind !== 'url' && names.some((other) => other.kind === kind),
      )
      const other = names.find(({ kind }) => kind === name?.kind)
      if (!name || !other) continue
      const message = `same title as \`${first.citekey}\`, but ${labelOf(name.kind)} \`${name.key}\` is not its \`${other.key}\`; open both, then correct the id or title that is wrong, or merge the two entries`
      yield {
        entry,
        keys: [name.field],
        message,
        related: [{ entry: first, keys: [other.field], message: 'the other one' }],
      }
    }
  },
}
