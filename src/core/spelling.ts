/** "Did you mean": the known word nearest to an unknown one. */
import { distance } from 'fastest-levenshtein'

/** The candidate within a third of the word's length in edits, or that begins with the word; undefined when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.max(2, Math.ceil(word.length / 3)) + 1
  for (const candidate of candidates) {
    const near = word.length > 2 && candidate.startsWith(word) ? 1 : distance(word, candidate)
    if (near < least) [best, least] = [candidate, near]
  }
  return best
}

/** `; did you mean x?` or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const guess = nearest(word, candidates)
  return guess === undefined ? '' : `; did you mean \`${guess}\`?`
}
