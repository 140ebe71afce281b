/** What the address of a paper says about the venue: sites of proceedings, and how they number what they hold. */
import type { Venue } from '../core/venue.ts'

/** Proceedings that an address names. */
export interface Proceedings {
  /** Canonical short name, as `Venue` has it. */
  readonly series: string
  /** Undefined where the address does not tell. */
  readonly year: number | undefined
  /** Undefined where papers of workshops and of the conference stand side by side. */
  readonly isWorkshop: boolean | undefined
  readonly track?: string
}

/** The proceedings in which an address lies; undefined for sites, volumes and pages that are not listed here. */
export function proceedingsOf(url: string): Proceedings | undefined {
  const [, host = '', path = ''] = /^https?:\/\/(?:www\.)?([a-z0-9.-]+)(?::\d+)?(\/[^?#]*)/i.exec(url) ?? []
  return sites.get(host.toLowerCase())?.(path)
}

/** `CVPR 2023 Workshop`: how the venue is written. */
export function proceedingsName({ series, year, isWorkshop, track }: Proceedings): string {
  return [series, year, isWorkshop && 'Workshop', track].filter(Boolean).join(' ')
}

/** Does a venue say anything that the address denies? */
export function deniesVenue(said: Proceedings, venue: Venue): boolean {
  if (venue.series !== said.series) return true
  if (venue.year !== undefined && said.year !== undefined && venue.year !== said.year) return true
  return said.isWorkshop !== undefined && said.isWorkshop !== (venue.kind === 'workshop')
}

type Site = (path: string) => Proceedings | undefined

/** A site that writes the year in its paths, and holds main proceedings only. */
function yearly(series: string, pattern: RegExp, isWorkshop: false | undefined = false): Site {
  return (path) => {
    const year = pattern.exec(path)?.[1]
    return year ? { series, year: fullYear(year), isWorkshop } : undefined
  }
}

/** A site that counts volumes: year = volume + `before`. */
function counted(series: string, pattern: RegExp, before: number): Site {
  return (path) => {
    const volume = Number(pattern.exec(path)?.[1])
    return volume ? { series, year: volume + before, isWorkshop: false } : undefined
  }
}

function fullYear(digits: string): number {
  return Number(digits) + (digits.length === 2 ? 2000 : 0)
}

/** `content/CVPR2023W/…`, `content_ICCV_2019/…`, `content_cvpr_2016_workshops/…` (the Computer Vision Foundation). */
const vision: Site = (path) => {
  const found =
    /^\/(?:openaccess\/)?content[/_](cvpr|eccv|iccv|wacv)(w|_workshops)?_?(20\d\d)(w|_workshops)?\//i.exec(
      path,
    )
  const [, series = '', before, year = '', after] = found ?? []
  return found
    ? { series: series.toUpperCase(), year: Number(year), isWorkshop: Boolean(before ?? after) }
    : undefined
}

/** Ids such as `7223-title` stand for years too, but nobody knows them by heart. */
const neurips: Site = (path) => {
  const found = /^\/paper(?:_files\/paper)?\/(?:((?:19|20)\d\d)\/|\d{1,4}-)/.exec(path)
  if (!found) return undefined
  const main = { series: 'NeurIPS', year: found[1] ? Number(found[1]) : undefined, isWorkshop: false }
  return path.includes('Datasets_and_Benchmarks') ? { ...main, track: 'Datasets and Benchmarks' } : main
}

/** Volumes of the Proceedings of Machine Learning Research, from the newest year down (https://proceedings.mlr.press). */
const volumes: ReadonlyMap<number, { readonly series: string; readonly year: number }> = new Map(
  Object.entries({
    AISTATS: [2025, 258, 238, 206, 151, 130, 108, 89, 84, 54, 51, 38, 33, 31, 22, 15, 9],
    COLT: [2025, 291, 247, 195, 178, 134, 125, 99, 75, 65, 49, 40, 35, 30, 23, 19],
    CoRL: [2024, 270, 229, 205, 164, 155, 100, 87, 78],
    ICML: [2025, 267, 235, 202, 162, 139, 119, 97, 80, 70, 48, 37, 32, 28],
    L4DC: [2024, 242, 211, 168, 144, 120],
    UAI: [2024, 244, 216, 180, 161, 124, 115],
  }).flatMap(([series, [newest = 0, ...numbers]]) =>
    numbers.map((number, index) => [number, { series, year: newest - index }] as const),
  ),
)

const mlr: Site = (path) => {
  const volume = volumes.get(Number(/^\/(?:proceedings\/papers\/)?v(\d{1,3})(?:\/|$)/.exec(path)?.[1]))
  return volume && { ...volume, isWorkshop: false }
}

const jmlr = counted('JMLR', /^\/papers\/v(?:olume)?(\d{1,2})\//, 1999)

/** `/conference/osdi22/presentation/…` and `/system/files/sec21-…`. */
const usenix: Site = (path) => {
  const found =
    /^\/(?:legacy\/)?(?:conference\/|system\/files\/(?:conference\/)?)(atc|nsdi|osdi|sec|usenixsecurity)(\d\d)(?=[\W_]|fall|spring|summer|winter)/
  const [, name = '', year = ''] = found.exec(path) ?? []
  const series = usenixSeries.get(name)
  return series ? { series, year: fullYear(year), isWorkshop: false } : undefined
}

const usenixSeries = new Map([
  ['atc', 'USENIX ATC'],
  ['nsdi', 'NSDI'],
  ['osdi', 'OSDI'],
  ['sec', 'USENIX Security'],
  ['usenixsecurity', 'USENIX Security'],
])

const ojs: Site = (path) => {
  if (/^(?:\/ojs)?\/index\.php\/AAAI\/article\//i.test(path))
    return { series: 'AAAI', year: undefined, isWorkshop: undefined }
  return yearly('AAAI', /^\/(?:AAAI|ocs\/index\.php\/AAAI\/AAAI)(\d\d)(?:Papers)?\//)(path)
}

/** Posters and talks; those of workshops stand elsewhere. */
const posters = /^\/virtual\/(20\d\d)\/(?:oral|poster|spotlight)\//
const papers = /^\/paper(?:_files\/paper)?\/(20\d\d)\//
const interspeech = yearly('Interspeech', /^\/(?:archive\/)?interspeech_(20\d\d)\//i)
const eccv = yearly('ECCV', posters)

const sites: ReadonlyMap<string, Site> = new Map([
  ['openaccess.thecvf.com', vision],
  ['cv-foundation.org', vision],
  ['cvpr.thecvf.com', yearly('CVPR', posters)],
  ['iccv.thecvf.com', yearly('ICCV', posters)],
  ['ecva.net', yearly('ECCV', /^\/papers\/eccv_(20\d\d)\/papers_ECCV\//)],
  ['eccv.ecva.net', eccv],
  ['eccv2024.ecva.net', eccv],
  ['papers.nips.cc', neurips],
  ['papers.neurips.cc', neurips],
  ['proceedings.neurips.cc', neurips],
  ['datasets-benchmarks-proceedings.neurips.cc', neurips],
  ['proceedings.mlr.press', mlr],
  ['jmlr.org', (path) => jmlr(path) ?? mlr(path)],
  ['jmlr.csail.mit.edu', (path) => jmlr(path) ?? mlr(path)],
  ['proceedings.iclr.cc', yearly('ICLR', papers)],
  ['proceedings.mlsys.org', yearly('MLSys', papers)],
  ['isca-archive.org', interspeech],
  ['isca-speech.org', interspeech],
  ['usenix.org', usenix],
  ['ojs.aaai.org', ojs],
  ['aaai.org', ojs],
  ['ijcai.org', yearly('IJCAI', /^\/proceedings\/((?:20)?\d\d)\//i)],
  ['roboticsproceedings.org', counted('RSS', /^\/rss(\d\d)\//, 2004)],
  ['sigops.org', yearly('SOSP', /^\/s\/conferences\/sosp\/(20\d\d)\//)],
])
