/** What authors write beside their preprints: acceptance only where it is certain, withdrawals quoted, code by its address. */
import { expect, test } from 'vitest'
import { codeIn, doisIn, publishedVenue, withdrawal } from '../src/sources/arxiv-remarks.ts'

test.each([
  ['Accepted at ICLR 2024', '', 'ICLR 2024'],
  ['ICML 2024 camera ready', '', 'ICML 2024'],
  ['28 pages, 6 figures. To appear in ACL 2023', '', 'ACL 2023'],
  ["EMNLP'23 main", '', 'EMNLP 2023'],
  ['NeurIPS 2022 (spotlight); code at https://github.com/a/b', '', 'NeurIPS 2022'],
  ['Published in Transactions on Machine Learning Research (2024)', '', 'TMLR 2024'],
  ['Findings of EMNLP 2023', '', 'EMNLP 2023 Findings'],
  [
    'Accepted to the NeurIPS 2023 Workshop on Instruction Tuning',
    '',
    'NeurIPS 2023 Workshop: Instruction Tuning',
  ],
  ['', 'Proceedings of the 41st International Conference on Machine Learning, 2024', 'ICML 2024'],
  ['Submitted to ICLR 2025', '', undefined],
  ['Under review at ICML 2024', '', undefined],
  ['Extended version of our ICML 2023 paper', '', undefined],
  ['Winner of the CVPR 2023 challenge', '', undefined],
  ['12 pages, 21 figures, Table 22', '', undefined],
  ['May 23 version', '', undefined],
  ['arXiv 2023', '', undefined],
  ['Work in progress', '', undefined],
  ['', 'Phys. Rev. D 99, 1234 (2019)', undefined],
  ['x'.repeat(2000), '', undefined],
])('comment %j, journal %j: %s', (comment, journal, expected) => {
  expect(publishedVenue(comment, journal)?.venue).toBe(expected)
})

test.each([
  ['This paper has been withdrawn by the authors. 12 pages', 'This paper has been withdrawn by the authors.'],
  [
    '12 pages. This submission was withdrawn due to an error',
    'This submission was withdrawn due to an error',
  ],
  ['12 pages', undefined],
  ['We study how money is withdrawn', undefined],
])('%j is a withdrawal: %j', (comment, expected) => {
  expect(withdrawal(comment, '')).toBe(expected)
})

test.each([
  ['Code: https://github.com/ezelikman/STaR.', 'https://github.com/ezelikman/STaR'],
  ['(https://github.com/a/b.git)', 'https://github.com/a/b'],
  ['see https://gitlab.com/group/project/-/tree/main', 'https://gitlab.com/group/project'],
  ['see https://github.com/group', undefined],
])('%j leads to %j', (text, expected) => {
  expect(codeIn(text)).toBe(expected)
})

test('several DOIs in one field', () => {
  expect(doisIn('10.1000/A, https://doi.org/10.1000/b 10.48550/arXiv.2401.00001 nothing')).toEqual([
    '10.1000/A',
    '10.1000/b',
  ])
})
