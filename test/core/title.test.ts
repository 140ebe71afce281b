/** Titles: which spellings are one title, which titles are near, which two can be one paper. */
import { expect, test } from 'vitest'
import { areNear, mayBeOnePaper, titleKey, titleWords } from '../../src/core/title.ts'

test('the words of a title', () => {
  expect(titleWords('Self-Play: “Naïve” {LLM}s — 2nd Éd.')).toEqual([
    'self',
    'play',
    'naive',
    'llms',
    '2nd',
    'ed',
  ])
  expect(titleWords('自我改进 for ﬁne-tuning')).toEqual(['自我改进', 'for', 'fine', 'tuning'])
  expect(titleWords('∞ ≠ 💥')).toEqual([])
})

test.each([
  ['Self-Play Fine-Tuning', 'self play FINE TUNING.'],
  ['{STaR}: Bootstrapping', 'STaR – Bootstrapping'],
  ['Selfplay', 'Self-Play'],
  ['Café', 'Cafe\u0301'],
])('%s = %s', (a, b) => {
  expect(titleKey(a)).toBe(titleKey(b))
})

test('titles without letters keep apart', () => {
  expect(titleKey('∞')).not.toBe('')
  expect(titleKey('∞')).not.toBe(titleKey('💥'))
})

test.each<[a: string, b: string, near: boolean]>([
  ['STaR: Bootstrapping Reasoning With Reasoning', 'Bootstrapping Reasoning With Reasoning', true],
  ['A Survey of Large Language Models', 'Survey of Large Language Models', true],
  ['Large Language Models Can Self-Improve', 'Large Language Model Can Self-Improve', true],
  ['Bias in, Bias out: Judges', 'Bias out, Bias in: Judges', true],
  [
    'Deep Nets for Fast Shower Simulation in Physics',
    'Deep Nets for Fast Photon Shower Simulation in Physics',
    true,
  ],
  ['A Survey on Transfer Learning', 'A Survey on Heterogeneous Transfer Learning', false],
  ['Reward Models for Language Agents', 'World Models for Language Agents', false],
  ['GPT-3 Technical Report Card', 'GPT-4 Technical Report Card', false],
  ['Llama Guard Safety Model', 'Llama Guard 2 Safety Model', false],
  ['Attention Is Everything', 'Attentions Is Everything', false],
  ['To Be or Not to Be', 'To Be or Be', false],
])('%s | %s', (a, b, near) => {
  expect(areNear(titleWords(a), titleWords(b))).toBe(near)
  expect(areNear(titleWords(b), titleWords(a))).toBe(near)
})

test.each<[a: string, b: string, one: boolean]>([
  ['STaR', 'STaR: Bootstrapping Reasoning With Reasoning', true],
  ['Learning to Summarize from Human Feedback', 'Learning to Summarize with Human Feedback', true],
  [
    'MetaChain: A Fully-Automated and Zero-Code Framework for LLM Agents',
    'AutoAgent: A Fully-Automated and Zero-Code Framework for LLM Agents',
    true,
  ],
  [
    'Balanced Locality-Sensitive Hashing for Online Data Selection',
    'Self-Evolved Diverse Data Sampling for Efficient Instruction Tuning',
    false,
  ],
  ['The Art of the Deal', 'The Lord of the Rings', false],
  ['AI', 'ML', false],
  ['∞', '∞', true],
])('one paper? %s | %s', (a, b, one) => {
  expect(mayBeOnePaper(a, b)).toBe(one)
})
