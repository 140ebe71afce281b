/** Is a paper already in the survey? Asked of the raw bytes first, so that the answer "no" costs next to nothing. */
import type { Entry } from '../core/database.ts'
import { identifierKey, identifierKinds, identifierLabel } from '../core/identifier.ts'
import type { Paper } from '../core/paper.ts'
import { placeOf } from '../core/text.ts'
import { titleKey } from '../core/title.ts'
import { findTitles } from '../core/title-index.ts'
import type { OpenSurvey, Workspace } from './command.ts'

/** A paper of the survey that is the same, or that may be. */
export interface Twin {
  readonly entry: Entry
  /** What is the same about it. */
  readonly why: string
  /** Is it the same for certain? Titles alone are none. */
  readonly isSure: boolean
}

/** The paper that has the same identifier, address or nearly the same title; undefined when there is none. */
export async function findTwin(
  fields: Partial<Paper>,
  titles: string,
  survey: OpenSurvey,
  workspace: Workspace,
): Promise<Twin | undefined> {
  const similar = findTitles(titles, fields.title ?? '')
  if (similar.length === 0 && !mayHoldIdentifier(fields, workspace)) return undefined
  const entries = await survey.entries()
  for (const kind of identifierKinds) {
    const value = fields[kind]
    const same =
      value &&
      entries.find(
        ({ paper }) =>
          paper[kind] !== undefined && identifierKey(kind, paper[kind]) === identifierKey(kind, value),
      )
    if (same) return { entry: same, why: `the same ${identifierLabel(kind)}`, isSure: true }
  }
  const sameUrl = fields.url && entries.find(({ paper }) => paper.url === fields.url)
  if (sameUrl) return { entry: sameUrl, why: 'the same address', isSure: true }
  const near = entries.find(({ citekey }) => similar.includes(citekey.toLowerCase()))
  if (!near) return undefined
  const isEqual = titleKey(near.paper.title) === titleKey(fields.title ?? '')
  return {
    entry: near,
    why: isEqual ? 'the same title' : `a similar title: ${near.paper.title}`,
    isSure: false,
  }
}

/** A sentence that says which paper is the same and where it stands. */
export function describeTwin({ entry, why, isSure }: Twin, workspace: Workspace): string {
  const { line } = placeOf(workspace.file(entry.path), entry.span)
  const where = `already there as \`${entry.citekey}\` at ${workspace.show(entry.path)}:${line} (${why})`
  return `${where}; nothing was written${isSure ? '' : '; if it is another paper, add it with --force'}`
}

/** Do the bytes of any data file hold one of the paper's identifiers or its address? */
function mayHoldIdentifier(fields: Partial<Paper>, workspace: Workspace): boolean {
  const needles = [fields.arxiv, fields.acl, fields.openreview, fields.url].filter(
    (value) => value !== undefined,
  )
  const doi = fields.doi?.toLowerCase()
  return workspace.dataPaths.some((path) => {
    const bytes = workspace.bytes(path)
    if (needles.some((needle) => bytes.includes(needle))) return true
    return doi !== undefined && bytes.toString('latin1').toLowerCase().includes(doi)
  })
}
