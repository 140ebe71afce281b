/** `survey import`: papers from lists, bibliographies, tables and other surveys, brought into this one or into a new one. */
import { join } from 'node:path'
import { combineDrafts } from '../core/combine.ts'
import { UserError } from '../core/error.ts'
import { fieldsWithLinks } from '../core/links.ts'
import type { Taxonomy } from '../core/taxonomy.ts'
import { resolveTaxon } from '../core/vocabulary.ts'
import { type FormatName, formatNames } from '../formats/index.ts'
import type { Command, Context, Workspace } from './command.ts'
import { type Input, readInputs } from './import-inputs.ts'
import { nothing, type Plan, planJoin, planNewSurvey } from './import-plan.ts'
import { printInput, printPlan, printReports } from './import-report.ts'

interface Options {
  readonly from?: FormatName
  readonly title?: string
  readonly component?: string
  readonly map?: readonly string[]
  readonly dryRun?: boolean
  readonly json?: boolean
}

export const importPapers: Command<Options> = {
  description:
    'Bring in papers from README lists, bibliographies, tables and other surveys. Where there is no survey yet, one is begun. Exit code 1: something could not be read, or contradicts the survey.',
  operands: [
    { syntax: '<file...>', description: 'what to read; - for standard input, a directory for a survey' },
  ],
  options: [
    {
      flags: '--from <kind>',
      description: 'what kind of file it is (default: told by its content)',
      choices: formatNames,
    },
    { flags: '--title <title>', description: 'title of a new survey (default: that of the document)' },
    {
      flags: '-c, --component <name>',
      description: 'where papers go whose headings the taxonomy does not name',
    },
    { flags: '--map <heading=path>', description: 'where papers below a heading go', repeatable: true },
    { flags: '--dry-run', description: 'write nothing; say what would be done' },
    { flags: '--json', description: 'print what was read and done as JSON' },
  ],
  async run(context, names, options) {
    const inputs = await readInputs(context, names, options.from)
    if (inputs.every(({ imported }) => imported.drafts.length === 0))
      return reportNothing(context, inputs, options)
    const workspace = context.findWorkspace()
    const plan = await planFor(inputs, workspace, options)
    if (!options.dryRun) {
      assertPlaced(plan)
      await write(context, plan, workspace)
    }
    if (options.json) printReports(context, inputs, plan)
    else await printPlan(context, inputs, plan, options.dryRun ?? false)
    const { conflicts, refused, unplaced } = plan.adoption
    const unread = inputs.reduce(
      (sum, { imported: { unread = [], diagnostics } }) => sum + unread.length + diagnostics.length,
      0,
    )
    return unread + conflicts.length + refused.length + unplaced.length > 0 ? 1 : 0
  },
}

/** Without a paper there is nothing to begin a survey with. */
async function reportNothing(context: Context, inputs: readonly Input[], { json }: Options): Promise<1> {
  if (json) printReports(context, inputs, nothing)
  else for (const input of inputs) await printInput(context, input)
  context.stderr.write(
    `survey: no papers were found in ${inputs.map(({ name }) => name).join(', ')}; nothing was written\n`,
  )
  return 1
}

async function planFor(
  inputs: readonly Input[],
  workspace: Workspace | undefined,
  { title, component, map = [] }: Options,
): Promise<Plan> {
  const drafts = inputs.flatMap(({ imported }) => imported.drafts)
  const combined = combineDrafts(drafts.map((draft) => ({ ...draft, fields: fieldsWithLinks(draft) })))
  if (!workspace) {
    const named = title ?? inputs.find(({ imported }) => imported.title)?.imported.title ?? 'A Survey'
    const legend = inputs.flatMap(({ imported }) => imported.legend ?? [])
    return planNewSurvey(combined, named, legend)
  }
  const { taxonomy } = await workspace.open()
  return planJoin(combined, workspace, {
    map: new Map(map.map((text) => readMap(text, taxonomy))),
    fallback: component === undefined ? undefined : resolveTaxon(taxonomy, component).path,
  })
}

/** `HEADING=component/subcategory`. */
function readMap(text: string, taxonomy: Taxonomy): [string, string] {
  const at = text.lastIndexOf('=')
  if (at <= 0)
    throw new UserError(`\`${text}\` maps no heading`, {
      hint: 'Write --map "HEADING=component/subcategory".',
    })
  return [text.slice(0, at), resolveTaxon(taxonomy, text.slice(at + 1)).path]
}

function assertPlaced({ adoption: { unplaced } }: Plan): void {
  if (unplaced.length === 0) return
  const shown = unplaced.slice(0, 8).map((headings) => `  ${headings.join(' › ') || '(no heading)'}`)
  const more = unplaced.length > 8 ? [`  … and ${unplaced.length - 8} more`] : []
  throw new UserError(
    ['the taxonomy has no place for papers under these headings:', ...shown, ...more].join('\n'),
    {
      hint: 'Say where they go with --map "HEADING=component/subcategory", or give --component for all of them; nothing was written.',
    },
  )
}

async function write(context: Context, { texts }: Plan, workspace: Workspace | undefined): Promise<void> {
  if (workspace) {
    for (const [path, text] of texts) await workspace.write(path, text)
    return
  }
  const paths = [...texts.keys()].map((path) => join(context.newSurvey, path))
  const taken = paths.find((path) => context.exists(path))
  if (taken !== undefined)
    throw new UserError(`${taken} is already there`, {
      hint: 'Choose a directory for the new survey with --survey DIR; nothing was written.',
    })
  for (const [path, text] of texts) await context.writeText(join(context.newSurvey, path), text)
}
