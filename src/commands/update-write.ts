/** Proposals as new texts of files: checked by reading them again before anything is written. */
import type { Entry } from '../core/database.ts'
import { enrichment } from '../core/enrich.ts'
import { UserError } from '../core/error.ts'
import { fieldOrder } from '../core/fields.ts'
import { loadDatabase } from '../core/load.ts'
import type { Paper } from '../core/paper.ts'
import { applyEdits, type Edit } from '../core/text.ts'
import type { Workspace } from './command.ts'
import { sourceFiles } from './lint-diagnose.ts'
import type { Proposal } from './update-proposal.ts'

/** What proposals make of a survey. */
export interface Patch {
  /** The new texts of the files that change, by path. */
  readonly texts: ReadonlyMap<string, string>
  /** Proposals about entries that a program cannot edit line by line. */
  readonly left: readonly Proposal[]
}

/**
 * The patch that proposals make. Only the lines of their fields change.
 * @throws UserError when the files would not say afterwards what they should; that is a bug, and nothing is written
 */
export function patchOf(workspace: Workspace, proposals: readonly Proposal[]): Patch {
  const byEntry = new Map<Entry, Proposal[]>()
  for (const proposal of proposals)
    byEntry.set(proposal.entry, [...(byEntry.get(proposal.entry) ?? []), proposal])
  const edits = new Map<string, Edit[]>()
  const added = new Map<string, Partial<Paper>>()
  const left: Proposal[] = []
  for (const [entry, own] of byEntry) {
    const fields: Partial<Paper> = Object.assign({}, ...own.map((proposal) => proposal.fields))
    const found = enrichment(workspace.file(entry.path), entry.span, fields)
    if (!found) left.push(...own)
    else {
      edits.set(entry.path, [...(edits.get(entry.path) ?? []), ...found])
      added.set(entry.citekey, fields)
    }
  }
  const texts = new Map([...edits].map(([path, all]) => [path, applyEdits(workspace.file(path).text, all)]))
  assertSaid(workspace, texts, added)
  return { texts, left }
}

/** Writes all files of a patch; when one cannot be written, those before it get their old text back. @throws UserError */
export async function writePatch(workspace: Workspace, { texts }: Patch): Promise<void> {
  const before = new Map([...texts.keys()].map((path) => [path, workspace.file(path).text]))
  const written: string[] = []
  try {
    for (const [path, text] of texts) {
      await workspace.write(path, text)
      written.push(path)
    }
  } catch (error) {
    for (const path of written)
      if (workspace.file(path).text === texts.get(path)) await workspace.write(path, before.get(path) ?? '')
    throw error
  }
}

/** Do the new texts say what the old ones said, and what was added? */
function assertSaid(
  workspace: Workspace,
  texts: ReadonlyMap<string, string>,
  added: ReadonlyMap<string, Partial<Paper>>,
): void {
  const [manifest, data] = sourceFiles(workspace)
  const before = loadDatabase(manifest, data)
  const after = loadDatabase(
    manifest,
    data.map(({ path, text }) => ({ path, text: texts.get(path) ?? text })),
  )
  const now = new Map((after.database?.entries ?? []).map((entry) => [entry.citekey, entry.paper]))
  const wrong = (before.database?.entries ?? []).find(
    ({ citekey, paper }) => !isSame({ ...paper, ...added.get(citekey) }, now.get(citekey)),
  )
  const [problem] = after.diagnostics
  if (!wrong && !problem) return
  throw new UserError(
    `the changes would not leave ${wrong ? `\`${wrong.citekey}\`` : 'the survey'} as they should${problem ? `: ${problem.message}` : ''}; nothing was written`,
    { hint: 'Change that entry by hand, mark it with `# survey-keep`, and run this again.' },
  )
}

function isSame(a: Paper, b: Paper | undefined): boolean {
  return b !== undefined && fieldOrder.every((field) => JSON.stringify(a[field]) === JSON.stringify(b[field]))
}
