/** From facts about a paper to changes of its entry: what to write, who says so, and whether a person should look first. */
import type { Entry } from '../core/database.ts'
import { type Field, Paper } from '../core/paper.ts'
import { sameTitle, titleSimilarity } from '../core/same-work.ts'
import { titleKey } from '../core/title.ts'
import { isDataciteDoi } from '../sources/doi-prefix.ts'
import type { Found } from '../sources/source.ts'
import { type Facts, isUnpublished } from './update-facts.ts'
import { missingProposals } from './update-missing.ts'
import { noteProposals } from './update-note.ts'
import type { Proposal, ProposeOptions } from './update-proposal.ts'
import { publishedVersion } from './update-published.ts'

/** The changes that facts ask for. A field that is kept is never among them, and with the venue its identifiers stay away. */
export function propose(entry: Entry, facts: Facts, options: ProposeOptions): Proposal[] {
  const all = [
    ...published(entry, facts, options),
    ...retitled(entry, facts),
    ...noteProposals(entry, facts),
    ...(options.fill ? missingProposals(entry, facts, options) : []),
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
