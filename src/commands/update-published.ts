/** Which of some works is the published version of a paper: gates of which none makes up for another. */
import { yearOf } from '../core/date.ts'
import type { Paper } from '../core/paper.ts'
import { likeness, sameFirstAuthor } from '../core/same-work.ts'
import { parseVenue, type Venue } from '../core/venue.ts'
import { aclIdOf, isDataciteDoi, isRepost } from '../sources/doi-prefix.ts'
import { trust } from '../sources/routes.ts'
import type { Found, Origin } from '../sources/source.ts'
import { sourceLabel } from './asked.ts'

/** Where a paper was published. */
export interface Published {
  readonly fields: Pick<Paper, 'venue' | 'doi' | 'acl'>
  readonly evidence: readonly Origin[]
  /** Why a person should look first; undefined when nothing speaks against it. */
  readonly doubt?: string
}

interface Candidate {
  readonly found: Found
  readonly name: string
  readonly venue: Venue | undefined
  readonly doubt: string | undefined
}

/**
 * The published version of `paper` among works, with `now` what arXiv calls it today. Titles at least 0.93 alike, the same
 * first author, years at most two apart, and never a preprint server, a re-post, or what was rejected or withdrawn; a
 * workshop, an unknown venue, and titles only 0.85 alike are in doubt.
 */
export function publishedVersion(
  paper: Paper,
  now: Partial<Paper> | undefined,
  works: readonly Found[],
): Published | undefined {
  const candidates = works
    .flatMap((found) => candidateOf(paper, now, found))
    .toSorted((a, b) => Number(a.doubt !== undefined) - Number(b.doubt !== undefined) || rank(a) - rank(b))
  const [best] = candidates
  if (!best) return undefined
  const same = candidates.filter((one) => isSameVenue(one, best))
  const other = candidates.find((one) => one.doubt === undefined && !isSameVenue(one, best))
  const value = (field: 'doi' | 'acl') =>
    same
      .filter(({ found }) => !hearsay.has(found.origin.source))
      .map(({ found }) => found.draft.fields[field])
      .find((one) => one !== undefined)
  const doi = value('doi')
  const acl = value('acl') ?? aclIdOf(doi ?? '')
  const doubt = best.doubt ?? (other && `${sourceLabel(other.found.origin.source)} says \`${other.name}\``)
  return {
    fields: { venue: best.name, ...(acl && { acl }), ...(doi && !isDataciteDoi(doi) && { doi }) },
    evidence: same.map(({ found }) => found.origin),
    ...(doubt !== undefined && { doubt }),
  }
}

/** Sources whose identifiers of the published version nobody has confirmed. */
const hearsay: ReadonlySet<string> = new Set([
  'arxiv',
  'arxiv-oai',
  'datacite',
  'semantic-scholar',
  'openalex',
])

function candidateOf(paper: Paper, now: Partial<Paper> | undefined, found: Found): Candidate[] {
  const { fields } = found.draft
  if (fields.venue === undefined || isRepost(fields.doi ?? '') || isDataciteDoi(fields.doi ?? '')) return []
  if (found.notices.some(({ kind }) => kind !== 'corrected' && kind !== 'concern')) return []
  const venue = parseVenue(fields.venue)
  if (venue?.kind === 'preprint') return []
  const date = venue?.year === undefined ? fields.date : String(venue.year)
  const alike = [paper, ...(now ? [{ ...paper, ...now }] : [])].map((known) =>
    likeness({ ...known, date: paper.date }, { ...fields, date }),
  )
  const best = alike.includes('same') ? 'same' : alike.includes('perhaps') ? 'perhaps' : 'other'
  if (best === 'other' || isTooEarly(paper.date, date)) return []
  return [{ found, name: venue?.canonical ?? fields.venue, venue, doubt: doubtOf(paper, found, best, venue) }]
}

function doubtOf(
  paper: Paper,
  { draft: { fields }, doubtful, origin }: Found,
  likeness: 'same' | 'perhaps',
  venue: Venue | undefined,
): string | undefined {
  if (likeness === 'perhaps') return `the title there is \`${fields.title}\``
  if (sameFirstAuthor(paper.authors, fields.authors) === undefined)
    return 'the first authors cannot be compared'
  if (paper.date === undefined || (fields.date === undefined && venue?.year === undefined))
    return 'the years cannot be compared'
  if (venue === undefined) return 'the venue is not one that is known'
  if (venue.kind === 'workshop') return 'it is a workshop'
  if (doubtful.includes('venue')) return `${sourceLabel(origin.source)} alone says so`
  return undefined
}

/** Published more than a year before it became public as a preprint: another work of the same name. */
function isTooEarly(preprint: string | undefined, published: string | undefined): boolean {
  if (preprint === undefined || published === undefined) return false
  return yearOf(published) < yearOf(preprint) - 1
}

function isSameVenue(a: Candidate, b: Candidate): boolean {
  if (!a.venue || !b.venue) return a.name === b.name
  return a.venue.series === b.venue.series && a.venue.kind === b.venue.kind
}

function rank({ found }: Candidate): number {
  const at = (trust as readonly string[]).indexOf(found.origin.source)
  // What authors say of their preprint comes after what a publisher says of its paper.
  return found.origin.source.startsWith('arxiv') ? trust.length : at
}
