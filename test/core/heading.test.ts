/** Headings as names: what counts them goes, what they say stays. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proposeId, readHeading } from '../../src/core/heading.ts'
import { Id } from '../../src/core/paper.ts'

// biome-ignore format: a table
test.each([
  ['Static Curation (§2.2)', 'Static Curation', '2.2'],
  ['2.4.1 Prompt-Based', 'Prompt-Based', '2.4.1'],
  ['3. Methods', 'Methods', '3'],
  ['4.Scaffold to Sequence', 'Scaffold to Sequence', '4'],
  ['§ 5.1: Decoding', 'Decoding', '5.1'],
  ['Benchmarks [Section 6]', 'Benchmarks', '6'],
  ['(1) Supervised Fine-Tuning', 'Supervised Fine-Tuning', undefined],
  ['IV. Agents', 'Agents', undefined],
  ['A1. Jailbreak', 'Jailbreak', undefined],
  ['一、 综述', '综述', undefined],
  ['🔥 News:', 'News', undefined],
  ['1️⃣ First Steps', 'First Steps', undefined],
  ['2024', '2024', undefined],
  ['2020 and before', '2020 and before', undefined],
  ['3DGS (Gaussian Splatting)', '3DGS (Gaussian Splatting)', undefined],
  ['3D Vision', '3D Vision', undefined],
  ['  Two\n lines ', 'Two lines', undefined],
  ['🔥', '🔥', undefined],
  ['7', '7', undefined],
  ['I Am a Title', 'I Am a Title', undefined],
])('%s', (text, title, section) => {
  expect(readHeading(text)).toEqual({ title, ...(section !== undefined && { section }) })
})

test.each([
  ['Metric-Guided Scoring', 'metric-guided-scoring'],
  ['What’s New?', 'whats-new'],
  ['Prompt & Response / Reward', 'prompt-response-reward'],
  ['Überblick: Größe', 'ueberblick-groesse'],
  ['', 'section'],
  ['🔥', 'section'],
  ['A Very Long Heading That Goes On and On for Ever', 'a-very-long-heading-that-goes-on-and-on'],
])('the id of %j is %s', (title, id) => {
  expect(proposeId(title, () => false)).toBe(id)
})

test('an id that is taken gets a number', () => {
  const taken = new Set(['news', 'news-2'])
  expect(proposeId('News', (id) => taken.has(id))).toBe('news-3')
})

test('an id is always one that a manifest takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      expect(Id.safeParse(proposeId(title, () => false)).success).toBe(true)
    }),
  )
})
