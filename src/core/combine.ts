/** Copies of one paper in a list become one: their listings together, their facts completed from each other. */
import { yearOf } from './date.ts'
import type { Draft } from './draft.ts'
import { arxivMonth, identifierKey, identifierKinds, identifierLabel } from './identifier.ts'
import { familyName } from './name.ts'
import type { Author, Paper } from './paper.ts'
import { mayBeOnePaper, titleKey, titleWords } from './title.ts'

/** One paper of an import, and every draft that speaks of it, the first of them first. */
export interface Combined {
  readonly drafts: readonly Draft[]
  readonly fields: Partial<Paper>
  /** Where the copies differ: a sentence each, with the lines. */
  readonly disagreements: readonly string[]
}

/** Groups drafts that speak of one paper. Two that bring citekeys of their own stay two: somebody may cite both. */
export function combineDrafts(drafts: readonly Draft[]): Combined[] {
  const index = createPaperIndex<Draft[]>()
  const groups: Draft[][] = []
  for (const draft of drafts) {
    const group = index.find(draft.fields)
    if (group && !(draft.citekey && group.some(({ citekey }) => citekey && citekey !== draft.citekey))) {
      group.push(draft)
      index.add(draft.fields, group)
      continue
    }
    const own = [draft]
    groups.push(own)
    index.add(draft.fields, own)
  }
  return groups.map(combine)
}

/** Finds what is known of a paper by its identifiers or address, else by its title with an author or a year that agrees. */
export interface PaperIndex<T> {
  find(fields: Partial<Paper>): T | undefined
  add(fields: Partial<Paper>, value: T): void
}

/** An index that answers in constant time, whatever its size. The first of two papers with one name is found. */
export function createPaperIndex<T>(): PaperIndex<T> {
  const byName = new Map<string, { fields: Partial<Paper>; value: T }>()
  const find = (fields: Partial<Paper>) => {
    for (const name of namesOf(fields)) {
      const found = byName.get(name)
      if (found && isRetitled(found.fields, fields)) return found.value
    }
    const titled = byName.get(`title ${titleKey(fields.title ?? '')}`)
    return titled && agree(titled.fields, fields) ? titled.value : undefined
  }
  const add = (fields: Partial<Paper>, value: T) => {
    for (const name of [...namesOf(fields), `title ${titleKey(fields.title ?? '')}`])
      if (!byName.has(name)) byName.set(name, { fields, value })
  }
  return { find, add }
}

function namesOf(fields: Partial<Paper>): string[] {
  const identifiers = identifierKinds.flatMap((kind) => {
    const value = fields[kind]
    return value === undefined ? [] : [`${kind} ${identifierKey(kind, value)}`]
  })
  return fields.url === undefined ? identifiers : [...identifiers, `url ${fields.url.replace(/\/$/, '')}`]
}

/** Are two titles under one identifier one paper? In doubt they stay two, and `lint` asks a person; merged, one would be lost. */
function isRetitled(a: Partial<Paper>, b: Partial<Paper>): boolean {
  if (titleKey(a.title ?? '') === titleKey(b.title ?? '')) return true
  return sameAuthor(a, b) !== false && mayBeOnePaper(a.title ?? '', b.title ?? '', 5 / 6)
}

/** Do two papers of one title agree in what else is known? A title of one or two words names more than one paper. */
function agree(a: Partial<Paper>, b: Partial<Paper>): boolean {
  const isTelling = titleWords(a.title ?? '').length > 2
  const [year, author] = [sameYear(a, b), sameAuthor(a, b)]
  if (author === false) return false
  return isTelling ? year !== false || author === true : year === true || author === true
}

/** Have two papers the same first author? Undefined where one has none. */
function sameAuthor(a: Partial<Paper>, b: Partial<Paper>): boolean | undefined {
  const [first, second] = [a.authors?.[0], b.authors?.[0]]
  if (first === undefined || second === undefined) return undefined
  return familyName(first).toLowerCase() === familyName(second).toLowerCase()
}

/** Were two papers dated in the same or in neighbouring years? Undefined where one has no date. */
function sameYear(a: Partial<Paper>, b: Partial<Paper>): boolean | undefined {
  return a.date && b.date ? Math.abs(yearOf(a.date) - yearOf(b.date)) <= 1 : undefined
}

function combine(drafts: readonly Draft[]): Combined {
  const [first] = drafts
  let fields: Partial<Paper> = first?.fields ?? {}
  const disagreements: string[] = []
  for (const draft of drafts.slice(1)) {
    for (const [name, value] of Object.entries(draft.fields)) {
      const field = name as keyof Paper
      const settled = settle(field, fields[field], value, draft.fields.arxiv ?? fields.arxiv)
      if (settled.differ)
        disagreements.push(disagreement(field, fields[field], value, first, draft, settled.value))
      fields = { ...fields, [field]: settled.value }
    }
  }
  return { drafts, fields, disagreements }
}

/** The better of two values of a field, and whether they contradict each other. */
export function settle(
  field: keyof Paper,
  ours: unknown,
  theirs: unknown,
  arxiv: string | undefined,
): { value: unknown; differ: boolean } {
  if (ours === undefined) return { value: theirs, differ: false }
  if (field === 'title') return { value: ours, differ: titleKey(String(ours)) !== titleKey(String(theirs)) }
  if (field === 'date') return settleDates(String(ours), String(theirs), arxiv)
  if (field === 'authors') return settleAuthors(ours as readonly Author[], theirs as readonly Author[])
  if (field === 'attributes') return { value: { ...(theirs as object), ...(ours as object) }, differ: false }
  if (field === 'tags')
    return { value: [...new Set([...(ours as string[]), ...(theirs as string[])])], differ: false }
  return { value: ours, differ: JSON.stringify(ours) !== JSON.stringify(theirs) }
}

/** The exacter of two dates that agree; of two that do not, the month of the arXiv id, else the first. */
function settleDates(ours: string, theirs: string, arxiv: string | undefined) {
  if (ours.startsWith(theirs)) return { value: ours, differ: false }
  if (theirs.startsWith(ours)) return { value: theirs, differ: false }
  const month = arxiv && arxivMonth(arxiv)
  return { value: month && theirs.startsWith(month) ? theirs : ours, differ: true }
}

/** The longer of two lists of authors; they differ when a family name of the shorter is not in the longer. */
function settleAuthors(ours: readonly Author[], theirs: readonly Author[]) {
  const longer = theirs.length > ours.length ? theirs : ours
  const families = new Set(longer.map((author) => familyName(author).toLowerCase()))
  const shorter = longer === ours ? theirs : ours
  return { value: longer, differ: shorter.some((author) => !families.has(familyName(author).toLowerCase())) }
}

function disagreement(
  field: keyof Paper,
  ours: unknown,
  theirs: unknown,
  first: Draft | undefined,
  draft: Draft,
  kept: unknown,
): string {
  const label = field in identifierNames ? identifierNames[field as keyof typeof identifierNames] : field
  const lines = [first, draft].map((one) => (one?.from ? `line ${one.from.line}` : 'one copy'))
  return `${label}: ${lines[0]} has ${shown(ours)}, ${lines[1]} ${shown(theirs)}; ${shown(kept)} is kept`
}

const identifierNames = Object.fromEntries(
  identifierKinds.map((kind) => [kind, identifierLabel(kind)]),
) as Record<(typeof identifierKinds)[number], string>

function shown(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``
}
