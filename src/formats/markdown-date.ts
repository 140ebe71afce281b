/** Dates in running text, however people spell them. */
import { datePattern } from '../core/date.ts'

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const month = `(?:${months.join('|')})[a-z]{0,6}\\.?`
const year = '(?:19[5-9]\\d|20[0-4]\\d)'
const spellings: readonly (readonly [pattern: string, order: string])[] = [
  ...['-', '\\.', '/'].flatMap((sign) => [
    [`(${year})${sign}(\\d{1,2})${sign}(\\d{1,2})`, 'ymd'] as const,
    [`(\\d{1,2})${sign}(\\d{1,2})${sign}(${year})`, 'dmy'] as const,
  ]),
  [`(${year})(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])`, 'ymd'],
  [`(${year})\\s?[-./]\\s?(\\d{1,2})`, 'ym'],
  [`(\\d{1,2})[-/](${year})`, 'my'],
  [`(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[\\s-]+(${month}),?[\\s-]+(${year})`, 'dmy'],
  [`(${month})\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(${year})`, 'mdy'],
  [`(${month})(?:\\s*[-–/]\\s*${month})?[\\s,/-]*(${year})`, 'my'],
  [`(${year})[\\s,/.-]*(${month})[\\s,/.-]+(\\d{1,2})(?:st|nd|rd|th)?`, 'ymd'],
  [`(${year})[\\s,/.-]*(${month})`, 'ym'],
  [`(${month})[\\s-]*['’](\\d\\d)`, 'my'],
  [`(${year})\\s*年\\s*(\\d{1,2})\\s*月(?:\\s*(\\d{1,2})\\s*日)?`, 'ymd'],
  [`(${year})(?:\\s*年)?`, 'y'],
]
const whole = spellings.map(([pattern, order]) => [new RegExp(`^(?:${pattern})$`, 'i'), order] as const)
const inside = spellings
  .slice(0, -1)
  .map(
    ([pattern, order]) => [new RegExp(`(?<![\\d./:-])(?:${pattern})(?![\\d]|[./-]\\d)`, 'i'), order] as const,
  )

/** The partial date that a text is as a whole: `2023.10`, `Oct. 3rd, 2023`, `20231003`, `2023年10月`. */
export function readDate(text: string): string | undefined {
  const trimmed = text.trim().replace(/[.,;:]+$/, '')
  if (trimmed.length > 40 || !/\d\d/.test(trimmed)) return undefined
  for (const [pattern, order] of whole) {
    const found = pattern.exec(trimmed)
    const date = found ? dateOf(found, order) : undefined
    if (date) return date
  }
  return undefined
}

/** A date with at least its month inside a text, and the text without it. */
export function takeDate(text: string): { date: string; rest: string } | undefined {
  if (text.length > 400 || !/\d\d/.test(text)) return undefined
  for (const [pattern, order] of inside) {
    const found = pattern.exec(text)
    const date = found ? dateOf(found, order) : undefined
    if (found && date)
      return {
        date,
        rest: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.trim(),
      }
  }
  return undefined
}

function dateOf(found: RegExpExecArray, order: string): string | undefined {
  const parts: Record<string, string> = {}
  for (const [at, key] of [...order].entries()) parts[key] = found[at + 1] ?? ''
  const { y = '', m = '', d = '' } = parts
  const full = y.length === 2 ? `20${y}` : y
  const monthNumber = /^\d+$/.test(m) ? m : m && monthOf(m)
  const date = [full, monthNumber, d].filter((part) => part !== '').map((part) => part.padStart(2, '0'))
  // `13/05/2023` and `05/13/2023`: the one that is possible.
  const swapped = d && Number(date[1]) > 12 ? [date[0], date[2], date[1]] : date
  const written = swapped.join('-')
  return datePattern.test(written) ? written : undefined
}

function monthOf(word: string): string {
  const index = months.findIndex((name) => word.toLowerCase().startsWith(name.toLowerCase()))
  const names =
    'january february march april may june july august september october november december sept'.split(' ')
  const bare = word.toLowerCase().replace('.', '')
  return bare.length === 3 || names.includes(bare) ? String(index + 1) : '99'
}
