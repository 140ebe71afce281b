/** What a survey on disk says: from the cache where its files have not changed, from YAML only where it must be. */
import { join } from 'node:path'
import type { OpenSurvey, Workspace } from '../commands/command.ts'
import { createDatabase, type Database, type Entry, listingsOf } from '../core/database.ts'
import type { Diagnostic } from '../core/diagnostic.ts'
import { UserError } from '../core/error.ts'
import { buildTaxonomy } from '../core/taxonomy.ts'
import type { SourceFile } from '../core/text.ts'
import { titleLines } from '../core/title-index.ts'
import type { Cache, Verdict } from './cache.ts'
import { sightOf } from './files.ts'

interface Loaded {
  readonly database: Database | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** The survey, if it is valid. @throws UserError with the first diagnostics when it is not. */
export async function openSurvey(workspace: Workspace, cache: Cache): Promise<OpenSurvey> {
  const { verdict, state } = await judged(workspace, cache)
  if (verdict) return fromCache(workspace, cache, verdict)
  const { database, diagnostics } = await loadSurvey(workspace, cache, state)
  if (!database || diagnostics.length > 0) throw invalid(workspace, diagnostics)
  return fromDatabase(database, state.key)
}

/** Everything from the cache where the survey was found valid, else from the files that changed since. */
export async function loadAll(workspace: Workspace, cache: Cache): Promise<Loaded> {
  const { verdict, state } = await judged(workspace, cache)
  const entries = verdict && allEntries(cache, verdict)
  if (verdict && entries) return { database: createDatabase(verdict.manifest, entries), diagnostics: [] }
  return loadSurvey(workspace, cache, state ?? (await fingerprint(workspace)))
}

/** A word that differs for surveys whose files differ in any byte. */
export async function keyOf(workspace: Workspace, cache: Cache): Promise<string> {
  const { verdict, state } = await judged(workspace, cache)
  return verdict ? verdict.key : state.key
}

/** The cache's verdict on the files as they are: by their looks where these tell, else by the hash of their bytes. */
async function judged(
  workspace: Workspace,
  cache: Cache,
): Promise<{ verdict: Verdict; state?: State } | { verdict?: undefined; state: State }> {
  const verdict = cache.latest()
  const sight = look(workspace)
  if (verdict && sight !== '' && verdict.sight === sight) return { verdict }
  const state = await fingerprint(workspace)
  if (verdict?.key !== state.key) return { state }
  cache.see(state.sight)
  return { verdict, state }
}

function look({ directory, manifestPath: manifest, dataPaths }: Workspace): string {
  const sight = sightOf([manifest, ...dataPaths].map((path) => join(directory, path)))
  return sight && `${dataPaths.join(' ')} ${sight}`
}

interface State {
  readonly key: string
  readonly hashes: ReadonlyMap<string, string>
  readonly sight: string
}

/** Hashes of every data file, and of the survey as a whole. */
async function fingerprint(workspace: Workspace): Promise<State> {
  const { hashOf } = await import('./hash.ts')
  const sight = look(workspace)
  const hashes = new Map(workspace.dataPaths.map((path) => [path, hashOf(workspace.bytes(path))]))
  const key = hashOf(JSON.stringify([hashOf(workspace.bytes(workspace.manifestPath)), ...hashes]))
  return { key, hashes, sight: look(workspace) === sight ? sight : '' }
}

async function loadSurvey(
  workspace: Workspace,
  cache: Cache,
  { key, hashes, sight }: State,
): Promise<Loaded> {
  const manifest = workspace.file(workspace.manifestPath)
  const files = workspace.dataPaths.map((path) => workspace.file(path))
  const known = (file: SourceFile) => {
    const blob = cache.known(hashes.get(file.path) ?? '')
    const entries = blob && cache.entries(blob)?.map((entry) => ({ ...entry, path: file.path }))
    return entries && inOrder(entries)
  }
  const { loadCanonical } = await import('../core/canonical.ts')
  const canonical = loadCanonical(manifest, files, known)
  const loaded = canonical
    ? { database: canonical, diagnostics: [] }
    : (await import('../core/load.ts')).loadDatabase(manifest, files)
  const { database, diagnostics } = loaded
  if (database && diagnostics.length === 0) {
    const stored = new Map([...hashes].map(([path, hash]) => [path, { hash, entries: [] as Entry[] }]))
    for (const entry of database.entries) stored.get(entry.path)?.entries.push(entry)
    cache.store({ key, sight, manifest: database.manifest }, Object.fromEntries(stored))
  }
  return loaded
}

function fromCache(workspace: Workspace, cache: Cache, verdict: Verdict): OpenSurvey {
  const { manifest } = verdict
  /** The blobs may be damaged though the verdict is not; then YAML has the last word. */
  const reloaded = async () =>
    (await loadSurvey(workspace, cache, await fingerprint(workspace))).database?.entries ?? []
  const entries = async (components?: readonly string[]) =>
    allEntries(cache, verdict, components) ?? listedIn(await reloaded(), components)
  return {
    key: verdict.key,
    manifest,
    taxonomy: buildTaxonomy(manifest),
    entries,
    async titles() {
      const texts = Object.values(verdict.files).map((blob) => cache.titles(blob))
      return texts.includes(undefined) ? titleLines(await reloaded()) : texts.join('')
    },
    database: async () => createDatabase(manifest, await entries()),
  }
}

function fromDatabase(database: Database, key: string): OpenSurvey {
  const { manifest, taxonomy } = database
  return {
    key,
    manifest,
    taxonomy,
    entries: async (components) => listedIn(database.entries, components),
    titles: async () => titleLines(database.entries),
    database: async () => database,
  }
}

function allEntries(cache: Cache, { files }: Verdict, components?: readonly string[]): Entry[] | undefined {
  const lists = Object.values(files).map((blob) => cache.entries(blob, components))
  return lists.every((list) => list !== undefined) ? lists.flatMap(inOrder) : undefined
}

function inOrder(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => a.span.start - b.span.start)
}

function listedIn(entries: readonly Entry[], components: readonly string[] | undefined): Entry[] {
  const isListed = (path: string) => components?.includes(path.split('/', 1)[0] ?? '')
  return components ? entries.filter(({ paper }) => listingsOf(paper).some(isListed)) : [...entries]
}

function invalid(workspace: Workspace, diagnostics: readonly Diagnostic[]): UserError {
  const lines = diagnostics
    .slice(0, 5)
    .map(
      ({ place, message, rule }) =>
        `  ${workspace.show(place.path)}:${place.line}:${place.column} ${message} [${rule}]`,
    )
  const more = diagnostics.length > 5 ? [`  … and ${diagnostics.length - 5} more`] : []
  const count = diagnostics.length === 1 ? '1 error' : `${diagnostics.length} errors`
  return new UserError([`the survey has ${count}:`, ...lines, ...more].join('\n'), {
    hint: 'Run `survey lint` for all of it; nothing was changed.',
  })
}
