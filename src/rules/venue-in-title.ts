/** What belongs to other fields, or to a web page, at the end or the beginning of a title. */
import type { Entry } from '../core/database.ts'
import { parseVenue } from '../core/venue.ts'
import { rewriteText } from './edit.ts'
import type { Rule } from './rule.ts'

export const venueInTitle: Rule = {
  name: 'venue-in-title',
  kind: 'titles',
  summary: 'A title has a venue, a year, an arXiv id or a label such as `[code]` at its end or beginning.',
  severity: 'warning',
  fixable: 'unsafe',
  *check({ entries }) {
    for (const entry of entries) {
      const { title } = entry.paper
      if (!mayHaveMore.test(title)) continue
      const found = endOf(entry) ?? beginningOf(entry)
      if (!found || found.rest.length < 3) continue
      const { piece, rest, place, isKnown } = found
      yield {
        entry,
        keys: ['title'],
        message: `title has \`${piece}\`, which ${place ? `belongs in \`${place}\`` : 'is no part of it'}`,
        fix: (bench) =>
          isKnown ? rewriteText(bench, entry, ['title'], rest, `delete \`${piece}\``) : undefined,
      }
    }
  },
}

interface Found {
  readonly piece: string
  readonly rest: string
  /** The field that it belongs in. */
  readonly place?: string
  /** The entry says it elsewhere, or it says nothing. */
  readonly isKnown: boolean
}

const mayHaveMore =
  /[)\]）\d]\.?$|^[[(]|(?:arxiv|review|anthology|xplore|direct|link|scholar|wikipedia|github)$|^\w+['’]?\d\d/i
const bracketed = / ?([([])([^()[\]]{2,60})[)\]]\.?$/
const identifier = /(?:^|[\s,;:([-])arXiv(?: preprint)?(?::| arXiv:)? ?(\d{4}\.\d{4,5})(?:v\d+)?[)\]]?$/i
const site =
  /\s(?:[|–—-]|::)\s(?:arXiv(?:\.org)?|OpenReview|IEEE Xplore|ACL Anthology|SpringerLink|Springer|ScienceDirect|Semantic Scholar|Papers With Code|GitHub|Wikipedia)$/i
const sentence = /[.,;]\s+([A-Za-z]{2,12}[ -]?['’]?(?:(?:19|20)\d\d|\d\d))$/
const prefix = /^[([]([^()[\]]{3,40})[)\]][\s:.-]+(?=\S{3})/
const prize = /^([A-Z][A-Za-z]{2,10}['’ ]?\d{2,4})[- ](?:spotlight|oral|poster)\s+/i
const labels =
  /^(?:paper|pdf|codes?|project(?: page)?|website|page|demo|video|slides|link|arxiv|openreview|github|blog|bib(?:tex)?|preprint)$/i
const honours = /^(?:oral|spotlight|poster|highlight|best paper(?: award)?)$/i

function endOf(entry: Entry): Found | undefined {
  const { title } = entry.paper
  const [inBrackets = '', bracket, inside = ''] = bracketed.exec(title) ?? []
  if (inBrackets) {
    const found = judged(entry, inside.trim(), bracket === '[')
    if (found) return cut(title, inBrackets, found)
  }
  const [withId, id] = identifier.exec(title) ?? []
  if (withId) return cut(title, withId, { place: 'arxiv', isKnown: entry.paper.arxiv === id })
  const [name] = site.exec(title) ?? []
  if (name) return cut(title, name, { isKnown: true })
  const [tail, venue = ''] = sentence.exec(title) ?? []
  return tail && parseVenue(venue)?.year ? cut(title, tail, venueOf(entry, venue)) : undefined
}

function beginningOf(entry: Entry): Found | undefined {
  const { title } = entry.paper
  const [piece, venue = ''] = prefix.exec(title) ?? prize.exec(title) ?? []
  if (!piece || !parseVenue(venue)?.year) return undefined
  const { isKnown } = venueOf(entry, venue)
  return { piece: piece.trim(), rest: title.slice(piece.length), place: 'venue', isKnown }
}

type Judgement = Pick<Found, 'place' | 'isKnown'>

function cut(title: string, piece: string, judgement: Judgement): Found {
  const rest = title.slice(0, -piece.length).replace(/(?<![\s,;:–—-])[\s,;:–—-]+$/, '')
  return { piece: piece.replace(/^[\s,;.]+/, ''), rest, ...judgement }
}

/** What stands in brackets at the end, if it is no part of a title. Round ones often explain, square ones do not. */
function judged(entry: Entry, inside: string, isSquare: boolean): Judgement | undefined {
  const { date, note, venue, arxiv } = entry.paper
  if (/^(?:19|20)\d\d(?:-\d\d)?$/.test(inside))
    return { place: 'date', isKnown: date?.startsWith(inside) === true }
  if (isSquare && labels.test(inside)) return { isKnown: true }
  if (honours.test(inside)) {
    const isKnown = `${note ?? ''} ${venue ?? ''}`.toLowerCase().includes(inside.toLowerCase())
    return { place: 'note', isKnown }
  }
  const [, id] = /^(?:arXiv:? ?)?(\d{4}\.\d{4,5})(?:v\d+)?$/i.exec(inside) ?? []
  if (id) return { place: 'arxiv', isKnown: arxiv === id }
  const parsed = parseVenue(inside)
  if (parsed?.year || (parsed && isSquare)) return venueOf(entry, inside)
  const [, year, short] = /^[A-Z]{3,8}[ -]?['’]?(?:((?:19|20)\d\d)|(\d\d))$/.exec(inside) ?? []
  const isEvent = /\b(?:challenge|task|workshop|competition|overview|findings|report)\b/i.test(
    entry.paper.title,
  )
  if (!date || isEvent || (year ?? `20${short}`) !== date.slice(0, 4)) return undefined
  return { place: 'venue', isKnown: false }
}

/** A venue is said twice when the entry has it, or at least its series and year. */
function venueOf({ paper }: Entry, text: string): Judgement {
  const [own, other] = [paper.venue ? parseVenue(paper.venue) : undefined, parseVenue(text)]
  const isKnown =
    own !== undefined && own.series === other?.series && (!other.year || own.year === other.year)
  return { place: 'venue', isKnown }
}
