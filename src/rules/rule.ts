/** A rule: one thing that can be wrong in a valid database. Called by `lint`, which adds places and severities. */
import type { Database, Entry, Keys, Part } from '../core/database.ts'
import type { Fix, Severity } from '../core/diagnostic.ts'
import type { IgnoreComment } from '../core/document.ts'
import type { Paper } from '../core/paper.ts'
import type { Edit, Place, SourceFile, Span } from '../core/text.ts'

export interface Rule {
  readonly name: string
  readonly kind: RuleKind
  /** One sentence: what is wrong when the rule speaks. */
  readonly summary: string
  readonly severity: Severity
  /** A safe fix never changes what the data means; an unsafe one changes it as the finding says. */
  readonly fixable: 'safe' | 'unsafe' | false
  /** It asks what the others have found, so it comes after them. */
  readonly isLast?: boolean
  /** Absent when the loader itself reports it. */
  check?(database: Database, options: RuleOptions): Iterable<Finding>
}

/** What rules are about, in the order in which they are listed. */
export const ruleKinds = {
  identity: 'Which paper is it?',
  identifiers: 'Is its identifier right?',
  links: 'Do its links lead there?',
  names: 'Who wrote it?',
  titles: 'What is it called?',
  'dates-and-venues': 'When and where did it appear?',
  taxonomy: 'Where does it belong?',
  hygiene: 'Are the files in order?',
} as const
type RuleKind = keyof typeof ruleKinds

export interface RuleOptions {
  /** `YYYY-MM-DD`. */
  readonly today: string
  /** Some entries could not be read, so what seems to be missing may be in them. */
  readonly isPartial?: boolean
  /** How the manifest's outputs stand; absent where only texts are at hand, or some entries could not be read. */
  readonly outputs?: readonly OutputState[] | undefined
  /** The whole catalogue, for rules about rules. */
  readonly rules: readonly Rule[]
  /** Has a comment in this entry silenced nothing that the rule could have found? Only for rules that come last. */
  isUnused(entry: Entry, rule: string): boolean
}

/** One of the manifest's outputs, as it stands on disk. */
export interface OutputState {
  /** Its index in the manifest's `outputs`. */
  readonly index: number
  /** Its file, as people in the working directory would write it. */
  readonly file: string
  readonly bytes: number
  /** `current` if it is what `survey render` would write, which refuses one that is `refused`. */
  readonly state: 'current' | 'stale' | 'missing' | 'refused'
  /** Why it is refused, without a full stop. */
  readonly reason?: string
  /** Papers in a stale one that no entry is about, in the order of the lines. */
  readonly strangers?: readonly { readonly line: number; readonly title: string }[]
}

/** Leads to the file of an output in the manifest. */
export function outputKeys({ index }: OutputState): Keys {
  return ['outputs', index, 'file']
}

/** What a rule found: below `keys` of an entry, or of the manifest when there is no entry. */
export interface Finding {
  readonly entry?: Entry
  readonly keys: Keys
  /** Which part of the last `key: value` it is about; the value when absent. */
  readonly part?: Part
  readonly message: string
  readonly related?: readonly { readonly entry: Entry; readonly keys: Keys; readonly message: string }[]
  /** The span of the file where it stands, for what is no field, such as a comment. */
  span?(bench: Workbench): Span | undefined
  /** Made only when somebody wants it, because places cost a parse. */
  fix?(bench: Workbench): Correction | undefined
}

/** A fix; the rule says whether it is safe. */
export type Correction = Omit<Fix, 'safe'>

/** What a fix works with: the files, and places in them. */
export interface Workbench {
  file(path: string): SourceFile
  place(entry: Entry | undefined, keys: Keys, part?: Part): Place
  /** The edits that give an entry further fields; nothing where its YAML is unusual. */
  added(entry: Entry, fields: Partial<Paper>): readonly Edit[] | undefined
  /** The rules that `# survey-ignore:` comments above an entry and in it name, in the order of its `ignores`. */
  comments(entry: Entry): IgnoreComment[]
  /** The text of a file with its entries sorted by citekey, each with the comments above it. */
  sorted(path: string): string
}
