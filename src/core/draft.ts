/** Drafts: papers on their way in. */
import type { Paper } from './paper.ts'
import type { Place } from './text.ts'

/** Fields that somebody or some file gave, not yet valid, with where they came from. */
export interface Draft {
  readonly citekey?: string
  readonly fields: Partial<Paper>
  /** Headings it stood under in a document, outermost first. */
  readonly headings?: readonly string[]
  /** Marks that stood beside it, such as 🔵. */
  readonly markers?: readonly string[]
  /** Where it was read; absent when a person typed it. */
  readonly from?: Place
}
