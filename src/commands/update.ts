/** `survey update`: published versions, new titles, retractions and missing facts, as a patch that a person reviews. */
import type { Entry } from '../core/database.ts'
import { UserError } from '../core/error.ts'
import { fieldOrder } from '../core/fields.ts'
import { keptFields } from '../core/keep.ts'
import type { Field } from '../core/paper.ts'
import { resolveWord } from '../core/vocabulary.ts'
import { converse } from '../sources/ask.ts'
import type { Command, Context, ExitCode, Network, Workspace } from './command.ts'
import { counted } from './counted.ts'
import { findEntries } from './find-entries.ts'
import { withProgress } from './progress.ts'
import { describeUnasked } from './unasked.ts'
import { chooseProposals } from './update-choose.ts'
import { type Facts, gatherFacts } from './update-facts.ts'
import { withNotices } from './update-notices.ts'
import type { Proposal } from './update-proposal.ts'
import { propose } from './update-propose.ts'
import { describeUpdate, type Update, updateAsJson } from './update-report.ts'
import { patchOf, writePatch } from './update-write.ts'

interface Options {
  readonly fill?: boolean
  readonly only?: readonly string[]
  readonly unsure?: boolean
  readonly apply?: boolean
  readonly interactive?: boolean
  readonly dryRun?: boolean
  readonly check?: boolean
  readonly json?: boolean
  readonly offline?: boolean
}

export const update: Command<Options> = {
  description:
    'Ask the services that know papers what has changed, and propose it as a patch. Nothing is written without --apply.',
  operands: [{ syntax: '[citekey...]', description: 'only these papers (default: all)' }],
  options: [
    { flags: '--fill', description: 'also what is missing: authors, DOI, code, abstract' },
    { flags: '--only <field>', description: 'only changes of this field (repeatable)', repeatable: true },
    { flags: '--unsure', description: 'take also what a person should look at first' },
    { flags: '--apply', description: 'write the changes' },
    { flags: '--interactive', description: 'ask about each change, then write those that were taken' },
    { flags: '--dry-run', description: 'write nothing; show what would change (the default)' },
    { flags: '--check', description: 'exit 1 when there is something to change' },
    { flags: '--json', description: 'print proposals, evidence and what could not be asked as JSON' },
    { flags: '--offline', description: 'ask nobody; use only what was answered before' },
  ],
  async run(context, citekeys, options) {
    assertSensible(context, options)
    const workspace = context.workspace()
    const survey = await workspace.open()
    const all = await survey.entries()
    const entries = findEntries(all, citekeys)
    const { network, end } = withProgress(
      await context.network(options.offline ? { isOffline: true } : {}),
      context.stderr,
    )
    const facts = await factsOf(entries, network, options).finally(end)
    const found = proposalsOf(entries, facts, all, workspace, options)
    const chosen = await chooseProposals(context, found, options)
    const isWriting = options.apply === true || options.interactive === true
    const result: Update = {
      chosen,
      doubtful: options.interactive ? [] : found.filter((proposal) => !chosen.includes(proposal)),
      patch: patchOf(workspace, chosen),
      remarks: entries.flatMap(({ citekey }, index) =>
        (facts[index]?.remarks ?? []).map((text) => ({ citekey, text })),
      ),
      unasked: entries.flatMap(({ citekey }, index) =>
        (facts[index]?.unasked ?? []).map((reason) => ({ citekey, reason })),
      ),
    }
    const report = options.json
      ? updateAsJson(workspace, result, isWriting, network.used)
      : await describeUpdate(context, workspace, result)
    if (isWriting) await workspace.exclusively(() => writePatch(workspace, result.patch))
    context.stdout.write(report)
    conclude(context, result, facts, { ...options, apply: isWriting })
    return verdict(result, facts, options)
  },
}

/** @throws UserError for options that contradict each other, and where there is nobody to ask */
function assertSensible({ ask }: Context, { apply, interactive, dryRun, check, json }: Options): void {
  const [writing] = [apply && '--apply', interactive && '--interactive'].filter((flag) => flag)
  const [other] = [dryRun && '--dry-run', check && '--check', interactive && json && '--json'].filter(
    (flag) => flag,
  )
  if (writing && other)
    throw new UserError(`${writing} writes, which does not go with ${other}`, { hint: 'Give one of them.' })
  if (interactive && !ask)
    throw new UserError('--interactive asks, but there is nobody at a terminal', {
      hint: 'Look at what `survey update` prints, then use --apply, with --only and citekeys for a part.',
    })
}

async function factsOf(entries: readonly Entry[], network: Network, { fill }: Options): Promise<Facts[]> {
  const { keys } = network.options
  const options = { ...(keys && { keys }), ...(fill && { fill }) }
  const facts = await converse(
    entries.map((entry) => gatherFacts(entry, options)),
    network,
  )
  return withNotices(entries, facts, network)
}

function proposalsOf(
  entries: readonly Entry[],
  facts: readonly Facts[],
  all: readonly Entry[],
  workspace: Workspace,
  { fill, only }: Options,
): Proposal[] {
  const fields = only?.map((word) => resolveWord<Field>('field', fieldOrder, word))
  const owners = new Map(
    all.flatMap(({ citekey, paper: { acl, doi } }) => [
      ...(acl === undefined ? [] : [[`acl ${acl}`, citekey] as const]),
      ...(doi === undefined ? [] : [[`doi ${doi.toLowerCase()}`, citekey] as const]),
    ]),
  )
  const isTaken = ({ citekey }: Entry, field: 'acl' | 'doi', value: string) =>
    (owners.get(`${field} ${field === 'doi' ? value.toLowerCase() : value}`) ?? citekey) !== citekey
  const options = { isTaken, ...(fields && { only: fields }), ...(fill && { fill }) }
  return entries.flatMap((entry, index) => {
    const own = facts[index]
    const kept = keptFields(workspace.file(entry.path).text, entry.span)
    return own ? propose(entry, own, { ...options, kept }) : []
  })
}

function conclude(
  { stderr }: Context,
  { chosen, doubtful, patch, unasked }: Update,
  facts: readonly Facts[],
  { apply, json }: Options,
): void {
  stderr.write(describeUnasked(unasked))
  const files = counted(patch.texts.size, 'file')
  const changes = chosen.length - patch.left.length
  if (apply) stderr.write(`made ${counted(changes, 'change')} in ${files}\n`)
  else if (changes > 0)
    stderr.write(
      `${counted(changes, 'change')} in ${files}; ${json ? 'nothing was written' : '`survey update --apply` writes them'}\n`,
    )
  else if (facts.some(({ own }) => own.length > 0)) stderr.write('nothing to change\n')
  if (doubtful.length > 0) stderr.write(`${doubtful.length} more to look at first; --unsure takes them too\n`)
}

/** With `--check` a change that is sure counts; where nobody answered at all, nothing is known. */
function verdict({ chosen, unasked }: Update, facts: readonly Facts[], { check }: Options): ExitCode {
  const isDeaf = unasked.length > 0 && facts.every(({ own, remarks }) => own.length + remarks.length === 0)
  if (isDeaf) return 2
  return check && chosen.length > 0 ? 1 : 0
}
