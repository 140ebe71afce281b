/** What `survey import --json` prints: each listing that was read, and each line that was not understood. */
import type { Draft } from '../core/draft.ts'
import { readHeading } from '../core/heading.ts'
import { identifierKinds, identifierLink } from '../core/identifier.ts'
import type { Imported } from '../formats/format.ts'

/** One listing as the report writes it; absent fields are not written. */
interface ReportEntry {
  readonly title?: string | undefined
  readonly url?: string | undefined
  readonly line?: number | undefined
  readonly [field: string]: unknown
}

export interface ImportReport {
  readonly file: string
  readonly title?: string
  readonly entries: readonly ReportEntry[]
  readonly unread: readonly { readonly line: number; readonly text: string; readonly reason: string }[]
}

/** The report on one file. */
export function importReport(file: string, { drafts, unread = [], title }: Imported): ImportReport {
  return {
    file,
    ...(title && { title }),
    entries: drafts.map(reportEntry),
    unread: unread.map(({ place, text, reason }) => ({ line: place.line, text, reason })),
  }
}

function reportEntry({
  fields,
  headings = [],
  groups,
  markers,
  links,
  guesses,
  address,
  from,
}: Draft): ReportEntry {
  const { title, url, arxiv, doi, acl, openreview, date, venue, authors, code, project, note } = fields
  const kind = identifierKinds.find((name) => fields[name] !== undefined)
  const link = address ?? url ?? (kind && identifierLink(kind, fields[kind] ?? ''))
  const notes = [note, ...(guesses ?? [])].filter((text) => text)
  return {
    title,
    url: link,
    arxiv,
    doi,
    acl,
    openreview,
    date,
    venue,
    authors,
    code,
    links: { ...links, ...(project && { project: [project] }) },
    section: headings.map(titleOf),
    ...(groups && { group: groups.map(titleOf) }),
    marks: markers ?? [],
    ...(notes.length > 0 && { note: notes.join(' · ') }),
    line: from?.line,
  }
}

function titleOf(heading: string): string {
  return readHeading(heading).title
}
