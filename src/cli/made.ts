/** What outputs were made from, and whether they still are what was made: by the hashes in the cache. */
import type { Workspace } from '../commands/command.ts'
import type { Cache } from './cache.ts'

/** Outputs whose bytes have the hash that they had when they were made from the same. */
export async function unchangedOutputs(
  workspace: Workspace,
  cache: Cache,
  from: ReadonlyMap<string, string>,
): Promise<ReadonlySet<string>> {
  const made = cache.outputs()
  const paths = [...from.keys()].filter((path) => made[path]?.from === from.get(path))
  return outputsAsMade(workspace, cache, paths)
}

/** Outputs whose bytes have the hash that they had when they were made. */
export async function outputsAsMade(
  workspace: Workspace,
  cache: Cache,
  outputs: readonly string[],
): Promise<ReadonlySet<string>> {
  const made = cache.outputs()
  const paths = outputs.filter((path) => made[path] && workspace.exists(path))
  if (paths.length === 0) return new Set()
  const { hashOf } = await import('./hash.ts')
  return new Set(paths.filter((path) => made[path]?.hash === hashOf(workspace.bytes(path))))
}

/** A hash over the hashes of files, for which a missing one counts too. */
export async function digestOf(workspace: Workspace, paths: readonly string[]): Promise<string> {
  const { hashOf } = await import('./hash.ts')
  const hashes = paths.map((path) => {
    workspace.assertOutput(path)
    return workspace.exists(path) ? hashOf(workspace.bytes(path)) : ''
  })
  return hashOf(JSON.stringify(hashes))
}

/** Notes what files have become, and what from. */
export async function rememberOutputs(
  workspace: Workspace,
  cache: Cache,
  from: ReadonlyMap<string, string>,
): Promise<void> {
  if (from.size === 0) return
  const { hashOf } = await import('./hash.ts')
  const made = [...from].map(([path, state]) => [path, { from: state, hash: hashOf(workspace.bytes(path)) }])
  cache.storeOutputs({ ...cache.outputs(), ...Object.fromEntries(made) })
}
