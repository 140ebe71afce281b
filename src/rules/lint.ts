/** Linting: files or judged findings in, diagnostics with places and fixes out. Loads YAML and zod; `judge.ts` does not. */
import type { Entry } from '../core/database.ts'
import { compareDiagnostics, type Diagnostic } from '../core/diagnostic.ts'
import { locate } from '../core/document.ts'
import { sortedText } from '../core/layout.ts'
import { loadDatabase } from '../core/load.ts'
import { placeOf, type SourceFile, type Span } from '../core/text.ts'
import { type Judged, judge } from './judge.ts'
import type { Finding, Rule, RuleOptions, Workbench } from './rule.ts'

export { judge } from './judge.ts'

/** Gives findings their places and fixes, in the order of the files. */
export function diagnose(judged: readonly Judged[], bench: Workbench): Diagnostic[] {
  return judged
    .map(({ rule, severity, finding }): Diagnostic => {
      const { entry, keys, message, related = [] } = finding
      const fix = finding.fix?.(bench)
      const others = related.map((one) => ({ place: bench.place(one.entry, one.keys), message: one.message }))
      return {
        ...{ rule: rule.name, severity, message, place: bench.place(entry, keys) },
        ...(entry && { citekey: entry.citekey }),
        ...(others.length > 0 && { related: others }),
        ...(fix && { fix: { ...fix, safe: rule.fixable === 'safe' } }),
      }
    })
    .toSorted(compareDiagnostics)
}

/** Everything that is wrong with a survey: what the loader says of its files, and what the rules find in what it loaded. */
export function lint(
  manifest: SourceFile,
  dataFiles: readonly SourceFile[],
  rules: readonly Rule[],
  options: Omit<RuleOptions, 'rules'>,
): Diagnostic[] {
  const { database, diagnostics } = loadDatabase(manifest, dataFiles)
  const judged = database ? judge(database, rules, { ...options, isPartial: diagnostics.length > 0 }) : []
  return [...diagnostics, ...diagnose(judged, createWorkbench(manifest, dataFiles))].toSorted(
    compareDiagnostics,
  )
}

/** A workbench over a survey's manifest and data files. */
export function createWorkbench(manifest: SourceFile, dataFiles: readonly SourceFile[]): Workbench {
  const files = new Map([manifest, ...dataFiles].map((file) => [file.path, file]))
  const file = (path: string) => {
    const found = files.get(path)
    if (!found) throw new RangeError(`no file ${path} on the workbench`)
    return found
  }
  const place = (entry: Entry | undefined, keys: Finding['keys']) => {
    if (!entry) return locate(manifest, undefined, keys)
    const key = keys.length === 0 ? citekeySpan(file(entry.path), entry) : undefined
    return key ? placeOf(file(entry.path), key) : locate(file(entry.path), entry.span, keys)
  }
  return { file, place, sorted: (path) => sortedText(file(path).text) }
}

/** Where an unquoted citekey stands: known without a parse, which counts when thousands of entries lack something. */
function citekeySpan({ text }: SourceFile, { citekey, span: { start } }: Entry): Span | undefined {
  return text.startsWith(`${citekey}:`, start) ? { start, end: start + citekey.length } : undefined
}
