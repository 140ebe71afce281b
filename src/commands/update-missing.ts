/** What an entry lacks and services know: authors, DOI, code, abstract. */
import type { Entry } from '../core/database.ts'
import type { Found } from '../sources/source.ts'
import type { Facts } from './update-facts.ts'
import type { Proposal, ProposeOptions } from './update-proposal.ts'

/** Fields that the entry lacks, from the services that know the paper by its own identifiers. */
export function missingProposals(entry: Entry, { own }: Facts, { isTaken }: ProposeOptions): Proposal[] {
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

const fillable = ['authors', 'doi', 'code', 'abstract'] as const

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
