/** How alike two titles are: the same, spelled otherwise, with and without a subtitle, or with a word more. */
import { distance } from 'fastest-levenshtein'
import { titleKey, titleWords } from './title.ts'

/** From the surest to the least sure. */
export type Likeness = 'same' | 'spelling' | 'subtitle' | 'word'

/** A title taken apart for comparison. */
export interface TitleParts {
  readonly words: readonly string[]
  /** Equal for titles that differ in case, accents, punctuation and spacing only. */
  readonly key: string
  /** The number of words before a colon, a dash or a final bracket; 0 where there is none. */
  readonly head: number
  /** `+` and `#` behind a word: `DINO` and `DINO+` are two things. */
  readonly signs: string
}

/** Shorter titles, and parts of titles, are compared whole: too many share all words but one. */
export const fewestWords = 4

/** Takes a title apart. */
export function titleParts(title: string): TitleParts {
  const words = titleWords(withoutMarker(title))
  const at = headEnd(title)
  const signs = /[+#]/.test(title) ? (title.match(/(?<=[\p{L}\p{N}+#])[+#]/gu) ?? []).join('') : ''
  const head = at > 0 ? titleWords(title.slice(0, at)).length : 0
  return { words, key: words.join('') || titleKey(title), signs, head: head < words.length ? head : 0 }
}

/** A title without what is added to another version of a paper: `(v2)`, `(Extended Version)`, `[Vision]`. */
function withoutMarker(title: string): string {
  const start = title.length - longestMarker
  const end = title.slice(Math.max(start, 0))
  if (!/[)\]）]$|v\d$|(?:version|abstract)$/i.test(end)) return title
  return title.slice(0, Math.max(start, 0)) + end.replace(marker, '')
}

const longestMarker = 40
const marker =
  /\s*(?:[([（]\s*(?:v\d|version \d|(?:extended|full|long|short) (?:version|paper|abstract)|vision|demo|poster|preprint|technical report|[a-z]+ (?:19|20)\d\d)\s*[)\]）]|[:–—-]\s*(?:extended|full) (?:version|abstract)| v\d)$/i

/** The parts of a title that may be another's whole title: what stands before a subtitle, and what behind a name. */
export function titleHalves({ words, head }: TitleParts): (readonly string[])[] {
  if (head === 0) return []
  const halves = head <= longestName ? [words.slice(head)] : [words.slice(0, head)]
  return halves.filter((half) => half.length >= fewestWords)
}

/** `STaR:`, `Chain of Thought:`; more words before a colon are a title of their own. */
const longestName = 3

/** How alike two titles are; undefined when they are two titles. */
export function likeness(a: TitleParts, b: TitleParts): Likeness | undefined {
  if (a.signs !== b.signs) return undefined
  if (a.key === b.key) return 'same'
  if (Math.min(a.words.length, b.words.length) < fewestWords) return undefined
  const difference = differenceOf(a.words, b.words)
  if (difference === 'spelling') return difference
  return isHalf(a, b) || isHalf(b, a) ? 'subtitle' : difference
}

/** Where the first part of a title ends: at a final bracket, else at the first colon or dash between spaces. */
function headEnd(title: string): number {
  const end = title.trimEnd()
  const opening = { ')': '(', ']': '[', '）': '（' }[end.at(-1) ?? '']
  if (opening) return end.lastIndexOf(opening)
  return title.search(/: | [-–—] |—|：/)
}

function isHalf(whole: TitleParts, { words }: TitleParts): boolean {
  return titleHalves(whole).some(
    (half) => half.length === words.length && half.every((word, index) => word === words[index]),
  )
}

/** The difference of two lists of words that have all but one in common, or all in another order. */
function differenceOf(a: readonly string[], b: readonly string[]): Likeness | undefined {
  if (Math.abs(a.length - b.length) > 1) return undefined
  const onlyA = without(a, b)
  const onlyB = without(b, a)
  if (onlyA.length > 1 || onlyB.length > 1) return undefined
  const [word, other] = [onlyA[0] ?? onlyB[0], onlyA.length > 0 ? onlyB[0] : undefined]
  if (word === undefined) return 'word'
  if (isTelling(word) || (other !== undefined && isTelling(other))) return undefined
  if (other !== undefined) return isSlip(word, other) && inOrder(a, b) ? 'spelling' : undefined
  return small.has(word) && inOrder(a, b) ? 'spelling' : 'word'
}

/** Numbers, numerals and letters tell parts and versions apart: `GPT-4`, `Part II`, `Vitamin C`. */
function isTelling(word: string): boolean {
  return /\p{N}/u.test(word) || /^[ivxlc]+$/.test(word) || (word.length === 1 && word !== 'a')
}

/** Words that come and go between two spellings of one title. */
const small = new Set('a an the of on in for to and with via by from using its is are'.split(' '))

/** Do the words stand in the same order, but for one? */
function inOrder(a: readonly string[], b: readonly string[]): boolean {
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return Math.max(a.length, b.length) - start - end <= 1
}

/** A longer word is a clause of a language without spaces. */
const longestWord = 24

/**
 * Is one word the other with a slip: a letter too many, missing, wrong or swapped with its neighbour, in long words two?
 * Not at the beginning of a word, where a prefix makes its opposite (`supervised`, `unsupervised`).
 */
function isSlip(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (long.length > longestWord || short[0] !== long[0] || short.length < 3) return false
  if (isSwap(a, b)) return true
  const most = short.length >= 8 ? 2 : short.length >= 4 ? 1 : 0
  return long.endsWith('s') && long.slice(0, -1) === short ? true : distance(a, b) <= most
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let at = 0
  while (a[at] === b[at]) at++
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

/** What is left of `words` when each word of `others` is taken away once. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const rest = [...others]
  return words.filter((word) => {
    const index = rest.indexOf(word)
    if (index >= 0) rest.splice(index, 1)
    return index < 0
  })
}
