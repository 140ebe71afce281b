/** A baseline: the findings that a survey had when somebody began to lint it, so that only what is new counts. */
import * as z from 'zod'
import type { Diagnostic } from './diagnostic.ts'
import { parseYaml } from './document.ts'
import { UserError } from './error.ts'
import { type Fingerprint, fingerprint } from './fingerprint.ts'
import type { SourceFile } from './text.ts'
import { schemaDiagnostics } from './validate.ts'
import { yamlDiagnostics } from './yaml-diagnostics.ts'

/** How many findings there are of each fingerprint. */
export type Baseline = ReadonlyMap<string, number>

const File = z.strictObject({
  version: z.literal(1),
  findings: z.array(
    z.strictObject({
      rule: z.string(),
      citekey: z.string().optional(),
      value: z.string(),
      count: z.int().min(2).optional(),
    }),
  ),
})

/** Reads a baseline file. @throws UserError with file and line when it is none. */
export function readBaseline(file: SourceFile): Baseline {
  const quick = File.safeParse(jsonOf(file.text))
  return countsOf(quick.success ? quick.data : readSlowly(file))
}

/** What JSON says; nothing for what is none. YAML, of which JSON is a part, would take seconds for a long file. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads it as YAML, which knows the lines. */
function readSlowly(file: SourceFile): z.infer<typeof File> {
  const document = parseYaml(file.text)
  const [broken] = yamlDiagnostics(file, document)
  const result = File.safeParse(broken ? undefined : document.toJS())
  const wrong =
    broken ?? (result.success ? undefined : schemaDiagnostics(file, undefined, result.error, File)[0])
  if (wrong || !result.success)
    throw new UserError(`${file.path}:${wrong?.place.line ?? 1} is no baseline: ${wrong?.message}`, {
      hint: 'Restore it from version control, or write it anew with --update-baseline.',
    })
  return result.data
}

function countsOf({ findings }: z.infer<typeof File>): Baseline {
  return new Map(
    findings.map(({ count = 1, rule, citekey = '', value }) => [keyOf({ rule, citekey, value }), count]),
  )
}

/** The text of a baseline file: JSON, a line for each finding, sorted, so that its differences can be read. */
export function printBaseline(
  diagnostics: readonly Diagnostic[],
  files: ReadonlyMap<string, SourceFile>,
): string {
  const counts = new Map<string, number>()
  for (const diagnostic of diagnostics) {
    const key = keyOf(fingerprint(diagnostic, files))
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const lines = [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => {
      const [rule, citekey, value] = JSON.parse(key) as [string, string, string]
      return `    ${JSON.stringify({ rule, ...(citekey !== '' && { citekey }), value, ...(count > 1 && { count }) })}`
    })
  const list = lines.length > 0 ? `[\n${lines.join(',\n')}\n  ]` : '[]'
  return `{\n  "version": 1,\n  "findings": ${list}\n}\n`
}

/** The findings that a baseline does not have, and how many of its own there are no more. */
export function compareWithBaseline(
  baseline: Baseline,
  diagnostics: readonly Diagnostic[],
  files: ReadonlyMap<string, SourceFile>,
): { readonly fresh: readonly Diagnostic[]; readonly gone: number } {
  const left = new Map(baseline)
  const fresh = diagnostics.filter((diagnostic) => {
    const key = keyOf(fingerprint(diagnostic, files))
    const count = left.get(key) ?? 0
    if (count > 0) left.set(key, count - 1)
    return count === 0
  })
  return { fresh, gone: [...left.values()].reduce((sum, count) => sum + count, 0) }
}

function keyOf({ rule, citekey, value }: Fingerprint): string {
  return JSON.stringify([rule, citekey, value])
}
