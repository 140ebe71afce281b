/** An attribute that the manifest declares and no paper has. */
import type { Rule } from './rule.ts'

export const unusedAttribute: Rule = {
  name: 'unused-attribute',
  kind: 'taxonomy',
  summary: 'An attribute of the manifest is used by no paper.',
  severity: 'info',
  fixable: false,
  *check({ entries, manifest }, { isPartial }) {
    if (isPartial || !manifest.attributes) return
    const used = new Set(entries.flatMap(({ paper }) => Object.keys(paper.attributes ?? {})))
    for (const [index, { id }] of manifest.attributes.entries())
      if (!used.has(id))
        yield {
          keys: ['attributes', index, 'id'],
          message: `no paper has the attribute \`${id}\`; remove it, or use it`,
        }
  },
}
