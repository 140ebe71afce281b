/** What services know of a paper that stands in the survey already: asked for many papers together, by what each is called. */
import type { Entry } from '../core/database.ts'
import type { Paper } from '../core/paper.ts'
import { perhapsTitle, sameFirstAuthor, sameTitle, titleSimilarity } from '../core/same-work.ts'
import { mayBeOnePaper } from '../core/title.ts'
import { parseVenue } from '../core/venue.ts'
import type { Dialogue, Question } from '../sources/ask.ts'
import { aclIdOf, isDataciteDoi, isRepost } from '../sources/doi-prefix.ts'
import { isAuthority } from '../sources/routes.ts'
import type { Answer, Found, Reference, SourceOptions } from '../sources/source.ts'
import { sourceLabel } from './asked.ts'

export interface Facts {
  /** What services say of the paper by its own identifiers. */
  readonly own: readonly Found[]
  /** Works that may be its published version. */
  readonly published: readonly Found[]
  /** What a person should know, but no change of a field can say. */
  readonly remarks: readonly string[]
  /** Why a question has no answer. */
  readonly unasked: readonly string[]
}

export interface FactOptions extends Pick<SourceOptions, 'keys'> {
  /** Ask for what is missing too. */
  readonly fill?: boolean
}

/** The dialogue about one entry; it asks nobody itself. */
export function* gatherFacts(entry: Entry, options: FactOptions): Dialogue<Facts> {
  const { paper } = entry
  const own: Found[] = []
  const remarks: string[] = []
  const unasked = isOnlyAtOpenreview(paper) && !options.keys?.openreview ? [guestsAtOpenreview] : []
  const first = ownQuestions(paper, options)
  const answers = yield first
  const detour = first.flatMap(({ source, reference }, index) =>
    source === 'arxiv' && answers[index]?.kind === 'unavailable'
      ? [{ source: 'datacite', reference } as const]
      : [],
  )
  const more = detour.length > 0 ? yield detour : []
  for (const [index, question] of first.entries()) {
    const isDetoured = detour.some(
      ({ reference }) => reference === question.reference && more[0]?.kind === 'found',
    )
    const asked = answers[index]
    // DataCite stands in for what the paper is, but knows no withdrawals.
    if (isDetoured && asked?.kind === 'unavailable') unasked.push(asked.reason)
    take(paper, question, (isDetoured ? more[0] : asked) as Answer, { own, remarks, unasked })
  }
  const published = isUnpublished(paper) ? yield* findPublished(paper, own, unasked) : []
  return { own, published, remarks, unasked }
}

/** Is it a paper of which nothing is known of where it was published? Software, web pages and books are no papers. */
export function isUnpublished({ venue, type }: Paper): boolean {
  if (type !== undefined && type !== 'article') return false
  return venue === undefined || parseVenue(venue)?.kind === 'preprint'
}

/** Why OpenReview is not asked: it refuses guests, and the ways around it take a request for each paper. */
export const guestsAtOpenreview = 'OpenReview answers nobody without a token; set OPENREVIEW_TOKEN'

function isOnlyAtOpenreview({ arxiv, doi, acl, openreview }: Paper): boolean {
  return openreview !== undefined && arxiv === undefined && doi === undefined && acl === undefined
}

/** Each service about its own identifier; the aggregators only where the paper may have a published version. */
function ownQuestions(paper: Paper, { keys = {}, fill }: FactOptions): Question[] {
  const { arxiv, openreview, code } = paper
  const questions: Question[] = []
  const preprint: Reference | undefined = arxiv === undefined ? undefined : { kind: 'arxiv', value: arxiv }
  if (preprint) questions.push({ source: 'arxiv', reference: preprint })
  if (preprint && keys['semantic-scholar'] && isUnpublished(paper))
    questions.push({ source: 'semantic-scholar', reference: preprint })
  if (preprint && fill && code === undefined) questions.push({ source: 'hugging-face', reference: preprint })
  const registered = registeredDoi(paper)
  if (registered !== undefined)
    questions.push({
      source: isDataciteDoi(registered) ? 'datacite' : 'crossref',
      reference: { kind: 'doi', value: registered },
    })
  if (openreview !== undefined && keys.openreview)
    questions.push({ source: 'openreview', reference: { kind: 'openreview', value: openreview } })
  return questions
}

/** The DOI under which registries know the paper. */
export function registeredDoi({ doi, acl }: Paper): string | undefined {
  return doi ?? doiOfAcl(acl)
}

/** The DOI that the Anthology registers for a paper, where its id tells. */
function doiOfAcl(acl: string | undefined): string | undefined {
  const doi = acl === undefined ? undefined : `10.18653/v1/${acl}`
  return doi !== undefined && aclIdOf(doi) ? doi : undefined
}

interface Taken {
  readonly own: Found[]
  readonly remarks: string[]
  readonly unasked: string[]
}

function take(paper: Paper, { source, reference }: Question, answer: Answer, taken: Taken): void {
  if (answer.kind === 'unavailable') taken.unasked.push(answer.reason)
  const isFirstHand = source !== 'hugging-face' && source !== 'semantic-scholar'
  if (answer.kind === 'absent' && isAuthority(source, reference.kind))
    taken.remarks.push(
      `${sourceLabel(source)} has no paper \`${reference.value}\`; \`survey check\` says more`,
    )
  if (answer.kind !== 'found') return
  if (isOfPaper(paper, answer)) taken.own.push(answer)
  else if (isFirstHand)
    taken.remarks.push(
      `\`${reference.value}\` leads to another paper, \`${answer.draft.fields.title}\`; \`survey check\` says more`,
    )
}

/** Is a record that an identifier leads to about the paper? Titles change, so a person in common may be enough. */
export function isOfPaper(paper: Paper, { draft: { fields } }: Found): boolean {
  const title = fields.title ?? ''
  const similarity = titleSimilarity(paper.title, title)
  if (similarity >= sameTitle) return true
  const isSamePerson = sameFirstAuthor(paper.authors, fields.authors)
  if (isSamePerson === false) return false
  return similarity >= perhapsTitle || (isSamePerson === true && mayBeOnePaper(paper.title, title))
}

/** By the identifiers that its records give, and only where these lead nowhere, by its title. */
function* findPublished(paper: Paper, own: readonly Found[], unasked: string[]): Dialogue<Found[]> {
  const told = own.filter(({ draft }) => draft.fields.venue !== undefined)
  const questions = publishedQuestions(paper, own)
  const answers = questions.length > 0 ? yield questions : []
  const followed = answers.flatMap((answer) => (answer.kind === 'found' ? [answer] : []))
  for (const answer of answers) if (answer.kind === 'unavailable') unasked.push(answer.reason)
  if (told.length + followed.length > 0) return [...followed, ...told]
  const [searched] = yield [{ source: 'crossref', reference: { kind: 'title', value: paper.title } }]
  if (searched?.kind === 'unavailable') unasked.push(searched.reason)
  return searched?.kind === 'candidates' ? searched.candidates.map(({ found }) => found) : []
}

function publishedQuestions(paper: Paper, own: readonly Found[]): Question[] {
  const dois = own.flatMap(({ draft, versions }) => [
    ...(draft.fields.doi === undefined ? [] : [draft.fields.doi]),
    ...versions.flatMap(({ is, kind, value }) => (is === 'published' && kind === 'doi' ? [value] : [])),
  ])
  const known = new Set([paper.doi?.toLowerCase()])
  const followed = [...new Set(dois)].filter(
    (doi) => !known.has(doi.toLowerCase()) && !isDataciteDoi(doi) && !isRepost(doi),
  )
  const anthology = own.flatMap(({ draft }) => draft.fields.acl ?? aclIdOf(draft.fields.doi ?? '') ?? [])
  return [
    ...followed.map((value): Question => ({ source: 'crossref', reference: { kind: 'doi', value } })),
    ...[...new Set(anthology)]
      .filter((id) => id !== paper.acl)
      .map((value): Question => ({ source: 'acl', reference: { kind: 'acl', value } })),
  ]
}
