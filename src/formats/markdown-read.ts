/** Reads paper lists out of Markdown, whatever their style, and names what looked like content and was not understood. */

import type { Diagnostic } from '../core/diagnostic.ts'
import type { Draft } from '../core/draft.ts'
import { lineSpan, placeOf, type SourceFile } from '../core/text.ts'
import type { Imported, Unread } from './format.ts'
import { draftOf } from './markdown-draft.ts'
import { readLegend } from './markdown-legend.ts'
import { isPaperUrl } from './markdown-links.ts'
import { ownProblem } from './markdown-own.ts'
import { evidenceOf } from './markdown-recognise.ts'
import { findRecords } from './markdown-records.ts'
import { collectsLinks, headingText } from './markdown-sections.ts'
import { type Block, readBlocks } from './markdown-tree.ts'
import type { Candidate } from './markdown-walk.ts'

/** Drafts of every paper in a document, in order, one for each listing; never throws on what the text holds. */
export function readMarkdown(file: SourceFile): Imported {
  const { blocks, isTooDeep, openComment, candidates, strays } = recordsOf(file.text)
  const drafts: Draft[] = []
  const diagnostics: Diagnostic[] = []
  const unread: Unread[] = []
  const warn = (message: string, line: number) =>
    diagnostics.push({ rule: 'markdown', severity: 'warning', message, place: placeAt(file, line) })
  if (isTooDeep) warn('lists, quotes or HTML nested too deeply to be read; flatten them', 1)
  if (openComment !== undefined)
    warn('this comment never ends, so nothing after it was read; close it with `-->`', openComment)
  const legend = readLegend(blocks)
  const explained = new Set(legend.map(({ line }) => line))
  const chosen = choose(candidates)
  for (const [at, candidate] of candidates.entries()) {
    const refusal = chosen[at]
    if (explained.has(candidate.line)) continue
    if (refusal) {
      if (refusal !== 'navigation')
        unread.push({ place: placeAt(file, candidate.line), text: candidate.found.title, reason: refusal })
      continue
    }
    const { draft, problems } = draftOf(candidate, placeAt(file, candidate.line))
    drafts.push(draft)
    for (const problem of problems) warn(problem, candidate.line)
    const own = ownProblem(candidate.found)
    if (own) warn(own, candidate.line)
  }
  for (const { line, text, reason } of strays)
    if (!explained.has(line)) unread.push({ place: placeAt(file, line), text, reason })
  const title = titleOf(blocks)
  return {
    drafts,
    diagnostics,
    unread: unread.toSorted((a, b) => a.place.start - b.place.start),
    ...(title && { title }),
    ...(legend.length > 0 && { legend: legend.map(({ marker, title }) => ({ marker, title })) }),
  }
}

/** The records of a text; what is nested so deeply that it cannot be walked has none. */
function recordsOf(text: string): ReturnType<typeof readBlocks> & ReturnType<typeof findRecords> {
  try {
    const read = readBlocks(text)
    return { ...read, ...findRecords(read.blocks) }
  } catch (error) {
    if (error instanceof RangeError)
      return { blocks: [], isTooDeep: true, openComment: undefined, candidates: [], strays: [] }
    throw error
  }
}

function placeAt(file: SourceFile, line: number) {
  return placeOf(file, lineSpan(file, line))
}

/** For each candidate why it is no paper; undefined for papers. Where most of a list are papers, its doubtful items are too. */
function choose(candidates: readonly Candidate[]): (string | undefined)[] {
  const counts = new Map<object, { papers: number; all: number }>()
  const evidence = candidates.map(totalEvidence)
  for (const [at, { set }] of candidates.entries()) {
    const count = counts.get(set) ?? { papers: 0, all: 0 }
    counts.set(set, { papers: count.papers + ((evidence[at] ?? 0) >= 3 ? 1 : 0), all: count.all + 1 })
  }
  return candidates.map((candidate, at) => {
    const { papers = 0, all = 1 } = counts.get(candidate.set) ?? {}
    return refusalOf(candidate, evidence[at] ?? 0, papers / all)
  })
}

/** What speaks for a candidate, the group above it included. */
function totalEvidence({ found, inherited }: Candidate): number {
  const isTitle = found.title.split(' ').length >= 4
  return evidenceOf(found) + (isTitle && inherited ? (inherited.venue ? 2 : 1) : 0)
}

function refusalOf(
  { found, kind, headings }: Candidate,
  evidence: number,
  share: number,
): string | undefined {
  const isSure = found.venue !== undefined || found.links.some(({ url }) => isPaperUrl(url))
  if (collectsLinks(headings.at(-1) ?? '') && !isSure) return 'a tool, talk or link, as its section says'
  if (evidence < -4) return 'navigation'
  const words = found.title.split(' ').length
  const url = found.links.find(({ role }) => role === 'title')?.url ?? ''
  const isShort = words < 3 && !/\p{Lo}{5}/u.test(found.title)
  if (evidence >= 3) return undefined
  if (kind === 'row' && share >= 0.5 && evidence >= 1) return undefined
  if (kind !== 'text' && share >= 0.6 && (found.date || found.venue)) return undefined
  if (isShort && !isPaperUrl(url))
    return found.anchors === 0 && (evidence > 0 || found.links.length > 0)
      ? 'a name and no title'
      : 'navigation'
  const isDoubtful =
    kind !== 'text' && share >= 0.6 && evidence >= 1 && (words >= 4 || found.links.length > 0)
  if (isDoubtful || (kind === 'row' && share > 0 && evidence >= 1 && words >= 3)) return undefined
  return 'nothing says that this is a paper: no link to one, venue, date or authors'
}

/** The first heading, if it is the only one of its depth at the top or says most. */
function titleOf(blocks: readonly Block[]): string | undefined {
  const heading = blocks.find((block) => block.kind === 'heading')
  const title = heading?.kind === 'heading' && heading.depth <= 2 ? headingText(heading.pieces) : ''
  return title === '' ? undefined : title
}
