/**
 * The fast way to a survey with nothing wrong in it: no YAML parser with places is loaded, and whatever is in doubt is left
 * to `load.ts`, which says what is wrong and where.
 */
import { readBlock, readOutline } from './blocks.ts'
import { wholeConflicts } from './conflict.ts'
import { createDatabase, type Database, type Entry } from './database.ts'
import { Manifest } from './manifest.ts'
import { Citekey, Paper, paperOf } from './paper.ts'
import { readPlainYaml } from './plain-yaml.ts'
import { brokenRelations, repeatedIds } from './relations.ts'
import type { SourceFile } from './text.ts'

/**
 * The database of a survey whose files are all in the canonical form and valid; undefined for any other. `known` may have
 * the entries of a file already.
 */
export function loadCanonical(
  manifestFile: SourceFile,
  dataFiles: readonly SourceFile[],
  known: (file: SourceFile) => readonly Entry[] | undefined,
): Database | undefined {
  if (wholeConflicts(manifestFile.text).length > 0) return undefined
  const manifest = Manifest.safeParse(readPlainYaml(manifestFile.text)).data
  if (!manifest || repeatedIds(manifest).length > 0) return undefined
  const entries: Entry[] = []
  for (const file of dataFiles) {
    const found = known(file) ?? readEntries(file)
    if (!found) return undefined
    for (const entry of found) entries.push(entry)
  }
  const database = createDatabase(manifest, entries)
  return brokenRelations(database).length > 0 ? undefined : database
}

function readEntries(file: SourceFile): Entry[] | undefined {
  const entries: Entry[] = []
  const blocks = readOutline(file.text)
  if (!blocks || blocks.length === 0) return undefined
  for (const block of blocks) {
    const { value, ignores } = readBlock(file.text, block)
    const { citekey, span } = block
    const paper = value && Citekey.safeParse(citekey).success ? Paper.safeParse(value).data : undefined
    if (!paper) return undefined
    const more = ignores.length > 0 && { ignores }
    entries.push({ citekey, paper: paperOf(paper), path: file.path, span, ...more })
  }
  return entries
}
