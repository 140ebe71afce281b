/** From a reference to a paper: asks the sources in order, follows the identifiers that they give, and merges what they say. */
import { identifierKinds, identifierLabel } from '../core/identifier.ts'
import { likeness, perhapsTitle, sameFirstAuthor, sameTitle, titleSimilarity } from '../core/same-work.ts'
import { mayBeOnePaper } from '../core/title.ts'
import type { Dialogue, Question } from './ask.ts'
import { type Merged, merge } from './merge.ts'
import { isAuthority, referencesIn, routeOf, searchersOf } from './routes.ts'
import type {
  Answer,
  Found,
  Notice,
  Origin,
  Reference,
  SourceOptions,
  Suggestion,
  Version,
} from './source.ts'

/** What is known of a reference: a paper, papers of that title, that there is none, or that nobody could say. */
export type Resolution =
  | Resolved
  | Choice
  | { readonly kind: 'absent'; readonly asked: readonly Asked[] }
  | Unresolved

export interface Resolved extends Merged {
  readonly kind: 'found'
  /** What was concluded or left out, a sentence each. */
  readonly guesses: readonly string[]
  readonly notices: readonly (Notice & { readonly origin: Origin })[]
  readonly versions: readonly (Version & { readonly origin: Origin })[]
  readonly suggestions: readonly (Suggestion & { readonly origin: Origin })[]
  readonly asked: readonly Asked[]
}

export interface Choice {
  readonly kind: 'candidates'
  /** The likeliest first. */
  readonly candidates: readonly {
    readonly found: Found
    readonly similarity: number
    readonly also: readonly Origin[]
  }[]
  readonly asked: readonly Asked[]
}

interface Unresolved {
  readonly kind: 'unavailable'
  readonly asked: readonly Asked[]
}

/** A question that was put, and what came of it. One that is `unavailable` leaves the whole incomplete. */
export interface Asked {
  readonly source: Question['source']
  readonly reference: Reference
  readonly answer: Answer['kind']
  /** Why it is unavailable. */
  readonly reason?: string
}

export interface ResolveOptions extends Pick<SourceOptions, 'keys'> {
  /** Look for code and project pages too. */
  readonly suggest?: boolean
  /** Ask only until one source knows the paper, and nobody about the identifiers that it gives. */
  readonly isBrief?: boolean
}

/** The dialogue that finds out about one reference; it asks nobody itself. */
export function* resolve(reference: Reference, options: ResolveOptions = {}): Dialogue<Resolution> {
  const asked: Asked[] = []
  if (reference.kind === 'title') return yield* search(reference, options, asked)
  const first = yield* findFirst(reference, asked)
  if (!first) {
    const isAbsent = asked.some(
      ({ source, answer }) => answer === 'absent' && isAuthority(source, reference.kind),
    )
    return { kind: isAbsent ? 'absent' : 'unavailable', asked }
  }
  const all = options.isBrief ? [first] : yield* follow(reference, first, options, asked)
  return resolved(all, asked)
}

function* findFirst(reference: Reference, asked: Asked[]): Dialogue<Found | undefined> {
  for (const question of routeOf(reference)) {
    const [answer] = yield [question]
    if (!answer) return undefined
    note(asked, question, answer)
    if (answer.kind === 'found') return answer
    if (answer.kind === 'absent' && isAuthority(question.source, reference.kind)) return undefined
  }
  return undefined
}

/**
 * Asks about the identifiers that come with the paper, once; what turns out to be another work is left out, with the
 * identifier that led there.
 */
function* follow(
  reference: Reference,
  first: Found,
  options: ResolveOptions,
  asked: Asked[],
): Dialogue<readonly Found[]> {
  const { fields } = first.draft
  const others = referencesIn(fields).filter((other) => !isSame(other, reference) && !wasAsked(other, asked))
  const questions = others.flatMap((other) => routeOf(other).slice(0, 1))
  const arxiv = fields.arxiv
  if (options.suggest && arxiv !== undefined)
    questions.push({ source: 'hugging-face', reference: { kind: 'arxiv', value: arxiv } })
  if (questions.length === 0) return [first]
  const answers = yield questions
  let kept = first
  const further: Found[] = []
  for (const [index, question] of questions.entries()) {
    const answer = answers[index]
    if (!answer) continue
    note(asked, question, answer)
    if (answer.kind === 'absent' && isAuthority(question.source, question.reference.kind))
      kept = withoutIdentifier(kept, question.reference, 'it does not exist')
    if (answer.kind !== 'found') continue
    const title = answer.draft.fields.title ?? ''
    if (isOtherWork(first, answer))
      kept = withoutIdentifier(kept, question.reference, `it leads to \`${title}\``)
    else further.push(answer)
  }
  return [kept, ...further]
}

/** A service says that these are one work, and titles change: only what has next to nothing in common is another. */
function isOtherWork({ draft: a }: Found, { draft: b }: Found): boolean {
  const [title, other] = [a.fields.title ?? '', b.fields.title ?? '']
  const similarity = titleSimilarity(title, other)
  if (similarity >= sameTitle) return false
  const isSameAuthor = sameFirstAuthor(a.fields.authors, b.fields.authors)
  if (isSameAuthor === false) return true
  return similarity < perhapsTitle && !(isSameAuthor && mayBeOnePaper(title, other))
}

function withoutIdentifier(found: Found, { kind, value }: Reference, why: string): Found {
  const field = identifierKinds.find((one) => one === kind || (kind === 'acl' && one === 'doi'))
  if (!field || found.draft.fields[field] === undefined) return found
  const { [field]: _, ...fields } = found.draft.fields
  const guess = `the ${identifierLabel(field)} \`${value}\` is left out: ${why}`
  return { ...found, draft: { ...found.draft, fields, guesses: [...(found.draft.guesses ?? []), guess] } }
}

function isSame(a: Reference, b: Reference): boolean {
  return a.kind === b.kind && a.value.toLowerCase() === b.value.toLowerCase()
}

function wasAsked(reference: Reference, asked: readonly Asked[]): boolean {
  return asked.some((one) => isSame(one.reference, reference))
}

function note(asked: Asked[], { source, reference }: Question, answer: Answer): void {
  const reason = answer.kind === 'unavailable' ? { reason: answer.reason } : {}
  asked.push({ source, reference, answer: answer.kind, ...reason })
}

function resolved(all: readonly Found[], asked: readonly Asked[]): Resolved {
  const each = <T>(pick: (found: Found) => readonly T[]) =>
    all.flatMap((found) => pick(found).map((item) => ({ ...item, origin: found.origin })))
  return {
    kind: 'found',
    ...merge(all),
    guesses: [...new Set(all.flatMap(({ draft }) => draft.guesses ?? []))],
    notices: each(({ notices }) => notices),
    versions: each(({ versions }) => versions),
    suggestions: each(({ suggestions }) => suggestions),
    asked,
  }
}

function* search(reference: Reference, { keys = {} }: ResolveOptions, asked: Asked[]): Dialogue<Resolution> {
  const questions = searchersOf(keys).map((source): Question => ({ source, reference }))
  const answers = yield questions
  for (const [index, question] of questions.entries()) {
    const answer = answers[index]
    if (answer) note(asked, question, answer)
  }
  if (answers.every(({ kind }) => kind === 'unavailable')) return { kind: 'unavailable', asked }
  const all = answers.flatMap((answer) => (answer.kind === 'candidates' ? answer.candidates : []))
  const candidates: { found: Found; similarity: number; also: Origin[] }[] = []
  for (const { found, similarity } of all.toSorted((a, b) => b.similarity - a.similarity)) {
    if (similarity < leastSimilar) continue
    const known = candidates.find((one) => isOneWork(one.found, found))
    if (known) known.also.push(found.origin)
    else candidates.push({ found, similarity, also: [] })
  }
  return { kind: 'candidates', candidates, asked }
}

/** Below this nobody would call it the same title. */
const leastSimilar = 0.4

function isOneWork({ draft: a }: Found, { draft: b }: Found): boolean {
  const isSameId = identifierKinds.some(
    (kind) => a.fields[kind] !== undefined && a.fields[kind]?.toLowerCase() === b.fields[kind]?.toLowerCase(),
  )
  return isSameId || likeness(a.fields, b.fields) === 'same'
}
