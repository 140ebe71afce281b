/** What a service says of a paper, as a draft of valid fields; what cannot be right is left out and said. */
import type { Draft } from '../core/draft.ts'
import { type Author, type Field, Paper } from '../core/paper.ts'
import { titleSimilarity } from '../core/same-work.ts'
import { draftOf, type Reading } from '../formats/reading.ts'
import { plainAbstract, plainLine, readAuthor } from './clean.ts'
import { unavailable } from './shape.ts'
import type { Candidate, Candidates, Found, Origin, Reference, Reply, Unavailable } from './source.ts'

/** A record of a service: texts may hold markup and LaTeX, names are `Given Family` unless they are read already. */
export interface ServiceRecord
  extends Omit<Reading, 'authors' | 'key' | 'keywords' | 'rest'>,
    Partial<Pick<Found, 'notices' | 'versions' | 'suggestions' | 'doubtful'>> {
  readonly authors?: readonly (Author | undefined)[]
}

const longestTitle = 1000
const longestAbstract = 20_000
const mostAuthors = 10_000

/** The draft that a record makes, from `origin`; unavailable when it has no title, or one that cannot be a title. */
export function foundIn(record: ServiceRecord, reply: Reply, origin: Origin): Found | Unavailable {
  const whole = record.title.length > longestTitle * 4 ? record.title : plainLine(record.title)
  if (whole === '') return unavailable(reply, 'sent a record without a title')
  if (whole.length > longestTitle)
    return unavailable(reply, `sent a title of ${whole.length} characters, which is none`)
  const { draft, refused } = draftOf({ ...record, ...cleaned(record), title: whole })
  return foundOf({ ...draft, guesses: [...(draft.guesses ?? []), ...refused] }, reply, origin, record)
}

/** A draft that a format has read, as an answer of a service. */
export function foundOf(
  { fields, guesses = [] }: Draft,
  reply: Reply,
  origin: Origin,
  { notices = [], versions = [], suggestions = [], doubtful = [] }: Partial<ServiceRecord> = {},
): Found | Unavailable {
  const { valid, left } = validFields(fields)
  if (valid.title === undefined) return unavailable(reply, 'sent a record without a title')
  if (valid.title.length > longestTitle)
    return unavailable(reply, `sent a title of ${valid.title.length} characters, which is none`)
  const said = [...guesses, ...left]
  const draft: Draft = { fields: valid, ...(said.length > 0 && { guesses: said }) }
  return { kind: 'found', draft, origin, notices, versions, suggestions, doubtful }
}

/** The same answer with further fields, for what the address that was asked tells. */
export function withFields(answer: Found | Unavailable, fields: Partial<Paper>): Found | Unavailable {
  if (answer.kind !== 'found') return answer
  return { ...answer, draft: { ...answer.draft, fields: { ...answer.draft.fields, ...fields } } }
}

/** Texts so long that they can only be refused are not read first. */
function cleaned({ authors = [], abstract = '' }: ServiceRecord) {
  return {
    authors: authors.flatMap((author) => (author ? tidied(author) : [])),
    abstract: abstract.length > longestAbstract * 4 ? abstract : plainAbstract(abstract),
  }
}

function tidied(author: Author): Author[] {
  if (typeof author === 'string') return readAuthor(author)
  const literal = plainLine(author.literal)
  return literal === '' ? [] : [{ literal }]
}

/** Fields that a service may fill; listings are the survey's own, and attributes are for what a person declares. */
const ours: ReadonlySet<Field> = new Set([
  'attributes',
  'tags',
  'component',
  'subcategory',
  'paradigm',
  'also',
  'note',
])

/** The fields that the schema takes, and a sentence on each that it does not. */
function validFields(fields: Partial<Paper>): { valid: Partial<Paper>; left: string[] } {
  const valid: [string, unknown][] = []
  const left: string[] = []
  for (const [name, schema] of Object.entries(Paper.shape)) {
    const value = Object.hasOwn(fields, name) ? fields[name as Field] : undefined
    if (value === undefined || ours.has(name as Field)) continue
    const excess = excessOf(name, value)
    if (excess) left.push(`\`${name}\` is left out: ${excess}`)
    else if (schema.safeParse(value).success) valid.push([name, value])
    else left.push(`\`${name}\` is left out: it is not what a ${name} looks like`)
  }
  return { valid: Object.fromEntries(valid) as Partial<Paper>, left }
}

/** Why a value is too large to be true. */
function excessOf(name: string, value: unknown): string | undefined {
  if (name === 'authors' && Array.isArray(value) && value.length > mostAuthors)
    return `no paper has ${value.length} authors`
  if (name === 'abstract' && typeof value === 'string' && value.length > longestAbstract)
    return `no abstract has ${value.length} characters`
  return undefined
}

/** What a service found for a title, the likeliest first; what is no paper is left out. */
export function candidatesFor(
  { value }: Reference,
  answers: readonly (Found | Unavailable | undefined)[],
): Candidates {
  const candidates = answers.flatMap((found): Candidate[] =>
    found?.kind === 'found'
      ? [{ found, similarity: titleSimilarity(value, found.draft.fields.title ?? '') }]
      : [],
  )
  return { kind: 'candidates', candidates: candidates.toSorted((a, b) => b.similarity - a.similarity) }
}
