/** Are two records one work? Titles, first authors and years compared as a careful reader would, each by its own gate. */
import { distance } from 'fastest-levenshtein'
import { yearOf } from './date.ts'
import { familyName, fullName } from './name.ts'
import type { Author, Paper } from './paper.ts'
import { titleWords } from './title.ts'

/** At this likeness of titles two records may be one work without asking; from `perhapsTitle` on a person must decide. */
export const sameTitle = 0.93
export const perhapsTitle = 0.85

export type Likeness = 'same' | 'perhaps' | 'other'

/**
 * How alike two records are, by gates of which none makes up for another: titles at least 0.93 alike, the first author's
 * family name equal where both name one, years at most two apart where both have a date.
 */
export function likeness(a: Partial<Paper>, b: Partial<Paper>): Likeness {
  if (sameFirstAuthor(a.authors, b.authors) === false) return 'other'
  if (a.date && b.date && Math.abs(yearOf(a.date) - yearOf(b.date)) > 2) return 'other'
  const similarity = titleSimilarity(a.title ?? '', b.title ?? '')
  if (similarity >= sameTitle) return 'same'
  return similarity >= perhapsTitle ? 'perhaps' : 'other'
}

/**
 * Likeness of two titles from 0 to 1, without regard to case, accents, punctuation and LaTeX. Titles whose numbers differ
 * (`GPT-3`, `GPT-4`), whose words stand in another order, or of which one lacks the subtitle never reach `sameTitle`.
 */
export function titleSimilarity(a: string, b: string): number {
  const [first, second] = [comparable(a), comparable(b)]
  if (first.length === 0 || second.length === 0) return 0
  const [textOfA, textOfB] = [first.join(' '), second.join(' ')]
  if (first.join('') === second.join('')) return 1
  const spelled = 1 - distance(textOfA, textOfB) / Math.max(textOfA.length, textOfB.length)
  // The same words in another order may be another title: `Is Attention All You Need?`
  const likeness = Math.max(spelled, sharedWords(first, second) * 0.92)
  const doubt = numbersIn(first) !== numbersIn(second) ? 0.8 : 1
  return Math.max(likeness * doubt, isWithoutSubtitle(a, b) || isWithoutSubtitle(b, a) ? 0.9 : 0)
}

/** Is the first author the same person, as far as family names tell? Undefined where one record names nobody. */
export function sameFirstAuthor(
  a: readonly Author[] | undefined,
  b: readonly Author[] | undefined,
): boolean | undefined {
  const [first, second] = [a?.[0], b?.[0]]
  if (first === undefined || second === undefined) return undefined
  if (folded(familyName(first)) === folded(familyName(second))) return true
  // `Wang Wei` and `Wei Wang`, `Garcia Lopez` and `Garcia-Lopez`: all words of the shorter name are in the longer.
  const [words, others] = [nameWords(first), nameWords(second)]
  const [shorter, longer] = words.size <= others.size ? [words, others] : [others, words]
  return shorter.size > 1 && [...shorter].every((word) => longer.has(word))
}

/** No title is longer; comparing takes time that grows with the square of the length. */
const longest = 400

function comparable(title: string): string[] {
  const plain = title
    .slice(0, longest)
    .replace(/\\[a-zA-Z]{1,30}(?=[\s{])|\\["'`^~=.]|[$]/g, '')
    .replaceAll('&', ' and ')
    .replace(/^\s*position\s*:/i, '')
  return titleWords(plain)
}

/** Words that both have, as a part of all (Dice). */
function sharedWords(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of b) {
    const left = counts.get(word) ?? 0
    if (left === 0) continue
    shared++
    counts.set(word, left - 1)
  }
  return (2 * shared) / (a.length + b.length)
}

function numbersIn(words: readonly string[]): string {
  return words
    .filter((word) => /\p{N}/u.test(word))
    .toSorted()
    .join(' ')
}

function isWithoutSubtitle(short: string, long: string): boolean {
  const end = long.slice(0, longest).search(/[:?]/)
  if (end < 0) return false
  const main = comparable(long.slice(0, end))
  return main.length > 1 && main.join('') === comparable(short).join('')
}

function folded(name: string): string {
  return titleWords(name).join('')
}

function nameWords(author: Author): Set<string> {
  return new Set(titleWords(fullName(author)).filter((word) => word.length > 1))
}
