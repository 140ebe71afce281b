/** `# survey-keep`: which fields of an entry it is about. */
import { expect, test } from 'vitest'
import { fieldOrder } from '../../src/core/fields.ts'
import { keptFields } from '../../src/core/keep.ts'

/** The kept fields of the entry `a` in a text that has another below it. */
function kept(text: string): readonly string[] | 'all' {
  const end = text.indexOf('\nb:')
  const found = [...keptFields(text, { start: 0, end: text.slice(0, end).trimEnd().length })]
  return found.length === fieldOrder.length ? 'all' : found
}

test.each([
  ['a:\n  title: X\n  venue: ICML 2024\nb:\n  title: Y # survey-keep\n', []],
  ['a:\n  title: X\n  venue: ICML 2024 # survey-keep\nb:\n', ['venue']],
  ['a:\n  title: X # survey-keep: as the authors want it\n  venue: ICML 2024\nb:\n', ['title']],
  ['a:\n  title: X\n  # survey-keep: venue, doi\nb:\n', ['venue', 'doi']],
  ['a:\n  title: X\n  # survey-keep\nb:\n', 'all'],
  ['a: # survey-keep\n  title: X\nb:\n', 'all'],
  ['a:\n  authors:\n    - X # survey-keep\n    - Y\n  title: X\nb:\n', ['authors']],
  ['a:\n  title: "X # survey-keep"\n  note: |\n    # survey-keep\nb:\n', []],
  ["a:\n  title: 'X # survey-keep'\nb:\n", []],
  ['a:\n  title: X # keep, survey-keeper\nb:\n', []],
  ['a:\n  authors:\n    - given: X\n      family: Y # survey-keep\n  title: X\nb:\n', ['authors']],
  ['a:\n  title: "X\n    doi: Y" # survey-keep\nb:\n', ['title']],
])('%j', (text, expected) => {
  expect(kept(text)).toEqual(expected)
})

test.each([
  ['# survey-keep: we know better\n', 'all'],
  ['# mine\n# survey-keep: venue\n# survey-ignore: missing-authors\n', ['venue']],
  ['# survey-keep\n\n', []],
  ['z:\n  title: Z # survey-keep\n', []],
])('above an entry %j', (above, expected) => {
  const text = `${above}a:\n  title: X\n`
  const found = [...keptFields(text, { start: above.length, end: text.length - 1 })]
  expect(found.length === fieldOrder.length ? 'all' : found).toEqual(expected)
})
