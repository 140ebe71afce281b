/** Counts: rows and totals that add up. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDatabase, listingsOf, paradigmsOf } from '../../src/core/database.ts'
import { countBy, crossTable, facets } from '../../src/core/stats.ts'
import { arbitraryEntry, entryOf, manifest, ordinary } from '../contracts/view.ts'

const entries = fc.array(
  fc
    .tuple(
      arbitraryEntry,
      fc.subarray(['data/static', 'models', 'data']),
      fc.constantFrom(undefined, 'self-play', ['self-play', 'other'], ['self-play', 'self-play']),
    )
    .map(([{ citekey, paper }, also, paradigm]) =>
      entryOf(citekey, { ...paper, ...(also.length > 0 && { also }), ...(paradigm && { paradigm }) }),
    ),
  { maxLength: 8 },
)
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

test('the rows of every facet add up to the total', () => {
  fc.assert(
    fc.property(entries, fc.constantFrom(...facets), (list, facet) => {
      const { rows, total } = countBy(createDatabase(manifest, list), facet)
      const counted = sum(
        list.map(({ paper }) => {
          const times = facet === 'paradigm' ? Math.max(new Set(paradigmsOf(paper)).size, 1) : 1
          return listingsOf(paper).length * times
        }),
      )
      expect(total).toEqual({
        papers: list.length,
        listings: sum(list.map(({ paper }) => listingsOf(paper).length)),
      })
      expect(sum(rows.map(({ listings }) => listings))).toBe(counted)
      expect(sum(rows.map(({ papers }) => papers))).toBeGreaterThanOrEqual(list.length)
      for (const { papers, listings, label } of rows) {
        expect(papers).toBeLessThanOrEqual(Math.min(listings, list.length))
        expect(label).not.toBe('')
      }
      if (facet === 'year' || facet === 'venue' || facet === 'kind')
        expect(sum(rows.map(({ papers }) => papers))).toBe(list.length)
    }),
    { numRuns: 200 },
  )
})

test('a table of two facets has every paper of a row in its cells', () => {
  fc.assert(
    fc.property(entries, fc.constantFrom(...facets), fc.constantFrom(...facets), (list, first, second) => {
      const { rows, columns, cells, total } = crossTable(createDatabase(manifest, list), first, second)
      expect(total.papers).toBe(list.length)
      for (const [index, row] of rows.entries()) {
        expect(sum(cells[index] ?? [])).toBeGreaterThanOrEqual(row.papers)
        for (const [place, column] of columns.entries())
          expect(cells[index]?.[place]).toBeLessThanOrEqual(Math.min(row.papers, column.papers))
      }
      for (const [place, column] of columns.entries())
        expect(sum(cells.map((line) => line[place] ?? 0))).toBeGreaterThanOrEqual(column.papers)
    }),
    { numRuns: 200 },
  )
})

test('rows in the order of the taxonomy, of time or of size, those without a value last', () => {
  const database = createDatabase(manifest, ordinary)
  const rows = (facet: (typeof facets)[number]) => countBy(database, facet).rows
  expect(rows('component').map(({ key, label }) => [key, label])).toEqual([
    ['data', 'Data'],
    ['models', 'Models | Methods'],
  ])
  expect(rows('subcategory').map(({ key }) => key)).toEqual(['data', 'data/static', 'models'])
  expect(rows('paradigm').map(({ key, label, papers }) => [key, label, papers])).toEqual([
    ['self-play', 'Self-play', 1],
    ['', 'no paradigm', ordinary.length - 1],
  ])
  const years = rows('year').map(({ key }) => key)
  expect(years).toEqual([...years.filter((key) => key !== '').toSorted(), ''])
  expect(rows('kind').at(-1)?.label).toBe('no venue')
  const sizes = rows('venue')
    .slice(0, -1)
    .map(({ papers }) => papers)
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
})
