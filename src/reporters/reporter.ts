/** A reporter: one way to print diagnostics. Called by `lint`. */
import { compareDiagnostics, type Diagnostic, type Severity } from '../core/diagnostic.ts'
import type { SourceFile } from '../core/text.ts'

export interface Reporter {
  readonly name: string
  readonly summary: string
  /** The report as text; empty or ending in a newline. Never throws. */
  write(report: Report): string
}

/** What there is to report, and what it is about. */
export interface Report {
  readonly diagnostics: readonly Diagnostic[]
  /** How many findings a baseline has left out. */
  readonly known?: number
  /** Every file that a place can name, by its path. */
  readonly files: ReadonlyMap<string, SourceFile>
  /** Every rule that was asked, sorted by name. */
  readonly rules: readonly RuleInfo[]
  /** The document of a rule, as Markdown. */
  readonly explain: (rule: string) => string
  /** Of the program. */
  readonly version: string
  readonly paint: Paint
  /** The text as a link to a line of a file, for a terminal that knows links; a path in it is one of `files`. */
  readonly link?: (text: string, path: string, line: number) => string
  /** Columns of the terminal; absent where there is none, as there a line stays whole. */
  readonly width?: number
}

/** What a reporter may say of a rule. */
export interface RuleInfo {
  readonly name: string
  readonly kind: string
  readonly summary: string
  readonly severity: Severity
}

/** Styles for a terminal; each gives the text back unchanged where there is no colour. */
export type Paint = Readonly<
  Record<'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'green' | 'cyan', (text: string) => string>
>

const same = (text: string) => text

/** For whatever is no terminal. */
export const noPaint: Paint = {
  ...{ bold: same, dim: same, red: same },
  ...{ yellow: same, blue: same, green: same, cyan: same },
}

/** What is said when there is nothing to report: not that all is well, where a baseline has left something out. */
export function allClear({ known = 0 }: Pick<Report, 'known'>): string {
  return known > 0 ? 'nothing new' : 'no problems'
}

/** From the worst to the least bad. */
export const severities: readonly Severity[] = ['error', 'warning', 'info']

/** Orders errors before warnings before infos, each by file and position. */
export function worstFirst(a: Diagnostic, b: Diagnostic): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity) || compareDiagnostics(a, b)
}

/** `1 error, 2 warnings`: how many diagnostics there are of each severity; empty when there are none. */
export function countBySeverity(diagnostics: readonly Diagnostic[]): string {
  const counts = severities.map((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
    return count === 0 ? '' : `${count} ${severity}${count === 1 ? '' : 's'}`
  })
  return counts.filter((count) => count !== '').join(', ')
}
