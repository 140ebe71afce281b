/** Where the walk through a document has got to, and what it has found. */
import type { Found } from './markdown-recognise.ts'
import { headingsOf, holdsNoPapers, isElsewhere, type Path } from './markdown-sections.ts'
import type { Block } from './markdown-tree.ts'
import { type Fact, readFact } from './markdown-venue.ts'

/** A record that may be a paper; `set` is the list or table that it stands in. */
export interface Candidate {
  readonly found: Found
  readonly kind: 'item' | 'row' | 'text' | 'fold' | 'heading'
  readonly headings: readonly string[]
  /** Levels below the headings that are no headings: a summary, an item above, a bold line. */
  readonly groups: readonly string[]
  readonly inherited: Fact | undefined
  readonly line: number
  readonly set: object
}

/** Text that has no title in it, or none that could be one. */
interface Stray {
  readonly line: number
  readonly text: string
  readonly reason: string
}

export interface Records {
  readonly candidates: Candidate[]
  readonly strays: Stray[]
}

export interface Walk extends Records {
  readonly path: Path
  /** Reads blocks inside others; what a list item holds is a document of its own. */
  readonly readBlocks: (blocks: readonly Block[], walk: Walk, context: Context) => void
  /** How many headings of each depth were papers. */
  readonly paperHeadings: Map<number, number>
}

/** Where a block stands below the headings. */
export interface Context {
  readonly groups: readonly string[]
  readonly inherited: Fact | undefined
  readonly links: Found['links']
}

export function add(
  walk: Walk,
  found: Found,
  kind: Candidate['kind'],
  line: number,
  context: Context,
  set: object,
): void {
  const headings = headingsOf(walk.path)
  if (isElsewhere(headings) || context.groups.some(holdsNoPapers)) return
  if (found.links.length === 0) found.links.push(...context.links)
  walk.candidates.push({
    found,
    kind,
    headings,
    groups: context.groups,
    inherited: context.inherited,
    line: found.line || line,
    set,
  })
}

/** The date or venue that a group is named after: `CCS 2024`, `2023 (12 papers)`. */
export function groupFact(name: string): Fact | undefined {
  return readFact(name) ?? readFact(name.split(' / ')[0] ?? '') ?? readFact(name.replace(/\s*[([].*$/, ''))
}
