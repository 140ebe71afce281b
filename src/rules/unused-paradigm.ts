/** A paradigm that the manifest declares and no paper has. */
import { paradigmsOf } from '../core/database.ts'
import type { Rule } from './rule.ts'

export const unusedParadigm: Rule = {
  name: 'unused-paradigm',
  kind: 'taxonomy',
  summary: 'A paradigm of the manifest is used by no paper.',
  severity: 'info',
  fixable: false,
  *check({ entries, manifest }, { isPartial }) {
    if (isPartial || !manifest.paradigms) return
    const used = new Set(entries.flatMap(({ paper }) => paradigmsOf(paper)))
    for (const [index, { id }] of manifest.paradigms.entries())
      if (!used.has(id))
        yield {
          keys: ['paradigms', index, 'id'],
          message: `no paper has the paradigm \`${id}\`; remove it, or use it`,
        }
  },
}
