/** People as tables list them: joined by semicolons, `and`, or commas. */
import { joinName } from '../core/name.ts'
import type { Author } from '../core/paper.ts'
import { oneLine } from './import.ts'

/** The people of a text in their order, and whether it ends in `et al.` */
export function readPeople(text: string): { authors: Author[]; others: boolean } {
  const line = oneLine(text)
  const whole = line.replace(/[\s,;]*\b(?:and others|et\.? al\b\.?|等)[\s.,;]*$/i, '')
  const authors = split(whole).flatMap((name): Author[] => {
    const literal = /^\{(.*)\}$/.exec(name)?.[1]
    if (literal) return [{ literal }]
    const [family = '', given = '', suffix = ''] = name.split(',').map((part) => part.trim())
    if (family === '') return given === '' ? [] : [given]
    return [given === '' ? family : joinName({ family, given, suffix })]
  })
  return { authors, others: whole !== line }
}

function split(text: string): string[] {
  const parts = text
    .split(/;|、|，/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length > 1) return parts
  const joined = text.split(/,? (?:and|&) /).map((part) => part.trim())
  // `Wu, Yuhuai and Zelikman, Eric` has one comma in each name; `A. Wu, B. Li and C. Xu` has not.
  if (joined.length > 1 && joined.every((name) => name.split(',').length === 2)) return joined
  const names = joined.flatMap((name) => name.split(',')).map((name) => name.trim())
  const isOne = joined.length === 1 && names.length === 2 && !names.every((name) => /\s/.test(name))
  return (isOne ? [text] : inverted(names)).filter((name) => name !== '')
}

/** `Wu, Y., Li, X.`: families and initials in turn. */
function inverted(names: readonly string[]): readonly string[] {
  const isInitials = (name: string) => /^(?:\p{Lu}\.?[\s-]?){1,4}$/u.test(name)
  const isPaired =
    names.length % 2 === 0 && names.every((name, index) => isInitials(name) === (index % 2 === 1))
  if (!isPaired) return names
  return names.flatMap((name, index) => (index % 2 === 0 ? [`${name}, ${names[index + 1]}`] : []))
}
