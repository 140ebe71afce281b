/** Copies of a paper become one, two papers stay two, and whatever differs is said. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { combineDrafts, createPaperIndex } from '../../src/core/combine.ts'
import type { Draft } from '../../src/core/draft.ts'
import type { Paper } from '../../src/core/paper.ts'

const star: Partial<Paper> = {
  title: 'STaR: Bootstrapping Reasoning With Reasoning',
  date: '2022-03',
  arxiv: '2203.14465',
}
const at = (line: number, fields: Partial<Paper>, more: Partial<Draft> = {}): Draft => ({
  fields,
  from: { path: 'list.md', line, column: 1, start: 0, end: 0 },
  ...more,
})

describe('one paper', () => {
  // biome-ignore format: a table
  test.each<[string, Partial<Paper>, Partial<Paper>]>([
    ['the same identifier', star, { title: 'STaR', arxiv: '2203.14465' }],
    ['a DOI in another case', { title: 'A Fine Paper', doi: '10.1000/AbC' }, { title: 'A fine paper', doi: '10.1000/abc' }],
    ['the same address', { title: 'A Post', url: 'https://example.org/a' }, { title: 'A post!', url: 'https://example.org/a/' }],
    ['the same title, written otherwise', { title: 'Self-Play for Language Models' }, { title: 'self-play for language models.' }],
    ['the same title in neighbouring years', { title: 'Self-Play for Models', date: '2023-12' }, { title: 'Self-Play for Models', date: '2024' }],
    ['a short title with an author', { title: 'Agents', authors: ['Ada Byron'] }, { title: 'Agents', authors: ['A. Byron', 'Bo Lee'] }],
  ])('%s', (_, a, b) => {
    expect(combineDrafts([at(1, a), at(2, b)]).length).toBe(1)
  })
})

describe('two papers', () => {
  // biome-ignore format: a table
  test.each<[string, Partial<Paper>, Partial<Paper>]>([
    ['one identifier on two titles', star, { title: 'Counting Sheep by Night', arxiv: '2203.14465' }],
    ['one identifier on two titles that share words', { title: 'Alignment-Augmented Speculative Decoding', arxiv: '2505.13204' }, { title: 'Speculative Decoding: Performance or Illusion?', arxiv: '2505.13204' }],
    ['one identifier, other authors', { title: 'A Study of Speculative Decoding', authors: ['Ada Byron'], arxiv: '2505.13204' }, { title: 'Speculative Decoding, a Study', authors: ['Bo Lee'], arxiv: '2505.13204' }],
    ['a short title', { title: 'Agents' }, { title: 'Agents' }],
    ['the same title by others', { title: 'A Survey of Agents', authors: ['Ada Byron'] }, { title: 'A Survey of Agents', authors: ['Bo Lee'] }],
    ['the same title years apart', { title: 'A Survey of Agents', date: '2015' }, { title: 'A Survey of Agents', date: '2024' }],
    ['nothing in common', star, { title: 'Attention Is All You Need' }],
  ])('%s', (_, a, b) => {
    expect(combineDrafts([at(1, a), at(2, b)]).length).toBe(2)
  })

  test('entries that bring citekeys of their own', () => {
    const drafts = [at(1, star, { citekey: 'a' }), at(9, star, { citekey: 'b' })]
    expect(combineDrafts(drafts).length).toBe(2)
    expect(combineDrafts([at(1, star, { citekey: 'a' }), at(9, star, { citekey: 'a' })]).length).toBe(1)
  })
})

test('copies complete each other, and what differs is said with lines', () => {
  const [one] = combineDrafts([
    at(3, { ...star, date: '2022', authors: ['E. Zelikman'] }),
    at(8, { ...star, date: '2022-03', venue: 'NeurIPS 2022', authors: ['Eric Zelikman', 'Yuhuai Wu'] }),
    at(9, { ...star, date: '2022-05', venue: 'ICLR 2023', code: 'https://github.com/x/y' }),
  ])
  expect(one?.fields).toEqual({
    ...star,
    venue: 'NeurIPS 2022',
    authors: ['Eric Zelikman', 'Yuhuai Wu'],
    code: 'https://github.com/x/y',
  })
  expect(one?.drafts.length).toBe(3)
  expect(one?.disagreements).toEqual([
    'date: line 3 has `2022-03`, line 9 `2022-05`; `2022-03` is kept',
    'venue: line 3 has `NeurIPS 2022`, line 9 `ICLR 2023`; `NeurIPS 2022` is kept',
  ])
})

test('of two dates the month of the arXiv id is kept', () => {
  const [one] = combineDrafts([at(1, { ...star, date: '2022-12' }), at(2, star)])
  expect(one?.fields.date).toBe('2022-03')
})

test('no draft is lost, whatever they hold', () => {
  const title = fc.constantFrom(
    'A',
    'A Survey',
    'A Survey of Agents',
    'a survey of agents',
    'Another Paper Here',
  )
  const fields = fc.record(
    {
      title,
      arxiv: fc.constantFrom('2203.14465', '2203.14466'),
      doi: fc.constantFrom('10.1000/a', '10.1000/A'),
      date: fc.constantFrom('2020', '2023-05'),
      authors: fc.constantFrom(['Ada Byron'], ['Bo Lee', 'Ada Byron']),
    },
    { requiredKeys: ['title'] },
  )
  fc.assert(
    fc.property(fc.array(fields, { maxLength: 8 }), (all) => {
      const drafts = all.map((one, index) => at(index + 1, one as unknown as Partial<Paper>))
      const combined = combineDrafts(drafts)
      const lines = combined.flatMap((one) => one.drafts.map(({ from }) => from?.line))
      expect(lines.toSorted()).toEqual(drafts.map(({ from }) => from?.line).toSorted())
      for (const { fields, drafts: copies } of combined)
        for (const copy of copies)
          for (const field of Object.keys(copy.fields)) expect(fields).toHaveProperty(field)
    }),
  )
})

test('the index answers as fast for many papers as for few', () => {
  const index = createPaperIndex<number>()
  for (let at = 0; at < 50_000; at++)
    index.add({ title: `Paper number ${at} of many`, arxiv: `2001.${at}` }, at)
  const start = performance.now()
  for (let at = 0; at < 50_000; at++) expect(index.find({ title: `paper Number ${at} of many` })).toBe(at)
  expect(performance.now() - start).toBeLessThan(10_000)
})
