/** Titles that are equal but for case, accents and punctuation, or for one word, found without comparing all pairs. */
import type { Entry } from '../core/database.ts'
import { areNear, titleKey, titleWords } from '../core/title.ts'
import { namesOf } from './pairs.ts'
import type { Rule } from './rule.ts'

export const similarTitle: Rule = {
  name: 'similar-title',
  kind: 'identity',
  summary: 'Two entries have nearly the same title.',
  severity: 'warning',
  fixable: false,
  *check({ entries }) {
    const index = createIndex()
    for (const entry of entries) {
      const first = index.findAndAdd(entry)
      if (!first || sharesName(entry, first)) continue
      const isEqual = titleKey(entry.paper.title) === titleKey(first.paper.title)
      const message = `${isEqual ? 'same' : 'nearly the same'} title as \`${first.citekey}\`; merge the two entries if they are one paper`
      const related = [{ entry: first, keys: ['title'], message: 'first used here' }]
      yield { entry, keys: ['title'], message, related }
    }
  },
}

/** Longer titles are only compared whole: their sums of word numbers would no longer be exact. */
const mostWords = 100

/**
 * Every title is kept under the sum of its words' numbers, and under that sum without each one of its words, so that
 * two titles which differ in one word meet under one number.
 */
function createIndex() {
  const equal = new Map<string, Entry>()
  const near = new Map<number, { entry: Entry; words: readonly string[] }>()
  const numbers = new Map<string, number>()
  const numberOf = (word: string) => {
    const number = numbers.get(word) ?? hash(word)
    numbers.set(word, number)
    return number
  }
  const findNear = (entry: Entry, words: readonly string[]) => {
    const item = { entry, words }
    const terms = words.map(numberOf)
    const sum = terms.reduce((total, term) => total + term, 0)
    let found: Entry | undefined
    for (const key of [sum, ...terms.map((term) => sum - term)]) {
      const other = near.get(key)
      if (other && other.entry !== entry && areNear(words, other.words)) found ??= other.entry
      else near.set(key, item)
    }
    return found
  }
  const findAndAdd = (entry: Entry): Entry | undefined => {
    const words = titleWords(entry.paper.title)
    const key = words.join('') || titleKey(entry.paper.title)
    const same = equal.get(key)
    if (same) return same
    equal.set(key, entry)
    return words.length < 4 || words.length > mostWords ? undefined : findNear(entry, words)
  }
  return { findAndAdd }
}

/** A number below 2^45 that differs for different words (FNV-1a, twice). */
function hash(word: string): number {
  let high = 0x811c9dc5
  let low = 0x050c5d1f
  for (let at = 0; at < word.length; at++) {
    high = Math.imul(high ^ word.charCodeAt(at), 0x01000193)
    low = Math.imul(low ^ word.charCodeAt(at), 0x01000193)
  }
  return (high >>> 0) * 2 ** 13 + ((low >>> 0) & 0x1fff)
}

/** Two entries with one identifier or address have been reported already. */
function sharesName(a: Entry, b: Entry): boolean {
  const names = namesOf(b)
  return namesOf(a).some(({ kind, key }) => names.some((name) => name.kind === kind && name.key === key))
}
