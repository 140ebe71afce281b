/** What makes a heading, a paragraph or an item a paper, and which blocks below belong to it. */

import { addDetail, readDetail } from './markdown-details.ts'
import { isPaperUrl, roleOfLabel } from './markdown-links.ts'
import { readPeople } from './markdown-people.ts'
import { type Piece, wordsOf } from './markdown-pieces.ts'
import { evidenceOf, type Found, recognise } from './markdown-recognise.ts'
import type { Block } from './markdown-tree.ts'
import { readFact } from './markdown-venue.ts'

/** A heading that is itself a paper, with what is said of it up to the next heading. */
export function headingPaper(
  block: Block,
  blocks: readonly Block[],
  at: number,
  isExpected: boolean,
): { found: Found; last: number } | undefined {
  if (block.kind !== 'heading') return undefined
  const found = recognise(block.pieces)
  if (!found || found.title.split(' ').length < (isExpected ? 2 : 3) || found.anchors > 0) return undefined
  let last = at
  while (blocks[last + 1] && blocks[last + 1]?.kind !== 'heading') last++
  const below = blocks.slice(at + 1, last + 1)
  if (below.length > (isExpected ? 40 : 12) || below.some(({ kind }) => kind === 'table' || kind === 'fold'))
    return undefined
  const lines = below.flatMap(linesOf)
  const hasLink = lines
    .slice(0, 6)
    .some((line) => readDetail(line).links.some(({ role, url }) => role === 'paper' || isPaperUrl(url)))
  const isLinked = found.by === 'link' && isPaperUrl(found.links[0]?.url ?? '')
  // The first heading names the document, whatever is linked below it.
  const isFirst = !blocks.slice(0, at).some(({ kind }) => kind === 'heading')
  if (isFirst && !isLinked && !isExpected) return undefined
  const isDated = (found.venue ?? found.date) !== undefined && found.title.split(' ').length > 3
  const papersBelow = lines
    .map(recognise)
    .filter((one) => one && isPaperItself(one) && one.title.split(' ').length > 4)
  if (
    papersBelow.length > (isLinked ? 1 : 0) ||
    !(
      isLinked ||
      (isExpected && (hasLink || isDated || found.title.split(' ').length > 4)) ||
      (hasLink && (isDated || (found.title.split(' ').length > 4 && below.length < 5 && lines.length < 8)))
    )
  )
    return undefined
  for (const [index, line] of lines.entries()) addDetail(found, line, index === 0)
  return { found, last }
}

export function linesOf(block: Block): (readonly Piece[])[] {
  if (block.kind === 'text') return [block.pieces]
  if (block.kind === 'list') return block.items.flatMap(({ blocks }) => blocks.flatMap(linesOf))
  return []
}

export function isTextPaper(found: Found, isFollowed: boolean): boolean {
  if (evidenceOf(found) < 3 || found.title.split(' ').length > 40) return false
  const rest = found.rest.join(' ').length
  if (found.by === 'plain')
    return found.length < 450 && rest < 60 && (isFollowed || found.links.some(({ role }) => role !== 'other'))
  const isStart = found.by !== 'link' || found.length < found.title.length * 2 + 250
  return (
    isStart &&
    (rest < 400 || found.by !== 'link') &&
    (found.title.split(' ').length > 1 || evidenceOf(found) >= 5)
  )
}

/** Reads the blocks after a title that only tell of it: links, authors, a list of both. */
export function addFollowing(found: Found, blocks: readonly Block[], at: number): number {
  let last = at
  if (
    found.by === 'plain' &&
    (found.length > 300 || /[.:]\s*$/.test(wordsOf(blocks[at]?.kind === 'text' ? blocks[at].pieces : [])))
  )
    return last
  for (let next = at + 1; next < Math.min(blocks.length, at + 5); next++) {
    const block = blocks[next]
    if (block?.kind !== 'text' && block?.kind !== 'list') break
    const lines = linesOf(block)
    const details = lines.map(readDetail)
    const telling = details.filter(
      ({ isLinks, field, text, links }) =>
        isLinks ||
        field !== undefined ||
        (links.length === 0 && (readFact(text) !== undefined || readPeople(text) !== undefined)),
    )
    if (lines.length > 14 || telling.length === 0 || telling.length < details.length * 0.6) break
    for (const [index, line] of lines.entries()) addDetail(found, line, index === 0)
    last = next
  }
  return last
}

export function isPaperItself(found: Found | undefined): boolean {
  if (!found) return false
  const words = found.title.split(' ').length
  if (roleOfLabel(found.title) !== undefined || evidenceOf(found) < 3) return false
  if (found.by === 'link') return words >= 3 || isPaperUrl(found.links[0]?.url ?? '')
  const isCitation = found.people !== undefined && words >= 3
  return isCitation || (words >= 3 && found.links.some(({ role }) => role === 'paper') && found.length < 500)
}
