/** Does each identifier exist, and does it lead to the paper? Asked of the services that give such identifiers. */
import type { Entry } from '../core/database.ts'
import { type IdentifierKind, identifierKinds, identifierLabel } from '../core/identifier.ts'
import { sameTitle, titleSimilarity } from '../core/same-work.ts'
import { converse, type Dialogue, type Question } from '../sources/ask.ts'
import { aclIdOf } from '../sources/doi-prefix.ts'
import { isAuthority, routeOf } from '../sources/routes.ts'
import type { Found, Notice } from '../sources/source.ts'
import { sourceLabel } from './asked.ts'
import type { Checked, OnlineFinding } from './check-findings.ts'
import type { Network } from './command.ts'
import { guestsAtOpenreview, isOfPaper } from './update-facts.ts'

/** Asks about every identifier of these entries together. */
export async function checkIdentifiers(entries: readonly Entry[], network: Network): Promise<Checked> {
  const isGuest = !network.options.keys?.openreview
  const asked = entries.flatMap((entry) =>
    identifierKinds.flatMap((kind) => {
      const value = entry.paper[kind]
      return value === undefined ? [] : [{ entry, kind, value }]
    }),
  )
  const verdicts = await converse(
    asked.map(({ entry, kind, value }) =>
      kind === 'openreview' && isGuest ? refuse(guestsAtOpenreview) : checkOne(entry, kind, value),
    ),
    network,
  )
  return {
    findings: verdicts.flatMap((verdict) => (typeof verdict === 'string' ? [] : verdict)),
    unasked: verdicts.flatMap((reason, index) => {
      const citekey = asked[index]?.entry.citekey
      return typeof reason === 'string' && citekey !== undefined ? [{ citekey, reason }] : []
    }),
    answered: verdicts.filter((verdict) => typeof verdict !== 'string').length,
  }
}

/** What is wrong with one identifier, or why nobody could say. */
type Verdict = readonly OnlineFinding[] | string

// biome-ignore lint/correctness/useYield: a dialogue that asks nothing
function* refuse(reason: string): Dialogue<Verdict> {
  return reason
}

function* checkOne(entry: Entry, kind: IdentifierKind, value: string): Dialogue<Verdict> {
  const reasons: string[] = []
  for (const question of routeFor(kind, value)) {
    const [answer] = yield [question]
    if (answer?.kind === 'found') return judgeFound(entry, kind, value, answer)
    if (answer?.kind === 'absent' && isAuthority(question.source, kind))
      return [
        {
          rule: 'identifier-not-found',
          entry,
          keys: [kind],
          message: `${sourceLabel(question.source)} has no ${identifierLabel(kind)} \`${value}\`; correct it or delete it`,
        },
      ]
    if (answer?.kind === 'unavailable') reasons.push(answer.reason)
  }
  return reasons[0] ?? `nobody who was asked knows the ${identifierLabel(kind)}, and none of them must`
}

/** Where fifty can be asked about at once comes first: Crossref has the DOIs of most Anthology papers. */
function routeFor(kind: IdentifierKind, value: string): Question[] {
  const route = routeOf({ kind, value }).filter(({ source }) => source !== 'landing-page')
  if (kind !== 'acl' || !aclIdOf(`10.18653/v1/${value}`))
    return route.slice(0, kind === 'acl' ? 1 : undefined)
  return route.toReversed()
}

function judgeFound(entry: Entry, kind: IdentifierKind, value: string, found: Found): OnlineFinding[] {
  const title = found.draft.fields.title ?? ''
  const label = identifierLabel(kind)
  const at = { entry, keys: [kind] }
  if (!isOfPaper(entry.paper, found)) {
    const message = `the ${label} \`${value}\` leads to another paper, \`${title}\` (${found.origin.url}); correct it`
    return [{ rule: 'identifier-title-mismatch', ...at, message }]
  }
  const differs: OnlineFinding[] =
    titleSimilarity(title, entry.paper.title) < sameTitle
      ? [
          {
            rule: 'identifier-title-differs',
            ...at,
            message: `the ${label} \`${value}\` leads to \`${title}\`; see whether that is the paper, and which title is right`,
          },
        ]
      : []
  return [...differs, ...found.notices.flatMap((notice) => noticeFinding(entry, kind, found, notice))]
}

/** What happened to the paper is told until the note of the entry tells it. */
function noticeFinding(
  entry: Entry,
  kind: IdentifierKind,
  { origin }: Found,
  notice: Notice,
): OnlineFinding[] {
  const word = {
    retracted: /retract/i,
    withdrawn: /withdr/i,
    rejected: /reject/i,
    concern: /concern/i,
    corrected: undefined,
    reposted: undefined,
  }[notice.kind]
  if (!word || word.test(entry.paper.note ?? '')) return []
  const isSure = notice.kind === 'retracted' || (notice.kind === 'withdrawn' && origin.source !== 'arxiv')
  const doi = notice.doi === undefined ? '' : `, doi:${notice.doi}`
  return [
    {
      rule: isSure ? 'retracted-paper' : 'paper-in-doubt',
      entry,
      keys: [kind],
      message: `${notice.kind === 'concern' ? 'there is an expression of concern' : `it was ${notice.kind}`}, says ${sourceLabel(origin.source)}: \`${notice.text}\`${doi}; say so in its note, or leave it out`,
    },
  ]
}
