/** Printing: the canonical form, which reads back as the same paper. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBlock, readOutline } from '../../src/core/blocks.ts'
import { loadFile } from '../../src/core/load.ts'
import { Paper, Text } from '../../src/core/paper.ts'
import { printEntry } from '../../src/core/print.ts'
import { arbitraryEntry, hostile, ordinary } from '../contracts/view.ts'

function readBack(citekey: string, paper: Paper): unknown {
  const { entries, diagnostics } = loadFile({ path: 'p.yaml', text: printEntry(citekey, paper) })
  expect(diagnostics).toEqual([])
  return entries[0]?.paper
}

test('every field in the canonical form', () => {
  const paper: Paper = {
    also: ['applications/math'],
    title: 'STaR: Bootstrapping',
    authors: ['Eric Zelikman', 'Wu, Yuhuai', { literal: 'The Team' }],
    arxiv: '2203.14465',
    doi: '10.1000/x',
    acl: 'P19-1001',
    openreview: '0NphYCmgua',
    date: '2022',
    venue: 'NeurIPS 2022',
    type: 'article',
    url: 'https://example.org/a?b=c',
    code: 'https://example.org/a#b',
    note: 'one\ntwo\ttabbed',
    tags: ['reasoning', 'no'],
    component: 'optimization',
    subcategory: 'a/b',
    paradigm: ['self-play'],
    attributes: { size: 7, open: true, names: ['A: b', 'c'], 'model-size': '7B', no: 'No' },
  }
  expect(printEntry('zelikman2022star', paper)).toBe(`zelikman2022star:
  title: "STaR: Bootstrapping"
  authors: [Eric Zelikman, "Wu, Yuhuai", { literal: The Team }]
  date: 2022
  venue: NeurIPS 2022
  type: article
  arxiv: "2203.14465"
  acl: "P19-1001"
  openreview: "0NphYCmgua"
  doi: "10.1000/x"
  url: https://example.org/a?b=c
  code: "https://example.org/a#b"
  note: "one\\ntwo\\ttabbed"
  tags: [reasoning, "no"]
  component: optimization
  subcategory: a/b
  paradigm: [self-play]
  also: [applications/math]
  attributes: { size: 7, open: true, names: ["A: b", c], model-size: "7B", "no": "No" }
`)
  expect(readBack('zelikman2022star', paper)).toEqual(paper)
})

test.each([...ordinary, ...hostile])('$citekey reads back', ({ citekey, paper }) => {
  expect(readBack(citekey, paper)).toEqual(paper)
})

const text = fc.string({ unit: 'binary' }).filter((value) => Text.safeParse(value).success)
const line = fc.oneof(
  fc.constantFrom(
    'no',
    'NULL',
    '~',
    '2024',
    '1e5',
    '0x1F',
    'a: b',
    'a #b',
    '- a',
    '? a',
    '[a',
    '{',
    'a\u00a0b',
    '=',
    '<<',
    '@a',
    '"',
    "'",
  ),
  fc.string({
    unit: fc.constantFrom(...'aB1 :#-?,[]{}"\'\\&*!|>%@`\u2028\ufeffé🦙'),
    minLength: 1,
    maxLength: 12,
  }),
)
const id = fc.constantFrom('a', 'no', 'null', '2024', '1e5', 'true', 'a-b')
const rich = fc.record(
  {
    note: fc.oneof(text, line),
    tags: fc.array(id, { minLength: 1 }),
    paradigm: fc.oneof(id, fc.array(id, { minLength: 1 })),
    venue: line,
    attributes: fc.dictionary(
      id,
      fc.oneof(line, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.array(line)),
    ),
  },
  { requiredKeys: [] },
)

describe('any valid paper', () => {
  test('reads back as it was', () => {
    fc.assert(
      fc.property(arbitraryEntry, rich, ({ citekey, paper }, more) => {
        const whole = Paper.safeParse({ ...paper, ...more })
        fc.pre(whole.success)
        const expected = JSON.parse(JSON.stringify(whole.data)) as unknown
        expect(readBack(citekey, whole.data as Paper)).toEqual(expected)
      }),
      { numRuns: 400 },
    )
  })

  test('is written in printable characters, one line for each field', () => {
    fc.assert(
      fc.property(arbitraryEntry, text, ({ citekey, paper }, note) => {
        fc.pre(note !== '')
        const printed = printEntry(citekey, { ...paper, note })
        expect(printed).not.toMatch(/[^\P{Cc}\n]|[\p{Cs}\u2028\u2029\ufeff]/u)
        expect(printed.split('\n')).toHaveLength(Object.keys({ ...paper, note }).length + 2)
      }),
      { numRuns: 200 },
    )
  })
})

test('what is printed is what the fast reader reads', () => {
  for (const { citekey, paper } of ordinary) {
    const printed = printEntry(citekey, paper)
    const [block] = readOutline(printed) ?? []
    const isFlat = !paper.authors?.some((author) => typeof author !== 'string')
    if (isFlat) expect(block && readBlock(printed, block).value, printed).toBeDefined()
  }
})
