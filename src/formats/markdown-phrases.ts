/** Cutting running text: sentences as citations part them, groups in brackets, titles without what stands around them. */
import { type Fact, readExpectedFact, readFact, yearIn } from './markdown-venue.ts'

/** A title without what stands around it: quotes, numbers, a final full stop. */
export function cleanTitle(text: string): string {
  let title = text.replace(/\s+/g, ' ').trim()
  for (let before = ''; before !== title; ) {
    before = title
    title = title
      .replace(/^(?:["“”'‘«]\s?)([^"“”«»]*?)(?:[.,]?\s?["“”»])[.,]?$/, '$1')
      .replace(/^《([^《》]*)》$/, '$1')
      .replace(/^[\s|,:;•·–—-]+(?=\S)/, '')
      .replace(/[\s|,:;–—-]+$/, '')
      .replace(/(?<!\.|\b(?:al|etc))\.$/, '')
      .replace(/^\[([^[\]]*)\]$/, '$1')
      .replace(/^["“]([^"“”]*)$/, '$1')
      .replace(/^([^"“”]*[^\s"“”])["”]$/, '$1')
      .trim()
    if (/^[^[]*\]$/.test(title)) title = title.slice(0, -1)
    if (/^[^(]*\)$/.test(title)) title = title.slice(0, -1)
    if (/^[[(][^\])]*$/.test(title)) title = title.slice(1)
  }
  return title
}

/** Groups in brackets at the beginning and the end of a text, and what is between. */
export function peel(text: string): { before: string[]; body: string; after: string[] } {
  const before: string[] = []
  const after: string[] = []
  let body = text.trim()
  for (;;) {
    const lead = /^(?:[[【(（]\s*([^[\]()【】（）]{1,80}?)\s*[\]】)）]|(\d{8})(?= ))[\s:.,|-]*(?=\S)/.exec(
      body,
    )
    const group = lead?.[1] ?? lead?.[2] ?? ''
    const rest = body.slice(lead?.[0].length ?? 0)
    if (!lead || rest.split(' ').length < (readFact(group) ? 1 : 3)) break
    before.push(group)
    body = rest
  }
  const dated = /[\s,]+((?:19|20)\d\d(?:[01]\d[0-3]\d|([./-])[01]?\d(?:\2[0-3]?\d)?))\.?$/.exec(body)
  if (dated && dated.index > 0 && readFact(dated[1] ?? '')) {
    after.unshift(dated[1] ?? '')
    body = body.slice(0, dated.index)
  }
  for (;;) {
    const tail =
      /[\s,.]*[[【(（]\s*([^[\]()【】（）]{1,120}?(?:\([^()]{0,40}\))?)\s*[\]】)）][\s.,;:]*$/.exec(body)
    const group = tail?.[1] ?? ''
    if (!tail || tail.index === 0 || !readGroup(group)) break
    after.unshift(group)
    body = body.slice(0, tail.index)
  }
  return { before, body, after }
}

/** A group at the end of a title: a fact, or whatever has a year in it. */
export function readGroup(group: string): Fact | undefined {
  const fact = readFact(group)
  return (
    fact ?? (yearIn(group) !== undefined && group.split(' ').length < 8 ? readExpectedFact(group) : undefined)
  )
}

export function groups(text: string): { inner: string[]; outer: string } {
  const inner: string[] = []
  const outer = text.replace(/[[(【]([^[\]()【】]{2,80})[\])】]/g, (whole, group: string) => {
    if (!readFact(group)) return whole
    inner.push(group)
    return ' , '
  })
  return { inner, outer }
}

/** The longest run of parts at the end that is a fact, and what is before. */
export function splitTail(text: string): { head: string; fact: Fact | undefined } {
  const parts = text.split(/,\s*|，\s*|\s+[|–—-]\s+/)
  const at = partStarts(text)
  for (let count = Math.min(4, parts.length - 1); count > 0; count--) {
    const start = at[parts.length - count] ?? text.length
    const fact = readFact(text.slice(start))
    if (fact) return { head: text.slice(0, start).replace(/[\s,，|–—-]+$/, ''), fact }
  }
  return { head: text, fact: undefined }
}

function partStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/,\s*|，\s*|\s+[|–—-]\s+/g)].map((found) => found.index + found[0].length)]
}

const abbreviation =
  /(?:^|[\s(.])(?:\p{Lu}|vs|al|et|dr|mr|ms|st|no|vol|pp|proc|int|conf|trans|j|prof|jr|sr|fig|eds?|e\.g|i\.e|cf|symp|sci|lett|rev|phys|nat|comput|comp)$/iu

/** Sentences as citations part them; initials and usual abbreviations part nothing. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  let start = 0
  for (const { index } of text.matchAll(
    /[.。](?=\s+(?:["“'(*]?[\p{Lu}\p{N}\p{Lo}]|[aA]r[xX]i[vV]|bioRxiv|medRxiv|eLife)|\s*$)|[。]/gu,
  )) {
    const before = text.slice(Math.max(start, index - 12), index)
    const after = text.slice(index + 1, index + 30).trim()
    if (
      abbreviation.test(before) &&
      after !== '' &&
      !(/\bal$/i.test(before) && /^(?:\p{Lu}|[aA]r[xX]i[vV]|bioRxiv)/u.test(after))
    )
      continue
    sentences.push(text.slice(start, index))
    start = index + 1
  }
  sentences.push(text.slice(start))
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '')
}

export function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\.(?=arXiv\b)/gi, '. ')
    .replace(/^[\s,.;:|)\]}–—•·"”-]+/, '')
    .replace(/[\s,;:|([{–—•·"“-]+$/, '')
}
