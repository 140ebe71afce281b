/** Linting: files or judged findings in, diagnostics with places and fixes out. Loads YAML and zod; `judge.ts` does not. */
import type { Entry } from '../core/database.ts'
import { compareDiagnostics, type Diagnostic } from '../core/diagnostic.ts'
import { commentsOf, ignoreComments, locate } from '../core/document.ts'
import { enrichment } from '../core/enrich.ts'
import { sortedText } from '../core/layout.ts'
import { loadDatabase } from '../core/load.ts'
import { lineText, placeOf, type SourceFile, type Span } from '../core/text.ts'
import { type Failure, type Judged, type Judgement, judge, type LintOptions } from './judge.ts'
import type { Rule, Workbench } from './rule.ts'

/** What there is to say of a survey, in the order of its files, and the rules that could not be asked. */
export interface Diagnosis {
  readonly diagnostics: readonly Diagnostic[]
  readonly failures: readonly Failure[]
}

/** Gives findings their places and fixes, and a rule that failed a diagnostic of its own. */
export function diagnose({ judged, failures: before }: Judgement, bench: Workbench): Diagnosis {
  const failures = [...before]
  const diagnostics = judged.flatMap((one) => {
    try {
      return isSilenced(one, bench) ? [] : [diagnosticOf(one, bench)]
    } catch (error) {
      failures.push({ rule: one.rule.name, error })
      return []
    }
  })
  const bugs = [...new Map(failures.map((failure) => [failure.rule, failure])).values()]
  const ofBugs = bugs.map((failure) => bugReport(failure, bench))
  return { diagnostics: [...diagnostics, ...ofBugs].toSorted(compareDiagnostics), failures: bugs }
}

/** Everything that is wrong with a survey: what the loader says of its files, and what the rules find in what it loaded. */
export function lint(
  manifest: SourceFile,
  dataFiles: readonly SourceFile[],
  rules: readonly Rule[],
  options: LintOptions,
): readonly Diagnostic[] {
  const { database, diagnostics } = loadDatabase(manifest, dataFiles)
  if (!database) return diagnostics
  const judgement = judge(database, rules, { ...options, isPartial: diagnostics.length > 0 })
  const found = diagnose(judgement, createWorkbench(manifest, dataFiles)).diagnostics
  return [...diagnostics, ...found].toSorted(compareDiagnostics)
}

function diagnosticOf({ rule, severity, finding }: Judged, bench: Workbench): Diagnostic {
  const { entry, keys, part, message, related = [] } = finding
  const fix = finding.fix?.(bench)
  const span = entry && finding.span?.(bench)
  const place = span ? placeOf(bench.file(entry.path), span) : bench.place(entry, keys, part)
  const others = related.map((one) => ({ place: bench.place(one.entry, one.keys), message: one.message }))
  return {
    ...{ rule: rule.name, severity, message, place },
    ...(entry && { citekey: entry.citekey }),
    ...(others.length > 0 && { related: others }),
    ...(fix && { fix: { ...fix, safe: rule.fixable === 'safe' } }),
  }
}

/** Comments in entries are known to `judge`; one in the manifest silences its line and the one below it. */
function isSilenced({ rule, finding }: Judged, bench: Workbench): boolean {
  if (finding.entry) return false
  const { path, line } = bench.place(undefined, finding.keys, finding.part)
  const file = bench.file(path)
  const isAbout = (text: string) => ignoreComments(text).some((comment) => comment.rule === rule.name)
  const above = lineText(file, line - 1)
  return isAbout(lineText(file, line)) || (/^\s*#/.test(above) && isAbout(above))
}

function bugReport({ rule, error }: Failure, bench: Workbench): Diagnostic {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const message = `rule \`${rule}\` failed, which is a bug in survey (${what}); please report it, and set the rule to \`off\` until then`
  return { rule, severity: 'error', message, place: bench.place(undefined, ['title']) }
}

/** A workbench over a survey's manifest and data files. */
export function createWorkbench(manifest: SourceFile, dataFiles: readonly SourceFile[]): Workbench {
  const files = new Map([manifest, ...dataFiles].map((file) => [file.path, file]))
  const file = (path: string) => {
    const found = files.get(path)
    if (!found) throw new RangeError(`no file ${path} on the workbench`)
    return found
  }
  const place: Workbench['place'] = (entry, keys, part) => {
    if (!entry) return locate(manifest, undefined, keys, part)
    const key = keys.length === 0 ? citekeySpan(file(entry.path), entry) : undefined
    return key ? placeOf(file(entry.path), key) : locate(file(entry.path), entry.span, keys, part)
  }
  return {
    file,
    place,
    added: (entry, fields) => enrichment(file(entry.path), entry.span, fields),
    comments: (entry) => commentsOf(file(entry.path).text, entry.span),
    sorted: (path) => sortedText(file(path).text),
  }
}

/** Where an unquoted citekey stands: known without a parse, which counts when thousands of entries lack something. */
function citekeySpan({ text }: SourceFile, { citekey, span: { start } }: Entry): Span | undefined {
  return text.startsWith(`${citekey}:`, start) ? { start, end: start + citekey.length } : undefined
}
