/** A setting or a comment that means to silence a rule, but names none that it could silence. */
import { didYouMean } from '../core/spelling.ts'
import type { Rule } from './rule.ts'

export const unknownRule: Rule = {
  name: 'unknown-rule',
  kind: 'hygiene',
  summary: 'A setting or a `survey-ignore` comment names no rule that it could change.',
  severity: 'warning',
  fixable: false,
  *check({ entries, manifest }, { rules }) {
    const problems = new Map<string, string | undefined>()
    const problem = (name: string) => {
      if (!problems.has(name)) problems.set(name, problemWith(name, rules))
      return problems.get(name)
    }
    for (const name of Object.keys(manifest.lint?.rules ?? {})) {
      const message = problem(name)
      if (message) yield { keys: ['lint', 'rules', name], message }
    }
    for (const entry of entries)
      for (const name of new Set(entry.ignores)) {
        const message = problem(name)
        if (message) yield { entry, keys: [], message: `survey-ignore: ${message}` }
      }
  },
}

function problemWith(name: string, rules: readonly Rule[]): string | undefined {
  const rule = rules.find((candidate) => candidate.name === name)
  if (rule?.check) return undefined
  if (rule) return `rule \`${name}\` cannot be silenced or changed; correct what it reports`
  const names = rules.filter(({ check }) => check).map((candidate) => candidate.name)
  return `unknown rule \`${name}\`${didYouMean(name, names)}`
}
