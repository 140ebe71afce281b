/** From facts about a paper to changes of its entry: what to write, who says so, and whether a person should look first. */
import type { Entry } from '../core/database.ts'
import { type Field, Paper } from '../core/paper.ts'
import { sameTitle, titleSimilarity } from '../core/same-work.ts'
import { titleKey } from '../core/title.ts'
import { isDataciteDoi } from '../sources/doi-prefix.ts'
import type { Found, Notice, Origin } from '../sources/source.ts'
import { type Facts, isUnpublished } from './update-facts.ts'
import { publishedVersion } from './update-published.ts'

/** One change of an entry, to be taken or left as a whole. */
export interface Proposal {
  readonly entry: Entry
  readonly kind: 'published' | 'retitled' | 'notice' | 'missing'
  /** The new values of fields. */
  readonly fields: Partial<Paper>
  /** What has happened, a clause. */
  readonly why: string
  readonly evidence: readonly Origin[]
  /** Why a person should look first; absent when all gates are passed. */
  readonly doubt?: string
}

export interface ProposeOptions {
  readonly fill?: boolean
  /** Is a value of a field already that of another entry? */
  readonly isTaken: (entry: Entry, field: 'acl' | 'doi', value: string) => boolean
  /** Fields that a person wants left as they are. */
  readonly kept: ReadonlySet<Field>
  /** The only fields to change; all when absent. */
  readonly only?: readonly Field[]
}

/** The changes that facts ask for. A field that is kept is never among them, and with the venue its identifiers stay away. */
export function propose(entry: Entry, facts: Facts, options: ProposeOptions): Proposal[] {
  const all = [
    ...published(entry, facts, options),
    ...retitled(entry, facts),
    ...noticed(entry, facts),
    ...(options.fill ? filled(entry, facts, options) : []),
  ]
  const { kept, only } = options
  return all.flatMap((proposal) => {
    if (proposal.kind === 'published' && kept.has('venue')) return []
    const fields = Object.entries(proposal.fields).filter(([name, value]) => {
      const field = name as Field
      return !kept.has(field) && (only?.includes(field) ?? true) && isValid(field, value)
    })
    return fields.length > 0 ? [{ ...proposal, fields: Object.fromEntries(fields) as Partial<Paper> }] : []
  })
}

function isValid(field: Field, value: unknown): boolean {
  return value !== undefined && Paper.shape[field].safeParse(value).success
}

function arxivRecord({ own }: Facts): Found | undefined {
  return own.find(({ origin }) => origin.source === 'arxiv')
}

function published(entry: Entry, facts: Facts, { isTaken }: ProposeOptions): Proposal[] {
  const { paper } = entry
  if (!isUnpublished(paper)) return []
  const found = publishedVersion(paper, arxivRecord(facts)?.draft.fields, facts.published)
  if (!found) return []
  const { venue, doi, acl } = found.fields
  const taken =
    doi !== undefined && isTaken(entry, 'doi', doi)
      ? `the DOI \`${doi}\``
      : acl !== undefined && isTaken(entry, 'acl', acl)
        ? `the ACL Anthology id \`${acl}\``
        : undefined
  const doubt = taken ? `${taken} is that of another entry` : found.doubt
  const isNewDoi = doi !== undefined && !taken && (paper.doi === undefined || isDataciteDoi(paper.doi))
  return [
    {
      entry,
      kind: 'published',
      fields: {
        ...(venue !== undefined && { venue }),
        ...(acl !== undefined && !taken && paper.acl === undefined && { acl }),
        ...(isNewDoi && { doi }),
      },
      why: `published at ${venue}`,
      evidence: found.evidence,
      ...(doubt !== undefined && { doubt }),
    },
  ]
}

/** A preprint that its authors have given another title; of a published paper the published title counts. */
function retitled(entry: Entry, facts: Facts): Proposal[] {
  const record = arxivRecord(facts)
  const title = record?.draft.fields.title
  const { paper } = entry
  if (!record || title === undefined || !isUnpublished(paper) || titleKey(title) === titleKey(paper.title))
    return []
  const isNear = titleSimilarity(title, paper.title) >= sameTitle
  return [
    {
      entry,
      kind: 'retitled',
      fields: { title },
      why: 'its title at arXiv has changed',
      evidence: [record.origin],
      ...(!isNear && { doubt: 'the titles are quite different' }),
    },
  ]
}

const words: Readonly<Record<Notice['kind'], { readonly say: string; readonly known: RegExp } | undefined>> =
  {
    retracted: { say: 'Retracted', known: /retract/i },
    withdrawn: { say: 'Withdrawn', known: /withdr/i },
    rejected: { say: 'Rejected', known: /reject/i },
    concern: { say: 'Expression of concern', known: /concern/i },
    corrected: undefined,
    reposted: undefined,
  }

/** What has happened to the paper, as a note; once the note speaks of it, no more is said. */
function noticed(entry: Entry, { own }: Facts): Proposal[] {
  const { note } = entry.paper
  const told = new Map<
    string,
    { readonly sentence: string; readonly origin: Origin; readonly kind: Notice['kind'] }
  >()
  for (const { notices, origin } of own)
    for (const { kind, text, doi } of notices) {
      const word = words[kind]
      if (!word || word.known.test(note ?? '') || told.has(kind)) continue
      const source = doi === undefined ? '' : ` (doi:${doi})`
      told.set(kind, { kind, origin, sentence: `${word.say}: ${text.replace(/\.$/, '')}${source}.` })
    }
  const all = [...told.values()]
  if (all.length === 0) return []
  const isSure = all.every(({ kind, origin }) => kind === 'retracted' || origin.source !== 'arxiv')
  return [
    {
      entry,
      kind: 'notice',
      fields: { note: [note, ...all.map(({ sentence }) => sentence)].filter(Boolean).join(' ') },
      why: all.map(({ kind }) => kind).join(', '),
      evidence: all.map(({ origin }) => origin),
      ...(!isSure && { doubt: 'only a text says so, and it may speak of an earlier version' }),
    },
  ]
}

const fillable = ['authors', 'doi', 'code', 'abstract'] as const

/** Fields that the entry lacks, from the services that know the paper by its own identifiers. */
function filled(entry: Entry, { own }: Facts, { isTaken }: ProposeOptions): Proposal[] {
  return fillable.flatMap((field): Proposal[] => {
    if (entry.paper[field] !== undefined) return []
    const said = own.find(
      ({ draft, doubtful, origin }) =>
        draft.fields[field] !== undefined &&
        !doubtful.includes(field) &&
        (field !== 'doi' || origin.source === 'crossref'),
    )
    const value = said?.draft.fields[field]
    if (!said || value === undefined) return field === 'code' ? suggestedCode(entry, own) : []
    if (field === 'doi' && isTaken(entry, 'doi', String(value))) return []
    const why = `${field === 'authors' ? 'authors are' : `${field} is`} missing`
    return [{ entry, kind: 'missing', fields: { [field]: value }, why, evidence: [said.origin] }]
  })
}

function suggestedCode(entry: Entry, own: readonly Found[]): Proposal[] {
  for (const { suggestions, origin } of own) {
    const found = suggestions.find(({ field }) => field === 'code')
    if (found)
      return [
        {
          entry,
          kind: 'missing',
          fields: { code: found.value },
          why: 'code is missing',
          evidence: [origin],
          doubt: found.why,
        },
      ]
  }
  return []
}
