/** The diagnostics themselves, for programs: an array whose members always have their keys in the same order. */
import type { Diagnostic, Fix } from '../core/diagnostic.ts'
import type { Place } from '../core/text.ts'
import { visible } from '../core/visible.ts'
import type { Reporter } from './reporter.ts'

export const json: Reporter = {
  name: 'json',
  summary: 'For programs: every diagnostic with its places and edits.',
  write({ diagnostics }) {
    const lines = JSON.stringify(diagnostics.map(ordered), null, 2).split('\n')
    // JSON escapes the same characters in the same way, but not all of them that move a terminal's cursor.
    return `${lines.map(visible).join('\n')}\n`
  },
}

function ordered({ rule, severity, message, citekey, place, related, fix }: Diagnostic): Diagnostic {
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
