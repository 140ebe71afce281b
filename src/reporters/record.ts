/** What programs read: a diagnostic as a record whose keys always stand in the same order, and JSON. */
import type { Diagnostic, Fix } from '../core/diagnostic.ts'
import type { Place } from '../core/text.ts'
import { visibleLines } from '../core/visible.ts'

/** The same diagnostic, with its keys in order and without those that hold nothing. */
export function recordOf({ rule, severity, message, citekey, place, related, fix }: Diagnostic): Diagnostic {
  return {
    rule,
    severity,
    message,
    ...(citekey !== undefined && { citekey }),
    place: orderedPlace(place),
    ...(related && {
      related: related.map((one) => ({ message: one.message, place: orderedPlace(one.place) })),
    }),
    ...(fix && { fix: orderedFix(fix) }),
  }
}

function orderedPlace({ path, line, column, start, end }: Place): Place {
  return { path, line, column, start, end }
}

function orderedFix({ title, safe, edits }: Fix): Fix {
  return {
    title,
    safe,
    edits: edits.map(({ path, span: { start, end }, text }) => ({ path, span: { start, end }, text })),
  }
}

/** A value as JSON and a newline; characters that move a terminal's cursor or turn a line around are escaped too. */
export function printJson(value: unknown, indent = 0): string {
  return `${visibleLines(JSON.stringify(value, null, indent))}\n`
}
