/**
 * A source: one service that knows papers. It says which references are its own, what to ask, and what an answer means.
 * It asks nobody itself: requests are data, and `cli/http.ts` sends them. Called by `resolve.ts` and `ask.ts`.
 */
import type { Draft } from '../core/draft.ts'
import type { Paper } from '../core/paper.ts'
import type { Bases, ServiceName } from './services.ts'

/** What a reference can name: a paper in a registry, on a site, or by its title. */
export type ReferenceKind =
  | 'acl'
  | 'arxiv'
  | 'cvf'
  | 'doi'
  | 'jmlr'
  | 'neurips'
  | 'openalex'
  | 'openreview'
  | 'pmlr'
  | 'semantic-scholar'
  | 'title'
  | 'url'

/** A paper as a person names it, in the bare form of its kind. */
export interface Reference {
  readonly kind: ReferenceKind
  readonly value: string
  /** The version of an arXiv paper that was named. */
  readonly version?: string
  /** The venue, where somebody knows it already; some services need it to find the paper. */
  readonly venue?: string
}

export interface Source {
  readonly name: string
  readonly summary: string
  /** The references that it can be asked about; its own, and those of others that it knows too. */
  readonly kinds: readonly ReferenceKind[]
  /** How many references one request may ask about. */
  readonly batch: number
  /** The reference in a text, if it is one of this service's own. */
  match(text: string): Reference | undefined
  /** Why it cannot be asked at all with these options, a sentence; undefined when it can. */
  refusal?(options: SourceOptions): string | undefined
  /** Must this reference be asked about alone? */
  isAlone?(reference: Reference): boolean
  /** The requests that answer, in the order in which to try them: the next is for when the one before gave no paper. */
  request(references: readonly Reference[], options: SourceOptions): readonly Request[]
  /** What a reply says of each of the references, in their order. Judges by the shape of the body; never throws. */
  read(references: readonly Reference[], reply: Reply): readonly Answer[]
}

/** Addresses and keys, as configured. */
export interface SourceOptions {
  readonly bases?: Bases
  readonly keys?: Readonly<Partial<Record<KeyName, string>>>
}

/** Services that know their users by a key or token. */
export type KeyName = 'crossref' | 'hugging-face' | 'openalex' | 'openreview' | 'semantic-scholar'

/** A request that only reads. */
export interface Request {
  readonly service: ServiceName
  readonly method: 'GET' | 'HEAD' | 'POST'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Most bytes of the body, decompressed; 10 MB when absent. */
  readonly limit?: number
  /** Is a body over the limit cut instead of refused? */
  readonly cut?: boolean
  /** Must neither the question nor the reply be kept anywhere? */
  readonly isSecret?: boolean
  /** Only worth asking when a request before it could not be answered. */
  readonly isDetour?: boolean
}

export interface Reply {
  readonly request: Request
  /** Where it came from in the end, after redirects. */
  readonly url: string
  readonly status: number
  /** Content type without parameters, lower case; empty when there is none. */
  readonly type: string
  readonly body: string
}

/** The service knows the paper, or papers of that title; it says that it has none; or it could not be asked or understood. */
export type Answer = Found | Candidates | Absent | Unavailable

export interface Found {
  readonly kind: 'found'
  /** Valid fields, and what was concluded or left out, a sentence each in `guesses`. */
  readonly draft: Draft
  /** Where each of the fields comes from. */
  readonly origin: Origin
  /** What has happened to the paper since it was published. */
  readonly notices: readonly Notice[]
  /** The same work in another form, as far as the service knows. */
  readonly versions: readonly Version[]
  /** Values that a person should look at before they are believed. */
  readonly suggestions: readonly Suggestion[]
  /** Fields that this service is known to get wrong. */
  readonly doubtful: readonly (keyof Paper)[]
}

export interface Candidates {
  readonly kind: 'candidates'
  /** The likeliest first; perhaps none. */
  readonly candidates: readonly Candidate[]
}

export interface Candidate {
  readonly found: Found
  /** Likeness of the titles, from 0 to 1. */
  readonly similarity: number
}

export interface Absent {
  readonly kind: 'absent'
}

export interface Unavailable {
  readonly kind: 'unavailable'
  /** Why nothing can be said, a clause without a full stop that names the service. */
  readonly reason: string
  /** Did the service answer that it cannot make sense of the question? One bad reference may spoil it for others. */
  readonly isRefused?: boolean
}

export interface Origin {
  /** Name of the source. */
  readonly source: string
  /** An address that a person can open to see for themselves. */
  readonly url: string
}

export interface Notice {
  readonly kind: 'retracted' | 'withdrawn' | 'concern' | 'corrected' | 'rejected' | 'reposted'
  /** What the service says, quoted. */
  readonly text: string
  /** DOI of the notice. */
  readonly doi?: string
}

export interface Version {
  readonly is: 'published' | 'preprint'
  readonly kind: 'arxiv' | 'dblp' | 'doi' | 'venue'
  readonly value: string
}

export interface Suggestion {
  readonly field: keyof Paper
  readonly value: string
  readonly why: string
}
