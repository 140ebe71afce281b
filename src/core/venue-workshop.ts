/** Telling a workshop's name from the conference that hosts it. */
import { first, type Hit, identify, identifyClause, yearIn, yearPattern } from './venue-index.ts'

/**
 * Reads a text that speaks of a workshop: its host conference, the year and the workshop's name as written, without
 * the word "workshop" around it. Undefined when no known conference hosts it.
 */
export function splitWorkshop(text: string) {
  const split = leadingHost(text) ?? trailingHost(text)
  if (!split) return undefined
  const { host, names } = split
  const year = host.year ?? yearIn(text) ?? host.implied
  const plain = (name: string) => (host.year ? name : name.replace(/^(?:19|20)\d\d\b|\b(?:19|20)\d\d$/g, ''))
  const name = first(names, (candidate) => workshopName(plain(workshopName(candidate))) || undefined)
  return { host, year, name }
}

/** The text without punctuation at its ends. */
export function trimPunctuation(text: string): string {
  return text.replace(/^[\s:,;.|@–—-]+/, '').replace(/(?<![\s:,;.|@–—-])[\s:,;.|@–—-]+$/, '')
}

interface Split {
  readonly host: Hit
  /** Where the workshop's name may stand, likeliest first. */
  readonly names: readonly string[]
}

/** `NeurIPS 2025 Workshop: DL4C`, `ICLR 2024 LLMAgents Workshop`, `NeurIPS Workshop on X`. */
function leadingHost(text: string): Split | undefined {
  const word = text.search(/\bworkshops?\b/i)
  const year = text.search(yearPattern)
  const ends = word < 0 ? [] : [year < 0 ? 0 : year + 4, word, text.indexOf(' ')]
  return first(ends, (end) => {
    const hit = identify(text.slice(0, Math.max(end, 0)))
    return hit?.series.kind === 'conference' ? { host: hit, names: [text.slice(end)] } : undefined
  })
}

/** `MATH-AI Workshop, NeurIPS 2024`, `DL4C @ ICLR 2025`, `Workshop on X at ICML 2024`. */
function trailingHost(text: string): Split | undefined {
  const separators = [...text.matchAll(/[,;:@()|]| [-–—] |\b(?:workshops?|at|with)\b/gi)]
  return first([...separators.keys()], (at) => {
    const { index = 0, 0: separator = '' } = separators[at] ?? {}
    const end = separators[at + 1]?.index ?? text.length
    const hit = identifyClause(text.slice(index + separator.length, end))
    return hit?.series.kind === 'conference'
      ? { host: hit, names: [text.slice(0, index), text.slice(end)] }
      : undefined
  })
}

const opening =
  /^(?:proceedings of )?(?:the )?(?:(?:\d{1,3}(?:st|nd|rd|th)|first|second|third) )?workshops?\b(?: (?:on|for)\b)?/i
const closing = /\b(?:workshops?|poster|oral|spotlight|held|co-?located|in conjunction)$/i

/** A workshop's name without the word "workshop" around it; applying it twice changes nothing more. */
function workshopName(text: string): string {
  let name = text
  for (let before = ''; before !== name; ) {
    before = name
    if (name.split('(').length !== name.split(')').length)
      name = name.replace(/[()]/g, ' ').replace(/ +/g, ' ')
    name = trimPunctuation(name)
      .replace(/^\(([^()]*)\)$/, '$1')
      .replace(opening, '')
      .replace(closing, '')
  }
  return name
}
