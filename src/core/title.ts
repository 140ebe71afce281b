/** Titles compared as a reader compares them: without regard to case, accents, punctuation and spacing. */
import { distance } from 'fastest-levenshtein'

/** The words of a title in lower case without accents; hyphens and other punctuation part them. */
export function titleWords(title: string): string[] {
  const plain = asciiOnly.test(title) ? title : title.normalize('NFKD').replace(/\p{M}+/gu, '')
  return (
    plain
      .replace(/[{}]/g, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** The form under which two spellings of one title are equal; never empty for a title that is not. */
export function titleKey(title: string): string {
  return titleWords(title).join('') || title.replace(/\s+/g, '').toLowerCase()
}

/** A longer word (where spaces do not part words, a whole clause) is never a small difference. */
export const longestWord = 24

/**
 * Are these the words of nearly the same title: in another order, one word more, or one spelled a little otherwise?
 * A number never counts as a little (`GPT-3` and `GPT-4` are two things), and titles under four words must be equal.
 */
export function areNear(a: readonly string[], b: readonly string[]): boolean {
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1) return false
  const onlyA = without(a, b)
  const onlyB = without(b, a)
  if (onlyA.length > 1 || onlyB.length > 1) return false
  const [word = '', other = ''] = [...onlyA, ...onlyB]
  if (/\p{N}/u.test(word + other)) return false
  if (Math.max(word.length, other.length) >= longestWord) return false
  if (other) return distance(word, other) <= Math.max(word.length, other.length) / 4
  return word === '' || isMinor(word, a.length > b.length ? a : b)
}

/**
 * Do two titles share at least a third (or another part) of the telling words of the shorter? Retitled papers mostly do,
 * two papers do not.
 */
export function mayBeOnePaper(a: string, b: string, part = 1 / 3): boolean {
  if (titleKey(a) === titleKey(b)) return true
  const wordsOfA = tellingWords(a)
  const wordsOfB = tellingWords(b)
  const shared = [...wordsOfA].filter((word) => wordsOfB.has(word)).length
  return shared > 0 && shared >= Math.min(wordsOfA.size, wordsOfB.size) * part
}

const asciiOnly = /^[\0-\x7f]*$/

function tellingWords(title: string): Set<string> {
  const words = titleWords(title)
  const long = words.filter((word) => word.length > 3)
  return new Set(long.length > 0 ? long : words)
}

/** Inside a short title a word more makes another title, unless it is an article or the like; at the ends it is a name. */
function isMinor(word: string, words: readonly string[]): boolean {
  return words.length > 6 || word.length <= 3 || words[0] === word || words.at(-1) === word
}

/** What is left of `words` when each word of `others` is taken away once. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const word of others) counts.set(word, (counts.get(word) ?? 0) + 1)
  return words.filter((word) => {
    const count = counts.get(word) ?? 0
    counts.set(word, count - 1)
    return count <= 0
  })
}
