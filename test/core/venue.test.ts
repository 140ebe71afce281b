/** Venues: every spelling that people use comes to one canonical form, and titles are what bibliographies print. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseVenue, venueTitle } from '../../src/core/venue.ts'
import { identify } from '../../src/core/venue-index.ts'
import { venues } from '../../src/core/venues.ts'

// biome-ignore format: a table
const spellings: [text: string, canonical: string, kind: string, detail?: string][] = [
  // canonical spellings
  ['NeurIPS 2022', 'NeurIPS 2022', 'main'],
  ['ACL 2024 Findings', 'ACL 2024 Findings', 'findings'],
  ['NeurIPS 2025 Workshop: DL4C', 'NeurIPS 2025 Workshop: DL4C', 'workshop', 'DL4C'],
  ['EMNLP 2025 System Demonstrations', 'EMNLP 2025 System Demonstrations', 'track', 'System Demonstrations'],
  ['EMNLP 2025 Industry Track', 'EMNLP 2025 Industry Track', 'track', 'Industry Track'],
  ['NeurIPS 2023 Datasets and Benchmarks', 'NeurIPS 2023 Datasets and Benchmarks', 'track', 'Datasets and Benchmarks'],
  ['TMLR 2024', 'TMLR 2024', 'journal'],
  ['TMLR', 'TMLR', 'journal'],
  ['Nature 2024', 'Nature 2024', 'journal'],
  ['Nature', 'Nature', 'journal'],
  ['IJCNLP-AACL 2025', 'IJCNLP-AACL 2025', 'main'],
  ['LaMAS 2026', 'LaMAS 2026', 'workshop'],
  ['LREC-COLING 2024', 'LREC-COLING 2024', 'main'],
  ['ECML PKDD 2025', 'ECML PKDD 2025', 'main'],
  ['S&P 2024', 'S&P 2024', 'main'],
  ['ACM MM 2024', 'ACM MM 2024', 'main'],
  ['AI and Ethics', 'AI and Ethics', 'journal'],
  ['PLDI 2022', 'PLDI 2022', 'main'],
  ['PLDI 2024', 'PLDI 2024', 'journal'],
  ['CVPRW 2022', 'CVPR 2022 Workshop', 'workshop'],
  ['CVPRW, 2022', 'CVPR 2022 Workshop', 'workshop'],
  ["ICCVW'21", 'ICCV 2021 Workshop', 'workshop'],
  ['CVPR2025W', 'CVPR 2025 Workshop', 'workshop'],
  ['NeurIPSW', 'NeurIPS Workshop', 'workshop'],
  ['USENIX SEC 2023', 'USENIX Security 2023', 'main'],
  // short names, written in other ways
  ['[ICLR 2024]', 'ICLR 2024', 'main'],
  ['  neurips   2022. ', 'NeurIPS 2022', 'main'],
  ['NIPS 2017', 'NeurIPS 2017', 'main'],
  ["ICML '24", 'ICML 2024', 'main'],
  ['ICML’24', 'ICML 2024', 'main'],
  ["ICML '99", 'ICML 1999', 'main'],
  ['AAAI-24', 'AAAI 2024', 'main'],
  ['KDD 24', 'KDD 2024', 'main'],
  ['ICLR2025', 'ICLR 2025', 'main'],
  ['IJCNLP | AACL 2025', 'IJCNLP-AACL 2025', 'main'],
  ['AACL-IJCNLP 2022', 'IJCNLP-AACL 2022', 'main'],
  ['ACL/IJCNLP 2021', 'ACL 2021', 'main'],
  ['Proc. of ICML 2024', 'ICML 2024', 'main'],
  ['Proc. Interspeech 2023', 'Interspeech 2023', 'main'],
  ['FAT* 2019', 'FAccT 2019', 'main'],
  ['ESEC/FSE 2023', 'FSE 2023', 'main'],
  // decorations by OpenReview
  ['NeurIPS 2023 poster', 'NeurIPS 2023', 'main'],
  ['ICLR 2023 notable top 5%', 'ICLR 2023', 'main'],
  ['ICML 2024 Oral', 'ICML 2024', 'main'],
  ['ICLR 2025 (Spotlight)', 'ICLR 2025', 'main'],
  ['ICLR 2024 Conference', 'ICLR 2024', 'main'],
  ['EMNLP 2023 Main', 'EMNLP 2023', 'main'],
  ['EMNLP 2023 Main Conference', 'EMNLP 2023', 'main'],
  ['Accepted to ICML 2024', 'ICML 2024', 'main'],
  ['Published as a conference paper at ICLR 2024', 'ICLR 2024', 'main'],
  // proceedings
  ['The Twelfth International Conference on Learning Representations', 'ICLR 2024', 'main'],
  ['The Thirty-eighth Annual Conference on Neural Information Processing Systems', 'NeurIPS 2024', 'main'],
  ['Advances in Neural Information Processing Systems', 'NeurIPS', 'main'],
  ['Advances in Neural Information Processing Systems 35', 'NeurIPS 2022', 'main'],
  ['Proceedings of the 41st International Conference on Machine Learning', 'ICML 2024', 'main'],
  ['Forty-first International Conference on Machine Learning', 'ICML 2024', 'main'],
  ['Proceedings of the 1000th International Conference on Machine Learning', 'ICML', 'main'],
  ['Proceedings of the {AAAI} Conference on Artificial Intelligence', 'AAAI', 'main'],
  ['Proceedings of the 31st International Conference on Computational Linguistics', 'COLING 2025', 'main'],
  ['Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)', 'CVPR', 'main'],
  ['2023 IEEE International Conference on Robotics and Automation (ICRA)', 'ICRA 2023', 'main'],
  ['Proceedings of the 2025 Conference of the Nations of the Americas Chapter of the Association for Computational Linguistics: Human Language Technologies (Volume 1: Long Papers)', 'NAACL 2025', 'main'],
  ['Proceedings of the 14th International Joint Conference on Natural Language Processing and the 4th Conference of the Asia-Pacific Chapter of the Association for Computational Linguistics', 'IJCNLP-AACL 2025', 'main'],
  ['Proceedings of the 59th Annual Meeting of the Association for Computational Linguistics and the 11th International Joint Conference on Natural Language Processing (Volume 1: Long Papers)', 'ACL 2021', 'main'],
  ['Proceedings of the 2019 Conference on Empirical Methods in Natural Language Processing and the 9th International Joint Conference on Natural Language Processing (EMNLP-IJCNLP)', 'EMNLP 2019', 'main'],
  ['Proceedings of the Neural Information Processing Systems Track on Datasets and Benchmarks 1 (NeurIPS Datasets and Benchmarks 2021)', 'NeurIPS 2021 Datasets and Benchmarks', 'track', 'Datasets and Benchmarks'],
  // DBLP
  ['Advances in Neural Information Processing Systems 35: Annual Conference on Neural Information Processing Systems 2022, NeurIPS 2022, New Orleans, LA, USA, November 28 - December 9, 2022', 'NeurIPS 2022', 'main'],
  ["CIKM '20: The 29th ACM International Conference on Information and Knowledge Management, Virtual Event, Ireland, October 19-23, 2020", 'CIKM 2020', 'main'],
  ['Machine Learning and Knowledge Discovery in Databases: Research Track: European Conference, ECML PKDD 2023, Turin, Italy, September 18–22, 2023, Proceedings, Part I', 'ECML PKDD 2023', 'main'],
  ['The Thirty-Fourth AAAI Conference on Artificial Intelligence, AAAI 2020, The Thirty-Second Innovative Applications of Artificial Intelligence Conference', 'AAAI 2020', 'main'],
  ['Computer Vision - ECCV 2022 - 17th European Conference, Tel Aviv, Israel, October 23-27, 2022, Proceedings', 'ECCV 2022', 'main'],
  ['Robotics: Science and Systems XIX, Daegu, Republic of Korea, July 10-14, 2023', 'RSS 2023', 'main'],
  // findings and tracks
  ['Findings of NAACL 2024', 'NAACL 2024 Findings', 'findings'],
  ['ACL Findings 2025', 'ACL 2025 Findings', 'findings'],
  ['EMNLP (Findings) 2024', 'EMNLP 2024 Findings', 'findings'],
  ['Findings of the Association for Computational Linguistics: EMNLP 2024', 'EMNLP 2024 Findings', 'findings'],
  ['Findings of the Association for Computational Linguistics ACL 2024', 'ACL 2024 Findings', 'findings'],
  ['Findings of the Association for Computational Linguistics, ACL 2024, Bangkok, Thailand, August 11-16, 2024', 'ACL 2024 Findings', 'findings'],
  ['Proceedings of the 2024 Conference on Empirical Methods in Natural Language Processing: System Demonstrations', 'EMNLP 2024 System Demonstrations', 'track', 'System Demonstrations'],
  ['ACL (demo) 2023', 'ACL 2023 System Demonstrations', 'track', 'System Demonstrations'],
  ['NeurIPS 2023 Datasets and Benchmarks Poster', 'NeurIPS 2023 Datasets and Benchmarks', 'track', 'Datasets and Benchmarks'],
  ['NeurIPS 2024 D&B Track', 'NeurIPS 2024 Datasets and Benchmarks', 'track', 'Datasets and Benchmarks'],
  ['ICML 2025 Position Paper Track', 'ICML 2025 Position Paper Track', 'track', 'Position Paper Track'],
  ['Proceedings of the 62nd Annual Meeting of the Association for Computational Linguistics (Volume 4: Student Research Workshop)', 'ACL 2024 Student Research Workshop', 'track', 'Student Research Workshop'],
  ['NAACL 2024 SRW', 'NAACL 2024 Student Research Workshop', 'track', 'Student Research Workshop'],
  ['Companion Proceedings of the ACM Web Conference 2024', 'WWW 2024 Companion', 'track', 'Companion'],
  ['ICLR 2023 Tiny Papers', 'ICLR 2023 Tiny Papers', 'track', 'Tiny Papers'],
  // workshops
  ['ICLR2025 Workshop: Reasoning and Planning for LLMs', 'ICLR 2025 Workshop: Reasoning and Planning for LLMs', 'workshop', 'Reasoning and Planning for LLMs'],
  ['MATH-AI Workshop, NeurIPS 2024', 'NeurIPS 2024 Workshop: MATH-AI', 'workshop', 'MATH-AI'],
  ['MATH-AI @ NeurIPS 2024', 'NeurIPS 2024 Workshop: MATH-AI', 'workshop', 'MATH-AI'],
  ['FooW@NeurIPS 2024 Workshop', 'NeurIPS 2024 Workshop: FooW', 'workshop', 'FooW'],
  ['NeurIPS 2023 Workshop ATTRIB', 'NeurIPS 2023 Workshop: ATTRIB', 'workshop', 'ATTRIB'],
  ['ICLR 2024 LLMAgents Workshop', 'ICLR 2024 Workshop: LLMAgents', 'workshop', 'LLMAgents'],
  ['NeurIPS Workshop on Robustness, 2024', 'NeurIPS 2024 Workshop: Robustness', 'workshop', 'Robustness'],
  ['Workshop on In-Context Learning at ICML 2024', 'ICML 2024 Workshop: In-Context Learning', 'workshop', 'In-Context Learning'],
  ['Proceedings of the 4th Workshop on Foo (BAR), co-located with ACL 2024', 'ACL 2024 Workshop: Foo (BAR)', 'workshop', 'Foo (BAR)'],
  ['NeurIPS 2025 Workshop: COVID-19 [and more].', 'NeurIPS 2025 Workshop: COVID-19 [and more]', 'workshop', 'COVID-19 [and more]'],
  ['First Workshop on X at ACL 2024', 'ACL 2024 Workshop: X', 'workshop', 'X'],
  ['ICML 2024 Workshop FM-Wild Poster', 'ICML 2024 Workshop: FM-Wild', 'workshop', 'FM-Wild'],
  ['AAAI 2026 Workshop on LLM-Based Multi-Agent Systems (LaMAS)', 'LaMAS 2026', 'workshop'],
  ['ICML 2024 (Workshop)', 'ICML 2024 Workshop', 'workshop'],
  ['NeurIPS 2025 Workshop on AI4Math Workshop Design', 'NeurIPS 2025 Workshop: AI4Math Workshop Design', 'workshop', 'AI4Math Workshop Design'],
  // journals and preprints
  ['Trans. Mach. Learn. Res.', 'TMLR', 'journal'],
  ['Transactions on Machine Learning Research, 2024', 'TMLR 2024', 'journal'],
  ['Transactions of the Association for Computational Linguistics, Volume 12', 'TACL 2024', 'journal'],
  ['IEEE Robotics and Automation Letters 2024', 'RA-L 2024', 'journal'],
  ['IEEE Transactions on Audio, Speech and Language Processing', 'TASLP', 'journal'],
  ['Nature 620, 172–180 (2023)', 'Nature 2023', 'journal'],
  ['Proceedings of the National Academy of Sciences', 'PNAS', 'journal'],
  ['Proc. IEEE', 'Proc. IEEE', 'journal'],
  ['CoRR', 'arXiv', 'preprint'],
  ['CoRR abs/2401.01335', 'arXiv', 'preprint'],
  ['CoRR 2023', 'arXiv 2023', 'preprint'],
  ['arXiv preprint arXiv:2401.01335', 'arXiv', 'preprint'],
  ['arXiv preprint arXiv:2001.01335v2, 2020', 'arXiv 2020', 'preprint'],
  ['arXiv:2401.01335 [cs.CL]', 'arXiv', 'preprint'],
  ['arXiv (Cornell University)', 'arXiv', 'preprint'],
]

test.each(spellings)('%s is read as %s', (text, canonical, kind, detail) => {
  const venue = parseVenue(text)
  expect(venue).toMatchObject({ canonical, kind })
  expect(venue?.detail).toBe(detail)
})

// biome-ignore format: a table
const unknown = [
  '', ' ', '.', '2024', "'24", '[IN]', 'Hugging Face blog', 'FooConf 2024', 'PMLR', 'LNCS', 'IEEE', 'ACM', 'OpenReview.net',
  'In Nature', 'Nature of Things', 'Workshop on Patterns, Nature', 'The Science of Learning', 'Patterns of Science 2024',
  'NeurIPS 2025 ER', 'ICLR 2024 something else', 'Foo Symposium, Charleston, SC', 'Foo Symposium, Oakland, USA',
  '5th Workshop on Foo (Foo 2024)', 'Workshop', 'Findings', 'Findings of the Association for Computational Linguistics',
  'Submitted to ICLR 2025', 'ICLR 2025 Conference Withdrawn Submission', 'Under review at ICML 2024',
  '__proto__', 'constructor', 'toString 2024', '\u0000\u001b[31m', '\ud800', '自然', '🦊'.repeat(200), '('.repeat(500),
  'a'.repeat(500), ' '.repeat(500), 'the '.repeat(125), '@'.repeat(500), `${'ICML '.repeat(100)}`, '2024'.repeat(125),
  `NeurIPS 2024 Workshop: ${'x'.repeat(500)}`, 'NeurIPS 2022'.padEnd(501), 'x'.repeat(1_000_000),
]

test.each(unknown.map((text) => [text.slice(0, 40), text]))('%j… is no venue', (_, text) => {
  expect(parseVenue(text)).toBeUndefined()
})

test('series and year are told apart from the canonical spelling', () => {
  expect(parseVenue('MATH-AI Workshop, NIPS 2017')).toEqual({
    series: 'NeurIPS',
    year: 2017,
    kind: 'workshop',
    detail: 'MATH-AI',
    canonical: 'NeurIPS 2017 Workshop: MATH-AI',
  })
  expect(parseVenue('PNAS')).toEqual({ series: 'PNAS', kind: 'journal', canonical: 'PNAS' })
})

// biome-ignore format: a table
const titles: [text: string, title: string][] = [
  ['NeurIPS 2022', 'Advances in Neural Information Processing Systems'],
  ['ICML 2024', 'Proceedings of the 41st International Conference on Machine Learning'],
  ['ICML', 'Proceedings of the International Conference on Machine Learning'],
  ['ICML 2023', 'Proceedings of the 40th International Conference on Machine Learning'],
  ['ICML 1994', 'Proceedings of the 11th International Conference on Machine Learning'],
  ['ICLR 2024', 'The Twelfth International Conference on Learning Representations'],
  ['ICLR 2033', 'The Twenty-first International Conference on Learning Representations'],
  ['ICLR 2032', 'The Twentieth International Conference on Learning Representations'],
  ['ICLR', 'International Conference on Learning Representations'],
  ['ICLR 2010', 'International Conference on Learning Representations'],
  ['COLM 2024', 'First Conference on Language Modeling'],
  ['COLM', 'Conference on Language Modeling'],
  ['ACL 2024', 'Proceedings of the 62nd Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)'],
  ['ACL 2024 System Demonstrations', 'Proceedings of the 62nd Annual Meeting of the Association for Computational Linguistics: System Demonstrations'],
  ['ACL 2024 Findings', 'Findings of the Association for Computational Linguistics: ACL 2024'],
  ['ACL Findings', 'Findings of the Association for Computational Linguistics: ACL'],
  ['NAACL 2024', 'Proceedings of the 2024 Conference of the North American Chapter of the Association for Computational Linguistics: Human Language Technologies (Volume 1: Long Papers)'],
  ['NAACL 2025', 'Proceedings of the 2025 Conference of the Nations of the Americas Chapter of the Association for Computational Linguistics: Human Language Technologies (Volume 1: Long Papers)'],
  ['EACL 2024', 'Proceedings of the 18th Conference of the European Chapter of the Association for Computational Linguistics (Volume 1: Long Papers)'],
  ['IJCNLP-AACL 2025', 'Proceedings of the 14th International Joint Conference on Natural Language Processing and the 4th Conference of the Asia-Pacific Chapter of the Association for Computational Linguistics'],
  ['EMNLP', 'Proceedings of the Conference on Empirical Methods in Natural Language Processing'],
  ['LREC-COLING', 'Proceedings of the Joint International Conference on Computational Linguistics, Language Resources and Evaluation (LREC-COLING)'],
  ['OSDI 2024', '18th USENIX Symposium on Operating Systems Design and Implementation (OSDI 24)'],
  ['OSDI', 'USENIX Symposium on Operating Systems Design and Implementation (OSDI)'],
  ['ICASSP 2024', 'ICASSP 2024 – 2024 IEEE International Conference on Acoustics, Speech and Signal Processing (ICASSP)'],
  ['ICASSP', 'ICASSP – IEEE International Conference on Acoustics, Speech and Signal Processing (ICASSP)'],
  ['MICCAI', 'Medical Image Computing and Computer Assisted Intervention – MICCAI'],
  ['NeurIPS 2025 Workshop: DL4C', 'NeurIPS 2025 Workshop on DL4C'],
  ['NeurIPS 2025 Workshop: AI4Math Workshop Design', 'NeurIPS 2025 AI4Math Workshop Design'],
  ['ICML Workshop', 'ICML Workshop'],
  ['LaMAS 2026', 'AAAI 2026 Workshop on LLM-Based Multi-Agent Systems (LaMAS)'],
  ['FSE 2023', 'Proceedings of the 31st ACM Joint European Software Engineering Conference and Symposium on the Foundations of Software Engineering'],
  ['FSE 2024', 'Proceedings of the ACM on Software Engineering'],
  ['TMLR 2024', 'Transactions on Machine Learning Research'],
  ['CoRR', 'arXiv preprint'],
]

test.each(titles)('%s is titled %s', (text, title) => {
  const venue = parseVenue(text)
  expect(venue && venueTitle(venue)).toBe(title)
})

test('the title of a series that the table lacks is its canonical spelling', () => {
  expect(venueTitle({ series: 'FooConf', kind: 'main', canonical: 'FooConf 2024' })).toBe('FooConf 2024')
})

test('a canonical spelling is read as itself', () => {
  for (const [text] of spellings) expectIdempotent(text)
  const piece = fc.constantFrom(
    ...venues.flatMap(({ name, title, aliases = [] }) => [name, title, ...aliases]),
    ...unknown.slice(0, 30),
    ...'2024|1999|’24|-23|41st|Twelfth|Workshop|workshops|Workshop: |Workshop on |@|,|:|;|(|)|[|]| at | with |co-located with '.split(
      '|',
    ),
    ...'Findings|Findings of |System Demonstrations|Industry Track|Student Research Workshop|D&B|Companion|poster|top 5%'.split(
      '|',
    ),
    ...'Conference|main|DL4C|MATH-AI|COVID-19|Part IV|Volume 2|arXiv:2401.01335|.|–| - |on|the|held|&|/|{|}|\\'.split(
      '|',
    ),
  )
  const text = fc
    .tuple(fc.array(piece, { maxLength: 8 }), fc.constantFrom('', ' '))
    .map(([pieces, gap]) => pieces.join(gap))
  fc.assert(fc.property(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 60 })), expectIdempotent), {
    numRuns: 5000,
  })
})

function expectIdempotent(text: string): void {
  const venue = parseVenue(text)
  if (!venue) return
  const again = parseVenue(venue.canonical)
  expect(again, text).toEqual(venue)
  expect(venueTitle(venue)).not.toMatch(/[{}]|undefined| {2}|^ | $/)
}

test('the table is sorted, and every name, title and alias finds its own series', () => {
  const names = venues.map(({ name }) => name.toLowerCase())
  expect(names).toEqual(names.toSorted())
  expect(new Set(names).size).toBe(names.length)
  for (const { name, title, aliases = [] } of venues)
    for (const text of [name, title.replace(/\{[^}]*\}/g, ''), ...aliases])
      expect(identify(text)?.series.name, text).toBe(name)
})

test('hostile texts and many texts are read in linear time', () => {
  const seeds = [
    '(',
    ' ',
    '- ',
    'workshop ',
    'a@',
    'ICML, ',
    '20',
    'forty-',
    'findings of ',
    ':',
    '. ',
    'Workshop on ',
    '[',
    "'",
  ]
  const start = performance.now()
  for (const seed of seeds)
    for (const end of ['', '!', ' 2024', ' ICML 2024']) parseVenue(seed.repeat(500).slice(0, 480) + end)
  for (let count = 0; count < 50_000; count++) parseVenue(spellings[count % spellings.length]?.[0] ?? '')
  expect(performance.now() - start).toBeLessThan(1000)
})
