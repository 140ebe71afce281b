/** Identifiers: every common spelling gives the bare one, and other text gives none. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  arxivMonth,
  identifierKey,
  identifierKinds,
  identifierLink,
  identifierPatterns,
  readIdentifier,
} from '../../src/core/identifier.ts'

// biome-ignore format: a table
describe.each([
  ['arxiv', '2203.14465', undefined, [
    '2203.14465', ' 2203.14465 ', 'arXiv:2203.14465', 'arxiv: 2203.14465', '<https://arxiv.org/abs/2203.14465>',
    'https://arxiv.org/abs/2203.14465', 'http://www.arxiv.org/abs/2203.14465/', 'https://export.arxiv.org/abs/2203.14465?context=cs',
    'https://arxiv.org/pdf/2203.14465', 'https://arxiv.org/pdf/2203.14465.pdf#page=3', 'https://arxiv.org/html/2203.14465',
    'https://browse.arxiv.org/format/2203.14465', 'https://arxiv.org/e-print/2203.14465', 'https://arxiv.org/src/2203.14465',
    'https://arxiv.org/bibtex/2203.14465', 'https://www.alphaxiv.org/abs/2203.14465', 'https://alphaxiv.org/overview/2203.14465',
    'https://ar5iv.labs.arxiv.org/html/2203.14465', 'https://ar5iv.org/abs/2203.14465', 'https://huggingface.co/papers/2203.14465',
    'https://doi.org/10.48550/arXiv.2203.14465', '10.48550/ARXIV.2203.14465', 'doi:10.48550/arXiv.2203.14465',
  ]],
  ['arxiv', '2203.14465', '12', [
    '2203.14465v12', 'arXiv:2203.14465v12', 'https://arxiv.org/abs/2203.14465v12', 'https://arxiv.org/pdf/2203.14465v12.pdf',
  ]],
  ['arxiv', '0704.0001', undefined, ['0704.0001', 'https://arxiv.org/abs/0704.0001']],
  ['arxiv', '1412.9999', undefined, ['arXiv:1412.9999']],
  ['arxiv', '1501.00001', undefined, ['1501.00001']],
  ['arxiv', 'hep-th/9901001', undefined, ['hep-th/9901001', 'https://arxiv.org/abs/hep-th/9901001', 'arXiv:hep-th/9901001']],
  ['arxiv', 'math/0309136', undefined, ['math/0309136', 'math.GT/0309136']],
  ['arxiv', 'cond-mat/9901001', '2', ['cond-mat.mes-hall/9901001v2', 'https://arxiv.org/pdf/cond-mat/9901001v2']],
  ['acl', '2023.emnlp-main.67', undefined, [
    '2023.emnlp-main.67', 'https://aclanthology.org/2023.emnlp-main.67/', 'https://aclanthology.org/2023.emnlp-main.67.pdf',
    'https://www.aclanthology.org/2023.emnlp-main.67.bib', 'https://aclanthology.org/2023.emnlp-main.67v2.pdf', 'http://aclanthology.org/2023.emnlp-main.67?x=1',
  ]],
  ['acl', 'P19-1001', undefined, [
    'P19-1001', 'https://aclanthology.org/P19-1001', 'https://www.aclweb.org/anthology/P19-1001.pdf', 'https://www.aclweb.org/anthology/papers/P/P19/P19-1001/',
  ]],
  ['openreview', '0NphYCmgua', undefined, [
    'https://openreview.net/forum?id=0NphYCmgua', 'https://openreview.net/pdf?id=0NphYCmgua', 'http://www.openreview.net/forum?noteId=x&id=0NphYCmgua#discussion',
    'https://openreview.net/forum?id=0NphYCmgua&noteId=abc', 'https://openreview.net/references/pdf?id=0NphYCmgua', 'https://openreview.net/attachment?id=0NphYCmgua&name=pdf',
  ]],
  ['openreview', '_3ELRdg2sgI', undefined, ['https://openreview.net/forum?id=_3ELRdg2sgI']],
  ['doi', '10.1038/s41586-023-06747-5', undefined, [
    '10.1038/s41586-023-06747-5', 'doi:10.1038/s41586-023-06747-5', 'DOI: 10.1038/s41586-023-06747-5', 'info:doi/10.1038/s41586-023-06747-5',
    'https://doi.org/10.1038/s41586-023-06747-5', 'http://dx.doi.org/10.1038/s41586-023-06747-5', 'https://www.doi.org/10.1038%2Fs41586-023-06747-5',
    'https://doi.org/10.1038/s41586-023-06747-5?ref=x#y', '10.1038/s41586-023-06747-5.', '10.1038/s41586-023-06747-5),', '10.1038/s41586-023-06747-5.)', '10.1038/s41586-023-06747-5"]}',
    '<https://doi.org/10.1038/s41586-023-06747-5>',
  ]],
  ['doi', '10.1016/s0140-6736(97)11096-0', undefined, ['10.1016/s0140-6736(97)11096-0', 'https://doi.org/10.1016/s0140-6736(97)11096-0', '10.1016/s0140-6736(97)11096-0)']],
  ['doi', '10.1000/a(b)', undefined, ['10.1000/a(b)', '10.1000/a(b).', '10.1000/a(b))', '10.1000/a(b)).)']],
  ['doi', '10.1145/3292500.3330701', undefined, ['https://dl.acm.org/doi/10.1145/3292500.3330701', 'https://dl.acm.org/doi/pdf/10.1145/3292500.3330701', 'https://dl.acm.org/doi/abs/10.1145/3292500.3330701']],
  ['doi', '10.1007/978-3-030-01234-2_1', undefined, ['https://link.springer.com/chapter/10.1007/978-3-030-01234-2_1', 'https://link.springer.com/content/pdf/10.1007/978-3-030-01234-2_1.pdf']],
  ['doi', '10.1000/a#b?c', undefined, ['10.1000/a#b?c', 'doi:10.1000/a#b?c', 'https://doi.org/10.1000/a%23b%3Fc']],
  ['doi', '10.1000/100%25', undefined, ['10.1000/100%25']],
  ['doi', '10.18653/v1/2023.emnlp-main.67', undefined, ['https://doi.org/10.18653/v1/2023.emnlp-main.67']],
] as const)('%s %s, version %s', (kind, value, version, spellings) => {
  test.each(spellings)('%s', (text) => {
    expect(readIdentifier(text)).toEqual({ kind, value, ...(version && { version }) })
  })
})

// biome-ignore format: a table
test.each([
  '', 'x', '2203', '2203.1', '2213.14465', '2200.14465', '2203.144655', '2203.1446', '1412.00001', '0703.0001', 'v2', '2203.14465v0',
  'hep-th/9913001', 'hep-th/0801001', 'hep-th/990100', 'https://arxiv.org/', 'https://arxiv.org/list/cs.CL/recent', 'https://arxiv.org/abs/',
  'https://example.org/abs/2203.14465', 'https://example.org/?u=https://arxiv.org/abs/2203.14465', 'https://notarxiv.org/abs/2203.14465',
  'https://huggingface.co/2203.14465', 'https://huggingface.co/papers', 'https://paperswithcode.com/paper/star',
  'https://dl.acm.org/doi/10.5555/3295222.3295349', 'https://dl.acm.org/doi/abs/10.5555/3295222.3295349',
  '10.1038', '10.1038/', '10.12/x', '11.1038/x', 'https://doi.org/', '10.1000/a b', '10.1000/\u001b[31m', '10.1000/a\u202eb', '10.1000/a\ud800',
  'P19-100', 'p19-1001', '2023.emnlp-main', '2023.emnlp.67', 'https://aclanthology.org/volumes/2023.emnlp-main/', 'https://example.org/P19-1001',
  'https://openreview.net/', 'https://openreview.net/forum?id=', 'https://openreview.net/group?id=ICLR.cc/2024/Conference', 'https://openreview.net/profile?id=~Jane_Doe1',
  '0NphYCmgua', 'https://openreview.net/forum#id=0NphYCmgua', 'https://example.org/forum?id=0NphYCmgua',
  'STaR: Bootstrapping Reasoning', 'https://www.nature.com/articles/nature24270', `10.1000/${'x'.repeat(2000)}`,
])('%j is none', (text) => {
  expect(readIdentifier(text)).toBeUndefined()
})

test('what is read is valid, and its link reads as itself', () => {
  const text = fc.oneof(
    fc.stringMatching(identifierPatterns.arxiv),
    fc.stringMatching(identifierPatterns.acl),
    fc
      .string({ unit: fc.constantFrom(...'0.a/(:);,%#?é_-'), minLength: 1, maxLength: 12 })
      .map((rest) => `10.1000/${rest}`),
    fc.stringMatching(identifierPatterns.openreview).map((id) => `https://openreview.net/forum?id=${id}`),
  )
  fc.assert(
    fc.property(text, (spelling) => {
      const found = readIdentifier(spelling)
      fc.pre(found !== undefined && !/%[0-9a-f]{2}/i.test(found.value))
      expect(found.value).toMatch(identifierPatterns[found.kind])
      expect(readIdentifier(identifierLink(found.kind, found.value))).toEqual({
        kind: found.kind,
        value: found.value,
      })
    }),
    { numRuns: 400 },
  )
})

test('any text is read, or is none, without an exception', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('', 'https://doi.org/', 'https://arxiv.org/abs/', '10.1000/'),
      fc.string({ unit: 'binary' }),
      (start, rest) => {
        const found = readIdentifier(start + rest)
        if (found) expect(identifierKinds).toContain(found.kind)
        if (found) expect(identifierLink(found.kind, found.value)).toMatch(/^https:\/\/[!-~]+$/)
      },
    ),
    { numRuns: 400 },
  )
})

test('the month that an arXiv id names', () => {
  expect(['2203.14465', '0704.0001', 'hep-th/9901001', 'math/0309136', 'nonsense'].map(arxivMonth)).toEqual([
    '2022-03',
    '2007-04',
    '1999-01',
    '2003-09',
    undefined,
  ])
})

test('DOIs are equal whatever their case, other identifiers are not', () => {
  expect(identifierKey('doi', '10.1000/ABC')).toBe('10.1000/abc')
  expect(identifierKey('openreview', 'AbcDefgh')).toBe('AbcDefgh')
})
