/** The files of a survey after an import: new entries at their sorted places, further facts in old ones, every other byte as it was. */
import type { Adoption } from './adopt.ts'
import type { Entry } from './database.ts'
import { enrichment } from './enrich.ts'
import { insertion } from './insertion.ts'
import { outlineOf } from './layout.ts'
import { printEntry } from './print.ts'
import { applyEdits, type Edit, type SourceFile } from './text.ts'
import { compareByCitekey } from './view.ts'

/** Texts by path of every file that changes, and the entries that a person has to complete because of how they are written. */
export interface AdoptedTexts {
  readonly texts: ReadonlyMap<string, string>
  readonly untouched: readonly Entry[]
}

type Home = (component: string) => SourceFile

/** Writes an adoption into texts. `home` gives the file (perhaps an empty one) where the papers of a component belong. */
export function adoptedTexts(
  { added, known }: Adoption,
  home: Home,
  file: (path: string) => SourceFile,
): AdoptedTexts {
  const files = new Map<string, SourceFile>()
  const edits = new Map<string, Edit[]>()
  const push = (target: SourceFile, more: readonly Edit[]) => {
    files.set(target.path, target)
    edits.set(target.path, [...(edits.get(target.path) ?? []), ...more])
  }
  const untouched: Entry[] = []
  for (const { entry, fields } of known) {
    if (Object.keys(fields).length === 0) continue
    const target = file(entry.path)
    const made = enrichment(target, entry.span, fields)
    if (made) push(target, made)
    else untouched.push(entry)
  }
  for (const [target, entries] of byHome(added, home)) push(target, insertions(target, entries))
  const texts = [...edits].map(
    ([path, list]) => [path, applyEdits(files.get(path)?.text ?? '', list)] as const,
  )
  return { texts: new Map(texts), untouched }
}

interface Printed {
  readonly citekey: string
  readonly text: string
}

function byHome(added: Adoption['added'], home: Home): Map<SourceFile, Printed[]> {
  const homes = new Map<string, SourceFile>()
  const groups = new Map<SourceFile, Printed[]>()
  for (const { citekey, paper } of added) {
    const target = homes.get(paper.component) ?? home(paper.component)
    homes.set(paper.component, target)
    const group = groups.get(target) ?? []
    if (group.length === 0) groups.set(target, group)
    group.push({ citekey, text: printEntry(citekey, paper) })
  }
  return groups
}

/** One edit for a file without entries; else an edit for each entry, those at one place in their order. */
function insertions(file: SourceFile, entries: readonly Printed[]): Edit[] {
  const sorted = entries.toSorted(compareByCitekey)
  const blocks = outlineOf(file.text)
  if (blocks.length === 0) {
    const { text, path } = file
    const blank = text === '' || text.endsWith('\n\n') ? '' : text.endsWith('\n') ? '\n' : '\n\n'
    const printed = blank + sorted.map((entry) => entry.text).join('\n')
    return [{ path, span: { start: text.length, end: text.length }, text: printed }]
  }
  return sorted.map(({ citekey, text }) => insertion(file, blocks, citekey, text))
}
