/** What rules say of entries, for tests of their edges. */
import { expect } from 'vitest'
import { rules } from '../../src/rules/index.ts'
import { lint } from '../../src/rules/lint.ts'

/** A title and the lines of further fields. */
export type Given = readonly [title: string, fields: string]

/** `rule message` for each finding of these rules in entries `k0`, `k1`, …; the entries must be valid. */
export function sayAll(names: readonly string[], entries: readonly Given[], today = '2026-06-30'): string[] {
  const texts = entries.map(
    ([title, fields], index) =>
      `k${index}:\n  title: ${JSON.stringify(title)}\n  component: c\n  ${fields}\n`,
  )
  const manifest = {
    path: 'survey.yaml',
    text: 'title: T\ncomponents: [{ id: c, title: C }]\nattributes: [{ id: isbn, type: list }]\n',
  }
  const found = lint(manifest, [{ path: 'p.yaml', text: texts.join('') }], rules, { today })
  expect(found.filter(({ rule }) => ['schema', 'yaml', 'malformed-identifier'].includes(rule))).toEqual([])
  return found.filter(({ rule }) => names.includes(rule)).map(({ rule, message }) => `${rule} ${message}`)
}
