/** A setting or a comment that means to silence a rule, but names none that it could silence. */
import type { Manifest } from '../core/manifest.ts'
import { didYouMean } from '../core/spelling.ts'
import { onlineRules } from './online.ts'
import type { Finding, Rule } from './rule.ts'

export const unknownRule: Rule = {
  name: 'unknown-rule',
  kind: 'hygiene',
  summary: 'A setting or a `survey-ignore` comment names no rule, or no component, that there is.',
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
      if (message) yield { keys: ['lint', 'rules', name], part: 'key', message }
    }
    yield* inComponents(manifest, problem)
    for (const entry of entries)
      for (const name of new Set(entry.ignores)) {
        const message = name === '' ? 'name the rule, as in `# survey-ignore: rule why`' : problem(name)
        if (message) yield { entry, keys: [], message: `survey-ignore: ${message}` }
      }
  },
}

/** Settings for one component: the component must be there, and every rule. */
function* inComponents(
  { lint, components }: Manifest,
  problem: (name: string) => string | undefined,
): Generator<Finding> {
  const ids = components.map(({ id }) => id)
  for (const [component, rules] of Object.entries(lint?.components ?? {})) {
    const keys = ['lint', 'components', component]
    if (!ids.includes(component))
      yield { keys, part: 'key', message: `unknown component \`${component}\`${didYouMean(component, ids)}` }
    for (const name of Object.keys(rules)) {
      const message = problem(name)
      if (message) yield { keys: [...keys, name], part: 'key', message }
    }
  }
}

function problemWith(name: string, rules: readonly Rule[]): string | undefined {
  if (onlineRules.some((rule) => rule.name === name)) return undefined
  const rule = rules.find((candidate) => candidate.name === name)
  if (rule?.check) return undefined
  if (rule) return `rule \`${name}\` cannot be silenced or changed; correct what it reports`
  const names = rules.filter(({ check }) => check).map((candidate) => candidate.name)
  return `unknown rule \`${name}\`${didYouMean(name, names)}`
}
