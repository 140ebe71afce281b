/** Item templates where a paper lacks what they name. */
import { expect, test } from 'vitest'
import type { Entry } from '../../src/core/database.ts'
import { buildTaxonomy } from '../../src/core/taxonomy.ts'
import { defaultItem, itemWriter } from '../../src/formats/markdown-template.ts'

const taxonomy = buildTaxonomy({ components: [{ id: 'c', title: 'C' }] })
const entry = (paper: Partial<Entry['paper']>): Entry => ({
  citekey: 'k',
  paper: { title: 'T', component: 'c', ...paper },
  path: 'papers.yaml',
  span: { start: 0, end: 0 },
})
const linked = entry({ url: 'https://example.org/t', venue: 'ICML 2024', date: '2024-05' })
const bare = entry({})

test.each<[template: string, ofLinked: string, ofBare: string]>([
  [defaultItem, '[(2024, May) [ICML 2024] T](https://example.org/t)', 'T'],
  ['{title}< ([paper]({url}))>', 'T ([paper](https://example.org/t))', 'T'],
  ['[sic] [{title}]({url})', '[sic] [T](https://example.org/t)', '[sic] T'],
  ['<[x]({url}) >[{title}]({url})', '[x](https://example.org/t) [T](https://example.org/t)', 'T'],
  ['{title}]({url})', 'T](https://example.org/t)', 'T]()'],
])('%s', (template, ofLinked, ofBare) => {
  const write = itemWriter(template, taxonomy, {})
  expect(write(linked)).toBe(ofLinked)
  expect(write(bare)).toBe(ofBare)
})
