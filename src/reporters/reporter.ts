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
