/** Fields on their way in: what other programs write, as the fields of a paper. */
import { datePattern } from '../core/date.ts'
import { type Identifier, readIdentifier } from '../core/identifier.ts'
import type { Paper } from '../core/paper.ts'
import { parseVenue } from '../core/venue.ts'

/** Identifier fields and `url` from whatever addresses and ids a record has; the first of a kind wins. */
export function readLinks(texts: readonly (string | undefined)[]): Partial<Paper> {
  const found: Partial<Record<Identifier['kind'] | 'url', string>> = {}
  for (const text of texts) {
    const trimmed = text?.trim() ?? ''
    const identifier = readIdentifier(trimmed)
    if (identifier) found[identifier.kind] ??= identifier.value
    else if (/^https?:\/\/[^\s<>"{}|\\^`\p{Cc}]+$/u.test(trimmed)) found.url ??= trimmed
  }
  return found
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
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
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
