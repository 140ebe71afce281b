/** When a BibTeX entry appeared: BibTeX's `year` and `month`, and the dates of BibLaTeX (EDTF). */
import type { FieldSet } from './bibtex-fieldset.ts'
import { plainText } from './bibtex-value.ts'
import { readDate } from './import.ts'

/** The date of an entry; a field that says more than that stays unused. */
export function useDate(fields: FieldSet): { issued?: string | undefined; guesses: string[] } {
  const written = plainText(fields.value('date'))
  const [iso] = /^\d{4}(?:-\d\d){0,2}(?!\d)/.exec(written) ?? []
  const issued = iso && readDate(iso.split('-').map(Number))
  if (!issued) return yearOf(fields)
  if (fields.value('year').trim() === issued.slice(0, 4)) fields.use('year')
  if (written === issued) {
    fields.use('date')
    return { issued, guesses: [] }
  }
  return { issued, guesses: [`the date is written \`${written.slice(0, 40)}\`; \`${issued}\` stands for it`] }
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** `year` with what `month` and `day` add to it. */
function yearOf(fields: FieldSet): { issued?: string | undefined; guesses: string[] } {
  const written = plainText(fields.value('year'))
  const year = /(?<!\d)(?:1[6-9]|20)\d\d(?!\d)/.exec(written)?.[0]
  if (!year) return { guesses: [] }
  const month = monthOf(plainText(fields.value('month')).toLowerCase())
  const day = Number(/^\d{1,2}$/.exec(fields.value('day').trim())?.[0] ?? month.day ?? 0)
  const issued = readDate([Number(year), month.number, day])
  if (month.isWhole && issued && issued.length > 4) fields.use('month')
  if (issued && issued.length > 7) fields.use('day')
  if (written === year) fields.use('year')
  const guesses =
    written === year ? [] : [`the year is written \`${written.slice(0, 40)}\`; \`${year}\` stands for it`]
  return { issued, guesses }
}

/** A month by name or number, a day beside it (`10 Jan`), and whether that is all that the text says. */
function monthOf(text: string): { number: number; day?: string; isWhole: boolean } {
  const [, before, name = '', after] =
    /^(?:(\d{1,2})[.\s]*)?([a-z]{3,9})\.?(?:\s*(\d{1,2}))?$/.exec(text.replace(/\u00a0/g, ' ').trim()) ?? []
  const named = months.findIndex((month) => name.startsWith(month)) + 1
  if (named > 0) {
    const day = before ?? after
    return { number: named, isWhole: true, ...(day !== undefined && { day }) }
  }
  const number = Number(/^\d{1,2}$/.exec(text)?.[0] ?? 0)
  if (number > 0) return { number, isWhole: true }
  const first = months.findIndex((month) => new RegExp(`(?<![a-z])${month}`).test(text)) + 1
  return { number: first, isWhole: text === '' }
}
