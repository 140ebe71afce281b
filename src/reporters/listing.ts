/** Diagnostics as text, file by file: each on a line that programs can read, and below it what it is about. */
import stringWidth from 'fast-string-width'
import type { Diagnostic, Severity } from '../core/diagnostic.ts'
import { visible } from '../core/visible.ts'
import { excerpt } from './excerpt.ts'
import { groupsOf } from './groups.ts'
import { type Paint, type Report, severities } from './reporter.ts'
import { wrap } from './wrap.ts'

type Style = Pick<Report, 'files' | 'paint' | 'link' | 'width'>

const colours = { error: 'red', warning: 'yellow', info: 'blue' } as const satisfies Record<
  Severity,
  keyof Paint
>

/** All diagnostics in their order, with an empty line between files. */
export function listing(diagnostics: readonly Diagnostic[], style: Style): string {
  return groupsOf(diagnostics, ({ place }) => place.path)
    .map(([, list]) => list.map((one) => item(one, style)).join(''))
    .join('\n')
}

/** Where the text of an excerpt begins. */
const indent = 8

/**
 * `papers.yaml:8:10: error  duplicate-doi  message`, as GCC and all that read its output want it to begin. At a terminal
 * it goes on below the text of the excerpt, broken between words.
 */
export function headline(
  { rule, severity, message, place }: Diagnostic,
  { paint, width, link = (text) => text }: Omit<Style, 'files'>,
): string {
  const where = `${visible(place.path)}:${place.line}:${place.column}`
  const used = stringWidth(`${where}: ${severity}  ${visible(rule)}  `)
  const said = width === undefined ? visible(message) : wrap(visible(message), width, used, indent)
  const what = `${paint[colours[severity]](severity)}  ${paint.dim(visible(rule))}  ${said}`
  return `${link(paint.bold(where), place.path, place.line)}: ${what}`
}

function item(diagnostic: Diagnostic, style: Style): string {
  const { severity, place, related = [] } = diagnostic
  const { files, paint, link = (text) => text } = style
  const others = related.map((other) => {
    const { path, line } = other.place
    const elsewhere = path === place.path ? '' : `${link(`${visible(path)}:${line}`, path, line)}: `
    return excerpt(other.place, files, paint, paint.cyan, elsewhere + visible(other.message))
  })
  const about = excerpt(place, files, paint, paint[colours[severity]])
  return `${headline(diagnostic, style)}\n${about}${others.join('')}`
}

/** How often each rule spoke, the worst first and then the most frequent, as lines. */
export function countsByRule(diagnostics: readonly Diagnostic[], paint: Paint): string {
  const counts = groupsOf(diagnostics, ({ rule, severity }) => `${severity} ${rule}`)
    .flatMap(([, list]) => (list[0] ? [{ ...list[0], count: list.length }] : []))
    .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.count - a.count)
  const width = Math.max(...counts.map(({ count }) => String(count).length))
  return counts
    .map(({ rule, severity, count }) => {
      const number = String(count).padStart(width + 2)
      return `${number}  ${paint[colours[severity]](severity)}  ${visible(rule)}\n`
    })
    .join('')
}

/** `2 fixable with …`, in brackets; empty when nothing is. */
export function fixHint(diagnostics: readonly Diagnostic[]): string {
  const safe = diagnostics.filter(({ fix }) => fix?.safe === true).length
  const unsafe = diagnostics.filter(({ fix }) => fix?.safe === false).length
  const hints = [
    safe > 0 ? `${safe} fixable with \`survey lint --fix\`` : '',
    unsafe > 0
      ? `${unsafe} ${safe > 0 ? 'more ' : 'fixable '}with \`${safe > 0 ? '' : 'survey lint '}--fix-unsafe\``
      : '',
  ].filter((hint) => hint !== '')
  return hints.length > 0 ? ` (${hints.join(', ')})` : ''
}
