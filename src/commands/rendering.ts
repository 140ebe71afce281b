/** The outputs that a manifest names: what each is made from, and what it should be. Nothing is written here. */
import { posix, relative, sep } from 'node:path'
import { UserError } from '../core/error.ts'
import type { Output as OutputSpec } from '../core/manifest.ts'
import type { View } from '../core/view.ts'
import { resolveWord } from '../core/vocabulary.ts'
import type { Format } from '../formats/format.ts'
import { formats } from '../formats/index.ts'
import type { OpenSurvey, Workspace } from './command.ts'
import type { MadeFile } from './made.ts'

/** The outputs of a survey, each path in its normal form. */
export function outputsOf({ manifest }: Pick<OpenSurvey, 'manifest'>): OutputSpec[] {
  return (manifest.outputs ?? []).map((output) => ({ ...output, file: posix.normalize(output.file) }))
}

/** What each file is made from: the state of the survey and everything that the manifest says of the file. */
export function originsOf(outputs: readonly OutputSpec[], key: string): Map<string, string> {
  const specs = new Map<string, OutputSpec[]>()
  for (const output of outputs) specs.set(output.file, [...(specs.get(output.file) ?? []), output])
  return new Map([...specs].map(([file, list]) => [file, `${key} ${JSON.stringify(list)}`]))
}

/** The format of an output. @throws UserError when there is none of that name. */
export async function formatOf({ format }: OutputSpec): Promise<Format> {
  return formats[resolveWord('format', Object.keys(formats) as (keyof typeof formats)[], format)].load()
}

/**
 * What an output should be, put into what is `known` to become of its file where that has other blocks.
 * @throws UserError when `survey render` must not or cannot write it.
 */
export async function renderOutput(
  output: OutputSpec,
  view: View,
  known: ReadonlyMap<string, MadeFile>,
  workspace: Workspace,
  { force = false }: { readonly force?: boolean } = {},
): Promise<MadeFile> {
  const { file, block } = output
  const format = await formatOf(output)
  const own = known.get(file)
  const real = workspace.real(file)
  const isLink = [...known.keys()].some((other) => other !== file && workspace.real(other) === real)
  if ((own && !block) || isLink)
    throw new UserError(`${workspace.show(file)} is named as output twice`, {
      hint: 'Give each output a file, or a block, of its own.',
    })
  const before = own ? own.after : existing(file, workspace)
  return { file, before, after: renderOne(output, format, view, before, workspace, force) }
}

function renderOne(
  output: OutputSpec,
  format: Format,
  view: View,
  before: string | undefined,
  workspace: Workspace,
  force: boolean,
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
