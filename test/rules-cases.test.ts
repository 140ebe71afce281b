/** The edges of single rules, which their documents do not show. */
import { describe, expect, test } from 'vitest'
import { rules } from '../src/rules/index.ts'
import { lint } from '../src/rules/lint.ts'

/** What one rule says of entries, each given as a title and the lines of further fields. */
function say(rule: string, ...entries: readonly [title: string, fields: string][]): string[] {
  const texts = entries.map(
    ([title, fields], index) =>
      `k${index}:\n  title: ${JSON.stringify(title)}\n  component: c\n  ${fields}\n`,
  )
  const manifest = { path: 'survey.yaml', text: 'title: T\ncomponents: [{ id: c, title: C }]\n' }
  const found = lint(manifest, [{ path: 'p.yaml', text: texts.join('') }], rules, { today: '2026-06-30' })
  expect(found.filter(({ rule: name }) => ['schema', 'yaml'].includes(name))).toEqual([])
  return found.filter(({ rule: name }) => name === rule).map(({ message }) => message)
}

test.each<[venue: string, id: string, said: string | undefined]>([
  ['ACL 2025', 'acl: 2025.acl-long.1', undefined],
  ['ACL 2025 Findings', 'acl: 2025.findings-acl.12', undefined],
  ['ACL 2025 Findings', 'acl: 2025.acl-long.1', 'ACL 2025'],
  ['EMNLP 2023 Findings', 'acl: 2023.findings-acl.1', 'ACL 2023 Findings'],
  ['EMNLP 2024', 'acl: 2024.emnlp-industry.3', 'EMNLP 2024 Industry Track'],
  ['EMNLP 2025 System Demonstrations', 'acl: 2025.emnlp-demos.47', undefined],
  ['ACL 2022', 'acl: 2022.acl-demo.17', 'ACL 2022 System Demonstrations'],
  ['ACL', 'acl: 2022.acl-long.1', undefined],
  ['arXiv', 'acl: 2022.acl-long.1', 'ACL 2022'],
  ['LREC 2024', 'acl: 2024.lrec-main.377', undefined],
  ['ACL 2021', 'acl: 2021.acl-long.1', undefined],
  ['AACL 2022', 'acl: 2022.aacl-main.1', undefined],
  ['IJCNLP-AACL 2025', 'acl: 2025.ijcnlp-long.7', undefined],
  ['TACL 2023', 'acl: 2024.tacl-1.5', 'TACL 2024'],
  ['EMNLP 2024 Workshop: BlackboxNLP', 'acl: 2024.blackboxnlp-1.2', undefined],
  ['Journal of Improbable Results', 'acl: 2024.acl-long.2', undefined],
  ['NAACL 2019', 'acl: N19-1423', undefined],
  ['ACL 2019', 'acl: N19-1423', 'NAACL 2019'],
  ['ACL 1999', 'acl: P99-1001', undefined],
  ['EMNLP 2023', 'doi: 10.18653/v1/n19-1423', 'NAACL 2019'],
  ['EMNLP 2023', 'doi: 10.18653/V1/2023.emnlp-main.67', undefined],
  ['EMNLP 2022', 'doi: 10.1000/2023.emnlp-main.67', undefined],
])('venue %s, %s', (venue, id, said) => {
  const messages = say('venue-contradicts-identifier', ['T', `${id}\n  venue: ${JSON.stringify(venue)}`])
  expect(messages.map((message) => /which is of (.*);/.exec(message)?.[1])).toEqual(said ? [said] : [])
})

// biome-ignore format: a table
test.each<[date: string, arxiv: string, more: string, isWrong: boolean]>([
  ['2024-01', '2401.10020', '', false],
  ['2023-10-31', '2401.10020', '', false],
  ['2023-09-30', '2401.10020', '', true],
  ['2025-05', '2401.10020', '', false],
  ['2023', '2403.10020', '', false],
  ['2023', '2404.10020', '', true],
  ['1998', 'cs/9912001', '', true],
  ['2007-03', 'cs/0703001', '', false],
  ['2023', '2404.10020', 'venue: arXiv', true],
  ['2023', '2404.10020', 'venue: arXiv preprint', true],
  ['2023', '2404.10020', 'venue: NeurIPS 2023', false],
  ['2023', '2404.10020', 'venue: NeurIPS 2024', false],
  ['2013', '2304.10020', 'venue: CVPR 2023', true],
  ['2023', '2404.10020', 'venue: A Journal of Our Own', false],
  ['2023', '2404.10020', 'doi: 10.1038/x', false],
  ['2023', '2404.10020', 'doi: 10.48550/arXiv.2404.10020', true],
  ['2023', '2404.10020', 'openreview: 0NphYCmgua', false],
  ['2023', '2404.10020', 'url: https://example.org/', false],
])('date %s, arXiv %s %s', (date, arxiv, more, isWrong) => {
  const found = say('date-before-arxiv-id', ['T', `date: ${date}\n  arxiv: "${arxiv}"\n  ${more}`])
  expect(found).toHaveLength(isWrong ? 1 : 0)
})

test.each<[date: string, isWrong: boolean]>([
  ['2026', false],
  ['2026-06', false],
  ['2026-06-30', false],
  ['2026-07-01', true],
  ['2026-07', true],
  ['2027', true],
])('date %s on 2026-06-30', (date, isWrong) => {
  expect(say('future-date', ['T', `date: ${date}`])).toHaveLength(isWrong ? 1 : 0)
})

describe('one thing in two entries', () => {
  test('an arXiv id counts in every spelling', () => {
    const spellings = [
      'arxiv: "2203.14465"',
      'doi: 10.48550/arXiv.2203.14465',
      'url: https://arxiv.org/pdf/2203.14465v2',
    ]
    const entries = spellings.map((fields): [string, string] => ['STaR', fields])
    expect(say('duplicate-arxiv', ...entries)).toHaveLength(2)
    expect(say('similar-title', ...entries)).toEqual([])
    expect(say('duplicate-arxiv', ['STaR', `${spellings[0]}\n  ${spellings[1]}`])).toEqual([])
  })

  test('a pair is reported either as a duplicate or as one id with two titles', () => {
    const other: [string, string] = ['Counting Sheep', 'doi: 10.1000/Q']
    expect(say('duplicate-doi', ['Mining Coal', 'doi: 10.1000/q'], other)).toEqual([])
    expect(say('one-id-two-titles', ['Mining Coal', 'doi: 10.1000/q'], other)).toHaveLength(1)
    expect(say('duplicate-doi', ['Counting Sheep at Night', 'doi: 10.1000/q'], other)).toHaveLength(1)
    expect(say('one-id-two-titles', ['Counting Sheep at Night', 'doi: 10.1000/q'], other)).toEqual([])
  })

  test('a page is one whatever its scheme and host are written like, but not its path', () => {
    const page = (url: string): [string, string] => ['One Title', `url: ${url}`]
    expect(
      say('duplicate-url', page('http://www.Example.org/A/'), page('https://example.org/A')),
    ).toHaveLength(1)
    expect(say('duplicate-url', page('https://example.org/A'), page('https://example.org/a'))).toEqual([])
    expect(say('duplicate-url', page('https://example.org/a#1'), page('https://example.org/a#2'))).toEqual([])
  })

  test('a title of ten thousand words takes no time', () => {
    const long = Array.from({ length: 10_000 }, (_, index) => `w${index}`).join(' ')
    const start = performance.now()
    expect(say('similar-title', [long, 'venue: V'], [`${long} more`, 'venue: V'])).toEqual([])
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

test.each([
  ['Attention Is All You Need.', 1],
  ['What Is Next?', 0],
  ['.', 0],
  ['And so on ...', 0],
  ['Deep Learning in the U.S.', 0],
  ['Smith et al.', 0],
  ['On Models, Agents, etc.', 0],
])('full stop: %s', (title, count) => {
  expect(say('title-full-stop', [title, 'doi: 10.1000/1'])).toHaveLength(count)
})
