/** `survey lint --fix`: fixes applied pass after pass to the texts; then the files that changed are written, or shown. */
import { applyAllFixes } from '../rules/fix.ts'
import { rules } from '../rules/index.ts'
import { lint } from '../rules/lint.ts'
import type { Context, Workspace } from './command.ts'
import { counted } from './counted.ts'
import { sourceFiles } from './lint-diagnose.ts'
import type { Selection } from './lint-select.ts'
import { formatPatch } from './patch.ts'

interface FixOptions {
  readonly dryRun?: boolean | undefined
  /** Also those that change what the data means. */
  readonly unsafe?: boolean | undefined
}

/** Fixes what is selected. Notices on stderr say how much; with `dryRun` stdout has the differences. */
export async function fixAll(
  { stdout, stderr, today }: Context,
  workspace: Workspace,
  select: Selection,
  { dryRun = false, unsafe = false }: FixOptions,
): Promise<void> {
  const [manifest, data] = sourceFiles(workspace)
  const before = new Map([manifest, ...data].map(({ path, text }) => [path, text]))
  const fixed = applyAllFixes(
    (texts) => {
      const current = ({ path, text }: { path: string; text: string }) => ({
        path,
        text: texts.get(path) ?? text,
      })
      const found = lint(current(manifest), data.map(current), rules, { today })
      return select(found, (path) => texts.get(path) ?? '')
    },
    before,
    { unsafe },
  )
  for (const [path, text] of fixed.texts)
    if (dryRun) stdout.write(await formatPatch(stdout, workspace.show(path), before.get(path) ?? '', text))
    else await workspace.write(path, text)
  const problems = counted(fixed.applied.length, 'problem')
  stderr.write(`${dryRun ? 'would fix' : 'fixed'} ${problems} in ${counted(fixed.texts.size, 'file')}\n`)
  if (!dryRun) workspace.refresh()
}
