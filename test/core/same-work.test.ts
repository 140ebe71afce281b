/** Two records compared: what counts as one work, what must be asked, what is another. */
import { describe, expect, test } from 'vitest'
import type { Paper } from '../../src/core/paper.ts'
import { likeness, sameFirstAuthor, sameTitle, titleSimilarity } from '../../src/core/same-work.ts'

const star = 'STaR: Bootstrapping Reasoning With Reasoning'

describe('titles that are one', () => {
  test.each([
    [star, 'STAR: bootstrapping reasoning with reasoning.'],
    [star, '{STaR}: Bootstrapping Reasoning With Reasoning'],
    ['Gödel machines & self-improvement', 'Godel Machines and Self-Improvement'],
    ['On $k$-step \\emph{Noisy} Training', 'On k-step Noisy Training'],
    ['Position: Scaling is not enough for agents', 'Scaling Is Not Enough for Agents'],
    ['Self-Rewarding Language Models at Scale', 'Self-Rewarding Language Model at Scale'],
  ])('%s = %s', (a, b) => {
    expect(titleSimilarity(a, b)).toBeGreaterThanOrEqual(sameTitle)
    expect(titleSimilarity(b, a)).toBe(titleSimilarity(a, b))
  })
})

describe('titles that are not', () => {
  test.each([
    ['GPT-3 Technical Report', 'GPT-4 Technical Report'],
    ['Attention Is All You Need', 'Is Attention All You Need?'],
    [star, 'STaR'],
    [star, 'Quiet-STaR: Language Models Can Teach Themselves to Think Before Speaking'],
    ['Training Language Models to Follow Instructions', 'Training Vision Models to Follow Instructions'],
    ['', ''],
    ['', star],
  ])('%s ≠ %s', (a, b) => {
    expect(titleSimilarity(a, b)).toBeLessThan(sameTitle)
  })
})

test('ten megabytes are compared at once', () => {
  const title = 'self training '.repeat(700_000)
  const start = performance.now()
  expect(titleSimilarity(title, `${title}!`)).toBe(1)
  titleSimilarity(title, 'a'.repeat(10_000_000))
  expect(performance.now() - start).toBeLessThan(1000)
})

test.each([
  [['Eric Zelikman'], ['Zelikman, Eric', 'Y. Wu'], true],
  [['E. Zelikman'], ['Eric Zelikman'], true],
  [['Wei Wang'], ['Wang Wei'], true],
  [['María García-López'], ['Maria Garcia Lopez'], true],
  [['Laurens van der Maaten'], ['van der Maaten, Laurens'], true],
  [['Eric Zelikman'], ['Yuhuai Wu'], false],
  [[{ literal: 'Gemini Team' }], [{ literal: 'Gemini Team' }], true],
  [[], ['Yuhuai Wu'], undefined],
  [undefined, ['Yuhuai Wu'], undefined],
])('first of %j and %j: %s', (a, b, expected) => {
  expect(sameFirstAuthor(a, b)).toBe(expected)
})

test.each<[Partial<Paper>, Partial<Paper>, string]>([
  [
    { title: star, authors: ['E. Zelikman'], date: '2022-03' },
    { title: star, authors: ['Eric Zelikman'], date: '2022' },
    'same',
  ],
  [{ title: star }, { title: star }, 'same'],
  [{ title: star, authors: ['A. Other'] }, { title: star, authors: ['Eric Zelikman'] }, 'other'],
  [{ title: star, date: '2019' }, { title: star, date: '2022' }, 'other'],
  [{ title: star, date: '2020' }, { title: star, date: '2022' }, 'same'],
  [{ title: star }, { title: 'STaR' }, 'other'],
  [{ title: star }, { title: 'STaR: Bootstrapping Reasoning by Reasoning' }, 'perhaps'],
])('%j and %j: %s', (a, b, expected) => {
  expect(likeness(a, b)).toBe(expected)
})
