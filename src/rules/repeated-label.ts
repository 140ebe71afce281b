/** A paradigm or a tag that a paper has twice. */
import type { Entry } from '../core/database.ts'
import { deleteItem } from './edit.ts'
import type { Finding, Rule } from './rule.ts'

export const repeatedLabel: Rule = {
  name: 'repeated-label',
  kind: 'taxonomy',
  summary: 'A paper has the same paradigm or tag twice.',
  severity: 'info',
  fixable: 'safe',
  *check({ entries }) {
    for (const entry of entries) {
      const { paradigm, tags } = entry.paper
      if (Array.isArray(paradigm)) yield* repeats(entry, 'paradigm', paradigm)
      if (tags) yield* repeats(entry, 'tags', tags)
    }
  },
}

function* repeats(entry: Entry, field: 'paradigm' | 'tags', ids: readonly string[]): Generator<Finding> {
  if (new Set(ids).size === ids.length) return
  const label = field === 'tags' ? 'tag' : field
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) === index) continue
    const message = `${label} \`${id}\` is given twice; delete one`
    yield { entry, keys: [field, index], message, fix: (bench) => deleteItem(bench, entry, field, index) }
  }
}
