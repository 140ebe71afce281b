/** People's names: given and family parts of an author as the database writes it. */
import type { Author } from './paper.ts'

/** The parts of a name; an organisation has only a family part and is `literal`. */
export interface Name {
  /** With the particle before it: `van der Maaten`. */
  readonly family: string
  readonly given: string
  /** `Jr.`, `III`; empty for most people. */
  readonly suffix: string
  readonly literal: boolean
}

/** Particles that begin a family name when they are written in lower case (BibTeX's "von" part). */
const particles = new Set(
  'van von der den de del della di da dos do du la le el al bin ibn ten ter zu zur af av'.split(' '),
)
const suffixPattern = /^(?:Jr|Sr|II|III|IV)\.?$/

/** Splits `Given Family Suffix`, `Family, Given`, `Family, Suffix, Given` or an organisation into its parts. */
export function nameParts(author: Author): Name {
  if (typeof author !== 'string') return { family: author.literal, given: '', suffix: '', literal: true }
  return author.includes(',') ? invertedParts(author) : directParts(author)
}

function invertedParts(name: string): Name {
  const [family = '', ...rest] = name.split(',').map((part) => part.trim())
  const isSuffix = rest.length > 1 && suffixPattern.test(rest[0] ?? '')
  const given = (isSuffix ? rest.slice(1) : rest).join(', ')
  return { family, given, suffix: isSuffix ? (rest[0] ?? '') : '', literal: false }
}

function directParts(name: string): Name {
  const words = name.trim().split(/\s+/)
  const last = words.at(-1) ?? ''
  const suffix = words.length > 2 && suffixPattern.test(last) ? last : ''
  const end = suffix ? words.length - 1 : words.length
  let start = end - 1
  while (start > 1 && particles.has(words[start - 1] ?? '')) start--
  return {
    family: words.slice(start, end).join(' '),
    given: words.slice(0, start).join(' '),
    suffix,
    literal: false,
  }
}

/** A person as the database writes one: `Given Family` where that reads back as the same parts, else `Family, Given`. */
export function joinName({ family, given, suffix }: Omit<Name, 'literal'>): string {
  const direct = [given, family, suffix].filter((part) => part !== '').join(' ')
  const read = directParts(direct)
  const same = read.family === family && read.given === given && read.suffix === suffix
  if (same && !direct.includes(',')) return direct
  if (suffix && !given) return `${family}, ${suffix},`
  return [family, suffix, given].filter((part) => part !== '').join(', ')
}

/** The part by which a name is sorted and cited. */
export function familyName(author: Author): string {
  return nameParts(author).family
}

/** The name as it is read aloud: `Given Family`. */
export function fullName(author: Author): string {
  const { given, family, suffix } = nameParts(author)
  return [given, family, suffix].filter((part) => part !== '').join(' ')
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
