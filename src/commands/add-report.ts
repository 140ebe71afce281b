/** What `survey add` says of a paper besides its citekey: what has happened to it, who disagrees, who did not answer. */
import { fullName } from '../core/name.ts'
import type { Author, Field, Paper } from '../core/paper.ts'
import { visible } from '../core/visible.ts'
import type { Resolved } from '../sources/resolve.ts'
import type { Arrival } from './add-facts.ts'
import type { Added, Refused } from './add-plan.ts'
import { reasonsOf, sourceLabel } from './asked.ts'
import type { Workspace } from './command.ts'

/** A line for each thing that a person should know; empty when there is none. */
export function describeFacts({ facts, remarks = [], fields }: Arrival): string {
  const lines = [...remarks, ...(facts ? [...noticesOf(facts), ...conflictsOf(facts), ...facts.guesses] : [])]
  const isOpen = facts?.suggestions.filter(
    ({ field, value }) => fields[field] === undefined && /^https?:/.test(value),
  )
  const suggestions = (isOpen ?? []).map(
    ({ field, value, why }) => `perhaps --${field} ${value} (${why}), which you should look at first`,
  )
  const unasked = facts ? reasonsOf(facts.asked).map((reason) => `not all is known: ${reason}`) : []
  return [...lines, ...suggestions, ...unasked].map((line) => `${visible(line.slice(0, 500))}\n`).join('')
}

function noticesOf({ notices }: Resolved): string[] {
  return notices.map(
    ({ kind, text, origin }) => `${kind}, as ${sourceLabel(origin.source)} says: “${text}” (${origin.url})`,
  )
}

function conflictsOf({ conflicts }: Resolved): string[] {
  return conflicts.map(({ field, kept, others }) => {
    const also = others.map(({ value, origin }) => `${sourceLabel(origin.source)} says ${shown(value)}`)
    return `\`${field}\` is ${shown(kept.value)} from ${sourceLabel(kept.origin.source)}, but ${also.join(', ')}`
  })
}

function shown(value: unknown): string {
  const text = Array.isArray(value)
    ? value.map((author: Author) => fullName(author)).join(', ')
    : String(value)
  return `\`${text.length > 120 ? `${text.slice(0, 119)}…` : text}\``
}

/** For programs: the paper, where it stands, and where each fact comes from. */
export function addedAsJson(
  { arrival, citekey, path, line, paper, isListing }: Added,
  workspace: Workspace,
): object {
  const { facts, remarks } = arrival
  return {
    citekey,
    file: workspace.show(path),
    line,
    ...(isListing && { alreadyThere: true }),
    paper,
    ...(facts && {
      origins: originsOf(facts, paper),
      conflicts: facts.conflicts,
      notices: facts.notices,
      versions: facts.versions,
      suggestions: facts.suggestions,
      guesses: facts.guesses,
      unasked: reasonsOf(facts.asked),
    }),
    ...(remarks && { remarks }),
  }
}

/** Where those facts come from that flags did not replace and that the survey keeps. */
function originsOf({ origins, fields }: Resolved, paper: Paper): Resolved['origins'] {
  const isKept = ([field]: readonly [string, unknown]) =>
    JSON.stringify(paper[field as Field]) === JSON.stringify(fields[field as Field])
  return Object.fromEntries(Object.entries(origins).filter(isKept))
}

export function refusedAsJson({ arrival, message, hint, exitCode }: Refused): object {
  return { reference: arrival.name, problem: message, ...(hint && { hint }), exitCode }
}
