/** The edges of the rules that ask which paper an entry is. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Given, sayAll } from './say.ts'

const twinRules = ['similar-title', 'preprint-and-published', 'one-title-two-ids']
const long = 'Learning to Reason by Playing Many Small Games'
const jane = 'authors: [Jane Doe, Max Smith]'
const none = 'note: nobody'

/** The rule that a pair is reported by, in whatever order it stands. */
function ruleFor(a: Given, b: Given): string | undefined {
  const [there, back] = [sayAll(twinRules, [a, b]), sayAll(twinRules, [b, a])]
  expect(there.length).toBeLessThan(2)
  expect(back.map(ruleName)).toEqual(there.map(ruleName))
  return there.map(ruleName)[0]
}
const ruleName = (message: string) => message.split(' ')[0]

describe('one title in two entries', () => {
  // biome-ignore format: a table
  test.each<[first: string, second: string, rule: string | undefined]>([
    [`${jane}\n  arxiv: "2401.10020"`, `${jane}\n  venue: ICML 2024`, 'preprint-and-published'],
    [`${none}\n  arxiv: "2401.10020"`, `${none}\n  acl: 2024.acl-long.7`, 'preprint-and-published'],
    [`${jane}\n  venue: bioRxiv`, `${jane}\n  doi: 10.1038/x1`, 'preprint-and-published'],
    [`${jane}\n  doi: 10.1101/2023.01.01.1`, `${jane}\n  doi: 10.1038/x1`, 'preprint-and-published'],
    [`${jane}\n  arxiv: "2401.10020"`, `${jane}\n  arxiv: "2402.10020"`, 'one-title-two-ids'],
    [`${jane}\n  arxiv: "2401.10020"`, 'authors: [Eva Novak]\n  doi: 10.48550/arXiv.2402.10020', 'one-title-two-ids'],
    [`${jane}\n  arxiv: "2401.10020"`, `${jane}\n  doi: 10.48550/arXiv.2401.10020`, undefined],
    [`${jane}\n  url: https://example.org/a`, `${jane}\n  url: https://example.org/b`, 'similar-title'],
    [`${jane}\n  url: https://example.org/a`, `${jane}\n  url: http://www.example.org/a/`, undefined],
    [`${jane}\n  date: 2020\n  venue: ICML 2020`, `${jane}\n  date: 2022\n  venue: JMLR 2022`, undefined],
    [`${jane}\n  date: 2020\n  doi: 10.1000/1`, `${jane}\n  date: 2020\n  doi: 10.1000/2`, 'one-title-two-ids'],
    [`${jane}\n  date: 2020\n  doi: 10.1000/1`, `${jane}\n  date: 2022\n  doi: 10.1000/2`, undefined],
    [jane, 'authors: [Eva Novak]', undefined],
    [jane, none, 'similar-title'],
    [jane, 'authors: ["Smith, M.", "Doe, J."]', 'similar-title'],
    [jane, 'authors: [{ literal: The Games Team }]', 'similar-title'],
  ])('%j | %j', (first, second, rule) => {
    expect(ruleFor([long, first], [long, second])).toBe(rule)
  })
})

describe('titles that are nearly the same', () => {
  // biome-ignore format: a table
  test.each<[title: string, fields: string, isReported: boolean]>([
    [long.toUpperCase(), none, true],
    [long.replace('Reason', 'Raeson'), none, true],
    [long.replace('Playing', 'Playying'), none, true],
    [long.replace('Games', 'Game'), none, true],
    [`${long} (v2)`, none, true],
    [`${long} v2`, none, true],
    [`${long} (Extended Version)`, none, true],
    [`${long}: Extended Abstract`, none, true],
    [`${long} [ICML 2020]`, none, true],
    [`GAMER: ${long}`, none, true],
    [`${long}: A Large Study`, none, true],
    [`On ${long}`, none, true],
    [`${long} 2.0`, jane, false],
    [`${long}, Part II`, jane, false],
    [`${long}+`, jane, false],
    [long.replace('Playing', 'Hating'), jane, false],
    [long.replace('Many', 'Any'), jane, false],
    [long.replace('Small ', 'Small Board '), jane, false],
    [long.replace('Small ', 'Small Board '), `${jane}\n  arxiv: "2401.10020"`, false],
    [`Unlearning to Reason by Playing Many Small Games`, jane, false],
    [`${long} in the Dark`, jane, false],
  ])('%j', (title, fields, isReported) => {
    expect(ruleFor([long, fields], [title, fields.replace(/\n.*/, '')])).toBe(isReported ? 'similar-title' : undefined)
  })

  test.each([
    ['Graph Theory', 'Graph Theory'],
    ['Phi-3 Technical Report', 'Phi-4 Technical Report'],
    ['Supervised Learning of Good Games', 'Unsupervised Learning of Good Games'],
    ['A Survey of Game Playing in 2023', 'A Survey of Game Playing in 2024'],
    ['Games: A Survey', 'Games: A Survey'],
    ['DINO Detects Every Game', 'DINO+ Detects Every Game'],
  ])('%j is not %j', (a, b) => {
    const [first, second] = ['url: https://example.org/a', 'url: https://example.org/b']
    expect(ruleFor([a, first], [b, second])).toBeUndefined()
  })

  test('each is reported once, however many there are', () => {
    const titles = [
      long,
      'Something Else Entirely Different',
      `On ${long}`,
      `${long} (v2)`,
      long.toUpperCase(),
    ]
    const found = sayAll(
      twinRules,
      titles.map((title): Given => [title, none]),
    )
    expect(found.map((message) => /`(k\d)`/.exec(message)?.[1])).toEqual(['k0', 'k0', 'k0'])
  })

  test('any swap of two letters inside a long word is found', () => {
    const words = long
      .split(' ')
      .map((word, index) => ({ word, index }))
      .filter(({ word }) => word.length > 4)
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.nat(), ({ word, index }, nat) => {
        const at = 1 + (nat % (word.length - 2))
        const slip = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
        const title = long.split(' ').with(index, slip).join(' ')
        expect(ruleFor([long, none], [title, none])).toBe('similar-title')
      }),
      { numRuns: 30 },
    )
  })

  test.each([
    ['one title', (_: number) => long],
    ['titles that share all words but one', (index: number) => long.replace('Reason', `Reason${index}x`)],
    [
      'titles that are each other with a letter more',
      (index: number) => `${long} q${'x'.repeat(index % 40)}`,
    ],
    ['brackets and blanks', (index: number) => `${'( '.repeat(200)}${index}`],
  ])('five thousand entries take no time: %s', (_, title) => {
    const entries = Array.from({ length: 5000 }, (__, index): Given => [title(index), none])
    const start = performance.now()
    sayAll(twinRules, entries)
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

// biome-ignore format: a table
test.each<[titles: string[], found: string[]]>([
  [['Mining Coal', 'Counting Sheep'], ['one-url-two-titles']],
  [['Counting Sheep', 'Counting Sheep at Night'], ['duplicate-url']],
  [['Counting Sheep', 'Sheep Dogs Bark'], ['one-url-two-titles']],
  [['Mining Coal', 'Counting Sheep', 'Weighing Goats'], []],
  [['Mining Coal', 'Counting Sheep', 'Mining Coal!'], ['duplicate-url']],
])('at one address: %j', (titles, found) => {
  const entries = titles.map((title): Given => [title, 'url: https://example.org/a'])
  expect(sayAll(['one-url-two-titles', 'duplicate-url'], entries).map(ruleName)).toEqual(found)
})

// biome-ignore format: a table
test.each<[fields: string, count: number]>([
  ['acl: 2023.emnlp-main.67\n  doi: 10.18653/v1/2023.emnlp-main.67', 0],
  ['acl: 2023.emnlp-main.67\n  doi: 10.18653/v1/2023.emnlp-main.68', 1],
  ['acl: P14-1001\n  doi: 10.3115/v1/p14-1001', 0],
  ['acl: P14-1001\n  doi: 10.3115/v1/P14-1002', 1],
  ['acl: P14-1001\n  doi: 10.3115/1234567.1234568', 0],
  ['acl: 2023.emnlp-main.67\n  url: https://doi.org/10.18653/v1/2023.emnlp-main.67', 0],
  ['arxiv: "2401.10020"\n  doi: 10.48550/arXiv.2401.10021', 1],
  ['arxiv: "2401.10020"\n  doi: 10.48550/ARXIV.2401.10020', 0],
  ['arxiv: "2401.10020"\n  url: https://arxiv.org/pdf/2401.10020v3', 0],
  ['arxiv: "2401.10020"\n  doi: 10.1038/x\n  url: https://doi.org/10.1038/X', 0],
  ['arxiv: "2401.10020"\n  doi: 10.1038/x\n  url: https://doi.org/10.1038/y', 1],
  ['openreview: 0NphYCmgua\n  url: https://openreview.net/forum?id=0NphYCmgub', 1],
])('contradicting: %j', (fields, count) => {
  expect(sayAll(['contradicting-identifiers'], [['T', fields]])).toHaveLength(count)
})

// biome-ignore format: a table
test.each<[date: string, fields: string, isWrong: boolean]>([
  ['2024-01', 'acl: 2023.emnlp-main.67', true],
  ['2023-12-31', 'acl: 2023.emnlp-main.67', false],
  ['2001', 'acl: 2023.emnlp-main.67', false],
  ['2020', 'acl: P19-1001', true],
  ['2000', 'acl: P99-1001', true],
  ['1999', 'acl: P99-1001', false],
  ['2024', 'doi: 10.18653/v1/2023.emnlp-main.67', true],
  ['2020', 'doi: 10.18653/v1/p19-1001', true],
  ['2023', 'doi: 10.1109/CVPR52688.2022.01042', true],
  ['2022', 'doi: 10.1109/CVPR52688.2022.01042', false],
  ['2024', 'doi: 10.1109/ICDM58522.2023.00012', false],
  ['2022', 'doi: 10.1109/TPAMI.2021.3079993', false],
  ['2022', 'doi: 10.24963/ijcai.2021/588', true],
  ['2021', 'doi: 10.21437/Interspeech.2020-1234', true],
  ['2023', 'doi: 10.1609/aaai.v36i9.21179', true],
  ['2022', 'doi: 10.1609/aaai.v36i9.21179', false],
  ['2024', 'doi: 10.1000/2023.emnlp-main.67', false],
])('date %s, %s', (date, fields, isWrong) => {
  const found = sayAll(['date-contradicts-identifier'], [['T', `date: ${date}\n  ${fields}`]])
  expect(found).toHaveLength(isWrong ? 1 : 0)
})
