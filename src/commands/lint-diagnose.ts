/** Diagnosing the survey on disk: from what the last run found where nothing has changed, else by asking every rule. */
import { isDeepStrictEqual } from 'node:util'
import type { Diagnostic } from '../core/diagnostic.ts'
import type { SourceFile } from '../core/text.ts'
import type { Judgement } from '../rules/judge.ts'
import type { Diagnosis } from '../rules/lint.ts'
import type { OutputState } from '../rules/rule.ts'
import type { Context, Workspace } from './command.ts'
import { outputStates } from './outputs.ts'

/** What the last run found in a valid survey whose outputs stood as they did then. */
interface Known {
  readonly outputs: readonly OutputState[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The loader's diagnostics and the rules' findings; places are made only if there is something to say. */
export async function diagnoseSurvey({ today }: Context, workspace: Workspace): Promise<Diagnosis> {
  const key = `${await workspace.key()} ${today}`
  const known = workspace.recall('lint', key) as Known | undefined
  /** Only a valid survey is known. */
  const outputsOfKnown = known && (await outputStates(workspace))
  if (known && isDeepStrictEqual(known.outputs, outputsOfKnown))
    return { diagnostics: known.diagnostics, failures: [] }
  const { database, diagnostics } = await workspace.load()
  if (!database) return { diagnostics, failures: [] }
  const isPartial = diagnostics.length > 0
  const outputs = isPartial ? undefined : (outputsOfKnown ?? (await outputStates(workspace)))
  /** Loaded only to be asked: what was found before is read without them. */
  const [{ rules }, { judge }] = await Promise.all([import('../rules/index.ts'), import('../rules/judge.ts')])
  const found = await diagnosed(judge(database, rules, { today, isPartial, outputs }), workspace)
  if (isPartial) return inOrder([...diagnostics, ...found.diagnostics], found)
  if (outputs && found.failures.length === 0)
    workspace.note('lint', key, { outputs, diagnostics: found.diagnostics } satisfies Known)
  return found
}

async function diagnosed(judgement: Judgement, workspace: Workspace): Promise<Diagnosis> {
  if (judgement.judged.length + judgement.failures.length === 0) return { diagnostics: [], failures: [] }
  const { createWorkbench, diagnose } = await import('../rules/lint.ts')
  return diagnose(judgement, createWorkbench(...sourceFiles(workspace)))
}

async function inOrder(diagnostics: readonly Diagnostic[], { failures }: Diagnosis): Promise<Diagnosis> {
  const { compareDiagnostics } = await import('../core/diagnostic.ts')
  return { diagnostics: diagnostics.toSorted(compareDiagnostics), failures }
}

/** The manifest and the data files as texts. */
export function sourceFiles(workspace: Workspace): [manifest: SourceFile, data: SourceFile[]] {
  return [workspace.file(workspace.manifestPath), workspace.dataPaths.map((path) => workspace.file(path))]
}
