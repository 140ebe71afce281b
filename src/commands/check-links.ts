/** Are the pages behind addresses still there? Asked gently, and three answers: alive, dead, or nobody can tell. */
import type { Entry } from '../core/database.ts'
import { rewriteText } from '../rules/edit.ts'
import { archiveRequest, readArchive } from '../sources/archive.ts'
import type { Outcome } from '../sources/ask.ts'
import { wallOf } from '../sources/shape.ts'
import type { Reply } from '../sources/source.ts'
import { askFor, canAsk, inParallel, isNameless } from './check-ask.ts'
import type { Checked, OnlineFinding } from './check-findings.ts'
import type { Network } from './command.ts'
import type { Unasked } from './unasked.ts'

const linkFields = ['url', 'code', 'project'] as const

/** What came of one address. */
type State =
  | { readonly kind: 'alive' }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'dead'; readonly why: string; readonly copy: string | undefined }
  | { readonly kind: 'unknown'; readonly reason: string }

/** Asks for every address of these entries, each once. */
export async function checkLinks(entries: readonly Entry[], network: Network): Promise<Checked> {
  const links = entries.flatMap((entry) =>
    linkFields.flatMap((field) => {
      const url = entry.paper[field]
      return url === undefined ? [] : [{ entry, field, url }]
    }),
  )
  const urls = [...new Set(links.map(({ url }) => url))]
  const replies = new Map(await inParallel(urls, async (url) => [url, await askFor(url, network)] as const))
  const isOnline = [...replies.values()].some(isNameless) && (await canAsk(network))
  const states = new Map(
    await inParallel(urls, async (url) => {
      const outcome = replies.get(url) as Outcome
      return [url, await stateOf(url, outcome, isOnline, network)] as const
    }),
  )
  const judged = links.map((link) => ({ ...link, state: states.get(link.url) as State }))
  return {
    findings: judged.flatMap(({ entry, field, url, state }) => findingOf(entry, field, url, state)),
    unasked: judged.flatMap(({ entry: { citekey }, state }): Unasked[] =>
      state.kind === 'unknown' ? [{ citekey, reason: state.reason }] : [],
    ),
    answered: judged.filter(({ state }) => state.kind !== 'unknown').length,
  }
}

async function stateOf(url: string, outcome: Outcome, isOnline: boolean, network: Network): Promise<State> {
  if (outcome.kind === 'failure') {
    if (!isNameless(outcome) || !isOnline) return { kind: 'unknown', reason: aboutHost(url, outcome.reason) }
    return dead(url, 'its host has no address any more', network)
  }
  const { reply } = outcome
  const wall = wallOf(reply)
  if (wall) return { kind: 'unknown', reason: aboutHost(url, wall.reason) }
  if (reply.status === 404 || reply.status === 410)
    return dead(url, `it answers that there is no such page (status ${reply.status})`, network)
  if (reply.status >= 400)
    return { kind: 'unknown', reason: aboutHost(url, `it answered with status ${reply.status}`) }
  return isFrontPage(url, reply) ? { kind: 'moved', to: reply.url } : { kind: 'alive' }
}

/** One sentence for a host, however many addresses it has; what is no fault of a host is said once for all. */
function aboutHost(url: string, reason: string): string {
  if (/--offline$/.test(reason)) return 'pages were not asked, because of --offline'
  if (/has used all its/.test(reason)) return reason
  return `${new URL(url).host}: ${reason.replace(/^.{1,60}? could not be asked: /, '')}`
}

/** A page that leads to the front page of a site is gone, whatever the status says. */
function isFrontPage(url: string, reply: Reply): boolean {
  const [from, to] = [new URL(url), new URL(reply.url)]
  return from.pathname.length > 1 && to.pathname === '/' && to.search === '' && reply.url !== url
}

async function dead(url: string, why: string, network: Network): Promise<State> {
  const request = archiveRequest(url, network.options)
  const outcome = await network.send(request)
  const copy = outcome.kind === 'reply' ? readArchive(outcome.reply) : undefined
  return { kind: 'dead', why, copy }
}

function findingOf(
  entry: Entry,
  field: (typeof linkFields)[number],
  url: string,
  state: State,
): OnlineFinding[] {
  if (state.kind === 'moved') {
    const message = `\`${url}\` leads to the front page \`${state.to}\`, so the page is probably gone; find where it is now`
    return [{ rule: 'link-to-front-page', entry, keys: [field], message }]
  }
  if (state.kind !== 'dead') return []
  const { why, copy } = state
  const remedy =
    copy === undefined ? 'find where it is now, or delete it' : `the Internet Archive has a copy, \`${copy}\``
  return [
    {
      rule: 'dead-link',
      entry,
      keys: [field],
      message: `\`${url}\` is dead: ${why}; ${remedy}`,
      ...(copy !== undefined && {
        fix: (bench) => rewriteText(bench, entry, [field], copy, 'take the copy in the Internet Archive'),
      }),
    },
  ]
}
