/** `survey add`: papers from references, citations or flags, checked and put at their sorted place. */
import { UserError } from '../core/error.ts'
import { visible } from '../core/visible.ts'
import { readDraft } from './add-bibtex.ts'
import { type Arrival, gatherArrivals } from './add-facts.ts'
import { readInputs } from './add-inputs.ts'
import { type AddOptions, addOptions, assertForAll } from './add-options.ts'
import { givenPlace } from './add-place.ts'
import { type Plan, planAdditions, type Ready, type Refused } from './add-plan.ts'
import { addedAsJson, refusedAsJson } from './add-report.ts'
import { settle } from './add-settle.ts'
import { writeAdditions } from './add-write.ts'
import type { Command, Context, ExitCode, Workspace } from './command.ts'
import { formatPatch } from './patch.ts'

export const add: Command<AddOptions> = {
  description:
    'Add papers by identifier, address, citation or title, or from flags, which have the last word. At a terminal you are asked for what is missing.',
  operands: [
    {
      syntax: '[paper...]',
      description:
        'arXiv id, DOI, address, title in quotes, citation, or a file of them; - for standard input',
    },
  ],
  options: addOptions,
  async run(context, operands, options) {
    const workspace = context.workspace()
    const survey = await workspace.open()
    const place = givenPlace(options, survey)
    const arrivals = await arrivalsOf(context, operands, options)
    const setting = { context, options, survey, workspace, place }
    const ready: Ready[] = []
    const refused: Refused[] = []
    for (const arrival of arrivals) {
      const settled = await settle(arrival, setting)
      if ('exitCode' in settled) refused.push(settled)
      else ready.push(settled)
    }
    const plan = await carryOut(context, workspace, ready, options)
    if (!plan) return 0
    const all = [...refused, ...plan.refused]
    report(context, workspace, { ...plan, refused: all }, arrivals.length > 1, options)
    return exitCodeOf(all)
  },
}

/** What could not be done weighs more than what is there already. */
function exitCodeOf(refused: readonly Refused[]): ExitCode {
  if (refused.length === 0) return 0
  return refused.some(({ exitCode }) => exitCode === 2) ? 2 : 1
}

/** The papers that are named by operands, else by a BibTeX entry, else by flags alone. */
async function arrivalsOf(
  context: Context,
  operands: readonly string[],
  options: AddOptions,
): Promise<readonly Arrival[]> {
  if (operands.length > 0 && options.bibtex !== undefined)
    throw new UserError('--bibtex is for one entry and no other paper', {
      hint: 'A file of citations can be named like any paper, without --bibtex.',
    })
  if (operands.length > 0) {
    const inputs = await readInputs(context, operands)
    assertForAll(options, inputs.length)
    return gatherArrivals(context, inputs, options)
  }
  if (options.bibtex === undefined) return [{ name: '', fields: {} }]
  const { citekey, fields } = await readDraft(context, options.bibtex)
  return [{ name: '', fields, ...(citekey && { citekey }) }]
}

/** Plans and writes; undefined when a person who saw the plan did not want it. With `--dry-run` only plans. */
async function carryOut(
  context: Context,
  workspace: Workspace,
  ready: readonly Ready[],
  { dryRun, json, yes }: AddOptions,
): Promise<Plan | undefined> {
  if (ready.length === 0) return { texts: new Map(), added: [], refused: [] }
  if (dryRun) {
    const plan = await planAdditions(workspace, ready)
    if (!json) context.stdout.write(await patchOf(context, workspace, plan, 'stdout'))
    return plan
  }
  if (context.ask && !yes) {
    const plan = await planAdditions(workspace, ready)
    context.stderr.write(await patchOf(context, workspace, plan, 'stderr'))
    const count = plan.added.length === 1 ? 'it' : `all ${plan.added.length}`
    if (plan.added.length > 0 && !(await context.ask.confirm(`Add ${count}?`))) {
      context.stderr.write('nothing was written\n')
      return undefined
    }
  }
  return writeAdditions(workspace, ready)
}

async function patchOf(
  context: Context,
  workspace: Workspace,
  { texts }: Plan,
  to: 'stderr' | 'stdout',
): Promise<string> {
  const patches = [...texts].map(([path, { before, after }]) =>
    formatPatch(context[to], workspace.show(path), workspace.exists(path) ? before : undefined, after),
  )
  return (await Promise.all(patches)).join('')
}

/** Citekeys or JSON for what was added; a sentence for each paper that was not. */
function report(
  { stdout, stderr }: Context,
  workspace: Workspace,
  { added, refused }: Plan,
  isList: boolean,
  { dryRun, json }: AddOptions,
): void {
  const records = added.map((one) => addedAsJson(one, workspace))
  const [record] = records
  if (json && isList)
    stdout.write(`${JSON.stringify([...records, ...refused.map(refusedAsJson)], null, 2)}\n`)
  else if (json && record) stdout.write(`${JSON.stringify(record, null, 2)}\n`)
  // Who sees the difference sees where it is.
  const said = dryRun && !json ? [] : added
  for (const { citekey, path, line, isListing } of said) {
    if (!json) stdout.write(`${citekey}\n`)
    const where = `${workspace.show(path)}:${line}`
    const what = isListing ? `listed at another place, in ${where}` : `added to ${where}`
    stderr.write(`${dryRun ? 'would be ' : ''}${what}\n`)
  }
  for (const { arrival, message, hint } of refused) {
    const name = `\`${arrival.name}\``
    const about = isList && !message.includes(name) ? `${name}: ` : ''
    stderr.write(printable(`survey: ${about}${message}\n${hint ? `${hint}\n` : ''}`))
  }
}

/** Lines of which none can drive a terminal. */
function printable(text: string): string {
  return text.split('\n').map(visible).join('\n')
}
