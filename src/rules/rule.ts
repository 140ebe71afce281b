/** A rule: one thing that can be wrong in a valid database. Called by `lint`, which adds places and severities. */
import type { Database, Entry, Keys } from '../core/database.ts'
import type { Fix, Severity } from '../core/diagnostic.ts'
import type { Place, SourceFile } from '../core/text.ts'

export interface Rule {
  readonly name: string
  /** One sentence: what is wrong when the rule speaks. */
  readonly summary: string
  readonly severity: Severity
  readonly fixable: boolean
  /** Absent when the loader itself reports it. */
  check?(database: Database, options: RuleOptions): Iterable<Finding>
}

export interface RuleOptions {
  /** `YYYY-MM-DD`. */
  readonly today: string
  /** Some entries could not be read, so what seems to be missing may be in them. */
  readonly isPartial?: boolean
  /** The whole catalogue, for rules about rules. */
  readonly rules: readonly Rule[]
}

/** What a rule found: below `keys` of an entry, or of the manifest when there is no entry. */
export interface Finding {
  readonly entry?: Entry
  readonly keys: Keys
  readonly message: string
  readonly related?: readonly { readonly entry: Entry; readonly keys: Keys; readonly message: string }[]
  /** Made only when somebody wants it, because places cost a parse. */
  fix?(bench: Workbench): Fix | undefined
}

/** What a fix works with: the files, and places in them. */
export interface Workbench {
  file(path: string): SourceFile
  place(entry: Entry | undefined, keys: Keys): Place
  /** The text of a file with its entries sorted by citekey, each with the comments above it. */
  sorted(path: string): string
}
