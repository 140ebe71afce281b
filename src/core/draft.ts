/** Drafts: papers on their way in, made tidy and valid before they are written. */
import { parseDate } from './date.ts'
import { readIdentifier } from './identifier.ts'
import { Citekey, Paper } from './paper.ts'
import type { Place } from './text.ts'
import { parseVenue } from './venue.ts'

/** Fields that somebody or some file gave, not yet valid, with where they came from. */
export interface Draft {
  readonly citekey?: string
  readonly fields: Partial<Paper>
  /** Headings it stood under in a document, outermost first. */
  readonly headings?: readonly string[]
  /** Levels below the headings that are no headings: a summary, an item above it, a bold line. */
  readonly groups?: readonly string[]
  /** Marks that stood beside it, such as 🔵. */
  readonly markers?: readonly string[]
  /** Further addresses beside the paper's own, by what the source calls them: `video`, `dataset`, `slides`. */
  readonly links?: Readonly<Record<string, readonly string[]>>
  /** The paper's own address as the source writes it, which may be a path inside a repository. */
  readonly address?: string
  /** What was not written there but concluded, a sentence each. */
  readonly guesses?: readonly string[]
  /** Where it was read; absent when a person typed it. */
  readonly from?: Place
}

/** Fields as people give them, tidied: identifiers bare and in their own field, dates and venues in the canonical form. */
export function tidyFields(fields: Partial<Paper>): Partial<Paper> {
  const tidy: Partial<Paper> = { ...fields }
  if (fields.title !== undefined) tidy.title = oneLine(fields.title).replace(/(?<!\.\.)\.$/, '')
  if (fields.date !== undefined) tidy.date = parseDate(fields.date) ?? fields.date
  if (fields.venue !== undefined) tidy.venue = parseVenue(fields.venue)?.canonical ?? oneLine(fields.venue)
  if (tidy.venue !== undefined && parseVenue(tidy.venue)?.kind === 'preprint') delete tidy.venue
  for (const field of ['arxiv', 'acl', 'openreview', 'doi', 'url'] as const) {
    const value = tidy[field]
    const found = value === undefined ? undefined : readIdentifier(value)
    /** Two that disagree both stay as they were given: the check, or a person, must decide. */
    if (!found || (found.kind !== field && (tidy[found.kind] ?? found.value) !== found.value)) continue
    delete tidy[field]
    tidy[found.kind] = found.value
  }
  return tidy
}

/** The paper that fields make, or what is wrong with them, a sentence each. */
export function checkPaper(
  citekey: string,
  fields: Partial<Paper>,
): { paper: Paper } | { problems: string[] } {
  const key = Citekey.safeParse(citekey)
  const paper = Paper.safeParse(fields)
  const problems = [...(key.error?.issues ?? []), ...(paper.error?.issues ?? [])].map(({ path, message }) =>
    path.length > 0 ? `\`${path.join('.')}\`: ${message}` : message,
  )
  return paper.success && problems.length === 0 ? { paper: paper.data as Paper } : { problems }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
