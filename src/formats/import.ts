/** Fields on their way in: what other programs write, as the fields of a paper. */
import { datePattern } from '../core/date.ts'
import type { Diagnostic } from '../core/diagnostic.ts'
import { Link } from '../core/paper.ts'
import { placeOf, type SourceFile } from '../core/text.ts'
import { parseVenue } from '../core/venue.ts'

/** Is this an address that the schema takes? */
export function isLink(text: string): boolean {
  return /^https?:/.test(text) && Link.safeParse(text).success
}

/** The venue in the survey's spelling, with the year of publication where the name has none; none for arXiv. */
export function readVenue(text: string, year: string | undefined): string | undefined {
  const line = oneLine(text)
  if (line === '') return undefined
  const venue = parseVenue(line)
  if (venue?.series === 'arXiv') return undefined
  if (!venue) return line
  if (venue.year !== undefined || year === undefined || venue.kind === 'preprint') return venue.canonical
  const dated = venue.canonical.replace(venue.series, () => `${venue.series} ${year}`)
  return parseVenue(dated)?.canonical ?? venue.canonical
}

/** A partial date of numbers such as `[2022, 3]`; the longest part that is a date. */
export function readDate(parts: readonly number[]): string | undefined {
  const [year, ...rest] = parts.map((part) => (Number.isInteger(part) ? String(part).padStart(2, '0') : ''))
  const texts = [year, ...rest].slice(0, 3)
  while (texts.length > 0 && !datePattern.test(texts.join('-'))) texts.pop()
  return texts.length > 0 ? texts.join('-') : undefined
}

/** The words that are ids, for `tags`. */
export function readTags(text: string): string[] {
  const words = text.split(/[,;]/).map((word) => word.trim())
  return [...new Set(words.filter((word) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(word)))]
}

/** Text for a field of one line: no control or direction characters, no space at the ends. */
export function oneLine(text: string): string {
  if (/^[ -~]*$/.test(text) && !text.includes('  ')) return text.trim()
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

/** Text of several lines: no other control or direction characters, no space at the ends. */
export function paragraph(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]+/gu, ' ')
    .trim()
}

/** One warning where a file holds control characters, which no draft takes over. */
export function controlCharacters(file: SourceFile, rule: string): Diagnostic[] {
  const found = /[^\P{Cc}\t\n\v\f\r\u0085]/u.exec(file.text)
  if (!found) return []
  const place = placeOf(file, { start: found.index, end: found.index + 1 })
  const message = 'control characters are left out; the first stands here'
  return [{ rule, severity: 'warning', message, place }]
}

/** An object of only those fields that hold something. */
export function withoutEmpty<T extends object>(
  fields: { [Key in keyof T]?: T[Key] | undefined },
): Partial<T> {
  const kept = Object.entries(fields).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(kept) as Partial<T>
}
