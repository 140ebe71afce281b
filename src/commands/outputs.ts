/** How a survey's outputs stand: which are what `survey render` would write, which are not, and what it would delete. */
import type { Database } from '../core/database.ts'
import { UserError } from '../core/error.ts'
import type { Output as OutputSpec } from '../core/manifest.ts'
import { arrange } from '../core/view.ts'
import type { OutputState } from '../rules/rule.ts'
import type { OpenSurvey, Workspace } from './command.ts'
import type { MadeFile } from './made.ts'
import { originsOf, outputsOf, renderOutput } from './rendering.ts'
import { strangersIn } from './strangers.ts'

/**
 * The outputs of a valid survey in the order of its manifest. Those that are known to be what was last made from the same
 * are neither rendered nor read; nothing is written. @throws UserError when the survey is not valid.
 */
export async function outputStates(workspace: Workspace): Promise<OutputState[]> {
  const survey = await workspace.open()
  const outputs = outputsOf(survey)
  const origins = originsOf(outputs, survey.key)
  const unchanged = await workspace.unchanged(origins)
  const others = outputs.filter(({ file }) => !unchanged.has(file))
  const found = others.length > 0 ? await examine(others, survey, workspace) : []
  const stateOf = (output: OutputSpec) => found[others.indexOf(output)] ?? { state: 'current' }
  const isCurrent = (path: string) =>
    others.every((one) => one.file !== path || stateOf(one).state === 'current')
  const current = [...origins].filter(([path]) => !unchanged.has(path) && isCurrent(path))
  await workspace.remember(new Map(current))
  return outputs.map((output, index) => {
    const state = stateOf(output)
    const isThere = state.state === 'current' || state.state === 'stale'
    const bytes = isThere ? workspace.bytes(output.file).length : 0
    return { index, file: workspace.show(output.file), bytes, ...state }
  })
}

type Found = Pick<OutputState, 'state' | 'reason' | 'strangers'>

/** What was found of outputs when their files were made of these bytes. */
interface Known {
  readonly digest: string
  readonly found: readonly Found[]
}

/** What is found of each of some outputs: as it was the last time where nothing has changed since. */
async function examine(
  outputs: readonly OutputSpec[],
  survey: OpenSurvey,
  workspace: Workspace,
): Promise<readonly Found[]> {
  const key = keyOf(outputs, survey)
  const known = workspace.recall('outputs-found', key) as Known | undefined
  if (known && known.digest === (await digestOf(outputs, workspace))) return known.found
  const found = await compare(outputs, await survey.database(), workspace)
  /** What is refused may lie where nothing should be read; files that are current are not asked about the next time. */
  const isDue = (path: string) =>
    found.some(({ state }, index) => outputs[index]?.file === path && state !== 'current')
  const due = outputs.filter(({ file }) => isDue(file))
  if (found.every(({ state }) => state !== 'refused'))
    workspace.note('outputs-found', keyOf(due, survey), {
      digest: await digestOf(due, workspace),
      found: found.filter((_, index) => due.includes(outputs[index] as OutputSpec)),
    } satisfies Known)
  return found
}

function keyOf(outputs: readonly OutputSpec[], { key }: OpenSurvey): string {
  return `${key} ${JSON.stringify(outputs)}`
}

function digestOf(outputs: readonly OutputSpec[], workspace: Workspace): Promise<string> {
  return workspace.digest(outputs.map(({ file }) => file))
}

/** Renders outputs and compares them with their files. */
async function compare(
  outputs: readonly OutputSpec[],
  database: Database,
  workspace: Workspace,
): Promise<Found[]> {
  const view = arrange(database)
  const made = await workspace.asMade(outputs.map(({ file }) => file))
  const rendered = new Map<string, MadeFile>()
  const found: Found[] = []
  for (const output of outputs) {
    try {
      const one = await renderOutput(output, view, rendered, workspace)
      rendered.set(output.file, one)
      if (one.before === one.after) found.push({ state: 'current' })
      else if (one.before === undefined) found.push({ state: 'missing' })
      else {
        /** As it is on disk, so that the lines are right where another block of the file is stale too. */
        const before = workspace.file(output.file).text
        const strangers = made.has(output.file)
          ? []
          : await strangersIn(output, { ...one, before }, database.entries)
        found.push({ state: 'stale', ...(strangers.length > 0 && { strangers }) })
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      found.push({ state: 'refused', reason: error.message })
    }
  }
  return found
}
