/** Queries: which papers answer, and with which listings. */
import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/core/error.ts'
import { matcher, parseYears, type Query } from '../../src/core/query.ts'
import { entryOf } from '../contracts/view.ts'

const entry = entryOf('k', {
  authors: ['Łukasz Kaiser', 'García Márquez, Gabriel', { literal: 'Gemini Team' }],
  date: '2023-05',
  venue: 'NeurIPS 2023 Workshop: MATH-AI',
  component: 'data',
  subcategory: 'static/web',
  paradigm: ['self-play', 'distillation'],
  also: ['models', 'data/static-x'],
  doi: '10.1000/x',
})
const all = ['data/static/web', 'models', 'data/static-x']

// biome-ignore format: a table
describe('listings that answer', () => {
  test.each<[query: Query, listings: string[]]>([
    [{}, all],
    [{ components: ['data'] }, ['data/static/web', 'data/static-x']],
    [{ components: ['data', 'models'] }, all],
    [{ components: ['dat'] }, []],
    [{ components: [] }, []],
    [{ subcategories: ['data/static'] }, ['data/static/web']],
    [{ components: ['models'], subcategories: ['data/static'] }, []],
    [{ paradigms: ['self-play'] }, all],
    [{ paradigms: ['x', 'distillation'] }, all],
    [{ paradigms: ['self'] }, []],
    [{ years: [{ first: 2023, last: 2023 }] }, all],
    [{ years: [{ first: 0, last: 2022 }] }, []],
    [{ years: [{ first: 0, last: 2022 }, { first: 2023, last: 9999 }] }, all],
    [{ venues: ['NeurIPS'] }, all], [{ venues: ['neurips 2023'] }, all], [{ venues: ['NIPS'] }, all],
    [{ venues: ['NeurIPS 2022'] }, []], [{ venues: ['NeurIPS 2023 Workshop'] }, all], [{ venues: ['ICML'] }, []], [{ venues: ['math-ai'] }, all],
    [{ authors: ['lukasz'] }, []], [{ authors: ['KAISER'] }, all], [{ authors: ['Gabriel Garcia'] }, all], [{ authors: ['garcia marquez, g'] }, all],
    [{ authors: ['gemini'] }, all], [{ authors: ['nobody'] }, []], [{ authors: ['nobody', 'kaiser'] }, all],
    [{ has: ['doi', 'date'] }, all], [{ has: ['doi', 'arxiv'] }, []], [{ missing: ['arxiv'] }, all], [{ missing: ['doi'] }, []],
    [{ has: ['doi'], missing: ['doi'] }, []],
    [{ years: [{ first: 2023, last: 2023 }], authors: ['nobody'] }, []],
  ])('%j', (query, listings) => {
    expect(matcher(query)(entry)).toEqual(listings)
  })
})

test('a paper without the field that is asked for does not answer', () => {
  const bare = entryOf('k', {})
  for (const query of [
    { years: [{ first: 0, last: 9999 }] },
    { venues: ['x'] },
    { authors: ['x'] },
    { paradigms: ['x'] },
  ])
    expect(matcher(query)(bare), JSON.stringify(query)).toEqual([])
})

test.each([
  ['2023', 2023, 2023],
  [' 2023..2025 ', 2023, 2025],
  ['2023..', 2023, 9999],
  ['..2020', 0, 2020],
])('years %s', (text, first, last) => {
  expect(parseYears(text)).toEqual({ first, last })
})

test.each(['', '..', '23', '2023-2025', '20232025', '2023..25', 'x', '2023...2025'])(
  '%j is no year',
  (text) => {
    expect(() => parseYears(text)).toThrow(UserError)
  },
)
