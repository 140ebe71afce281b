/** Venues: read as people write them, spelled one way, and given the title that a bibliography prints. */
import {
  editionOf,
  first,
  type Hit,
  identify,
  identifyClause,
  ordinalNumeral,
  ordinalWord,
  yearIn,
} from './venue-index.ts'
import { splitWorkshop, trimPunctuation } from './venue-workshop.ts'
import { type Series, venues } from './venues.ts'

/** What part of a venue a paper stands in; journals and preprint servers are kinds of their own. */
type VenueKind = 'main' | 'findings' | 'workshop' | 'track' | 'journal' | 'preprint'

/** A venue that was understood. */
export interface Venue {
  /** Canonical short name of the series; a workshop's is its host's. */
  readonly series: string
  readonly year?: number
  readonly kind: VenueKind
  /** The workshop's name as written, or the track: `DL4C`, `System Demonstrations`. */
  readonly detail?: string
  /** The one spelling of this venue: `NeurIPS 2025 Workshop: DL4C`. */
  readonly canonical: string
}

/**
 * Reads a venue as people write it: a label, a title of proceedings, a `booktitle` of DBLP, OpenReview or arXiv.
 * Undefined when the series is unknown, the paper was only submitted, or the text has over 500 characters.
 * Years that only an edition tells follow the edition counts of DBLP and proceedings titles.
 */
export function parseVenue(text: string): Venue | undefined {
  if (text.length > longest) return undefined
  if (memory.has(text)) return memory.get(text)
  if (memory.size >= 20_000) memory.clear()
  const venue = readVenue(tidy(text))
  memory.set(text, venue)
  return venue
}

/**
 * The full title of a venue's proceedings or journal, as BibTeX's `booktitle` or `journal` wants it; where the year
 * or edition is unknown the title goes without. Source: edition counts and titles of DBLP and proceedings.
 */
export function venueTitle({ series: name, year, kind, detail, canonical }: Venue): string {
  const series = venues.find((candidate) => candidate.name === name)
  if (!series) return canonical
  const host = year === undefined ? name : `${name} ${year}`
  if (kind === 'workshop' && series.kind === 'conference') {
    if (!detail) return `${host} Workshop`
    return /workshop/i.test(detail) ? `${host} ${detail}` : `${host} Workshop on ${detail}`
  }
  if (kind === 'findings' && /Linguistics|Natural Language/.test(series.title))
    return `Findings of the Association for Computational Linguistics: ${host}`
  const later = laterOf(series, year)
  const part = kind === 'track' || kind === 'findings'
  const title = fill(part && later?.kind ? series.title : (later?.title ?? series.title), series, year)
  if (!part) return title
  return `${title.replace(' (Volume 1: Long Papers)', '')}: ${detail ?? 'Findings'}`
}

const longest = 500
const memory = new Map<string, Venue | undefined>()

function tidy(text: string): string {
  const line = text
    .replace(/[{}\\]/g, '')
    .replace(/[\p{Cc}\p{Cf}\s~]+/gu, ' ')
    .trim()
  const bare = line.replace(/^\[([^[\]]*)\]$/, '$1').replace(accepted, '')
  return trimPunctuation(bare.replace(shortWorkshop, spelledWorkshop))
}

/** `CVPRW 2022`, `ICCVW'21`, `CVPR2025W`. */
const shortWorkshop = /^(\p{Lu}\p{L}{3,6})(20\d\d)?W(?:[’'-](\d\d))?(?![\p{L}\p{N}])/u

function spelledWorkshop(whole: string, name: string, year?: string, digits?: string): string {
  if (identify(name)?.series.kind !== 'conference') return whole
  return [name, year ?? (digits && `20${digits}`), 'Workshop'].filter(Boolean).join(' ')
}

const accepted =
  /^(?:accepted (?:to|at|by|for|in)|to appear (?:in|at)|published (?:as a conference paper )?(?:at|in)) /i
const unpublished = /\b(?:submitted to|submission|under review|withdrawn|rejected)\b/i
const student = 'Student Research Workshop'

function readVenue(text: string): Venue | undefined {
  if (unpublished.test(text)) return undefined
  const whole = identify(text)
  if (whole) return venueOf(whole, whole.year ?? whole.implied)
  const workshop = /\b(?:student research )?workshops?\b/i.exec(text)?.[0].toLowerCase()
  if (workshop === student.toLowerCase()) return readPart(text, student, /\bstudent research workshop\b/i)
  const hosted = workshop || /@|\bco-?located\b/i.test(text) ? readWorkshop(text) : undefined
  if (hosted || workshop) return hosted
  for (const [detail, pattern] of parts) {
    const part = pattern.test(text) ? readPart(text, detail, pattern) : undefined
    if (part) return part
  }
  const main = findMain(text)
  return main && venueOf(main, main.year)
}

/** Parts of a conference that are no workshops, by canonical name; the first that fits wins. */
const parts: readonly (readonly [detail: string, pattern: RegExp])[] = [
  ['Findings', /\bfindings\b(?: of(?: the)?(?: association for computational linguistics\b)?)?/i],
  [student, /\bSRW\b/],
  [
    'Datasets and Benchmarks',
    /\b(?:track on )?datasets (?:and|&) benchmarks(?: track)?\b|\bD&B(?: track)?\b/i,
  ],
  ['System Demonstrations', /\b(?:system )?(?:demonstrations?|demos?)(?: track| papers?)?\b/i],
  ['Industry Track', /\bindustry(?: track| papers?)?\b/i],
  ['Applied Data Science Track', /\bapplied data science(?: track)?\b/i],
  ['Position Paper Track', /\bposition papers?(?: track)?\b/i],
  ['Tiny Papers', /\btiny papers?(?: track)?\b/i],
  ['Blogpost Track', /\bblog ?posts?(?: track)?\b/i],
  ['Tutorial Abstracts', /\btutorials?(?: abstracts?)?\b/i],
  ['Extended Abstracts', /\bextended abstracts?(?: of)?\b|(?<=\bCHI )EA\b/i],
  ['Doctoral Consortium', /\bdoctoral consortium\b/i],
  ['Late-Breaking', /\blate[- ]breaking(?: work| results?)?\b/i],
  ['Software Engineering in Practice', /\bSEIP\b|\bsoftware engineering in practice(?: track)?\b/i],
  ['New Ideas and Emerging Results', /\bNIER\b|\bnew ideas and emerging results(?: track)?\b/i],
  ['Companion', /\bcompanion(?: volume)?\b/i],
]

function readPart(text: string, detail: string, pattern: RegExp): Venue | undefined {
  const host = findMain(text.replace(pattern, ' '))
  if (host?.series.kind !== 'conference') return undefined
  return detail === 'Findings'
    ? venueOf(host, host.year, 'findings')
    : venueOf(host, host.year, 'track', detail)
}

/** The series that a text is about as a whole, else outside its brackets, else in one of its clauses. */
function findMain(text: string): Hit | undefined {
  const clauses = [...text.split(','), ...text.split(/[,;:()[\]|@]| [-–—] /)]
  const whole = identify(text) ?? identify(text.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' '))
  const hit = whole ?? first(clauses, identifyClause)
  return hit && { ...hit, year: hit.year ?? yearIn(text) ?? hit.implied }
}

function readWorkshop(text: string): Venue | undefined {
  const workshop = splitWorkshop(text)
  const venue = workshop && venueOf(workshop.host, workshop.year, 'workshop', workshop.name)
  // A workshop whose own title begins with its host's name.
  const own = venue && identify(venue.canonical)
  return own ? venueOf(own, own.year) : venue
}

function venueOf(hit: Hit, year: number | undefined, part?: VenueKind, detail?: string): Venue | undefined {
  const { series } = hit
  const own =
    series.kind === 'conference' ? 'main' : series.kind === 'workshop-series' ? 'workshop' : series.kind
  const kind = part ?? laterOf(series, year)?.kind ?? own
  const workshop = detail ? `Workshop: ${detail}` : 'Workshop'
  const suffix = part === 'workshop' ? workshop : part === 'findings' ? 'Findings' : detail
  const canonical = [series.name, year, suffix].filter((word) => word !== undefined).join(' ')
  if (canonical.length > longest) return undefined
  return { series: series.name, ...(year && { year }), kind, ...(detail && { detail }), canonical }
}

function laterOf({ later }: Series, year: number | undefined): Series['later'] {
  return later && year !== undefined && year >= later.from ? later : undefined
}

/** A title with its placeholders filled, or left out where nothing is known. */
function fill(template: string, series: Series, year: number | undefined): string {
  const edition = year === undefined ? undefined : editionOf(series, year)
  const title = edition === undefined ? template.replace(/^The (?=\{N\})/, '') : template
  const filled = title.replace(/\{(\w+)(?:-(\d+))?\}/g, (_, key: string, less = '0') => {
    if (key === 'n' || key === 'N') {
      const count = (edition ?? 0) - Number(less)
      return edition === undefined ? '' : key === 'n' ? ordinalNumeral(count) : ordinalWord(count)
    }
    return year === undefined ? '' : key === 'yy' ? String(year).slice(2) : String(year)
  })
  return filled
    .replace(/ +/g, ' ')
    .replaceAll(' )', ')')
    .replace(/ –(?= [–)]|\s*$)/, '')
    .trim()
}
