/** GitHub's workflow commands: each diagnostic becomes an annotation of its line in a pull request. */
import { compareDiagnostics, type Diagnostic, type Severity } from '../core/diagnostic.ts'
import { type Place, placeOf, type SourceFile } from '../core/text.ts'
import { visible } from '../core/visible.ts'
import { countBySeverity, type Reporter } from './reporter.ts'

export const github: Reporter = {
  name: 'github',
  summary: 'For GitHub Actions: annotations on the lines of a pull request.',
  write({ diagnostics, files }) {
    const lines = diagnostics.toSorted(worstFirst).map((diagnostic) => annotation(diagnostic, files))
    return `${lines.join('')}${conclusion(diagnostics)}\n`
  },
}

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<
  Severity,
  string
>
const ranks: readonly Severity[] = ['error', 'warning', 'info']

/** GitHub shows ten annotations of each command per step, the first ones. */
const mostShown = 10

function worstFirst(a: Diagnostic, b: Diagnostic): number {
  return ranks.indexOf(a.severity) - ranks.indexOf(b.severity) || compareDiagnostics(a, b)
}

function annotation(
  { rule, severity, message, place }: Diagnostic,
  files: ReadonlyMap<string, SourceFile>,
): string {
  const properties = Object.entries({ file: place.path, ...range(place, files.get(place.path)), title: rule })
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',')
  return `::${commands[severity]} ${list}::${escapeData(visible(message))}\n`
}

/** Columns count only for a place within one line, where the last is included. */
function range(place: Place, file: SourceFile | undefined): Record<string, number> {
  const { line, column, start, end } = place
  const last = file ? placeOf(file, { start: Math.max(start, end - 1), end }) : place
  if (last.line !== line) return { line, endLine: last.line }
  return { line, endLine: line, col: column, endColumn: last.column }
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
}

/** A line of the log, which has everything that is not shown beside the code. */
function conclusion(diagnostics: readonly Diagnostic[]): string {
  const isCut = ranks.some(
    (rank) => diagnostics.filter(({ severity }) => severity === rank).length > mostShown,
  )
  const hint = isCut ? `; GitHub shows ${mostShown} of each beside the code, \`survey lint\` shows all` : ''
  return (countBySeverity(diagnostics) || 'no problems') + hint
}
