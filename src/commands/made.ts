/** What commands that make files say of each: whether it was, is, or would be up to date. */
import type { Context, Workspace } from './command.ts'
import { formatPatch } from './patch.ts'

/** A file as it is and as it should be; no `before` where there is none yet. */
export interface MadeFile {
  readonly file: string
  readonly before: string | undefined
  readonly after: string
}

interface Options {
  readonly check?: boolean
  readonly dryRun?: boolean
  readonly json?: boolean
}

/** A line for each file, and what differs where nothing was written; with `json`, a list for programs. */
export async function reportMade(
  { stdout, stderr }: Context,
  workspace: Workspace,
  files: readonly MadeFile[],
  { check, dryRun, json }: Options,
  by: { readonly noun: string; readonly command: string },
): Promise<void> {
  const status = ({ before, after }: MadeFile) =>
    before === after ? 'current' : check || dryRun ? 'stale' : before === undefined ? 'created' : 'updated'
  if (json) {
    const list = files.map((one) => ({ file: workspace.show(one.file), status: status(one) }))
    stdout.write(`${JSON.stringify(list, null, 2)}\n`)
    return
  }
  const stale = files.filter(({ before, after }) => before !== after)
  if (check || dryRun)
    for (const { file, before, after } of stale)
      stdout.write(await formatPatch(stdout, workspace.show(file), before, after, check ? 20 : undefined))
  for (const one of files) stderr.write(`${status(one).padEnd(8)} ${workspace.show(one.file)}\n`)
  if (check && stale.length > 0)
    stderr.write(`${stale.length} of ${files.length} ${by.noun} are not up to date; run \`${by.command}\`\n`)
}
