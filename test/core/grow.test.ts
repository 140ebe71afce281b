/** A taxonomy from headings: in their order, each once, without what all share. */
import { expect, test } from 'vitest'
import { combineDrafts } from '../../src/core/combine.ts'
import type { Draft } from '../../src/core/draft.ts'
import { growTaxonomy } from '../../src/core/grow.ts'
import { beginSurvey } from '../../src/core/new-survey.ts'

test('headings become components and subcategories, in the order in which they come', () => {
  const { components, pathOf } = growTaxonomy([
    ['2 Data', '2.1 Web'],
    ['2 Data'],
    ['3 Models'],
    ['2 Data', '2.1 Web'],
    ['3 Models', 'Web'],
  ])
  expect(components).toEqual([
    { id: 'data', title: 'Data', section: '2', subcategories: [{ id: 'web', title: 'Web', section: '2.1' }] },
    { id: 'models', title: 'Models', section: '3', subcategories: [{ id: 'web', title: 'Web' }] },
  ])
  expect(pathOf(['2 Data', '2.1 Web'])).toBe('data/web')
  expect(pathOf(['3 Models', 'Web'])).toBe('models/web')
  expect(pathOf(['2 Data'])).toBe('data')
})

test('headings that all papers share name the document', () => {
  const { components } = growTaxonomy([
    ['My List', 'Papers', 'A'],
    ['My List', 'Papers', 'B', 'C'],
  ])
  expect(components.map(({ id }) => id)).toEqual(['a', 'b'])
})

test('the last heading of a path is never taken for the document', () => {
  expect(growTaxonomy([['Papers']]).components).toEqual([{ id: 'papers', title: 'Papers' }])
  expect(growTaxonomy([['Papers'], ['Papers', 'A']]).components).toEqual([
    { id: 'papers', title: 'Papers', subcategories: [{ id: 'a', title: 'A' }] },
  ])
})

test('papers without a heading get one', () => {
  const { components, pathOf } = growTaxonomy([[], ['A']])
  expect(components.map(({ title }) => title)).toEqual(['Papers', 'A'])
  expect(pathOf([])).toBe('papers')
})

test('two headings that give one id get two', () => {
  const { components } = growTaxonomy([['C'], ['C++'], ['c']])
  expect(components).toEqual([
    { id: 'c', title: 'C' },
    { id: 'c-2', title: 'C++' },
  ])
})

test('a new survey keeps the order of the headings, whatever papers stand under several of them', () => {
  const draft = (arxiv: string, heading: string, line: number): Draft => ({
    fields: { title: `Paper ${arxiv}`, arxiv },
    headings: [heading],
    from: { path: 'list.md', start: line * 10, end: line * 10 + 5, line, column: 1 },
  })
  const combined = combineDrafts([
    draft('1706.03762', 'First', 1),
    draft('1301.3781', 'Second', 2),
    draft('1706.03762', 'Third', 3),
  ])
  const { manifest } = beginSurvey({ title: 'T', attributes: [], combined, legend: [] })
  expect(combined).toHaveLength(2)
  expect(manifest.components.map(({ id }) => id)).toEqual(['first', 'second', 'third'])
})
