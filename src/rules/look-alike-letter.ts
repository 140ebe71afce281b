/** A Cyrillic or Greek letter inside a Latin word, where it looks the same but is not found. */
import { rewriteText } from './edit.ts'
import type { Rule } from './rule.ts'
import { placeName, textsWith } from './texts.ts'

export const lookAlikeLetter: Rule = {
  name: 'look-alike-letter',
  kind: 'titles',
  summary: 'A Latin word has a Cyrillic or Greek letter in it that looks like a Latin one.',
  severity: 'warning',
  fixable: 'unsafe',
  *check({ entries }) {
    for (const { entry, keys, text } of textsWith(entries, hasLookAlike)) {
      const word = (text.match(words) ?? []).find(isMixed) ?? ''
      const letter = [...word].find((one) => latin.has(one)) ?? ''
      const script = /\p{Script=Greek}/u.test(letter) ? 'Greek' : 'Cyrillic'
      yield {
        entry,
        keys,
        message: `${placeName(keys)} has the ${script} letter \`${letter}\` in \`${word}\`; write the Latin \`${latin.get(letter)}\``,
        fix: (bench) => rewriteText(bench, entry, keys, inLatin(text), 'write Latin letters'),
      }
    }
  },
}

const pairs = [
  ['АВЕЅІЈКМНОРСТХаеѕіјорсхуԁԛԝһ', 'ABESIJKMHOPCTXaesijopcxydqwh'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο', 'ABEZHIKMNOPTYXo'],
] as const
const latin = new Map(
  pairs.flatMap(([odd, plain]) => [...odd].map((letter, index) => [letter, plain[index] ?? ''] as const)),
)
const mayLookAlike = /[\p{Script=Greek}\p{Script=Cyrillic}]/u
const words = /[\p{L}\p{M}\p{N}]+/gu

function hasLookAlike(text: string): boolean {
  return /[\u0370-\u052f]/.test(text) && mayLookAlike.test(text) && (text.match(words) ?? []).some(isMixed)
}

/** Two Latin letters or more, and every other one looks like Latin: `μP` and `β` are no mistakes. */
function isMixed(word: string): boolean {
  if (!mayLookAlike.test(word)) return false
  const foreign = [...word].filter((letter) => mayLookAlike.test(letter))
  return /\p{Script=Latin}.*\p{Script=Latin}/u.test(word) && foreign.every((letter) => latin.has(letter))
}

function inLatin(text: string): string {
  return text.replace(words, (word) =>
    isMixed(word) ? [...word].map((letter) => latin.get(letter) ?? letter).join('') : word,
  )
}
