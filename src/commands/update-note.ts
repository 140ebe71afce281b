/** Retractions, withdrawals, rejections and concerns as a sentence in the note of an entry. */
import type { Entry } from '../core/database.ts'
import type { Notice, Origin } from '../sources/source.ts'
import type { Facts } from './update-facts.ts'
import type { Proposal } from './update-proposal.ts'

/** What has happened to the paper, as a note; once the note speaks of it, no more is said. */
export function noteProposals(entry: Entry, { own }: Facts): Proposal[] {
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

const words: Readonly<Record<Notice['kind'], { readonly say: string; readonly known: RegExp } | undefined>> =
  {
    retracted: { say: 'Retracted', known: /retract/i },
    withdrawn: { say: 'Withdrawn', known: /withdr/i },
    rejected: { say: 'Rejected', known: /reject/i },
    concern: { say: 'Expression of concern', known: /concern/i },
    corrected: undefined,
    reposted: undefined,
  }
