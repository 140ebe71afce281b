/** Reports made by hand, for tests of single reporters. */
import { readFileSync } from 'node:fs'
import type { Diagnostic, Fix } from '../../src/core/diagnostic.ts'
import { placeOf, type SourceFile } from '../../src/core/text.ts'
import { noPaint, type Report, type Reporter } from '../../src/reporters/reporter.ts'
import { rules } from '../../src/rules/index.ts'
import { projectFile } from '../living.ts'

/** A report without colours on these files, by all rules. */
export function reportOf(
  diagnostics: readonly Diagnostic[],
  files: readonly SourceFile[],
  more: Partial<Report> = {},
): Report {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const explain = (rule: string) => readFileSync(projectFile(`src/rules/${rule}.md`), 'utf8')
  return { diagnostics, files: byPath, rules, explain, version: '1.2.3', paint: noPaint, ...more }
}

/** A diagnostic about the first time `what` stands in a file. */
export function about(file: SourceFile, what: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const start = file.text.indexOf(what)
  const place = placeOf(file, { start, end: start + what.length })
  return { rule: 'schema', severity: 'error', message: 'wrong', place, ...more }
}

/** What a reporter says of diagnostics about one file. */
export function write(reporter: Reporter, file: SourceFile, ...diagnostics: Diagnostic[]): string {
  return reporter.write(reportOf(diagnostics, [file]))
}

/** A fix that replaces the first `what` of a file. */
export function replacement(file: SourceFile, what: string, text: string, safe = true): Fix {
  const start = file.text.indexOf(what)
  return { title: 'f', safe, edits: [{ path: file.path, span: { start, end: start + what.length }, text }] }
}
