/** What one rule says of papers, and what its fix makes of them. */
import { expect } from 'vitest'
import { applyAllFixes, type Texts } from '../../src/rules/fix.ts'
import { rules } from '../../src/rules/index.ts'
import { lint } from '../../src/rules/lint.ts'

const manifest = { path: 'survey.yaml', text: 'title: T\ncomponents: [{ id: c, title: C }]\n' }

/** A data file of papers, each given by its fields. */
export function papers(...all: readonly object[]): string {
  return all
    .map((fields, index) => `k${index}: ${JSON.stringify({ title: 'T', component: 'c', ...fields })}\n`)
    .join('')
}

/** The diagnostics of one rule; nothing may be wrong with the file itself. */
export function said(rule: string, text: string) {
  const chosen = rules.filter(({ name }) => name === rule)
  const found = lint(manifest, [{ path: 'p.yaml', text }], chosen, { today: '2026-06-30' })
  expect(found.filter(({ rule: name }) => name === 'schema' || name === 'yaml')).toEqual([])
  return found.filter(({ rule: name }) => name === rule)
}

/** The file after all fixes of one rule, safe or not. */
export function fixed(rule: string, text: string): string {
  const ask = (texts: Texts) => said(rule, texts.get('p.yaml') ?? '')
  return applyAllFixes(ask, new Map([['p.yaml', text]]), { unsafe: true }).texts.get('p.yaml') ?? text
}

/** The title of the first paper after the fixes of one rule. */
export function fixedTitle(rule: string, title: string): string {
  const [, json = '{}'] = /^k0: (.*)$/m.exec(fixed(rule, papers({ title }))) ?? []
  return (JSON.parse(json) as { title: string }).title
}
