/** A taxonomy grown from the headings that papers stand under. */
import { type Heading, proposeId, readHeading } from './heading.ts'
import type { TaxonEntry } from './manifest.ts'

/** The tree, and where in it each path of headings leads. */
export interface GrownTaxonomy {
  readonly components: readonly TaxonEntry[]
  /** The path of ids for the headings that a paper stands under, outermost first. */
  pathOf(headings: readonly string[]): string
}

interface Node extends Heading {
  readonly id: string
  readonly path: string
  readonly children: Map<string, Node>
}

/** Where papers go that stand under no heading. */
const unnamed = 'Papers'

/**
 * Builds components and subcategories from paths of headings (outermost first), in the order in which they first come.
 * Headings that all papers share name the document and not a part of it, so they are left out.
 */
export function growTaxonomy(paths: readonly (readonly string[])[]): GrownTaxonomy {
  const shared = sharedLength(paths)
  const roots = new Map<string, Node>()
  const known = new Map<string, string>()
  for (const path of paths) known.set(JSON.stringify(path), place(roots, path.slice(shared)))
  return {
    components: [...roots.values()].map(entryOf),
    pathOf: (headings) => known.get(JSON.stringify(headings)) ?? '',
  }
}

/** How many headings all paths begin with; the last one of a path always counts as its own. */
function sharedLength(paths: readonly (readonly string[])[]): number {
  const [first = []] = paths
  let length = 0
  while (
    length < first.length - 1 &&
    paths.every((path) => path.length > length + 1 && path[length] === first[length])
  )
    length++
  return length
}

function place(roots: Map<string, Node>, path: readonly string[]): string {
  let siblings = roots
  let at = ''
  for (const text of path.length > 0 ? path : [unnamed]) {
    const heading = readHeading(text)
    const key = heading.title.toLowerCase()
    const node = siblings.get(key) ?? createNode(heading, at, siblings)
    siblings.set(key, node)
    siblings = node.children
    at = node.path
  }
  return at
}

function createNode(heading: Heading, parent: string, siblings: ReadonlyMap<string, Node>): Node {
  const taken = new Set([...siblings.values()].map(({ id }) => id))
  const id = proposeId(heading.title, (candidate) => taken.has(candidate))
  return { ...heading, id, path: parent ? `${parent}/${id}` : id, children: new Map() }
}

function entryOf({ id, title, section, children }: Node): TaxonEntry {
  const subcategories = [...children.values()].map(entryOf)
  return { id, title, ...(section && { section }), ...(subcategories.length > 0 && { subcategories }) }
}
