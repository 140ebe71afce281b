/** Finds titles that may be alike without comparing all pairs. */
import { fewestWords, type TitleParts, titleHalves } from '../core/likeness.ts'

export interface TitleFinder {
  /** The numbers of earlier titles that may be like this one; then keeps it under its own number. */
  findAndAdd(title: TitleParts, number: number): ReadonlySet<number>
}

/** Longer titles are only compared whole: the sums of their words would no longer be exact. */
const mostWords = 100

/** So many titles are kept under one key; more would be a series of like names, and make the search quadratic. */
const mostUnderKey = 8

/**
 * Every title is kept under its key, under the sum of its words' numbers, under that sum without each one of its words,
 * and under the sums of its halves. Two titles that differ in one word, or of which one is the other's half, meet there.
 */
export function createTitleFinder(): TitleFinder {
  const whole = new Map<string, number[]>()
  const sums = new Map<number, number | number[]>()
  const numbers = new Map<string, number>()
  const numberOf = (word: string) => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    const number = hash(word)
    numbers.set(word, number)
    return number
  }
  const sumOf = (words: readonly string[]) => words.reduce((total, word) => total + numberOf(word), 0)
  const keysOf = (title: TitleParts): number[] => {
    const { words } = title
    if (words.length < fewestWords || words.length > mostWords) return []
    const sum = sumOf(words)
    return [sum, ...words.map((word) => sum - numberOf(word)), ...titleHalves(title).map(sumOf)]
  }
  const findAndAdd = (title: TitleParts, number: number): ReadonlySet<number> => {
    const found = new Set<number>(append(whole, title.key, number))
    for (const key of keysOf(title)) {
      const others = sums.get(key)
      if (others === undefined) sums.set(key, number)
      else if (typeof others === 'number') {
        if (others === number) continue
        found.add(others)
        sums.set(key, [others, number])
      } else {
        for (const other of others) if (other !== number) found.add(other)
        if (others.length < mostUnderKey && others.at(-1) !== number) others.push(number)
      }
    }
    return found
  }
  return { findAndAdd }
}

function append(map: Map<string, number[]>, key: string, number: number): number[] {
  const others = map.get(key)
  if (!others) {
    map.set(key, [number])
    return []
  }
  const found = [...others]
  if (others.length < mostUnderKey) others.push(number)
  return found
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
