/** The line of a file that a diagnostic is about, with its number in front and a wavy line under the place. */
import stringWidth from 'fast-string-width'
import { lineText, type Place, type SourceFile } from '../core/text.ts'
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

/** The line around a place in three parts, harmless and not too long; a place of several lines ends with its first. */
function cut(file: SourceFile, { line, column, start, end }: Place) {
  const text = lineText(file, line)
  const from = Math.min(column - 1, text.length)
  const to = Math.min(Math.max(from + end - start, from), text.length)
  const before = [...text.slice(0, from)]
  const inside = [...text.slice(from, to)]
  const after = [...text.slice(to)]
  return {
    before: before.length > most.before ? `…${shown(before.slice(-most.before))}` : shown(before),
    inside: limited(inside, most.inside),
    after: limited(after, most.after),
  }
}

function limited(characters: readonly string[], length: number): string {
  return characters.length > length ? `${shown(characters.slice(0, length))}…` : shown(characters)
}

function shown(characters: readonly string[]): string {
  return visible(characters.join('').replace(/\t/g, '  '))
}
