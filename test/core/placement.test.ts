/** Headings lead to the taxon that they name, and nowhere when that is in doubt. */
import { expect, test } from 'vitest'
import { placementFor } from '../../src/core/placement.ts'
import { buildTaxonomy } from '../../src/core/taxonomy.ts'

const taxonomy = buildTaxonomy({
  components: [
    {
      id: 'data',
      title: 'Data Acquisition',
      subcategories: [
        { id: 'web', title: 'Web' },
        { id: 'other', title: 'Others' },
      ],
    },
    {
      id: 'models',
      title: 'Models',
      subcategories: [
        { id: 'web', title: 'Agents' },
        { id: 'other', title: 'Others' },
      ],
    },
  ],
})

// biome-ignore format: a table
test.each<[string[], string | undefined]>([
  [['Data Acquisition (§2)'], 'data'],
  [['My List', '2 Data acquisition', '2.1 Web'], 'data/web'],
  [['Web'], 'data/web'],
  [['Data Acquisition', 'Others'], 'data/other'],
  [['Models', 'Others'], 'models/other'],
  [['Others'], undefined],
  [['Data Acquisition', 'Unheard of'], undefined],
  [[], undefined],
])('%j', (headings, path) => {
  expect(placementFor(taxonomy, {})(headings)).toBe(path)
})

test('a hint counts for what stands below its heading, unless a heading there has a place', () => {
  const place = placementFor(taxonomy, { map: new Map([['Old Things', 'models']]) })
  expect(place(['Old Things'])).toBe('models')
  expect(place(['Old things', 'Unheard of'])).toBe('models')
  expect(place(['Old Things', 'Web'])).toBe('data/web')
  expect(place(['New Things'])).toBeUndefined()
})

test('a hint for the very heading has the last word', () => {
  const place = placementFor(taxonomy, { map: new Map([['Web', 'models/web']]) })
  expect(place(['Data Acquisition', 'Web'])).toBe('models/web')
})

test('the fallback is for headings that lead nowhere', () => {
  const place = placementFor(taxonomy, { fallback: 'models' })
  expect(place(['Unheard of'])).toBe('models')
  expect(place([])).toBe('models')
  expect(place(['Web'])).toBe('data/web')
})
