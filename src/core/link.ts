/** Which address a reader is sent to. */
import { identifierKinds, identifierLink } from './identifier.ts'
import type { Paper } from './paper.ts'

/** A field that leads to a paper. */
export type LinkField = (typeof identifierKinds)[number] | 'url'

/** The best page first: where the paper was published, then where it is archived. */
export const linkOrder: readonly LinkField[] = [...identifierKinds, 'url']

/** The address of the first of these fields that a paper has; all others follow after the ones asked for. */
export function paperLink(paper: Paper, preferred: readonly LinkField[] = linkOrder): string | undefined {
  return paperLinks(paper, [...preferred, ...linkOrder])[0]?.link
}

/** Every address of a paper, in the order of `fields`. */
export function paperLinks(
  paper: Paper,
  fields: readonly LinkField[] = linkOrder,
): { field: LinkField; link: string }[] {
  return fields.flatMap((field) => {
    const value = paper[field]
    if (value === undefined) return []
    return [{ field, link: field === 'url' ? value : identifierLink(field, value) }]
  })
}
