/** Linting: rules in, findings judged by the survey's own settings, and diagnostics with places out. */
import type { Database, Entry } from '../core/database.ts'
import { compareDiagnostics, type Diagnostic, type Severity } from '../core/diagnostic.ts'
import { locate } from '../core/document.ts'
import { loadDatabase } from '../core/load.ts'
import type { SourceFile } from '../core/text.ts'
import type { Finding, Rule, RuleOptions, Workbench } from './rule.ts'

/** A finding that no setting and no comment has silenced. Its place and fix are not made yet. */
export interface Judged {
  readonly rule: Rule
  readonly severity: Severity
  readonly finding: Finding
}

/**
 * Runs rules over a database. The manifest's `lint.rules` drops a rule or changes its severity, a `# survey-ignore:`
 * comment drops what a rule finds in one entry.
 */
export function judge(
  database: Database,
  rules: readonly Rule[],
  options: Omit<RuleOptions, 'rules'>,
): Judged[] {
  const settings = new Map(Object.entries(database.manifest.lint?.rules ?? {}))
  const judged: Judged[] = []
  for (const rule of rules) {
    const severity = settings.get(rule.name) ?? rule.severity
    if (severity === 'off' || !rule.check) continue
    for (const finding of rule.check(database, { ...options, rules }))
      if (!finding.entry?.ignores?.includes(rule.name)) judged.push({ rule, severity, finding })
  }
  return judged
}

/** Gives findings their places and fixes, in the order of the files. */
export function diagnose(judged: readonly Judged[], bench: Workbench): Diagnostic[] {
  return judged
    .map(({ rule, severity, finding }): Diagnostic => {
      const { entry, keys, message, related = [] } = finding
      const fix = finding.fix?.(bench)
      const others = related.map((one) => ({ place: bench.place(one.entry, one.keys), message: one.message }))
      return {
        ...{ rule: rule.name, severity, message, place: bench.place(entry, keys) },
        ...(others.length > 0 && { related: others }),
        ...(fix && { fix }),
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
  const judged = database ? judge(database, rules, options) : []
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
  const place = (entry: Entry | undefined, keys: Finding['keys']) =>
    entry ? locate(file(entry.path), entry.span, keys) : locate(manifest, undefined, keys)
  return { file, place }
}
