/** What `update` found, for people: each file's changes as a difference with its evidence above; for programs as JSON. */
import { fieldOrder } from '../core/fields.ts'
import { placeOf } from '../core/text.ts'
import { visible } from '../core/visible.ts'
import { sourceLabel } from './asked.ts'
import type { Context, Workspace } from './command.ts'
import { formatPatch } from './patch.ts'
import { type Unasked, unaskedByReason } from './unasked.ts'
import type { Proposal } from './update-proposal.ts'
import type { Patch } from './update-write.ts'

export interface Update {
  /** Those that the patch holds. */
  readonly chosen: readonly Proposal[]
  /** Those that a person should look at first. */
  readonly doubtful: readonly Proposal[]
  readonly patch: Patch
  readonly remarks: readonly { readonly citekey: string; readonly text: string }[]
  readonly unasked: readonly Unasked[]
}

/** The differences, each under the sentences that say why; lines that begin with `#` are no part of a patch. */
export async function describeUpdate(
  { stdout }: Context,
  workspace: Workspace,
  { chosen, doubtful, patch, remarks }: Update,
): Promise<string> {
  const parts: string[] = []
  for (const [path, text] of patch.texts) {
    const own = chosen.filter((proposal) => proposal.entry.path === path && !patch.left.includes(proposal))
    parts.push(...own.map((proposal) => evidenceOf(proposal)))
    parts.push(await formatPatch(stdout, workspace.show(path), workspace.file(path).text, text))
  }
  const byHand = '#   its entry is not one field on a line: change it by hand\n'
  return [
    ...parts,
    ...patch.left.map((proposal) => evidenceOf(proposal) + valuesOf(proposal) + byHand),
    ...doubtful.map((proposal) => evidenceOf(proposal, 'perhaps ') + valuesOf(proposal)),
    ...remarks.map(({ citekey, text }) => `# ${citekey}: ${visible(text)}\n`),
  ].join('')
}

/** One proposal as a person who must decide sees it: why, who says so, and what would be written. */
export function describeProposal(proposal: Proposal): string {
  return evidenceOf(proposal, proposal.doubt === undefined ? '' : 'perhaps ') + valuesOf(proposal)
}

function evidenceOf({ entry, why, evidence, doubt }: Proposal, perhaps = ''): string {
  const because = doubt === undefined ? '' : ` (${visible(doubt)})`
  const lines = evidence.map(({ source, url }) => `#   ${sourceLabel(source)}: ${visible(url)}\n`)
  return `# ${entry.citekey}: ${perhaps}${visible(why)}${because}\n${[...new Set(lines)].join('')}`
}

function valuesOf({ fields }: Proposal): string {
  return fieldOrder
    .flatMap((field) => {
      const value = fields[field]
      if (value === undefined) return []
      const text = typeof value === 'string' ? value : JSON.stringify(value)
      return [`#   ${field}: ${visible(text.length > 200 ? `${text.slice(0, 199)}…` : text)}\n`]
    })
    .join('')
}

/** The same as one JSON object. */
export function updateAsJson(
  workspace: Workspace,
  update: Update,
  isApplied: boolean,
  requests: number,
): string {
  const { chosen, doubtful, remarks, unasked, patch } = update
  const shown = (proposal: Proposal) => {
    const { entry, kind, why, doubt, evidence, fields } = proposal
    return {
      citekey: entry.citekey,
      file: workspace.show(entry.path),
      line: placeOf(workspace.file(entry.path), entry.span).line,
      kind,
      why,
      ...(doubt !== undefined && { doubt }),
      evidence,
      changes: fieldOrder.flatMap((field) => {
        const [before, after] = [entry.paper[field], fields[field]]
        return after === undefined ? [] : [{ field, ...(before !== undefined && { before }), after }]
      }),
      isApplied: isApplied && chosen.includes(proposal) && !patch.left.includes(proposal),
    }
  }
  const value = {
    proposals: [...chosen, ...doubtful].map(shown),
    remarks,
    unasked: unaskedByReason(unasked),
    isComplete: unasked.length === 0,
    requests,
  }
  const lines = JSON.stringify(value, null, 2).split('\n')
  // JSON escapes the same characters in the same way, but not all of them that move a terminal's cursor.
  return `${lines.map(visible).join('\n')}\n`
}
