/** Loading: files in, a database and everything that is wrong with them out. Never throws on what a file holds. */
import { type Block, readBlock, readOutline } from './blocks.ts'
import { createDatabase, type Database, type Entry, type Keys } from './database.ts'
import { compareDiagnostics, type Diagnostic } from './diagnostic.ts'
import { commentsOf, locate, parseYaml, topPairs } from './document.ts'
import type { FileKind } from './duplicate-key.ts'
import { Manifest } from './manifest.ts'
import { Citekey, Paper, paperOf } from './paper.ts'
import { brokenRelations, repeatedIds } from './relations.ts'
import { placeOf, type SourceFile, type Span } from './text.ts'
import { diagnose, schemaDiagnostics } from './validate.ts'
import { conflictDiagnostics, yamlDiagnostics } from './yaml-diagnostics.ts'

/** What one data file gives: its valid entries, and what is wrong with the others. */
export interface LoadedFile {
  readonly entries: readonly Entry[]
  readonly diagnostics: readonly Diagnostic[]
}

/** A database of every valid entry (undefined when the manifest itself is unusable), and what is wrong with the rest. */
export interface Loaded {
  readonly database: Database | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Loads a survey from the texts of its manifest and data files. */
export function loadDatabase(manifestFile: SourceFile, dataFiles: readonly SourceFile[]): Loaded {
  const { manifest, diagnostics: ofManifest } = loadManifest(manifestFile)
  const loaded = dataFiles.map(loadFile)
  const database =
    manifest &&
    createDatabase(
      manifest,
      loaded.flatMap((file) => file.entries),
    )
  const diagnostics = [...ofManifest, ...loaded.flatMap((file) => file.diagnostics)]
  if (database) diagnostics.push(...relationDiagnostics(database, [manifestFile, ...dataFiles]))
  return { database, diagnostics: diagnostics.toSorted(compareDiagnostics) }
}

/** Reads and checks the manifest. */
export function loadManifest(file: SourceFile): {
  manifest: Manifest | undefined
  diagnostics: Diagnostic[]
} {
  const { document, diagnostics } = readYaml(file, 'manifest')
  if (!document) return { manifest: undefined, diagnostics }
  const result = Manifest.safeParse(document.toJS() ?? {})
  if (!result.success)
    return { manifest: undefined, diagnostics: schemaDiagnostics(file, undefined, result.error, Manifest) }
  const diagnosed = repeatedIds(result.data).map(({ id, keys }) => ({
    ...diagnose(file, undefined, keys, `id \`${id}\` is used twice at this level; give each its own`),
    rule: 'repeated-id',
  }))
  return { manifest: result.data, diagnostics: diagnosed }
}

/** Reads and checks one data file; the fast reader first, YAML where it is in doubt. */
export function loadFile(file: SourceFile): LoadedFile {
  const entries: Entry[] = []
  const diagnostics: Diagnostic[] = []
  const blocks = readOutline(file.text) ?? []
  for (const [index, block] of blocks.entries()) {
    const { value, ignores } = settled(file, block, blocks[index + 1]?.span.start ?? file.text.length)
    if (value === undefined) return loadWithYaml(file)
    const { citekey, span } = block
    const { paper, diagnostics: wrong } = checkEntry(file, citekey, value, span)
    if (paper) entries.push({ citekey, paper, path: file.path, span, ...(ignores.length > 0 && { ignores }) })
    diagnostics.push(...wrong)
  }
  return entries.length + diagnostics.length > 0 ? { entries, diagnostics } : loadWithYaml(file)
}

/** A block's content, from YAML where the fast reader is in doubt; no value when YAML must see the whole file. */
function settled(
  file: SourceFile,
  block: Block,
  end: number,
): { value: unknown; ignores: readonly string[] } {
  const content = readBlock(file.text, block)
  if (content.value) return content
  /** Down to the next block, because a scalar can keep the blank lines below it. */
  const text = file.text.slice(block.span.start, end)
  const document = safely(() => parseYaml(text))
  const fine = document && yamlDiagnostics({ path: file.path, text }, document).length === 0
  const pairs = fine ? topPairs(document) : undefined
  return {
    ignores: fine ? ignoresOf(file.text, block.span) : [],
    value: pairs?.length === 1 ? (pairs[0]?.value ?? null) : undefined,
  }
}

function loadWithYaml(file: SourceFile): LoadedFile {
  const { document, diagnostics } = readYaml(file, 'papers')
  const pairs = document && topPairs(document)
  if (!document || !pairs) return { entries: [], diagnostics: document ? [notAMapping(file)] : diagnostics }
  const entries: Entry[] = []
  for (const { key, value, span } of pairs) {
    const { paper, diagnostics: wrong } = checkEntry(file, key, value, span)
    const ignores = ignoresOf(file.text, span)
    if (paper)
      entries.push({ citekey: key, paper, path: file.path, span, ...(ignores.length > 0 && { ignores }) })
    diagnostics.push(...wrong)
  }
  return { entries, diagnostics }
}

function ignoresOf(text: string, span: Span): string[] {
  return commentsOf(text, span).map(({ rule }) => rule)
}

/** Characters beyond which a file is read in the canonical form only: the nodes of a YAML parser fill the memory. */
const longestYaml = 8 * 1024 * 1024

function readYaml(file: SourceFile, kind: FileKind) {
  const isLong = file.text.length > longestYaml
  const document = isLong ? undefined : safely(() => parseYaml(file.text))
  if (!document) {
    const place = placeOf(file, { start: 0, end: 0 })
    const message = isLong
      ? 'over 8 MiB and not in the form that `survey` writes, in which alone so long a file is read; split it'
      : 'nested too deeply to be read; flatten it'
    const refusal: Diagnostic = { rule: 'yaml', severity: 'error', message, place }
    const ofConflicts = conflictDiagnostics(file, true)
    return { document: undefined, diagnostics: ofConflicts.length > 0 ? ofConflicts : [refusal] }
  }
  const diagnostics = yamlDiagnostics(file, document, kind)
  return { document: diagnostics.length > 0 ? undefined : document, diagnostics }
}

/** The YAML parser is recursive: text nested thousands of levels deep exhausts the stack, which is the text's fault. */
function safely<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function checkEntry(
  file: SourceFile,
  citekey: string,
  value: unknown,
  span: Span,
): { paper?: Paper; diagnostics: Diagnostic[] } {
  const key = Citekey.safeParse(citekey)
  if (!key.success) return { diagnostics: schemaDiagnostics(file, span, key.error, Citekey) }
  const result = Paper.safeParse(value)
  if (!result.success) return { diagnostics: schemaDiagnostics(file, span, result.error, Paper) }
  return { paper: paperOf(result.data), diagnostics: [] }
}

function notAMapping(file: SourceFile): Diagnostic {
  const message = 'a data file is a mapping of citekeys to papers'
  return { rule: 'schema', severity: 'error', message, place: placeOf(file, { start: 0, end: 0 }) }
}

/** Broken relations as diagnostics, each at its place. */
function relationDiagnostics(database: Database, files: readonly SourceFile[]): Diagnostic[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const place = ({ path, span }: Entry, keys: Keys) => locate(byPath.get(path) as SourceFile, span, keys)
  return brokenRelations(database).map(({ rule, entry, keys, message, first }) => ({
    ...{ rule, severity: 'error' as const, message, place: place(entry, keys), citekey: entry.citekey },
    ...(first && { related: [{ place: place(first, []), message: 'first used here' }] }),
  }))
}
