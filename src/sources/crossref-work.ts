/** One work as Crossref describes it. */
import { joinName } from '../core/name.ts'
import type { Author, Paper } from '../core/paper.ts'
import { parseVenue } from '../core/venue.ts'
import { readDate } from '../formats/import.ts'
import { plainLine } from './clean.ts'
import { isCurran, isRepost } from './doi-prefix.ts'
import { foundIn } from './found.ts'
import { at, type Json, listOf, objectsIn, textOf } from './json.ts'
import type { Found, Notice, Reply, Unavailable, Version } from './source.ts'

/** The paper that a work is, with what has happened to it. */
export function foundInWork(work: Json, reply: Reply): Found | Unavailable {
  const doi = textOf(work.DOI)
  const issued = issuedOf(work)
  return foundIn(
    {
      title: titleOf(work),
      authors: objectsIn(work.author).map(nameOf),
      issued,
      venue: venueOf(work, issued?.slice(0, 4)),
      type: types.get(textOf(work.type)),
      addresses: [['doi', doi]],
      abstract: textOf(work.abstract),
      notices: [...noticesOf(work), ...repostNotice(doi)],
      versions: versionsOf(work),
      doubtful: isCurran(doi) ? ['authors'] : [],
    },
    reply,
    { source: 'crossref', url: `https://doi.org/${doi}` },
  )
}

const types: ReadonlyMap<string, Paper['type']> = new Map([
  ['journal-article', 'article-journal'],
  ['proceedings-article', 'paper-conference'],
  ['book', 'book'],
  ['monograph', 'book'],
  ['edited-book', 'book'],
  ['book-chapter', 'chapter'],
  ['dataset', 'dataset'],
  ['report', 'report'],
  ['dissertation', 'thesis'],
])

/** What publishers put before the title of a paper that they take back. */
const retracted = /^\s*(?:retracted|withdrawn|removed)\b\s*(?:article)?\s*:\s*/i

/** ACM and IEEE keep what stands after the colon apart. */
function titleOf(work: Json): string {
  const title = textOf(work.title).replace(retracted, '')
  const subtitle = textOf(work.subtitle)
  if (subtitle === '' || title.length + subtitle.length > 10_000) return title
  const isTold = plainLine(title).toLowerCase().includes(plainLine(subtitle).toLowerCase())
  return isTold ? title : `${title.replace(/[:\s]+$/, '')}: ${subtitle}`
}

function nameOf(author: Json): Author | undefined {
  const [family, given, suffix, name] = [author.family, author.given, author.suffix, author.name].map(
    (part) => plainLine(textOf(part).slice(0, 500)),
  )
  if (!family) return name ? { literal: name } : given
  return joinName({ family, given: given ?? '', suffix: suffix ?? '' })
}

/** When the version of record appeared: in print, else online; some dates are `[[null]]`. */
function issuedOf(work: Json): string | undefined {
  for (const name of ['published-print', 'published-online', 'issued', 'published', 'created']) {
    const parts = listOf(listOf(at(work[name], 'date-parts'))[0])
    const date = readDate(parts.map((part) => (part === null ? Number.NaN : Number(part))))
    if (date) return date
  }
  return undefined
}

/** The proceedings or journal: the first name that is known, else the event's, else the last name, which is no series. */
function venueOf(work: Json, year: string | undefined): string | undefined {
  if (work.type === 'posted-content') return undefined
  const containers = listOf(work['container-title']).map((title) => plainLine(textOf(title).slice(0, 1000)))
  const [acronym, event] = [at(work, 'event', 'acronym'), at(work, 'event', 'name')].map(textOf)
  const heldIn = listOf(listOf(at(work, 'event', 'start', 'date-parts'))[0])[0] ?? year
  const names = [
    ...containers,
    ...(acronym ? [`${acronym.replace(/-HLT$/, '')} ${heldIn}`] : []),
    event ?? '',
  ]
  return names.find((name) => parseVenue(name) !== undefined) ?? containers.at(-1)
}

/** What the types of updates at Crossref mean. */
const noticeKinds: ReadonlyMap<string, Notice['kind']> = new Map([
  ['retraction', 'retracted'],
  ['removal', 'retracted'],
  ['withdrawal', 'withdrawn'],
  ['partial_retraction', 'concern'],
  ['expression_of_concern', 'concern'],
  ['correction', 'corrected'],
  ['corrigendum', 'corrected'],
  ['erratum', 'corrected'],
])

/** What later notices say of the work; publisher and Retraction Watch may both assert one. */
function noticesOf(work: Json): Notice[] {
  const notices = new Map<string, Notice>()
  for (const update of objectsIn(work['updated-by'])) {
    const notice = noticeOf(update, textOf(update.DOI))
    if (notice) notices.set(`${notice.kind} ${notice.doi?.toLowerCase()}`, notice)
  }
  const mark = retracted.exec(textOf(work.title).slice(0, 100))
  const isMarked = mark && ![...notices.values()].some(({ kind }) => kind === 'retracted')
  return isMarked
    ? [...notices.values(), { kind: 'retracted', text: plainLine(mark[0]).replace(/\W+$/, '') }]
    : [...notices.values()]
}

/** The notice in an update, which may stand on the work or on the notice; undefined for kinds that say nothing bad. */
export function noticeOf(update: Json, doi: string): Notice | undefined {
  const type = textOf(update.type)
  const kind = noticeKinds.get(type)
  if (!kind) return undefined
  const day = readDate(listOf(listOf(at(update.updated, 'date-parts'))[0]).map(Number))
  const label = plainLine(textOf(update.label).slice(0, 200)) || type
  return { kind, text: day ? `${label}, ${day}` : label, doi }
}

function repostNotice(doi: string): Notice[] {
  return isRepost(doi) ? [{ kind: 'reposted', text: 'this publisher re-posts papers of others' }] : []
}

function versionsOf(work: Json): Version[] {
  const related = (name: string, is: Version['is']) =>
    objectsIn(at(work, 'relation', name)).flatMap((relation): Version[] => {
      const value = textOf(relation.id)
      const arxiv = /^(?:10\.48550\/)?arxiv[.:](.+)$/i.exec(value)?.[1]
      if (arxiv) return [{ is, kind: 'arxiv', value: arxiv.replace(/v\d+$/, '') }]
      return textOf(relation['id-type']) === 'doi' ? [{ is, kind: 'doi', value }] : []
    })
  return [...related('has-preprint', 'preprint'), ...related('is-preprint-of', 'published')]
}
