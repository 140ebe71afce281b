/** The report for people: each diagnostic on a line, the text that it is about below, and a last line that counts. */
import type { Diagnostic, Severity } from '../core/diagnostic.ts'
import type { SourceFile } from '../core/text.ts'
import { visible } from '../core/visible.ts'
import { excerpt } from './excerpt.ts'
import { countBySeverity, type Paint, type Reporter } from './reporter.ts'

export const text: Reporter = {
  name: 'text',
  summary: 'For people: path, line and column, message, and the text it is about.',
  write({ diagnostics, files, paint }) {
    const reports = diagnostics.map((diagnostic) => report(diagnostic, files, paint))
    return `${reports.join('')}${reports.length > 0 ? '\n' : ''}${conclusion(diagnostics, paint)}\n`
  },
}

const colours = { error: 'red', warning: 'yellow', info: 'blue' } as const satisfies Record<
  Severity,
  keyof Paint
>

function report(
  { rule, severity, message, place, related = [] }: Diagnostic,
  files: ReadonlyMap<string, SourceFile>,
  paint: Paint,
): string {
  const colour = paint[colours[severity]]
  const where = paint.bold(`${visible(place.path)}:${place.line}:${place.column}`)
  const head = `${where}  ${colour(severity)}  ${visible(message)}  ${paint.dim(rule)}\n`
  const others = related.map((other) => {
    const elsewhere =
      other.place.path === place.path ? '' : `${visible(other.place.path)}:${other.place.line}: `
    return excerpt(other.place, files, paint, paint.cyan, elsewhere + visible(other.message))
  })
  return head + excerpt(place, files, paint, colour) + others.join('')
}

function conclusion(diagnostics: readonly Diagnostic[], paint: Paint): string {
  if (diagnostics.length === 0) return paint.green('no problems')
  const fixable = diagnostics.filter(({ fix }) => fix?.safe).length
  return (
    countBySeverity(diagnostics) + (fixable > 0 ? ` (${fixable} fixable with \`survey lint --fix\`)` : '')
  )
}
