/** Text whose accents are characters of their own, so that it looks the same as other text but is not equal to it. */
import { rewriteText } from './edit.ts'
import type { Rule } from './rule.ts'
import { hasNonAscii, placeName, textsWith } from './texts.ts'

export const nonNfcText: Rule = {
  name: 'non-nfc-text',
  kind: 'hygiene',
  summary: 'A text is not in the composed form of Unicode (NFC).',
  severity: 'warning',
  fixable: 'safe',
  *check({ entries }) {
    for (const { entry, keys, text } of textsWith(entries, isDecomposed))
      yield {
        entry,
        keys,
        message: `${placeName(keys)} has ${firstDifference(text)} as several characters, so no search finds it; compose them (NFC)`,
        fix: (bench) => rewriteText(bench, entry, keys, text.normalize('NFC'), 'compose the characters'),
      }
  },
}

function isDecomposed(text: string): boolean {
  return hasNonAscii(text) && text.normalize('NFC') !== text
}

/** The first letter that changes when the text is composed. */
function firstDifference(text: string): string {
  const letters = text.match(/\P{M}\p{M}*/gu) ?? []
  const letter = letters.find((one) => one.normalize('NFC') !== one) ?? ''
  return `\`${letter.normalize('NFC')}\``
}
