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
  const words = [...candidates]
  const areSeverities = words.includes('off') && words.includes('warning')
  if (areSeverities && switchedOn.test(word)) return '; a rule is on where no line switches it off'
  const guess = words.find((candidate) => synonyms.get(candidate)?.test(word)) ?? nearest(word, words)
  return guess === undefined ? '' : `; did you mean \`${guess}\`?`
}

/** What other programs call a severity, which no count of edits tells. */
const synonyms: ReadonlyMap<string, RegExp> = new Map([
  ['off', /^(?:0|no|none|null|~|never|false|ignored?|disabled?|silent|skip)$/],
  ['info', /^(?:notice|note|hint|suggestion|style)$/],
  ['warning', /^(?:1|warn)$/],
  ['error', /^(?:2|err|fatal|critical)$/],
])
const switchedOn = /^(?:on|yes|true|enabled?|default)$/
