/** The line of a file that a diagnostic is about, with its number in front and a wavy line under the place. */
import stringWidth from 'fast-string-width'
import { lineSpan, type Place, type SourceFile } from '../core/text.ts'
import { visible } from '../core/visible.ts'
import type { Paint } from './reporter.ts'

/** What is shown of a long line: so many characters before the place, in it, and after it. */
const most = { before: 60, inside: 80, after: 40 }

/** Two lines of a report, or none for a file that is not at hand. `message` stands after the wavy line. */
export function excerpt(
  place: Place,
  files: ReadonlyMap<string, SourceFile>,
  paint: Paint,
  colour: (text: string) => string,
  message = '',
): string {
  const file = files.get(place.path)
  if (!file) return message && `${' '.repeat(8)}${message}\n`
  const { before, inside, after } = cut(file, place)
  const indent = ' '.repeat(stringWidth(before))
  const wave = '~'.repeat(Math.max(1, stringWidth(inside)))
  const number = String(place.line).padStart(5)
  return (
    `${paint.dim(`${number} │`)} ${before}${inside}${after}\n` +
    `${paint.dim(`${' '.repeat(number.length)} │`)} ${indent}${colour(message ? `${wave} ${message}` : wave)}\n`
  )
}

/**
 * The line around a place in three parts, harmless and not too long; a place of several lines ends with its first. Of a
 * line as long as a file only what may be shown is looked at.
 */
function cut(file: SourceFile, { line, start, end }: Place) {
  const span = lineSpan(file, line)
  const from = Math.min(start, span.end)
  const to = Math.min(Math.max(from, end), span.end)
  const before = characters(file, Math.max(span.start, from - reach(most.before)), from)
  const inside = characters(file, from, Math.min(to, from + reach(most.inside)))
  const after = characters(file, to, Math.min(span.end, to + reach(most.after)))
  return {
    before: before.length > most.before ? `…${shown(before.slice(-most.before))}` : shown(before),
    inside: limited(inside, most.inside),
    after: limited(after, most.after),
  }
}

/** Code units that hold more than so many characters, even if the outermost is half of one. */
function reach(count: number): number {
  return 2 * count + 2
}

function characters({ text }: SourceFile, start: number, end: number): string[] {
  return [...text.slice(start, end)]
}

function limited(text: readonly string[], length: number): string {
  return text.length > length ? `${shown(text.slice(0, length))}…` : shown(text)
}

function shown(text: readonly string[]): string {
  return visible(text.join('').replace(/\t/g, '  '))
}
