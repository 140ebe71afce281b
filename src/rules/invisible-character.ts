/** Characters that nobody sees or can type: they come from PDF files and web pages, and keep a search from its words. */
import { rewriteText } from './edit.ts'
import type { Rule } from './rule.ts'
import { hasNonAscii, placeName, textsWith } from './texts.ts'

export const invisibleCharacter: Rule = {
  name: 'invisible-character',
  kind: 'titles',
  summary: 'A text has an invisible character, an odd space or hyphen, or a ligature.',
  severity: 'warning',
  fixable: 'safe',
  *check({ entries }) {
    for (const { entry, keys, text } of textsWith(entries, isOdd))
      yield {
        entry,
        keys,
        message: `${placeName(keys)} has ${firstOdd(text)}; ${advice(text)}`,
        fix: (bench) => rewriteText(bench, entry, keys, withoutOdd(text), advice(text)),
      }
  },
}

const spaces = String.raw`\u00a0\u1680\u2000-\u200a\u202f\u205f\u2028\u2029`
const nothing = String.raw`\u200b\u2060\ufeff\u180e`
const mayBeOdd = new RegExp(`[${spaces}${nothing}\\u00ad\\u200c-\\u200f\\u2010\\u2011\\u3000\\ufb00-\\ufb06]`)
const hyphens = /[-\u00ad\u2010\u2011]+/g
/** Joiners and marks of direction have work to do in emoji and in scripts that are not written like Latin. */
const idle =
  /(?<=^|[\p{Script=Latin}\p{N}\p{P}\p{Z}])[\u200c-\u200f]+(?=[\p{Script=Latin}\p{N}\p{P}\p{Z}]|$)/gu
/** A wide space is at home between Chinese and Japanese words. */
const wideSpace = /(?<![\p{Lo}\p{P}])\u3000|\u3000(?![\p{Lo}\p{P}])/gu
const ligatures = /[\ufb00-\ufb06]/g

function isOdd(text: string): boolean {
  return hasNonAscii(text) && mayBeOdd.test(text) && ![text, ''].includes(withoutOdd(text))
}

/** Only what looks and reads the same stands there afterwards. */
function withoutOdd(text: string): string {
  return text
    .replace(hyphens, (run) => (/[\u00ad\u2010\u2011]/.test(run) ? (/[^\u00ad]/.test(run) ? '-' : '') : run))
    .replace(idle, '')
    .replace(new RegExp(`[${nothing}]+`, 'g'), '')
    .replace(new RegExp(`[${spaces}]`, 'g'), ' ')
    .replace(wideSpace, ' ')
    .replace(ligatures, (letters) => letters.normalize('NFKC'))
    .trim()
}

function firstOdd(text: string): string {
  const found = [...text].find(
    (character) => mayBeOdd.test(character) && withoutOdd(`a${character}a`) !== `a${character}a`,
  )
  const code = (found?.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return `${kindOf(found ?? '')} (U+${code})`
}

function kindOf(character: string): string {
  if (/[\ufb00-\ufb06]/.test(character)) return `the ligature \`${character}\``
  if (character === '\u00ad') return 'a soft hyphen'
  if (/[\u2010\u2011]/.test(character)) return 'a hyphen that no keyboard has'
  return new RegExp(`[${spaces}\\u3000]`).test(character) ? 'an odd space' : 'an invisible character'
}

function advice(text: string): string {
  return ligatures.test(text) ? 'write plain letters' : 'write what can be seen and typed'
}
