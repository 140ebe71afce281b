/** `survey render`: every output that the manifest names, made anew from the database. */
import { posix, relative, resolve, sep } from 'node:path'
import { UserError } from '../core/error.ts'
import type { Output as OutputSpec } from '../core/manifest.ts'
import { arrange, type View } from '../core/view.ts'
import { resolveWord } from '../core/vocabulary.ts'
import type { Format } from '../formats/format.ts'
import { formats } from '../formats/index.ts'
import type { Command, Context, Workspace } from './command.ts'
import { type MadeFile, reportMade } from './made.ts'

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
    const named = survey.manifest.outputs ?? []
    const normal = named.map((output) => ({ ...output, file: posix.normalize(output.file) }))
    const outputs = chosen(normal, files, context, workspace)
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

/** What each file is made from: the state of the survey and everything that the manifest says of the file. */
function originsOf(outputs: readonly OutputSpec[], key: string): Map<string, string> {
  const specs = new Map<string, OutputSpec[]>()
  for (const output of outputs) specs.set(output.file, [...(specs.get(output.file) ?? []), output])
  return new Map([...specs].map(([file, list]) => [file, `${key} ${JSON.stringify(list)}`]))
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
  const names = Object.keys(formats) as (keyof typeof formats)[]
  for (const output of outputs) {
    const name = resolveWord('format', names, output.format)
    const format: Format = await formats[name].load()
    const known = byFile.get(output.file)
    const real = workspace.real(output.file)
    const isLink = [...byFile.keys()].some((file) => file !== output.file && workspace.real(file) === real)
    if ((known && !output.block) || isLink)
      throw new UserError(`${workspace.show(output.file)} is named as output twice`, {
        hint: 'Give each output a file, or a block, of its own.',
      })
    const before = known ? known.before : existing(output.file, workspace)
    const after = renderOne(output, format, view, known?.after ?? before, workspace, options)
    byFile.set(output.file, { file: output.file, before, after })
  }
  return [...byFile.values()]
}

function renderOne(
  output: OutputSpec,
  format: Format,
  view: View,
  before: string | undefined,
  workspace: Workspace,
  { force }: Options,
): string {
  const shown = workspace.show(output.file)
  if (!format.write)
    throw new UserError(`\`${format.name}\` cannot be written`, {
      hint: `Choose another format for ${shown}.`,
    })
  if (output.block !== undefined) {
    const name = output.block
    if (!format.findBlock)
      throw new UserError(`\`${format.name}\` files have no blocks`, {
        hint: `Remove \`block\` from the output ${shown}.`,
      })
    const block = format.findBlock(before ?? '', name)
    if (before === undefined || !block)
      throw new UserError(`${shown} has no block \`${name}\``, {
        hint: `Put these two lines where it belongs:\n<!-- from survey: ${name} -->\n<!-- end -->`,
      })
    const content = format.write(view, { ...output, headings: block.headings })
    return `${before.slice(0, block.start)}\n${content}${before.slice(block.end)}`
  }
  if (before !== undefined && before.trim() !== '' && !force && !format.owns?.(before))
    throw new UserError(`${shown} was not written by survey, so it is not replaced`, {
      hint: format.findBlock
        ? 'Give the output a `block` in it, choose another file, or replace it with --force.'
        : 'Choose another file, or replace it with --force.',
    })
  return format.write(view, output)
}

/** Where a manifest or data file stands, or would be looked for the next time; some disks take no notice of case. */
const isInput = /^(?:survey\.yaml|papers\.ya?ml|papers\/[^/]*\.ya?ml)$/i

/** The text of an output's file; refuses to look at what must never be an output. */
function existing(file: string, workspace: Workspace): string | undefined {
  workspace.assertOutput(file)
  const inputs = [workspace.manifestPath, ...workspace.dataPaths].map((path) => workspace.real(path))
  const real = workspace.real(file)
  if (inputs.includes(real) || isInput.test(relative(workspace.real('.'), real).replaceAll(sep, '/')))
    throw new UserError(`${workspace.show(file)} is part of the database, so it cannot be an output`, {
      hint: 'Choose another file.',
    })
  return workspace.exists(file) ? workspace.file(file).text : undefined
}
