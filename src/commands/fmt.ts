/** `survey fmt`: every entry in its file, every file sorted, every entry's fields in the schema's order. */
import { isDeepStrictEqual } from 'node:util'
import { type Chunk, joinSpaced, sortChunks, splitChunks } from '../core/chunks.ts'
import type { Entry } from '../core/database.ts'
import { UserError } from '../core/error.ts'
import { orderFields, outlineOf } from '../core/layout.ts'
import { loadFile } from '../core/load.ts'
import type { Command, Workspace } from './command.ts'
import { namedFile } from './home.ts'
import { formatPatch } from './patch.ts'

interface Options {
  readonly check?: boolean
  readonly dryRun?: boolean
}

export const fmt: Command<Options> = {
  description:
    'Put every entry in the file of its component, sorted by citekey, its fields in order. Comments move with what they stand above.',
  options: [
    { flags: '--check', description: 'write nothing; exit 1 when something is out of order' },
    { flags: '--dry-run', description: 'write nothing; show what would change' },
  ],
  async run({ stdout, stderr, workspace: getWorkspace }, _, { check, dryRun }) {
    const workspace = getWorkspace()
    const survey = await workspace.open()
    const entries = await survey.entries()
    const texts = formatted(workspace, entries)
    assertSame(workspace, entries, texts)
    const changed = [...texts].filter(([path, text]) => text !== workspace.file(path).text)
    for (const [path, text] of changed) {
      if (check || dryRun)
        stdout.write(
          await formatPatch(
            stdout,
            workspace.show(path),
            workspace.file(path).text,
            text,
            check ? 20 : undefined,
          ),
        )
      else await workspace.write(path, text)
    }
    for (const [path] of changed)
      stderr.write(`${check || dryRun ? 'out of order' : 'formatted'} ${workspace.show(path)}\n`)
    if (changed.length === 0) stderr.write('everything is in order\n')
    if (check && changed.length > 0) stderr.write('run `survey fmt` to put it in order\n')
    return check && changed.length > 0 ? 1 : 0
  },
}

/** The canonical text of each data file. */
function formatted(workspace: Workspace, entries: readonly Entry[]): Map<string, string> {
  const { dataPaths } = workspace
  const components = new Map(entries.map(({ citekey, paper }) => [citekey, paper.component]))
  const chunks = new Map(dataPaths.map((path) => [path, [] as Chunk[]]))
  const heads = new Map<string, string>()
  for (const path of dataPaths) {
    const { text } = workspace.file(path)
    const parts = splitChunks(text, outlineOf(text))
    heads.set(path, parts.head)
    for (const chunk of parts.chunks) {
      const home = namedFile(dataPaths, components.get(chunk.citekey) ?? '') ?? path
      chunks.get(home)?.push({ ...chunk, text: orderFields(chunk.text) })
    }
  }
  const texts = [...chunks].map(
    ([path, list]) => [path, { head: heads.get(path) ?? '', chunks: list }] as const,
  )
  return new Map(texts.map(([path, parts]) => [path, joinSpaced(sortChunks(parts))]))
}

/** The last guard of the data: whatever was moved, every paper must read as it did before. */
function assertSame(
  workspace: Workspace,
  entries: readonly Entry[],
  texts: ReadonlyMap<string, string>,
): void {
  const said = (list: readonly Entry[]) =>
    new Map(list.map(({ citekey, paper, ignores = [] }) => [citekey, { paper, ignores: ignores.toSorted() }]))
  const before = said(entries)
  const after = said([...texts].flatMap(([path, text]) => loadFile({ path, text }).entries))
  const lost = [...before].find(([citekey, value]) => !isDeepStrictEqual(after.get(citekey), value))
  if (!lost && before.size === after.size) return
  const entry = entries.find(({ citekey }) => citekey === lost?.[0])
  throw new UserError(
    `\`${entry?.citekey}\` in ${workspace.show(entry?.path ?? '.')} cannot be moved without changing what it says`,
    {
      hint: 'Write it in block style, one field on a line; nothing was changed.',
    },
  )
}
