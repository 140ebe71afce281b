/** Names: into their parts and back. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { familyName, fullName, joinName, nameParts, shortAuthors } from '../../src/core/name.ts'

// biome-ignore format: a table
test.each([
  ['Eric Zelikman', 'Eric', 'Zelikman', ''],
  ['Noah D. Goodman', 'Noah D.', 'Goodman', ''],
  ['Laurens van der Maaten', 'Laurens', 'van der Maaten', ''],
  ['Juan de la Cruz', 'Juan', 'de la Cruz', ''],
  ['Van Nguyen', 'Van', 'Nguyen', ''],
  ['Gustavo de Rosa', 'Gustavo', 'de Rosa', ''],
  ['de Rosa', 'de', 'Rosa', ''],
  ['Martin Luther King Jr.', 'Martin Luther', 'King', 'Jr.'],
  ['Ray III', 'Ray', 'III', ''],
  ['García Márquez, Gabriel', 'Gabriel', 'García Márquez', ''],
  ['King, Jr., Martin Luther', 'Martin Luther', 'King', 'Jr.'],
  ['van Beethoven, Ludwig', 'Ludwig', 'van Beethoven', ''],
  ['Plato', '', 'Plato', ''],
  ['王小明', '', '王小明', ''],
  ['  Ann   Lee  ', 'Ann', 'Lee', ''],
  ['Jean-Pierre Serre', 'Jean-Pierre', 'Serre', ''],
])('%s', (author, given, family, suffix) => {
  expect(nameParts(author)).toEqual({ given, family, suffix, literal: false })
  expect(familyName(author)).toBe(family)
})

test('an organisation is one part, whatever is in it', () => {
  expect(nameParts({ literal: 'Barnes and Noble, Inc.' })).toEqual({
    family: 'Barnes and Noble, Inc.',
    given: '',
    suffix: '',
    literal: true,
  })
  expect(fullName({ literal: 'The Gemini Team' })).toBe('The Gemini Team')
})

describe('joinName', () => {
  // biome-ignore format: a table
  test.each([
    [{ given: 'Eric', family: 'Zelikman', suffix: '' }, 'Eric Zelikman'],
    [{ given: 'Gabriel', family: 'García Márquez', suffix: '' }, 'García Márquez, Gabriel'],
    [{ given: 'Laurens', family: 'van der Maaten', suffix: '' }, 'Laurens van der Maaten'],
    [{ given: 'Martin', family: 'King', suffix: 'Jr.' }, 'Martin King Jr.'],
    [{ given: 'Ana', family: 'Souza Filho', suffix: 'III' }, 'Souza Filho, III, Ana'],
    [{ given: '', family: 'Plato', suffix: '' }, 'Plato'],
    [{ given: '', family: 'King', suffix: 'Jr.' }, 'King, Jr.,'],
  ])('%o', (parts, author) => {
    expect(joinName(parts)).toBe(author)
    expect(nameParts(author)).toEqual({ ...parts, literal: false })
  })

  const word = fc.oneof(
    fc.constantFrom('van', 'de', 'la', 'Jr.', 'III', 'D.', 'Ann', "O'Brien"),
    fc.stringMatching(/^[A-Za-zé王-]{1,6}$/),
  )
  const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '))

  test('parts that were joined read back as they were', () => {
    const parts = fc.record({ given: words, family: words, suffix: fc.constantFrom('', 'Jr.', 'Sr', 'III') })
    fc.assert(
      fc.property(parts, (name) => {
        expect(nameParts(joinName(name))).toEqual({ ...name, literal: false })
      }),
      { numRuns: 1000 },
    )
  })

  test('an author taken apart and joined is the same person', () => {
    const author = fc.oneof(
      words,
      fc.array(words, { minLength: 2, maxLength: 4 }).map((list) => list.join(', ')),
    )
    fc.assert(
      fc.property(author, (name) => {
        const parts = nameParts(name)
        expect(nameParts(joinName(parts))).toEqual(parts)
      }),
      { numRuns: 1000 },
    )
  })
})

test('names as they are read and cited', () => {
  expect(fullName('King, Jr., Martin Luther')).toBe('Martin Luther King Jr.')
  expect(shortAuthors([])).toBe('')
  expect(shortAuthors()).toBe('')
  expect(shortAuthors(['Eric Zelikman'])).toBe('Zelikman')
  expect(shortAuthors(['Eric Zelikman', 'Wu, Yuhuai'])).toBe('Zelikman and Wu')
  expect(shortAuthors([{ literal: 'Gemini Team' }, 'B', 'C'])).toBe('Gemini Team et al.')
})
