/** Headings of a document as names in a taxonomy: without numbers, marks and anchors; the number kept apart. */
import transliterate from '@sindresorhus/transliterate'

/** What a heading says. */
export interface Heading {
  readonly title: string
  /** The number of the section, such as `2.4.1`, where the heading carries one. */
  readonly section?: string
}

const number = String.raw`\d{1,3}(?:\.\d{1,3}){0,5}`
/** `2.4.1 `, `3. `, `4.Scaffold`, `§2 `. */
const leadingNumber = new RegExp(
  String.raw`^(?:§\s*)?(${number})(?:[.)、]?\s+(?=\S)|[.)、](?=\p{L}))|^§\s*(${number})[.:)]?\s*`,
  'u',
)
/** `(§2.2)`, `Section 4`. */
const trailingNumber = new RegExp(
  String.raw`\s*[([]?\s*(?:§|\bSec(?:tion|\.)?)\s*(${number})\s*[)\]]?$`,
  'iu',
)
/** `(1) `, `IV. `, `B) `, `A1. `, `一、`: they count, but number no section of a paper. */
const enumerator =
  /^(?:\(\d{1,3}\)|[IVX]{1,5}[.)]|[A-Z]\d{0,2}(?:\.\d{1,2})*[.)]|[一二三四五六七八九十]+、)\s+(?=\S)/u
const keycap = /[#*0-9]\ufe0f?\u20e3/gu
const marks = /\p{Extended_Pictographic}|\p{RI}|\p{EMod}|\ufe0f|\u200d/gu

/** Reads a heading: `2.4.1 Prompt-Based`, `Static Curation (§2.2)`, `🔥 News:`. One that is nothing but a number or a mark stays as it is. */
export function readHeading(text: string): Heading {
  const line = text.replace(/\s+/g, ' ').trim()
  const plain = line.replace(keycap, '').replace(marks, '').replace(/\s+/g, ' ').trim()
  const trailing = trailingNumber.exec(plain)
  const leading = trailing ? null : leadingNumber.exec(plain)
  const section = trailing?.[1] ?? leading?.[1] ?? leading?.[2]
  const start = leading?.[0].length ?? enumerator.exec(plain)?.[0].length ?? 0
  const title = plain.slice(start, trailing?.index).replace(/[\s:：]+$/u, '')
  if (title === '') return { title: plain === '' ? line : plain }
  return { title, ...(section !== undefined && { section }) }
}

const longestId = 40

/** An id for a title: `Metric-Guided Scoring` becomes `metric-guided-scoring`; cut between words, never empty, none that `isTaken`. */
export function proposeId(title: string, isTaken: (id: string) => boolean): string {
  const words = transliterate(title)
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  let stem = words[0]?.slice(0, longestId) ?? 'section'
  for (const word of words.slice(1)) {
    if (stem.length + 1 + word.length > longestId) break
    stem += `-${word}`
  }
  if (!isTaken(stem)) return stem
  for (let count = 2; ; count++) if (!isTaken(`${stem}-${count}`)) return `${stem}-${count}`
}
