/** A citation in plain text, taken apart: authors, title, venue and date in whatever order they stand. */
import { roleOfLabel } from './markdown-links.ts'

import { isFullName, readExpectedPeople, readPeople } from './markdown-people.ts'
import { cleanTitle, groups, peel, readGroup, sentencesOf, splitTail, tidy } from './markdown-phrases.ts'
import { type Fact, readExpectedFact, readFact, tellsVenue } from './markdown-venue.ts'

export interface Citation {
  title?: string | undefined
  date?: string | undefined
  venue?: string | undefined
  /** The venue in the spelling of the source. */
  written?: string | undefined
  people?: { readonly names: readonly string[]; readonly isOpen: boolean } | undefined
  /** What is none of these. */
  rest: string[]
}

/** What a text says beside a title that is known already. */
export function readBeside(text: string, known: Citation): void {
  if (/^[\p{L} ]{2,20}[:：]\s*$/u.test(text.trim())) return
  const whole = takeLeadingFacts(tidy(text), known)
  if (!/[\p{L}\p{N}]/u.test(whole)) return
  const isBare = !/^[([]/.test(whole)
  if (isBare && readVenueFirst(whole, known)) return
  if (addFact(known, readFact(whole)) || (isBare && addPeople(known, whole))) return
  const { inner, outer } = groups(whole)
  if (inner.length > 0) {
    for (const group of inner) if (!addFact(known, readFact(group))) known.rest.push(group)
    readBeside(outer, known)
    return
  }
  for (const sentence of sentencesOf(whole)) readSentence(sentence, known)
}

/** A text that holds a title, alone or with authors, venue and date around it. */
export function readCitation(written: string): Citation {
  const citation: Citation = { rest: [] }
  const text = written
    .replace(/^\s*(?:title|paper|paper title|论文|标题|题目)\s*[:：]\s*/i, '')
    .replace(/\s*[[(]([\p{L} ]{2,14})\(?\s*$/u, (end, label: string) => (roleOfLabel(label) ? '' : end))
    .replace(/[\s[(|,{]+$/, '')
    .replace(/^[\s\])|,}]+/, '')
  const quoted =
    /^(.*?)(?<![\p{L}\p{N}])["“«]\s?([^"“”«»]{6,300}?)[.,]?\s?["”»](?![\p{L}\p{N}:])(.*)$/su.exec(text)
  if (quoted) {
    citation.title = cleanTitle(quoted[2] ?? '')
    for (const side of [quoted[1] ?? '', quoted[3] ?? '']) readBeside(side, citation)
    citation.people ??= /[,.]\s*$/.test(quoted[1] ?? '') ? readExpectedPeople(quoted[1] ?? '') : undefined
    return citation
  }
  const dated = /^([^()]{3,600}?),?\s*\(((?:19|20)\d\d)[a-z]?(?:, [^()]{1,20})?\)[.,:]?\s+(\S.*)$/s.exec(text)
  const authors =
    dated && /,|&| and |\bet al/.test(dated[1] ?? '') ? readExpectedPeople(dated[1] ?? '') : undefined
  if (dated && authors) {
    const [title = '', ...others] = sentencesOf(dated[3] ?? '')
    Object.assign(citation, { people: authors, date: dated[2], title: cleanTitle(title) })
    for (const sentence of others) readSentence(sentence, citation)
    return citation
  }
  const { before, body: inner, after } = peel(text.replace(/\s*[[(]\s*((?:19|20)\d\d)$/, ' ($1)'))
  const body = takeLeadingFacts(inner, citation)
  for (const group of [...before, ...after])
    if (!addFact(citation, readGroup(group))) citation.rest.push(group)
  const sentences = sentencesOf(body)
  const authorsFirst = sentences.length > 1 && readPeople(sentences[0] ?? '') !== undefined
  if (authorsFirst) addPeople(citation, sentences.shift() ?? '')
  while (sentences.length > 1 && addFact(citation, readFact(sentences[0] ?? ''))) sentences.shift()
  const first = sentences.shift() ?? ''
  readTitleSentence(first, citation, sentences.length === 0)
  for (const sentence of sentences) readSentence(sentence, citation)
  return citation
}

function readTitleSentence(sentence: string, citation: Citation, isLast: boolean): void {
  const { head, fact } = splitTail(sentence)
  addFact(citation, fact)
  if (isLast && !citation.people && addPeople(citation, head)) return
  const dashed = /^(.{8,}?)\s(?:[-–—]|by)\s(\S.*)$/.exec(head)
  if (
    dashed &&
    !citation.people &&
    (dashed[1] ?? '').split(' ').length > 2 &&
    addPeople(citation, dashed[2] ?? '')
  ) {
    citation.title = cleanTitle(dashed[1] ?? '')
    return
  }
  const asked = /^(.{10,}?[?!])\s+(\S.*)$/.exec(head)
  if (asked && !citation.people && addPeople(citation, asked[2] ?? '')) {
    citation.title = cleanTitle(asked[1] ?? '')
    return
  }
  const parts = head.split(/,\s+/)
  let names = 0
  while (names < parts.length - 1 && isFullName((parts[names] ?? '').replace(/^and /, ''))) names++
  const joint = /\s(?:and|&)\s/.test(parts[0] ?? '') ? readPeople(parts[0] ?? '') : undefined
  const people = joint ? joint : names >= 2 ? readPeople(parts.slice(0, names).join(', ')) : openPeople(parts)
  const from = names >= 2 ? names : 1
  if (isLast && people && from < parts.length && !citation.people) {
    citation.people = people
    citation.title = cleanTitle(parts.slice(from).join(', '))
  } else citation.title = cleanTitle(head)
}

/** `Author et al., Title`. */
function openPeople(parts: readonly string[]): Citation['people'] {
  return parts.length > 1 && /\bet al\b/i.test(parts[0] ?? '') ? readPeople(parts[0] ?? '') : undefined
}

/** One sentence after the title: a fact, people, or people and then a venue. */
function readSentence(sentence: string, citation: Citation): void {
  const text = tidy(sentence)
  if (!/[\p{L}\p{N}]/u.test(text) || readVenueFirst(text, citation)) return
  if (addFact(citation, readFact(text)) || addPeople(citation, text)) return
  const open = /^(.{2,200}?\bet\.? al\.?,?(?:\s?\([^()]*\))?)[\s.,:]+(\S.*)$/.exec(text)
  if (open && addPeople(citation, open[1] ?? '')) {
    readSentence(open[2] ?? '', citation)
    return
  }
  if (readParts(text, citation)) return
  const { head, fact } = splitTail(text)
  if (fact && (head === '' || addPeople(citation, head))) {
    addFact(citation, fact)
    return
  }
  if (fact && citation.venue === undefined && !fact.venue && tellsVenue(head)) {
    addFact(citation, { ...fact, ...readExpectedFact(head) })
    return
  }
  if (fact) addFact(citation, fact)
  const isVenue = citation.venue === undefined && tellsVenue(head) && head.length < 200
  if (!isVenue || !addFact(citation, readExpectedFact(head))) citation.rest.push(head)
}

/** `OOPSLA'23, Ann Lee, Bob Ray`: a venue before the people. */
function readVenueFirst(text: string, citation: Citation): boolean {
  const parts = text.split(/,\s+/)
  if (citation.people || parts.length < 2 || /^[([]/.test(text)) return false
  for (let count = 1; count <= Math.min(3, parts.length - 1); count++) {
    if (readFact(parts[count] ?? '')) continue
    const head = parts.slice(0, count).join(', ')
    const isFact = readFact(head) !== undefined
    const isLikely =
      count === 1 && citation.venue === undefined && tellsVenue(head) && head.split(' ').length < 9
    const people = isFact || isLikely ? readPeople(parts.slice(count).join(', ')) : undefined
    if (!people) continue
    citation.people = people
    return addFact(citation, readFact(head) ?? readExpectedFact(head))
  }
  return false
}

/** `2022-02, Symmetry`: short parts, one of which is a date or a known venue. */
function readParts(text: string, citation: Citation): boolean {
  const parts = text.split(/[,;，]\s*/)
  const facts = parts.map(readFact)
  if (parts.length < 2 || parts.length > 4 || !facts.some((fact) => fact)) return false
  const others = parts.filter((part, at) => facts[at] === undefined && /\p{L}/u.test(part))
  const [other = ''] = others
  if (others.length > 1 || other.split(' ').length > 7 || citation.venue !== undefined || isFullName(other))
    return false
  if (facts.some((fact) => fact?.venue) && other) return false
  for (const fact of facts) addFact(citation, fact)
  if (other) addFact(citation, readExpectedFact(other))
  return true
}

/** `20210312 CVPR-21 some words`: takes what the text begins with. */
function takeLeadingFacts(text: string, citation: Citation): string {
  let rest = text
  for (let round = 0; round < 2; round++) {
    /** `CVPR 2023 Workshop` is one fact, not a conference and a word after it. */
    if (/\b(?:workshops?|findings)\b/i.test(rest) && readFact(rest)?.written) return rest
    const words = rest.split(' ')
    const count = [2, 1].find(
      (length) => words.length > length && isLeading(words.slice(0, length).join(' ')),
    )
    if (count === undefined) return rest
    addFact(citation, readFact(words.slice(0, count).join(' ')))
    rest = words.slice(count).join(' ')
  }
  return rest
}

function isLeading(text: string): boolean {
  return (
    /\d{2}$/.test(text) && /^(?:\d{4}|\d{8}|\p{Lu}\S*.*['’-]?\d\d)$/u.test(text) && isSure(readFact(text))
  )
}

function isSure(fact: Fact | undefined): boolean {
  return fact !== undefined && (fact.venue === undefined || fact.written !== undefined)
}

/** Keeps a fact where nothing is known yet; a date with a month is better than one without. */
export function addFact(citation: Citation, fact: Fact | undefined): boolean {
  if (!fact) return false
  if (fact.date && (citation.date === undefined || isBetterDate(fact.date, citation.date)))
    citation.date = fact.date
  const isPreprint = (venue: string | undefined) => /^(?:arxiv|biorxiv|medrxiv|preprint)/i.test(venue ?? '')
  if (fact.venue && citation.venue !== undefined && fact.venue !== citation.venue) {
    const loser = isPreprint(citation.venue) ? citation : fact
    if (citation.rest && loser.venue) citation.rest.push(loser.written ?? loser.venue)
  }
  if (fact.venue && (citation.venue === undefined || (isPreprint(citation.venue) && !isPreprint(fact.venue))))
    Object.assign(citation, { venue: fact.venue, written: fact.written })
  return true
}

/** A month says more than a year; of two years the first is that of the first publication. */
function isBetterDate(date: string, known: string): boolean {
  if (known.length > 4) return false
  return date.length > 4 || date < known
}

function addPeople(citation: Citation, text: string): boolean {
  if (citation.people) return false
  const people = readPeople(text)
  if (people) citation.people = people
  return people !== undefined
}
