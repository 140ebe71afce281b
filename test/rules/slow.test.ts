/** No rule takes longer than its text is long, whatever stands in a field. */
import { expect, test } from 'vitest'
import { createDatabase, type Entry } from '../../src/core/database.ts'
import { loadManifest } from '../../src/core/load.ts'
import type { Paper } from '../../src/core/paper.ts'
import { rules } from '../../src/rules/index.ts'
import { judge } from '../../src/rules/judge.ts'

const { manifest } = loadManifest({
  path: 'survey.yaml',
  text: 'title: T\ncomponents: [{ id: c, title: C }]\n',
})

test.each<[what: string, fields: Partial<Paper>]>([
  ['a name full of spaces', { authors: [`${' '.repeat(50_000)} (2020)`] }],
  ['a DOI full of brackets', { doi: `10.1000/${']'.repeat(50_000)}x]` }],
  ['a DOI that ends in brackets', { doi: `10.1000/x${']'.repeat(50_000)}` }],
  ['an address full of slashes', { url: `https://example.org/${'/'.repeat(100_000)}!` }],
])('%s takes no time', (_, fields) => {
  const entries = ['k', 'l'].map(
    (citekey): Entry => ({
      citekey,
      paper: { title: `Title ${citekey}`, component: 'c', ...fields },
      path: 'p.yaml',
      span: { start: 0, end: 1 },
    }),
  )
  if (!manifest) throw new Error('no manifest')
  const start = performance.now()
  const { failures } = judge(createDatabase(manifest, entries), rules, { today: '2026-06-30' })
  expect(failures).toEqual([])
  expect(performance.now() - start).toBeLessThan(1000)
})
