/** The index of titles finds what a comparison with every title finds. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areNear, titleKey, titleWords } from '../../src/core/title.ts'
import { findTitles, hasCitekey, titleLines } from '../../src/core/title-index.ts'
import { entryOf, hostileTitles } from '../contracts/view.ts'

const linesOf = (titles: readonly string[]) =>
  titleLines(titles.map((title, index) => entryOf(`Key${index}`, { title })))

/** The same by comparing with each. */
function bruteForce(titles: readonly string[], title: string): string[] {
  return titles.flatMap((other, index) =>
    titleKey(other) === titleKey(title) || areNear(titleWords(title), titleWords(other))
      ? [`key${index}`]
      : [],
  )
}

const word = fc.oneof(
  fc.constantFrom(
    'a',
    'of',
    'self',
    'play',
    'plays',
    'language',
    'languages',
    'models',
    'GPT',
    '4',
    'Self-Play',
    'naïve',
    '自我改进',
    '∞',
    ':',
    '–',
  ),
  fc.constantFrom('x'.repeat(23), 'x'.repeat(24), 'y'.repeat(40), `${'y'.repeat(39)}z`, '改'.repeat(30)),
)
const title = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '))
/** Titles made from one by a small change, so that near ones are common. */
const family = fc
  .tuple(title, fc.array(fc.tuple(word, fc.nat(9), fc.nat(3)), { maxLength: 6 }))
  .map(([base, changes]) => [
    base,
    ...changes.map(([put, at, kind]) => {
      const words = base.split(' ')
      return words.toSpliced(at, kind % 2, ...(kind > 1 ? [put] : [])).join(kind === 3 ? '' : ' ') || put
    }),
  ])

test('among random titles and their relatives', () => {
  let found = 0
  fc.assert(
    fc.property(family, fc.array(title, { maxLength: 5 }), (relatives, others) => {
      const [asked = '', ...rest] = relatives
      const titles = [...rest, ...others]
      const hits = findTitles(linesOf(titles), asked)
      expect(hits).toEqual(bruteForce(titles, asked))
      found += hits.length
    }),
    { numRuns: 500 },
  )
  expect(found).toBeGreaterThan(100)
})

test('among hostile titles each finds itself', () => {
  const lines = linesOf(hostileTitles)
  for (const [index, hostile] of hostileTitles.entries()) {
    expect(findTitles(lines, hostile), hostile).toEqual(bruteForce(hostileTitles, hostile))
    expect(findTitles(lines, hostile)).toContain(`key${index}`)
  }
})

test.each([
  ['other punctuation', 'Self-Play: Fine Tuning', 'self play fine-tuning'],
  [
    'spaces between all letters',
    'a b c d e f g h i j k l m n o p q r s t u v w x y z 1 2 3',
    'abcdefghijklmnopqrstuvwxyz123',
  ],
  ['signs alone', '∞ ≠ 💥', '∞≠💥'],
  [
    'one word more',
    'Bootstrapping Reasoning With Reasoning Models',
    'STaR Bootstrapping Reasoning With Reasoning Models',
  ],
])('%s', (_, known, asked) => {
  expect(findTitles(linesOf(['Other', known]), asked)).toEqual(['key1'])
  expect(findTitles(linesOf([asked, 'Other']), known)).toEqual(['key0'])
})

test('citekeys are taken whatever their case, and only whole ones', () => {
  const lines = titleLines([entryOf('Zelikman2022star', {}), entryOf('b', { title: 'c d' })])
  expect(['zelikman2022STAR', 'b'].map((key) => hasCitekey(lines, key))).toEqual([true, true])
  expect(['zelikman2022', '2022star', 'c', 'd', ''].map((key) => hasCitekey(lines, key))).toEqual(
    Array(5).fill(false),
  )
  expect(hasCitekey('', 'b')).toBe(false)
  expect(findTitles('', 'x')).toEqual([])
})
