/** Addresses that a paper has no field for, kept as attributes. */
import type { Draft } from './draft.ts'
import { proposeId } from './heading.ts'
import { identifierKinds } from './identifier.ts'
import type { Paper } from './paper.ts'

type Attributes = NonNullable<Paper['attributes']>

/** The fields of a draft with its further links as attributes: `video`, `dataset`, and `address` for one that is no web address. */
export function fieldsWithLinks({ fields, links = {}, address }: Draft): Partial<Paper> {
  const attributes: Attributes = {}
  for (const [label, addresses] of Object.entries(links)) {
    const id = proposeId(label, (candidate) => candidate === 'section')
    const [only, ...more] = [...new Set(addresses)]
    if (only !== undefined) attributes[id] = more.length > 0 ? [only, ...more] : only
  }
  const isLinked = fields.url !== undefined || identifierKinds.some((kind) => fields[kind] !== undefined)
  if (address && !isLinked) attributes.address = address
  const all = { ...attributes, ...fields.attributes }
  return Object.keys(all).length > 0 ? { ...fields, attributes: all } : fields
}
