/** Citekeys: as Google Scholar makes them, always legal, always free. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proposeCitekey } from '../../src/core/citekey.ts'
import { Citekey } from '../../src/core/paper.ts'
import { arbitraryEntry } from '../contracts/view.ts'

const free = () => false

// biome-ignore format: a table
test.each([
  ['zelikman2022star', 'STaR: Bootstrapping Reasoning', ['Eric Zelikman'], '2022-03'],
  ['vandermaaten2008visualizing', 'Visualizing Data using t-SNE', ['Laurens van der Maaten'], '2008'],
  ['huang2023large', 'Large Language Models Can Self-Improve', ['Huang, Jiaxin'], '2023-05-01'],
  ['yuan2024self', 'Self-Rewarding Language Models', ['W. Yuan'], '2024'],
  ['guo2025deepseek', 'DeepSeek-R1: Incentivizing', ['D. Guo'], '2025'],
  ['lee2024gpt4', 'GPT-4 for the Rest', ['A. Lee'], '2024'],
  ['kaiser2017one', 'One Model to Learn Them All', ['Łukasz Kaiser'], '2017'],
  ['strasse2020groesse', 'Größe', ['Ann Straße'], '2020'],
  ['gemini2023family', 'A Family of Models', [{ literal: 'Gemini' }], '2023'],
  ['leetitle', 'The Title', ['A. Lee'], undefined],
  ['lee2020the', 'The', ['A. Lee'], '2020'],
  ['language2020models', 'Language Models', undefined, '2020'],
  ['paper', '∞', undefined, undefined],
  ['1984', '1984', undefined, undefined],
])('%s', (citekey, title, authors, date) => {
  expect(proposeCitekey({ title, authors, date }, free)).toBe(citekey)
})

test('a taken key gets the first free letters', () => {
  const taken = new Set(['lee2020title', 'lee2020titleb'])
  const paper = { title: 'Title', authors: ['A. Lee'], date: '2020' }
  expect(proposeCitekey(paper, (citekey) => taken.has(citekey))).toBe('lee2020titlec')
  const suffixes: string[] = []
  proposeCitekey(paper, (citekey) => suffixes.push(citekey.slice('lee2020title'.length)) < 55)
  expect(suffixes.slice(0, 3)).toEqual(['', 'b', 'c'])
  expect(suffixes.slice(24, 29)).toEqual(['y', 'z', 'aa', 'ab', 'ac'])
  expect(suffixes.slice(50, 54)).toEqual(['ay', 'az', 'ba', 'bb'])
})

test('any paper gets a legal key, and two never the same, whatever their case', () => {
  fc.assert(
    fc.property(fc.array(arbitraryEntry, { minLength: 1, maxLength: 6 }), (entries) => {
      const keys = new Set<string>()
      for (const { paper } of [...entries, ...entries]) {
        const citekey = proposeCitekey(paper, (key) => keys.has(key.toLowerCase()))
        expect(Citekey.safeParse(citekey).success, citekey).toBe(true)
        expect(citekey).toBe(citekey.toLowerCase())
        keys.add(citekey)
      }
      expect(keys.size).toBe(entries.length * 2)
    }),
    { numRuns: 100 },
  )
})

test('a title without spaces does not make a key that YAML refuses', () => {
  const citekey = proposeCitekey({ title: '自'.repeat(500), authors: ['名'.repeat(500)], date: '2020' }, free)
  expect(Citekey.safeParse(citekey).success).toBe(true)
  expect(citekey.length).toBeLessThan(100)
  expect(Citekey.safeParse('k'.repeat(251)).success).toBe(false)
})
