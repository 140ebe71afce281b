/** `survey render`: every output that the manifest names, made anew from the database. */
import { resolve } from 'node:path'
import { UserError } from '../core/error.ts'
import type { Output as OutputSpec } from '../core/manifest.ts'
import { arrange, type View } from '../core/view.ts'
import type { Command, Context, Workspace } from './command.ts'
import { type MadeFile, reportMade } from './made.ts'
import { originsOf, outputsOf, renderOutput } from './rendering.ts'

interface Options {
  readonly check?: boolean
  readonly dryRun?: boolean
  readonly force?: boolean
  readonly json?: boolean
}

export const render: Command<Options> = {
  description: "Write the manifest's outputs: paper lists, bibliography, data files.",
  operands: [{ syntax: '[file...]', description: 'only these outputs' }],
  options: [
    { flags: '--check', description: 'write nothing; exit 1 and show a diff when a file is not up to date' },
    { flags: '--dry-run', description: 'write nothing; show what would change' },
    { flags: '--force', description: 'replace a file that `survey` did not write' },
    { flags: '--json', description: 'print what was done as JSON' },
  ],
  async run(context, files, options) {
    const workspace = context.workspace()
    const survey = await workspace.open()
    const outputs = chosen(outputsOf(survey), files, context, workspace)
    const origins = originsOf(outputs, survey.key)
    const unchanged = await workspace.unchanged(origins)
    const others = outputs.filter(({ file }) => !unchanged.has(file))
    const rendered =
      others.length > 0 ? await renderAll(others, arrange(await survey.database()), workspace, options) : []
    const stale = rendered.filter(({ before, after }) => before !== after)
    const isWriting = !options.check && !options.dryRun
    if (isWriting) for (const { file, after } of stale) await workspace.write(file, after)
    const current = isWriting ? rendered : rendered.filter((one) => !stale.includes(one))
    await workspace.remember(new Map(current.map(({ file }) => [file, origins.get(file) ?? ''])))
    const all = [...origins.keys()].map(
      (path) => rendered.find(({ file }) => file === path) ?? { file: path, before: '', after: '' },
    )
    await reportMade(context, workspace, all, options, { noun: 'outputs', command: 'survey render' })
    return options.check && stale.length > 0 ? 1 : 0
  },
}

function chosen(
  outputs: readonly OutputSpec[],
  files: readonly string[],
  { cwd }: Context,
  workspace: Workspace,
): readonly OutputSpec[] {
  const manifest = workspace.show(workspace.manifestPath)
  if (outputs.length === 0)
    throw new UserError(`${manifest} names no outputs`, {
      hint: 'Add `outputs: [{ file: references.bib, format: bibtex }]` to it.',
    })
  const paths = files.map((file) => resolve(cwd, file))
  const pathOf = ({ file }: OutputSpec) => resolve(workspace.directory, file)
  const unknown = files.find((_, index) => !outputs.some((output) => pathOf(output) === paths[index]))
  if (unknown !== undefined)
    throw new UserError(`${unknown} is no output of ${manifest}`, {
      hint: `Outputs are ${[...new Set(outputs.map(({ file }) => workspace.show(file)))].join(', ')}.`,
    })
  return files.length === 0 ? outputs : outputs.filter((output) => paths.includes(pathOf(output)))
}

/** Several blocks of one file are put into it one after the other. */
async function renderAll(
  outputs: readonly OutputSpec[],
  view: View,
  workspace: Workspace,
  options: Options,
): Promise<MadeFile[]> {
  const byFile = new Map<string, MadeFile>()
  for (const output of outputs) {
    const made = await renderOutput(output, view, byFile, workspace, options)
    const before = byFile.get(output.file)
    byFile.set(output.file, before ? { ...made, before: before.before } : made)
  }
  return [...byFile.values()]
}
