/** Venues in running text: known ones, and unknown ones by their shape or by where they stand. */

import { parseVenue } from '../core/venue.ts'
import { readDate, takeDate } from './markdown-date.ts'
import { isFullName } from './markdown-people.ts'

/** What a piece of text tells as a whole. */
export interface Fact {
  readonly date?: string
  readonly venue?: string
  /** The venue in the spelling of the source. */
  readonly written?: string
}

const yearWord = /(?<![\d.])(?:19[5-9]\d|20[0-4]\d)(?!\d|\.\d)/
/** `ISPASS 2021`, `JIMS'24`, `ICSE-22`, `Black Hat Asia 2026`: capitals and a year. */
const named =
  /^(?:[Tt]he )?\p{Lu}[\p{L}\p{N}.&+/@:-]*(?: (?:\p{Lu}[\p{L}\p{N}.&+/@:-]*|on|of|for|in|and|the|&|@|workshops?|demo|track|findings)){0,7}?[\s,]*(?:['’‘`] ?\d\d|(?<=^\p{Lu}{3,9})-[012]\d|['’‘`-]? ?(?:19[5-9]\d|20[0-4]\d))$/u
const decorations =
  /(?:[ ,:(-]{1,3}(?:oral|poster|spotlight|workshops?|findings|demo|main|long|short|best[\w ]{0,20}|highlight|finalist|accepted|vol[\w. ]{0,14}|D&B|DB|industry|track|top[\w %-]{0,10}|rejected|submitted|withdrawn|under review)[)\s]{0,3}){1,3}$/i
const telling =
  /\b(?:proceedings|proc\.|journal|transactions|trans\.|conference|conf\.|symposium|workshops?|lecture notes|letters|magazine|ph\.?d\.? (?:thesis|dissertation)|thesis|dissertation|preprints?|arxiv|biorxiv|medrxiv|chemrxiv|openreview|techni?cal report|tech\.? report|annals|nature|science|springer|elsevier|ieee|acm|usenix|pmlr|ssrn|advances in|international|annual review)\b/i

/** A date, a venue or both, if that is all that the text says. */
export function readFact(text: string): Fact | undefined {
  if (text.length > 200) return undefined
  if (memory.has(text)) return memory.get(text)
  if (memory.size >= 20_000) memory.clear()
  const fact = wholeFact(text)
  memory.set(text, fact)
  return fact
}

const memory = new Map<string, Fact | undefined>()

function wholeFact(text: string): Fact | undefined {
  const line = trimmed(text)
  if (line === '' || line.length > 160) return undefined
  const date = readDate(line)
  if (date) return { date }
  const taken = takeDate(line)
  if (taken) {
    const rest = trimmed(taken.rest)
    const beside = rest === '' ? {} : (knownVenue(rest) ?? namedVenue(rest))
    if (beside) return { ...beside, date: taken.date }
  }
  return knownVenue(line) ?? namedVenue(line)
}

/** As `readFact`, where a venue is expected: after title and authors, in its column or in italics. */
export function readExpectedFact(text: string): Fact | undefined {
  const fact = readFact(text)
  const line = trimmed(text)
  if (fact || line === '' || line.length > 220) return fact
  const taken = takeDate(line)
  const rest = trimmed(taken?.rest ?? line)
  if (!/\p{L}{2}/u.test(rest) || rest.split(' ').length > 24) return undefined
  return { venue: rest, ...(taken ? { date: taken.date } : yearFact(rest)) }
}

/** Does a text speak of a journal, a conference, a publisher or a preprint server? */
export function tellsVenue(text: string): boolean {
  return telling.test(text)
}

/** The year that a text names. */
export function yearIn(text: string): string | undefined {
  return yearWord.exec(text)?.[0] ?? shortYear(text)
}

function shortYear(text: string): string | undefined {
  const digits = /[\p{L})\s]['’‘`-] ?(\d\d)(?!\d)/u.exec(text)?.[1]
  return digits && Number(digits) < 40 ? `20${digits}` : undefined
}

const decoration =
  /[\s,:(-]+(?:oral|poster|spotlight|highlight|best paper[\w ]*|accepted|top[ -]?\d+ ?%)\)?$/i

/** How a long text begins that names a venue and is no title. */
const formal =
  /^(?:in:? )?(?:the )?(?:\d+\w* |\p{L}+ )?(?:annual |acm |ieee |aaai |usenix )*(?:proceedings|proc\.|international|annual|european|asian|north american|conference|journal|transactions|findings|workshop|advances|ieee|acm|usenix|association|symposium|meeting|cvf)/iu

function knownVenue(line: string): Fact | undefined {
  if (/\bet\.? al\b|\bet al/i.test(line)) return undefined
  const [first = '', ...others] = line.split(',')
  if (others.some((part) => isFullName(part) && !parseVenue(part))) return undefined
  if (first !== line && !parseVenue(first) && readDate(first) === undefined && !tellsVenue(first))
    return undefined
  const words = line.split(' ')
  const begins = [1, 2, 3].some((count) => parseVenue(words.slice(0, count).join(' ')) !== undefined)
  const isLong = words.length > (begins || tellsVenue(line) ? 6 : 3)
  if (isLong && !formal.test(line)) return undefined
  const shortened = line.replace(/(?<=\p{L}) ?['’‘`-] ?(\d\d)(?!\d)/u, " '$1").replace(decoration, '')
  const venue = parseVenue(line) ?? parseVenue(shortened)
  if (!venue || /^[a-z]/.test(line)) {
    const isServer = /^(?:arxiv|biorxiv|medrxiv|openreview)\b/i.test(line) && line.length < 60
    if (!isServer)
      return venue && /^[a-z]+(?:['’ ,-]*\d{2,4})?$/i.test(line) ? factOf(venue, line) : undefined
  }
  return venue ? factOf(venue, line) : { venue: line, ...yearFact(line.replace(/\d{4}\.\d{4,5}/, '')) }
}

function factOf(venue: { canonical: string; year?: number }, line: string): Fact {
  const isId = /\d{4}\.\d{4,5}/.test(line)
  const year = venue.year === undefined ? (isId ? undefined : yearIn(line)) : String(venue.year)
  const hasYear = venue.year !== undefined || year === undefined
  const name = hasYear ? venue.canonical : `${venue.canonical} ${year}`
  return { venue: name, written: line, ...yearFact(year ?? '') }
}

function yearFact(text: string): Fact {
  const year = yearIn(text)
  return year ? { date: year } : {}
}

function namedVenue(line: string): Fact | undefined {
  const bare = line.replace(decorations, '')
  if (!named.test(bare) || /^COVID/i.test(bare)) return undefined
  const words = bare.replace(/[\s,'’‘`-]*\d+$/, '').split(' ')
  const short = words.some((word) => /\p{Lu}.*\p{Lu}/u.test(word))
  if (!tellsVenue(bare) && (words.length > 4 || (!short && words.length > 2))) return undefined
  return { venue: line.replace(/^(?:in:? |@ ?)/i, ''), ...yearFact(line) }
}

function trimmed(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.;:|–—\-([{“"']+(?=\S)/, '')
    .replace(/[\s,;:|–—\-\]}”"]+$/, '')
    .replace(/(?<!\b(?:al|vol|no|conf|proc|trans|j|int|sci))\.$/i, '')
    .replace(/^([^()]*)\)$/, '$1')
    .replace(/^In:? (?=\S)/, '')
    .trim()
}
