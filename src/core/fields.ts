/** The names of a paper's fields, for those who need no schema. */
import type { Field } from './paper.ts'

/** Every field in the order in which a file shows it; a test holds it to the schema. */
export const fieldOrder: readonly Field[] = [
  ...(['title', 'authors', 'date', 'venue', 'type'] as const),
  ...(['arxiv', 'acl', 'openreview', 'doi', 'url', 'code', 'project'] as const),
  ...(['abstract', 'note', 'tags', 'component', 'subcategory', 'paradigm', 'also', 'attributes'] as const),
]
