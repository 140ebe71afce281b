/** What an ACL Anthology id says about the venue (https://aclanthology.org/info/ids/); nothing where it leaves doubt. */
import { identifierInDoi } from '../core/identifier.ts'
import type { Paper } from '../core/paper.ts'
import type { Venue } from '../core/venue.ts'

/** The venue that an id names. */
export interface AnthologyVenue {
  /** Short names under which the venue is rightly known; the usual one first. */
  readonly series: readonly string[]
  readonly year: number
  /** Undefined where the id does not tell. */
  readonly part: Part | undefined
}

/** A part of a conference, as `Venue` has it; `name` is how a sentence adds it to the series. */
interface Part {
  readonly kind: Venue['kind']
  readonly name: string
}

/** The venue of an id; undefined for workshops and collections that are not listed here. */
export function anthologyVenue(id: string): AnthologyVenue | undefined {
  const [, year = '', collection = '', volume = ''] = /^(\d{4})\.([a-z0-9_]+)-([a-z0-9]+)\./.exec(id) ?? []
  if (year) return newStyle(Number(year), collection, volume)
  const series = letters.get(id.charAt(0))
  return series && { series, year: anthologyYear(id), part: undefined }
}

/** The Anthology id of a paper, from its own field or from its DOI. */
export function anthologyId({ acl, doi }: Paper): string | undefined {
  const inDoi = acl === undefined && doi !== undefined ? identifierInDoi(doi) : undefined
  return acl ?? (inDoi?.kind === 'acl' ? inDoi.value : undefined)
}

/** The year of an id, old (`P19-1001`) or new. */
export function anthologyYear(id: string): number {
  if (/^\d/.test(id)) return Number(id.slice(0, 4))
  const year = Number(id.slice(1, 3))
  return year + (year < 60 ? 2000 : 1900)
}

/** `ACL 2025 Findings`: how the venue is written. */
export function anthologyVenueName({ series: [name = ''], year, part }: AnthologyVenue): string {
  return part?.name ? `${name} ${year} ${part.name}` : `${name} ${year}`
}

/** Does a venue say anything that the id denies? */
export function contradicts(venue: Venue, said: AnthologyVenue): boolean {
  if (!said.series.includes(venue.series)) return true
  if (venue.year !== undefined && venue.year !== said.year) return true
  if (!said.part) return false
  const detail = said.part.kind === 'track' ? said.part.name : undefined
  return venue.kind !== said.part.kind || venue.detail !== detail
}

function newStyle(year: number, collection: string, volume: string): AnthologyVenue | undefined {
  const [host, part] = collection === 'findings' ? [volume, findings] : [collection, parts.get(volume)]
  const series = joint.get(`${year}.${host}`) ?? collections.get(host)
  if (!series) return undefined
  return { series, year, part: journals.has(host) ? undefined : part }
}

const findings: Part = { kind: 'findings', name: 'Findings' }
const main: Part = { kind: 'main', name: '' }
const demonstrations: Part = { kind: 'track', name: 'System Demonstrations' }
const industry: Part = { kind: 'track', name: 'Industry Track' }
const tutorials: Part = { kind: 'track', name: 'Tutorial Abstracts' }
const student: Part = { kind: 'track', name: 'Student Research Workshop' }

const parts: ReadonlyMap<string, Part> = new Map([
  ...(['main', 'long', 'short'] as const).map((volume) => [volume, main] as const),
  ...(['demo', 'demos'] as const).map((volume) => [volume, demonstrations] as const),
  ...(['tutorial', 'tutorials'] as const).map((volume) => [volume, tutorials] as const),
  ['industry', industry],
  ['srw', student],
])

const asian = ['IJCNLP-AACL', 'IJCNLP']

const collections: ReadonlyMap<string, readonly string[]> = new Map([
  ['acl', ['ACL']],
  ['emnlp', ['EMNLP']],
  ['naacl', ['NAACL']],
  ['eacl', ['EACL']],
  ['aacl', asian],
  ['ijcnlp', asian],
  ['coling', ['COLING']],
  ['lrec', ['LREC']],
  ['conll', ['CoNLL']],
  ['sigdial', ['SIGDIAL']],
  ['inlg', ['INLG']],
  ['tacl', ['TACL']],
  ['cl', ['CL']],
])
const journals = new Set(['tacl', 'cl'])

/** Conferences held together, whose papers go by either name. */
const joint: ReadonlyMap<string, readonly string[]> = new Map([
  ['2021.acl', ['ACL', ...asian]],
  ['2024.lrec', ['LREC-COLING', 'LREC', 'COLING']],
])

/** Ids until 2019 (`P19-1001`); a letter also stands for the conferences that were held jointly. */
const letters: ReadonlyMap<string, readonly string[]> = new Map([
  ['P', ['ACL', 'COLING', ...asian]],
  ['D', ['EMNLP', 'CoNLL', ...asian]],
  ['N', ['NAACL']],
  ['E', ['EACL']],
  ['C', ['COLING', 'ACL']],
  ['L', ['LREC']],
  ['K', ['CoNLL']],
  ['Q', ['TACL']],
  ['J', ['CL']],
])
