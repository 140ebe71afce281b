/** A reporter: one way to print diagnostics. Called by `lint`. */
import type { Diagnostic } from '../core/diagnostic.ts'
import type { SourceFile } from '../core/text.ts'

export interface Reporter {
  readonly name: string
  readonly summary: string
  /** The report; empty or ending in a newline. `files` has every file that a place can name. */
  write(diagnostics: readonly Diagnostic[], files: ReadonlyMap<string, SourceFile>, paint: Paint): string
}

/** Styles for a terminal; each gives the text back unchanged where there is no colour. */
export type Paint = Readonly<
  Record<'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'green' | 'cyan', (text: string) => string>
>

/** `1 error, 2 warnings`: how many diagnostics there are of each severity; empty when there are none. */
export function countBySeverity(diagnostics: readonly Diagnostic[]): string {
  const counts = (['error', 'warning', 'info'] as const).map((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
    return count === 0 ? '' : `${count} ${severity}${count === 1 ? '' : 's'}`
  })
  return counts.filter((count) => count !== '').join(', ')
}
