/** What a BibTeX entry takes over from others: `crossref` as BibTeX and biber do it, and biber's `xdata`. */
import type { Field } from './bibtex-fields.ts'
import type { Chunk } from './bibtex-split.ts'

export interface BibtexEntry {
  /** In lower case. */
  readonly type: string
  readonly key: string
  /** The first of each name. */
  readonly fields: ReadonlyMap<string, Field>
  /** Fields whose name stands there a second time. */
  readonly repeated: readonly Field[]
  readonly chunk: Chunk
}

/** The entry of a key, without regard to case. */
export type Find = (key: string) => BibtexEntry | undefined

/** The fields of an entry with those that it inherits; its own always win. */
export function inherit(entry: BibtexEntry, find: Find): ReadonlyMap<string, Field> {
  if (!entry.fields.has('crossref') && !entry.fields.has('xdata')) return entry.fields
  return gather(entry, find, { left: mostParents }, 0)
}

/** The keys that an entry inherits from. */
export function parentKeys({ fields }: BibtexEntry): string[] {
  const keys = [fields.get('xdata')?.value ?? '', fields.get('crossref')?.value ?? '']
  return keys.flatMap((list) => list.split(',', mostParents)).flatMap((key) => key.trim() || [])
}

/** Honest files need a handful; entries that name each other in circles or trees would need for ever. */
const mostParents = 20
const deepest = 5

function gather(
  entry: BibtexEntry,
  find: Find,
  budget: { left: number },
  depth: number,
): ReadonlyMap<string, Field> {
  const fields = new Map(entry.fields)
  for (const key of depth < deepest ? parentKeys(entry) : []) {
    const parent = find(key)
    if (!parent || budget.left-- <= 0) continue
    for (const [name, field] of gather(parent, find, budget, depth + 1)) {
      const as = parent.type === 'xdata' ? name : inheritedName(entry.type, parent.type, name)
      if (as !== undefined && !own.has(as) && !fields.has(as)) fields.set(as, { ...field, name: as })
    }
  }
  return fields
}

/** Fields that speak of one entry only (biblatex manual, appendix B), or that tell it from others. */
const own = new Set(
  (
    'crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring ' +
    'relatedtype shorthand shorthandintro sortkey ids doi url urldate eprint eprinttype eprintclass archiveprefix ' +
    'primaryclass abstract annotation annote note keywords file'
  ).split(' '),
)

/** What a field of the parent is called in the child; undefined where it is not inherited. */
function inheritedName(child: string, parent: string, name: string): string | undefined {
  const isContainer = /^(?:mv)?(?:proceedings|book|collection|reference)$/.test(parent)
  const isPart = /^(?:in|bookin|supp)|^conference$/.test(child)
  const isVolume = parent.startsWith('mv') && !isPart
  if (name === 'author') return isContainer && !/^(?:in|bookin|supp)book$/.test(child) ? undefined : name
  if (!/^(?:sub)?title(?:addon)?$/.test(name)) return /^(?:short|index|sort)/.test(name) ? undefined : name
  if (parent === 'periodical') return name === 'titleaddon' ? undefined : `journal${name}`
  if (isVolume) return `main${name}`
  return isContainer && isPart ? `book${name}` : name
}
