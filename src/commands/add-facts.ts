/** What the services know of the papers that a person named. */
import { UserError } from '../core/error.ts'
import { identifierKinds, identifierLabel } from '../core/identifier.ts'
import type { Paper } from '../core/paper.ts'
import { likeness, sameTitle } from '../core/same-work.ts'
import { converse } from '../sources/ask.ts'
import {
  type Asked,
  type Choice as Candidates,
  type Resolution,
  type Resolved,
  resolve,
} from '../sources/resolve.ts'
import { referencesIn } from '../sources/routes.ts'
import type { Found, Reference } from '../sources/source.ts'
import type { Input } from './add-inputs.ts'
import { type AddOptions, commandLine } from './add-options.ts'
import type { Context, Network } from './command.ts'
import { withProgress } from './progress.ts'

/** A paper on its way in: what is known of it, or why it cannot come in. */
export interface Arrival {
  readonly name: string
  /** The word that names it on a command line. */
  readonly word?: string
  readonly fields: Partial<Paper>
  /** A citekey that came with it. */
  readonly citekey?: string
  /** What the services said, where they were asked. */
  readonly facts?: Resolved
  /** What a person should know about it, a sentence each. */
  readonly remarks?: readonly string[]
  readonly problem?: UserError
}

/** Asks about all references at once; of several papers of one title a person chooses. Nothing is asked with `--manual`. */
export async function gatherArrivals(
  context: Context,
  inputs: readonly Input[],
  options: AddOptions,
): Promise<Arrival[]> {
  const references = inputs.map((input) => (options.manual ? undefined : referenceOf(input)))
  const asked = references.filter((reference) => reference !== undefined)
  if (asked.length === 0) return inputs.map((input) => unasked(input))
  const isOffline = options.offline ? { isOffline: true } : {}
  const { network, end } = withProgress(await context.network(isOffline), context.stderr)
  const found = await askAll(asked, network).finally(end)
  const arrivals: Arrival[] = []
  let next = 0
  for (const [index, input] of inputs.entries()) {
    const reference = references[index]
    const resolution = reference && found[next++]
    const arrival =
      !reference || !resolution
        ? unasked(input)
        : resolution.kind === 'candidates'
          ? await chosen(context, input, reference, resolution, network, options)
          : arrivalOf(input, reference, resolution)
    arrivals.push(input.word === undefined ? arrival : { ...arrival, word: input.word })
  }
  return arrivals
}

function referenceOf({ reference, draft }: Input): Reference | undefined {
  return reference ?? (draft && referencesIn(draft.fields)[0])
}

function askAll(references: readonly Reference[], network: Network): Promise<Resolution[]> {
  const { keys } = network.options
  const options = { suggest: true, ...(keys && { keys }) }
  return converse(
    references.map((reference) => resolve(reference, options)),
    network,
  )
}

/** What the person wrote, as far as it says something without anybody's help. */
function unasked({ name, reference, draft, problem }: Input): Arrival {
  if (problem) return { name, fields: {}, problem }
  const kind = identifierKinds.find((one) => one === reference?.kind)
  const isText = reference?.kind === 'title' || reference?.kind === 'url'
  const field = kind ?? (isText ? (reference.kind as 'title' | 'url') : undefined)
  const fields = draft?.fields ?? (field && reference ? { [field]: reference.value } : {})
  return { name, fields, ...(draft?.citekey && { citekey: draft.citekey }) }
}

function arrivalOf(input: Input, reference: Reference, resolution: Resolution): Arrival {
  const { name, draft } = input
  const label = `${labelOf(reference)} \`${reference.value.slice(0, 200)}\``
  if (resolution.kind === 'found')
    return draft ? completed(input, label, resolution) : foundArrival(name, resolution)
  const why = reasonsOf(resolution.asked).join('; ')
  if (draft && resolution.kind === 'unavailable')
    return { ...unasked(input), remarks: [`taken as it is written, for nothing could be asked: ${why}`] }
  const hint = draft
    ? 'Correct it, or add the citation as it is with --manual.'
    : 'Add it by hand with --manual, or with flags such as --title.'
  const problem =
    resolution.kind === 'unavailable'
      ? new UserError(`could not find out about the ${label}: ${why}`, {
          hint: `Whether it exists is not known. Try again later. ${hint}`,
        })
      : new UserError(`there is no ${label}; ${deniersOf(resolution.asked)} has none`, {
          hint: `Check it for a slip. ${hint}`,
        })
  return { name, fields: {}, problem }
}

function foundArrival(name: string, facts: Resolved): Arrival {
  return { name, fields: facts.fields, facts }
}

/** A citation with what the services know of its identifier, which must be the same paper. */
function completed(input: Input, label: string, facts: Resolved): Arrival {
  const own = unasked(input)
  const isAlike = !own.fields.title || !facts.fields.title || likeness(own.fields, facts.fields) !== 'other'
  if (isAlike) return { ...own, fields: { ...own.fields, ...facts.fields }, facts }
  const problem = new UserError(
    `the ${label} of \`${input.name}\` belongs to another paper: ${facts.fields.title?.slice(0, 200)}`,
    { hint: 'Correct it, or add the citation as it is with --manual.' },
  )
  return { ...own, problem }
}

/** The paper that a person means of those with such a title. */
async function chosen(
  context: Context,
  input: Input,
  reference: Reference,
  { candidates, asked }: Candidates,
  network: Network,
  options: AddOptions,
): Promise<Arrival> {
  const { name } = input
  const why = reasonsOf(asked)
  const remarks = why.length > 0 ? [`not all were asked: ${why.join('; ')}`] : []
  if (candidates.length === 0) {
    const doubt = why.length > 0 ? ` (${why.join('; ')})` : ''
    const hint = 'Write the whole title, give an identifier, or add it by hand with --manual.'
    const problem = new UserError(
      `no paper is known by the title \`${reference.value.slice(0, 200)}\`${doubt}`,
      { hint },
    )
    return { name, fields: {}, problem }
  }
  const same = candidates.filter(({ similarity }) => similarity >= sameTitle)
  const taken =
    options.yes && same.length === 1
      ? same[0]?.found
      : context.ask &&
        (await pick(
          context.ask,
          name,
          candidates.map(({ found }) => found),
        ))
  if (!taken) return { name, fields: {}, problem: ambiguous(name, candidates, options) }
  const [known] = referencesIn(taken.draft.fields)
  const [resolution] = known ? await askAll([known], network) : []
  if (resolution?.kind === 'found') return { ...foundArrival(name, resolution), remarks }
  return {
    name,
    fields: taken.draft.fields,
    remarks: [...remarks, `known from ${taken.origin.source} alone`],
  }
}

async function pick(
  ask: NonNullable<Context['ask']>,
  name: string,
  all: readonly Found[],
): Promise<Found | undefined> {
  const choices = all.slice(0, 20).map((found, index) => ({ value: String(index), label: described(found) }))
  const none = { value: 'none', label: 'none of these' }
  return all[Number(await ask.choose(`Which paper is \`${name}\`?`, [...choices, none]))]
}

function ambiguous(name: string, candidates: Candidates['candidates'], options: AddOptions): UserError {
  const lines = candidates.slice(0, 5).map(({ found }) => {
    const [known] = referencesIn(found.draft.fields)
    const line =
      known &&
      commandLine(known.kind === 'acl' ? `https://aclanthology.org/${known.value}` : known.value, options, {})
    return `  ${described(found)}${line ? `\n    ${line}` : ''}`
  })
  const count = candidates.length === 1 ? 'one paper' : `${candidates.length} papers`
  return new UserError(`\`${name}\` may be ${count}:\n${lines.join('\n')}`, {
    hint: 'Run one of these lines.',
  })
}

function described({ draft: { fields }, origin }: Found): string {
  const { title = '', authors = [], date, venue } = fields
  const [first] = authors
  const who = first === undefined ? [] : [typeof first === 'string' ? first : first.literal]
  const facts = [
    ...who,
    ...(date ? [String(date).slice(0, 4)] : []),
    ...(venue ? [venue] : []),
    origin.source,
  ]
  return `${title.slice(0, 200)} (${facts.join(', ')})`
}

/** Why some could not be asked, once each. */
export function reasonsOf(asked: readonly Asked[]): string[] {
  return [...new Set(asked.flatMap(({ reason }) => (reason === undefined ? [] : [reason])))]
}

function deniersOf(asked: readonly Asked[]): string {
  return asked.find(({ answer }) => answer === 'absent')?.source ?? 'the service'
}

function labelOf({ kind }: Reference): string {
  const known = identifierKinds.find((one) => one === kind)
  if (known) return identifierLabel(known)
  return kind === 'url' ? 'address' : kind === 'title' ? 'title' : `${kind} paper`
}
