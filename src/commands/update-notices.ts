/** Retractions that only the notice tells of: Crossref is asked which notices update the DOIs of a survey. */
import type { Entry } from '../core/database.ts'
import { noticeBatch, noticesIn, noticesRequest } from '../sources/crossref-notices.ts'
import { isDataciteDoi } from '../sources/doi-prefix.ts'
import type { Found, Notice } from '../sources/source.ts'
import type { Network } from './command.ts'
import { type Facts, registeredDoi } from './update-facts.ts'

/** The same facts with the notices that Crossref has about each paper's DOI, in the order of the entries. */
export async function withNotices(
  entries: readonly Entry[],
  facts: readonly Facts[],
  network: Network,
): Promise<Facts[]> {
  const dois = entries.map(({ paper }) => askable(registeredDoi(paper)))
  const distinct = [...new Set(dois.filter((doi) => doi !== undefined))]
  const notices = new Map<string, readonly Notice[]>()
  const reasons = new Map<string, string>()
  for (let at = 0; at < distinct.length; at += noticeBatch) {
    const batch = distinct.slice(at, at + noticeBatch)
    const said = await askFor(batch, network)
    if (typeof said === 'string') for (const doi of batch) reasons.set(doi, said)
    else for (const [doi, list] of said) notices.set(doi, list)
  }
  return facts.map((one, index) => {
    const doi = dois[index]
    const reason = doi && reasons.get(doi)
    if (reason) return { ...one, unasked: [...one.unasked, reason] }
    const list = (doi && notices.get(doi)) || []
    return list.length > 0 ? noted(one, list) : one
  })
}

function askable(doi: string | undefined): string | undefined {
  return doi === undefined || doi.includes(',') || isDataciteDoi(doi) ? undefined : doi.toLowerCase()
}

async function askFor(
  dois: readonly string[],
  network: Network,
): Promise<ReadonlyMap<string, readonly Notice[]> | string> {
  const request = noticesRequest(dois, network.options)
  const outcome = await network.send(request)
  if (outcome.kind === 'failure') return outcome.reason
  const said = noticesIn(outcome.reply)
  if (!('kind' in said)) return said
  network.forget?.(request)
  return said.reason
}

/** A notice is about the work that Crossref knows; where it knew none, the notice alone is told. */
function noted(facts: Facts, notices: readonly Notice[]): Facts {
  const at = facts.own.findIndex(({ origin }) => origin.source === 'crossref')
  const work = facts.own[at]
  if (!work)
    return { ...facts, remarks: [...facts.remarks, ...notices.map(({ kind, text }) => `${kind}: ${text}`)] }
  const fresh = notices.filter((notice) => work.notices.every(({ kind }) => kind !== notice.kind))
  const known: Found = { ...work, notices: [...work.notices, ...fresh] }
  return { ...facts, own: facts.own.toSpliced(at, 1, known) }
}
