/** Proposes citekeys and keeps them unique. */
import transliterate from '@sindresorhus/transliterate'
import { familyName } from './name.ts'
import type { Author } from './paper.ts'

/** Words that a Google Scholar citekey skips. */
const stopWords = new Set(
  'a an the on of in at to for from by with and or is are be do does can as via towards toward into over under'.split(
    ' ',
  ),
)

/** A title without spaces is one word; no citekey needs all of it. */
const longestPart = 40

/**
 * Proposes a citekey as Google Scholar does: first family name, year, first telling word of the title
 * (`zelikman2022star`); without authors the title's first two telling words stand around the year.
 * A taken key (without regard to case) gets the first free suffix b, c, … Who proposes many gives the same `tried` each time,
 * so that suffixes which were taken are not tried again.
 */
export function proposeCitekey(
  paper: {
    readonly title: string
    readonly authors?: readonly Author[] | undefined
    readonly date?: string | undefined
  },
  isTaken: (citekey: string) => boolean,
  tried: Map<string, number> = new Map(),
): string {
  const words = titleWords(paper.title)
  const [author] = paper.authors ?? []
  const name = author ? asciiWord(familyName(author)).slice(0, longestPart) : ''
  const year = paper.date?.slice(0, 4) ?? ''
  const stem = (name ? name + year + (words[0] ?? '') : (words[0] ?? '') + year + (words[1] ?? '')) || 'paper'
  const base = /^[a-z0-9]/.test(stem) ? stem : `p${stem}`
  if (!isTaken(base)) return base
  for (let suffix = tried.get(base) ?? 2; ; suffix++) {
    const candidate = base + letters(suffix)
    tried.set(base, suffix)
    if (!isTaken(candidate)) return candidate
  }
}

/** The nearest that a citekey may be to what another program calls a paper; undefined when nothing of it is left. */
export function legalCitekey(text: string): string | undefined {
  const ascii = transliterate(text.slice(0, 200)).replace(/[^A-Za-z0-9_:./+-]+/g, '-')
  return ascii.replace(/^[^A-Za-z0-9]+|-+$/g, '') || undefined
}

function titleWords(title: string): string[] {
  const parts = transliterate(title)
    .toLowerCase()
    .split(/[\s:–—/]+|-(?=\D)/)
  const words = parts.map((part) => part.replace(/[^a-z0-9]/g, '')).filter((word) => word !== '')
  const telling = words.filter((word) => !stopWords.has(word))
  return (telling.length > 0 ? telling : words).map((word) => word.slice(0, longestPart))
}

function asciiWord(text: string): string {
  return transliterate(text)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

/** 2 → b, 26 → z, 27 → aa. */
function letters(count: number): string {
  const rest = Math.floor((count - 1) / 26)
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(97 + ((count - 1) % 26))
}
