/** What is said about a place in the data: diagnostics, their fixes, and their order. */
import type { Edit, Place } from './text.ts'

/** `error` is wrong, `warning` is probably wrong, `info` is untidy. */
export type Severity = 'error' | 'warning' | 'info'

/** One thing said about one place. */
export interface Diagnostic {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly place: Place
  /** Of the entry that it is about; absent for a manifest, and for text that is no entry yet. */
  readonly citekey?: string
  readonly related?: readonly Related[]
  readonly fix?: Fix
}

/** Another place that explains a diagnostic. */
export interface Related {
  readonly place: Place
  readonly message: string
}

/** Edits that put a diagnostic right; a safe one never changes what the data means. */
export interface Fix {
  readonly title: string
  readonly safe: boolean
  readonly edits: readonly Edit[]
}

/** Orders diagnostics by file, then position, then rule. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.place.path, b.place.path) || a.place.start - b.place.start || compareText(a.rule, b.rule)
  )
}

/** Orders two strings by UTF-16 code unit, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
