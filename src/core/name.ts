/** People's names: given and family parts of an author as the database writes it. */
import type { Author } from './paper.ts'

/** The parts of a name; an organisation has only a family part and is `literal`. */
export interface Name {
  readonly family: string
  readonly given: string
  readonly literal: boolean
}

/** Particles that begin a family name when they are written in lower case (BibTeX's "von" part). */
const particles = new Set(
  'van von der den de del della di da dos do du la le el al bin ibn ten ter zu zur af av'.split(' '),
)
const suffixes = /^(?:Jr|Sr|II|III|IV)\.?$/

/** Splits `Given Family`, `Family, Given` or an organisation into its parts. */
export function nameParts(author: Author): Name {
  if (typeof author !== 'string') return { family: author.literal, given: '', literal: true }
  const comma = author.indexOf(',')
  if (comma >= 0)
    return { family: author.slice(0, comma).trim(), given: author.slice(comma + 1).trim(), literal: false }
  const words = author.trim().split(/\s+/)
  let start = words.length - 1
  if (start > 1 && suffixes.test(words[start] ?? '')) start--
  while (start > 1 && particles.has(words[start - 1] ?? '')) start--
  return { family: words.slice(start).join(' '), given: words.slice(0, start).join(' '), literal: false }
}

/** The part by which a name is sorted and cited. */
export function familyName(author: Author): string {
  return nameParts(author).family
}

/** The name as it is read aloud: `Given Family`. */
export function fullName(author: Author): string {
  const { given, family } = nameParts(author)
  return given ? `${given} ${family}` : family
}

/** `Zelikman`, `Zelikman and Wu` or `Zelikman et al.`; empty when nobody is known. */
export function shortAuthors(authors: readonly Author[] = []): string {
  const [first, second] = authors
  if (!first) return ''
  if (!second) return familyName(first)
  return authors.length === 2
    ? `${familyName(first)} and ${familyName(second)}`
    : `${familyName(first)} et al.`
}
