/** Facts are added to entries as lines at their places; every other byte, and every other fact, stays. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { declareAttributes } from '../../src/core/declare.ts'
import { enrichment } from '../../src/core/enrich.ts'
import { outlineOf } from '../../src/core/layout.ts'
import { loadFile, loadManifest } from '../../src/core/load.ts'
import type { Paper } from '../../src/core/paper.ts'
import { printEntry } from '../../src/core/print.ts'
import { applyEdits } from '../../src/core/text.ts'
import { arbitraryEntry } from '../contracts/view.ts'

/** The text with facts added to its entry `citekey`; undefined where a person must do it. */
function enriched(text: string, added: Partial<Paper>, citekey = 'k'): string | undefined {
  const block = outlineOf(text).find((one) => one.citekey === citekey)
  if (!block) throw new Error(`no ${citekey}`)
  const edits = enrichment({ path: 'p.yaml', text }, block.span, added)
  return edits && applyEdits(text, edits)
}

test('fields go to their canonical places, the text around them stays', () => {
  const text =
    '# head\n\nj:\n  title: J\n  component: c\n\n# mine\nk:\n  title: T # said\n  # about the key\n  component: c\n\nl:\n  title: L\n  component: c\n'
  expect(enriched(text, { date: '2024-05', arxiv: '2405.00001', also: ['d'] })).toBe(
    '# head\n\nj:\n  title: J\n  component: c\n\n# mine\nk:\n  title: T # said\n  # about the key\n  date: 2024-05\n  arxiv: "2405.00001"\n  component: c\n  also: [d]\n\nl:\n  title: L\n  component: c\n',
  )
})

test.each([
  [
    'a list that is there is replaced',
    'k:\n  title: T\n  component: c\n  also: [d] # why\n',
    'k:\n  title: T\n  component: c\n  also: [d, e] # why\n',
  ],
  [
    'a file without a last line break',
    'k:\n  title: T\n  component: c',
    'k:\n  title: T\n  component: c\n  also: [d, e]',
  ],
  [
    'a file of Windows',
    'k:\r\n  title: T\r\n  component: c\r\n',
    'k:\r\n  title: T\r\n  component: c\r\n  also: [d, e]\r\n',
  ],
  [
    'another indentation',
    'k:\n    title: T\n    component: c\n',
    'k:\n    title: T\n    component: c\n    also: [d, e]\n',
  ],
])('%s', (_, text, expected) => {
  expect(enriched(text, { also: ['d', 'e'] })).toBe(expected)
})

test.each([
  ['flow style', 'k: { title: T, component: c }\n'],
  ['flow style over lines', 'k: {\n  title: T,\n  component: c\n}\n'],
])('an entry in %s is left to a person', (_, text) => {
  expect(enriched(text, { date: '2024' })).toBeUndefined()
})

test('any facts that any paper lacks are added, and nothing else changes', () => {
  fc.assert(
    fc.property(arbitraryEntry, arbitraryEntry, fc.boolean(), ({ paper }, other, isLast) => {
      const { title: _, component: __, ...more } = other.paper
      const missing = Object.fromEntries(Object.entries(more).filter(([field]) => !(field in paper)))
      const neighbour = printEntry('z', { title: 'Z', component: 'c' })
      const text = `# x\n\n${printEntry('k', paper)}${isLast ? '' : `\n${neighbour}`}`
      const after = enriched(text, missing) ?? ''
      const { entries, diagnostics } = loadFile({ path: 'p.yaml', text: after })
      expect(diagnostics).toEqual([])
      expect(entries[0]?.paper).toEqual({ ...paper, ...missing })
      expect(entries.length).toBe(isLast ? 1 : 2)
      if (!isLast) expect(after.endsWith(`\n${neighbour}`)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

describe('attributes', () => {
  const manifest = 'title: T\ncomponents: [{ id: c, title: C }]\n'
  const pages = [{ id: 'pages', type: 'text' }] as const

  test.each([
    ['none before', manifest],
    ['no line break at the end', manifest.trimEnd()],
    ['some before', `${manifest}attributes:\n  - { id: size, type: number }\n`],
    [
      'some before, and more below',
      `${manifest}attributes:\n  - id: size # why\n    type: number\n\n# outputs\noutputs: []\n`,
    ],
    [
      'without indentation',
      `${manifest}attributes:\n- { id: size, type: number }\nurl: https://example.org\n`,
    ],
    ['Windows', `${manifest}attributes:\n  - { id: size, type: number }\n`.replaceAll('\n', '\r\n')],
  ])('are declared: %s', (_, text) => {
    const file = { path: 'survey.yaml', text }
    const before = loadManifest(file)
    const after = loadManifest({ ...file, text: declareAttributes(file, pages) })
    expect(after.diagnostics).toEqual([])
    expect(after.manifest).toEqual({
      ...before.manifest,
      attributes: [...(before.manifest?.attributes ?? []), ...pages],
    })
  })

  test('a list in flow style is left to a person', () => {
    const text = `${manifest}attributes: [{ id: size, type: number }]\n`
    expect(() => declareAttributes({ path: 'survey.yaml', text }, pages)).toThrow('does not declare `pages`')
  })
})
