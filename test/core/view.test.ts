/** Views: every listing once under its heading, in order, and numbers that agree. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDatabase, listingsOf } from '../../src/core/database.ts'
import { arrange, compareByCitekey, compareByDate, withSubsections } from '../../src/core/view.ts'
import { arbitraryEntry, entryOf, manifest, viewOf } from '../contracts/view.ts'

test('every heading of the taxonomy, with papers or without', () => {
  const sections = viewOf([]).sections.flatMap(withSubsections)
  expect(sections.map(({ taxon, listings, papers }) => [taxon.path, listings, papers])).toEqual([
    ['data', 0, 0],
    ['data/static', 0, 0],
    ['models', 0, 0],
  ])
})

test('listings and papers are counted below each heading, a paper once', () => {
  const view = viewOf([
    entryOf('a', { also: ['data/static', 'models', 'data'] }),
    entryOf('b', { subcategory: 'static' }),
    entryOf('c', { component: 'models' }),
  ])
  expect(view.sections.map(({ listings, papers }) => [listings, papers])).toEqual([
    [3, 2],
    [2, 2],
  ])
  expect(view.sections[0]?.sections[0]?.entries.map(({ citekey }) => citekey)).toEqual(['a', 'b'])
})

test('oldest first, then by title, then by citekey; undated papers last', () => {
  const entries = [
    entryOf('z', { date: '2022', title: 'B' }),
    entryOf('y', {}),
    entryOf('x', { date: '2022-03', title: 'A' }),
    entryOf('B', { date: '2022', title: 'b' }),
    entryOf('a', { date: '2022', title: 'a' }),
  ]
  expect(entries.toSorted(compareByDate).map(({ citekey }) => citekey)).toEqual(['a', 'B', 'z', 'x', 'y'])
  expect(entries.toSorted(compareByCitekey).map(({ citekey }) => citekey)).toEqual(['a', 'B', 'x', 'y', 'z'])
})

test('no listing is lost or doubled, in whatever order the papers come', () => {
  const entries = fc.uniqueArray(
    fc
      .tuple(arbitraryEntry, fc.subarray(['data', 'data/static', 'models']))
      .map(([{ citekey, paper }, also]) => entryOf(citekey, { ...paper, ...(also.length > 0 && { also }) })),
    { selector: ({ citekey }) => citekey, maxLength: 6 },
  )
  fc.assert(
    fc.property(entries, (list) => {
      const view = arrange(createDatabase(manifest, list))
      const listed = view.sections
        .flatMap(withSubsections)
        .flatMap(({ taxon, entries: here }) => here.map(({ citekey }) => `${citekey} ${taxon.path}`))
      const expected = list.flatMap(({ citekey, paper }) =>
        listingsOf(paper).map((path) => `${citekey} ${path}`),
      )
      expect(listed.toSorted()).toEqual(expected.toSorted())
      expect(view.sections.reduce((sum, { listings }) => sum + listings, 0)).toBe(expected.length)
      expect(arrange(createDatabase(manifest, list.toReversed()))).toEqual({
        ...view,
        taxonomy: expect.anything(),
      })
    }),
    { numRuns: 100 },
  )
})
