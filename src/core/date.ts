/** Partial dates: a year, a month of a year, or a day, written so that they sort as text. */

/** `2023`, `2023-05` or `2023-05-17`: EDTF level 0 dates without time (ISO 8601-2). */
export const datePattern = /^(?:1[6-9]|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/

/** What a text lacks to be a partial date, as the end of a sentence that begins with the name of its field. */
export function whyNoDate(text: string): string {
  const [, year = '', month = '01', day = '01'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? []
  if (year && !datePattern.test(year)) return 'must have a year from 1600 to 2099'
  if (year && !datePattern.test(`${year}-${month}`)) return 'must have a month from 01 to 12'
  if (year && !datePattern.test(`${year}-${month}-${day}`)) return 'must have a day from 01 to 31'
  const meant = text.length < 40 ? parseDate(text) : undefined
  return `must be YYYY, YYYY-MM or YYYY-MM-DD${meant ? `; write \`${meant}\`` : ''}`
}

/** Whole months since year 0 of a partial date, or undefined when it names no month. */
export function monthNumber(date: string): number | undefined {
  return date.length >= 7 ? Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 : undefined
}

/** The year of a partial date. */
export function yearOf(date: string): number {
  return Number(date.slice(0, 4))
}

/** How many days the month of a date has. */
export function daysInMonth(date: string): number {
  return new Date(Date.UTC(yearOf(date), Number(date.slice(5, 7)), 0)).getUTCDate()
}

/** English month names, three letters, January first. */
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `2022, Mar` for `2022-03`: year, then the month's English short name where there is one. */
export function yearCommaMonth(date: string): string {
  const month = months[Number(date.slice(5, 7)) - 1]
  return month ? `${date.slice(0, 4)}, ${month}` : date.slice(0, 4)
}

/**
 * Reads a date as people write it: `2022, Mar`, `March 2022`, `2022`, `2023 Jul`, `2022-03-28`, `2022/3`.
 * Gives the partial date, or undefined when the text is no date.
 */
export function parseDate(text: string): string | undefined {
  const trimmed = text.trim()
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(trimmed)
  if (iso) return checked([iso[1], iso[2]?.padStart(2, '0'), iso[3]?.padStart(2, '0')])
  const words = trimmed.split(/[\s,]+/)
  const year = words.find((word) => /^\d{4}$/.test(word))
  const month = words.map(monthOf).find((found) => found !== undefined)
  return words.length === 2 && year && month ? checked([year, month]) : undefined
}

const fullMonths =
  'january february march april may june july august september october november december'.split(' ')

/** A month's name or its beginning: `Mar`, `Sept.`, `march`. */
function monthOf(word: string): string | undefined {
  const name = word.toLowerCase().replace(/\.$/, '')
  const index = name.length < 3 ? -1 : fullMonths.findIndex((full) => full.startsWith(name))
  return index < 0 ? undefined : String(index + 1).padStart(2, '0')
}

function checked(parts: readonly (string | undefined)[]): string | undefined {
  const date = parts.filter((part) => part !== undefined).join('-')
  return datePattern.test(date) ? date : undefined
}
