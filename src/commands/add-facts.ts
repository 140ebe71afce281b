/** What the services know of the papers that a person named. */
import { BrokenOff, UserError } from '../core/error.ts'
import { identifierKinds, identifierLabel } from '../core/identifier.ts'
import type { Paper } from '../core/paper.ts'
import { likeness } from '../core/same-work.ts'
import { converse } from '../sources/ask.ts'
import { type Choice as Candidates, type Resolution, type Resolved, resolve } from '../sources/resolve.ts'
import { referencesIn } from '../sources/routes.ts'
import type { Reference } from '../sources/source.ts'
import { chooseCandidate } from './add-choose.ts'
import type { Input } from './add-inputs.ts'
import type { AddOptions } from './add-options.ts'
import { deniedBy, reasonsOf, sourceLabel } from './asked.ts'
import type { Context } from './command.ts'
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
  const inquire = asked.length > 0 ? await openInquiry(context, options) : async () => []
  const found = await inquire(asked)
  const arrivals: Arrival[] = []
  let next = 0
  for (const [index, input] of inputs.entries()) {
    const reference = references[index]
    const resolution = reference && found[next++]
    const arrival =
      !reference || !resolution
        ? unasked(input)
        : resolution.kind === 'candidates'
          ? await chosen(context, input, resolution, inquire, options)
          : arrivalOf(input, reference, resolution)
    arrivals.push(input.word === undefined ? arrival : { ...arrival, word: input.word })
  }
  return arrivals
}

/** Finds out about references, all at once. */
type Inquiry = (references: readonly Reference[]) => Promise<Resolution[]>

async function openInquiry(context: Context, { offline }: AddOptions): Promise<Inquiry> {
  const network = await context.network(offline ? { isOffline: true } : {})
  const { keys } = network.options
  const options = { suggest: true, ...(keys && { keys }) }
  return (references) => {
    const { network: watched, end } = withProgress(network, context.stderr)
    const dialogues = references.map((reference) => resolve(reference, options))
    return converse(dialogues, watched).finally(end)
  }
}

function referenceOf({ reference, draft }: Input): Reference | undefined {
  return reference ?? (draft && referencesIn(draft.fields)[0])
}

/** What the person wrote, as far as it says something without anybody's help. */
function unasked({ name, word = '', reference, draft, problem }: Input): Arrival {
  if (problem) return { name, fields: {}, problem }
  if (draft) return { name, fields: draft.fields, ...(draft.citekey && { citekey: draft.citekey }) }
  const kind = [...identifierKinds, 'title' as const].find((one) => one === reference?.kind)
  if (kind && reference) return { name, fields: { [kind]: reference.value } }
  return { name, fields: /^https?:/.test(word) ? { url: word } : {} }
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
      : new UserError(`no paper has the ${label}, says ${deniedBy(resolution.asked)}`, {
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

/** The paper that is meant of those with such a title, with what its identifier says of it. */
async function chosen(
  context: Context,
  { name }: Input,
  choice: Candidates,
  inquire: Inquiry,
  options: AddOptions,
): Promise<Arrival> {
  try {
    const { draft, origin } = await chooseCandidate(context.ask, name, choice, options)
    const [known] = referencesIn(draft.fields)
    const [resolution] = known ? await inquire([known]) : []
    if (resolution?.kind === 'found') return foundArrival(name, resolution)
    return { name, fields: draft.fields, remarks: [`known from ${sourceLabel(origin.source)} alone`] }
  } catch (error) {
    if (error instanceof BrokenOff || !(error instanceof UserError)) throw error
    return { name, fields: {}, problem: error }
  }
}

function labelOf({ kind }: Reference): string {
  const known = identifierKinds.find((one) => one === kind)
  if (known) return identifierLabel(known)
  return kind === 'url' ? 'address' : kind === 'title' ? 'title' : `${kind} paper`
}
