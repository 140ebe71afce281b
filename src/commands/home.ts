/** Which data file a paper belongs in. */
import { papersModeline } from '../core/insertion.ts'
import type { Workspace } from './command.ts'

/** The file named after a component, if there is one. */
export function namedFile(dataPaths: readonly string[], component: string): string | undefined {
  return dataPaths.find((path) => path.replace(/^.*\/|\.ya?ml$/g, '') === component)
}

/** Where a new paper of a component goes: the file named after it, else `papers.yaml` where that is all there is, else a new file. */
export function homeOf(
  workspace: Workspace,
  component: string,
): { readonly path: string; readonly text: string } {
  const { dataPaths } = workspace
  const single = dataPaths.length === 1 && !dataPaths[0]?.includes('/') ? dataPaths[0] : undefined
  const path = namedFile(dataPaths, component) ?? single
  if (path) return { path, text: workspace.file(path).text }
  return { path: `papers/${component}.yaml`, text: papersModeline }
}
