/** GitHub's workflow commands: annotations on the lines of a pull request, and the whole report in the log. */
import type { Diagnostic, Severity } from '../core/diagnostic.ts'
import { hashText } from '../core/fingerprint.ts'
import { type Place, placeOf, type SourceFile } from '../core/text.ts'
import { visible } from '../core/visible.ts'
import { fixHint, listing } from './listing.ts'
import {
  allClear,
  countBySeverity,
  noPaint,
  type Report,
  type Reporter,
  severities,
  worstFirst,
} from './reporter.ts'

export const github: Reporter = {
  name: 'github',
  summary: 'For GitHub Actions: annotations on the lines of a pull request.',
  write(report) {
    const { diagnostics, files } = report
    if (diagnostics.length === 0) return `${allClear(report)}\n`
    const sorted = diagnostics.toSorted(worstFirst)
    const shown = severities.flatMap((severity) =>
      sorted.filter((one) => one.severity === severity).slice(0, mostShown),
    )
    const lines = shown.map((diagnostic) => annotation(diagnostic, files))
    return `${lines.join('')}${log(diagnostics, files)}${conclusion(diagnostics, shown.length)}\n`
  },
}

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<
  Severity,
  string
>

/** GitHub shows ten annotations of each command per step and drops the rest in silence. */
const mostShown = 10

function annotation({ rule, severity, message, place }: Diagnostic, files: Report['files']): string {
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
  return escapeData(visible(text)).replace(/:/g, '%3A').replace(/,/g, '%2C')
}

/** The report as text, folded. Between the two tokens the runner obeys no command, whatever a title says. */
function log(diagnostics: readonly Diagnostic[], files: Report['files']): string {
  const text = listing(diagnostics, { files, paint: noPaint })
  const token = absentFrom(text)
  const inert = `::stop-commands::${token}\n${text}::${token}::\n`
  return `::group::survey lint: ${countBySeverity(diagnostics)}\n${inert}::endgroup::\n`
}

/** A word that a text does not contain, in capitals either, since the runner ignores case; the same for the same text. */
function absentFrom(text: string): string {
  const small = text.toLowerCase()
  let token = hashText(text)
  while (small.includes(token)) token = hashText(token + text)
  return token
}

function conclusion(diagnostics: readonly Diagnostic[], shown: number): string {
  const more = diagnostics.length - shown
  const hint =
    more > 0 ? `; GitHub shows ${mostShown} of each beside the code, ${more} more are in the log` : ''
  return countBySeverity(diagnostics) + fixHint(diagnostics) + hint
}
