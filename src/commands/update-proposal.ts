/** A proposal: one change of an entry, with who says so. */
import type { Entry } from '../core/database.ts'
import type { Field, Paper } from '../core/paper.ts'
import type { Origin } from '../sources/source.ts'

/** One change of an entry, to be taken or left as a whole. */
export interface Proposal {
  readonly entry: Entry
  readonly kind: 'published' | 'retitled' | 'notice' | 'missing'
  /** The new values of fields. */
  readonly fields: Partial<Paper>
  /** What has happened, a clause. */
  readonly why: string
  readonly evidence: readonly Origin[]
  /** Why a person should look first; absent when all gates are passed. */
  readonly doubt?: string
}

export interface ProposeOptions {
  readonly fill?: boolean
  /** Is a value of a field already that of another entry? */
  readonly isTaken: (entry: Entry, field: 'acl' | 'doi', value: string) => boolean
  /** Fields that a person wants left as they are. */
  readonly kept: ReadonlySet<Field>
  /** The only fields to change; all when absent. */
  readonly only?: readonly Field[]
}
