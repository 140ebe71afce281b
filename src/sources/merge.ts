/** Facts from several sources as one paper: the surest value of each field, where it comes from, and who says otherwise. */
import { identifierKinds } from '../core/identifier.ts'
import { familyName } from '../core/name.ts'
import type { Author, Field, Paper } from '../core/paper.ts'
import { titleKey, titleWords } from '../core/title.ts'
import { parseVenue } from '../core/venue.ts'
import { trust } from './routes.ts'
import type { Found, Origin } from './source.ts'

/** A value and who gives it. */
interface Claim {
  readonly value: unknown
  readonly origin: Origin
}

/** A field about which sources disagree. */
interface Conflict {
  readonly field: Field
  readonly kept: Claim
  readonly others: readonly Claim[]
}

export interface Merged {
  readonly fields: Partial<Paper>
  /** For each field, everybody who says the same as it. */
  readonly origins: Readonly<Partial<Record<Field, readonly Origin[]>>>
  readonly conflicts: readonly Conflict[]
}

/** Merges what sources say of one paper; values are chosen, never mixed. */
export function merge(all: readonly Found[]): Merged {
  const names = new Set(all.flatMap(({ draft }) => Object.keys(draft.fields) as Field[]))
  const fields: [Field, unknown][] = []
  const origins: [Field, readonly Origin[]][] = []
  const conflicts: Conflict[] = []
  for (const field of names) {
    const [kept, ...rest] = claimsFor(field, all)
    if (!kept) continue
    fields.push([field, kept.value])
    const same = rest.filter(({ value }) => agree(field, kept.value, value))
    origins.push([field, [kept, ...same].map(({ origin }) => origin)])
    const others = rest.filter((claim) => !same.includes(claim))
    if (others.length > 0 && isComparable(field)) conflicts.push({ field, kept, others })
  }
  return {
    fields: withoutNeedlessUrl(Object.fromEntries(fields) as Partial<Paper>, all),
    origins: Object.fromEntries(origins),
    conflicts,
  }
}

/** Every value of a field, the surest first; a value that its source often gets wrong comes after all that are not. */
function claimsFor(field: Field, all: readonly Found[]): Claim[] {
  return all
    .filter(({ draft }) => draft.fields[field] !== undefined)
    .map((found) => ({
      value: found.draft.fields[field],
      origin: found.origin,
      rank: rankOf(found, field) + (found.doubtful.includes(field) ? trust.length : 0),
    }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ value, origin }) => ({ value, origin }))
}

/** A preprint knows best when the paper became public, and worst where it was published. */
function rankOf({ origin }: Found, field: Field): number {
  const isPreprint = origin.source === 'arxiv' || origin.source === 'arxiv-oai'
  if (isPreprint && field === 'date') return -1
  if (isPreprint && (field === 'venue' || field === 'doi')) return trust.indexOf('doi') + 0.5
  return (trust as readonly string[]).indexOf(origin.source)
}

function agree(field: Field, a: unknown, b: unknown): boolean {
  switch (field) {
    case 'title':
      return titleKey(String(a)) === titleKey(String(b))
    case 'authors':
      return families(a as Author[]) === families(b as Author[])
    case 'date':
      return String(a).startsWith(String(b)) || String(b).startsWith(String(a))
    case 'venue':
      return sameVenue(String(a), String(b))
    case 'doi':
      return String(a).toLowerCase() === String(b).toLowerCase()
    default:
      return JSON.stringify(a) === JSON.stringify(b)
  }
}

/** A conference and its year; a name without year says no other thing than the same name with one. */
function sameVenue(a: string, b: string): boolean {
  const [first, second] = [parseVenue(a), parseVenue(b)]
  if (!first || !second) return titleKey(a) === titleKey(b)
  const isSameYear = first.year === undefined || second.year === undefined || first.year === second.year
  return first.series === second.series && first.kind === second.kind && isSameYear
}

function families(authors: readonly Author[]): string {
  return authors.map((author) => titleWords(familyName(author)).join('')).join(' ')
}

const comparable: ReadonlySet<Field> = new Set(['title', 'authors', 'venue', ...identifierKinds])

/** A preprint and its published version differ in date, abstract and address without contradicting each other. */
function isComparable(field: Field): boolean {
  return comparable.has(field)
}

/** An address that is only another name for what an identifier says is left out; a publisher's own page stays. */
function withoutNeedlessUrl(fields: Partial<Paper>, all: readonly Found[]): Partial<Paper> {
  const isPublisher = all.some(
    ({ origin, draft }) => draft.fields.url === fields.url && sites.has(origin.source),
  )
  if (isPublisher || identifierKinds.every((kind) => fields[kind] === undefined)) return fields
  const { url: _, ...rest } = fields
  return rest
}

const sites = new Set(['pmlr', 'neurips', 'cvf', 'jmlr'])
