/** Views for tests: a small taxonomy with ordinary and hostile papers in it. */
import fc from 'fast-check'
import { createDatabase, type Entry } from '../../src/core/database.ts'
import type { Manifest } from '../../src/core/manifest.ts'
import { Line, type Paper, types } from '../../src/core/paper.ts'
import { arrange, type View } from '../../src/core/view.ts'

export const manifest: Manifest = {
  title: 'A survey of <everything> & 50% more',
  components: [
    { id: 'data', title: 'Data', subcategories: [{ id: 'static', title: 'Static' }] },
    { id: 'models', title: 'Models | Methods' },
  ],
  paradigms: [{ id: 'self-play', title: 'Self-play', marker: '🔵' }],
}

/** An entry that stands in no file. */
export function entryOf(citekey: string, fields: Partial<Paper>): Entry {
  const paper: Paper = { title: 'A title', component: 'data', ...fields }
  return { citekey, paper, path: 'papers.yaml', span: { start: 0, end: 0 } }
}

export function viewOf(entries: readonly Entry[]): View {
  return arrange(createDatabase(manifest, entries))
}

/** Titles that mean something to LaTeX, BibTeX, Markdown, HTML, spreadsheets or a terminal. */
export const hostileTitles: readonly string[] = [
  '\\input{/etc/passwd} and \\write18{rm -rf}',
  '100% of $5 & #1_under^over~tilde',
  'Unbalanced { brace',
  'Unbalanced } brace',
  '}} , author = {Mallory}, title = {Gotcha',
  '@article{evil, title = {x}}',
  'He said "no" – and “yes”, it’s ‘so’',
  '<script>alert(1)</script> | [link](javascript:x) `code` **bold** <!-- x -->',
  '=HYPERLINK("http://example.org","x")',
  '+1+1',
  '-2',
  '@SUM(A1)',
  'A--B---C, D,, E and F',
  '王小明的方法 for everyone',
  'Τhe Ελληνικά and Кириллица and עברית',
  'τ²-Bench: α → β, x₁ ≤ ∞ … × ±½ ℝ ℓ',
  'Łódź Şişli Øre Ångström ßtraße ıi Đà Ñandú ế ș ț ő ķ',
  '!`quoted` ?`too`',
  '\\',
  '%',
  '{',
  '$',
  '#hash at start',
  "'apostrophe' ''double''",
  'a\u00a0b',
  'x'.repeat(400),
  'and',
  '1984',
  '007',
  '\\def\\x{\\x}\\x',
  '^^5cinput',
  '\\begin{document}\\end{document}',
  'C:\\temp\\new',
  '#!/bin/sh',
  '---',
  '...',
]

const hostileNames: readonly Paper['authors'][] = [
  ['Łukasz Kaiser', 'Émile Zola', 'Ş. Öztürk'],
  ['Laurens van der Maaten', 'Martin Luther King Jr.', 'Juan de la Cruz'],
  [{ literal: 'Gemini Team' }, { literal: 'Barnes and Noble, Inc.' }, { literal: 'Équipe {X}' }],
  ['王小明', 'Plato', 'Иван Петров'],
  ['García Márquez, Gabriel', 'de Souza Filho, José', "Conan O'Brien"],
  ['Jean-Pierre Serre', 'bell hooks', 'Bo (Benjamin) Li'],
  ['A % B', 'C # D', 'E { F', 'G } H', 'I $ J', 'K & L', 'M _ N', 'O \\ P', 'Q ~ R', 'S ^ T'],
  ['A [B] C', 'x=1 y=2', 'given=Hans', '@ at', '"Quoted" Name', 'J. "Joe" Doe'],
  ['J. R. R. Tolkien', 'D’Angelo Russell', 'Ōe Kenzaburō', 'Nguyễn Văn A', 'İlker Çam', 'Ælfric Þórr'],
]

/** Papers that are ordinary in every way a paper can be. */
export const ordinary: readonly Entry[] = [
  entryOf('zelikman2022star', {
    title: 'STaR: Bootstrapping Reasoning With Reasoning',
    authors: ['Eric Zelikman', 'Yuhuai Wu', 'Jesse Mu', 'Noah D. Goodman'],
    date: '2022-03',
    venue: 'NeurIPS 2022',
    arxiv: '2203.14465',
    openreview: '_3ELRdg2sgI',
    paradigm: 'self-play',
    tags: ['reasoning'],
    also: ['models'],
  }),
  entryOf('huang2023large', {
    title: 'Large Language Models Can Self-Improve',
    authors: ['Jiaxin Huang', 'Shixiang Shane Gu'],
    date: '2022-10-20',
    venue: 'EMNLP 2023',
    arxiv: '2210.11610',
    acl: '2023.emnlp-main.67',
    doi: '10.18653/v1/2023.emnlp-main.67',
  }),
  entryOf('wang2023preprint', { authors: ['Y. Wang'], date: '2023-05-01', arxiv: '2305.00001' }),
  entryOf('romera2024nature', {
    authors: ['B. Romera-Paredes'],
    date: '2023-12-14',
    venue: 'Nature',
    doi: '10.1038/s41586-023-06924-6',
  }),
  entryOf('tmlr2024', { authors: ['A. B'], date: '2024-02', venue: 'TMLR 2024', openreview: 'abcDEF12345' }),
  entryOf('findings2024', {
    authors: ['A. B'],
    date: '2024',
    venue: 'ACL 2024 Findings',
    acl: '2024.findings-acl.1',
  }),
  entryOf('workshop2024', {
    authors: ['A. B'],
    date: '2024-12',
    venue: 'NeurIPS 2024 Workshop: MATH-AI',
    url: 'https://example.org/a_b?x=1&y=%20#z',
  }),
  entryOf('demo2024', { authors: ['A. B'], date: '2024', venue: 'EMNLP 2024 System Demonstrations' }),
  entryOf('unknown2024', { authors: ['A. B'], date: '2024-01-02', venue: 'Some Obscure Meeting 2024' }),
  entryOf('odd2024', { authors: ['A. B'], date: '2024', venue: 'Obscurities & Oddities' }),
  entryOf('blog2024', {
    authors: [{ literal: 'OpenAI' }],
    date: '2024-09-12',
    type: 'post-weblog',
    url: 'https://openai.com/x',
  }),
  entryOf('page2024', { type: 'webpage', url: 'https://example.org/%7Euser/a_b#c' }),
  entryOf('thesis2021', {
    authors: ['A. B'],
    date: '2021',
    type: 'thesis',
    venue: 'University of Somewhere',
  }),
  entryOf('thesis2022', { authors: ['A. B'], date: '2022', type: 'thesis' }),
  entryOf('phd2022', {
    authors: ['A. B'],
    date: '2022',
    type: 'thesis',
    venue: 'PhD thesis, University of Somewhere',
  }),
  entryOf('book2018', { authors: ['R. Sutton'], date: '2018', type: 'book', venue: 'MIT Press' }),
  entryOf('book2019', { authors: ['R. Sutton'], date: '2019', type: 'book' }),
  entryOf('chapter2019', { authors: ['R. Sutton'], date: '2019', type: 'chapter', venue: 'A Collection' }),
  entryOf('report2023', { authors: [{ literal: 'OpenAI' }], date: '2023', type: 'report', venue: 'OpenAI' }),
  entryOf('report2024', { authors: [{ literal: 'OpenAI' }], date: '2024', type: 'report' }),
  entryOf('software2020', {
    authors: ['A. B'],
    date: '2020',
    type: 'software',
    url: 'https://github.com/a/b',
  }),
  entryOf('dataset2020', {
    authors: ['A. B'],
    date: '2020',
    type: 'dataset',
    doi: '10.5281/zenodo.123_4(5)',
  }),
  entryOf('biorxiv2020', { authors: ['A. B'], date: '2020-05', venue: 'bioRxiv', doi: '10.1101/2020.05.01' }),
  entryOf('undated', { authors: ['A. B'], venue: 'NeurIPS' }),
  entryOf('undatedNature', { authors: ['A. B'], venue: 'Nature' }),
  entryOf('anonymous2020', { date: '2020-05', venue: 'ICML 2020' }),
  entryOf('nothing', {}),
  entryOf('old1999', { authors: ['A. B'], arxiv: 'cs/9901001', note: 'Worth 100% of\nyour time_.' }),
]

/** One for each title: styles run out of letters to tell papers of one author and year apart. */
const families = hostileTitles.map(
  (_, index) => `F${'aeiou'[index % 5]}${'bcdfghjklm'[Math.floor(index / 5)]}o`,
)

/** A paper for each hostile title and each hostile list of names. */
export const hostile: readonly Entry[] = [
  ...hostileTitles.map((title, index) =>
    entryOf(`title${index}`, {
      title,
      authors: [`Ada ${families[index]}`],
      date: '2020-01',
      arxiv: '2001.00001',
    }),
  ),
  ...hostileNames.map((authors, index) =>
    entryOf(`names${index}`, { authors, date: '2021', venue: 'ICML 2021' }),
  ),
]

/** Any text that the schema takes as a title or a name. */
const line = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
    fc.string({
      unit: fc.constantFrom(...'aB {}\\$%#&_^~"\'`,-@=<>[]|/:;é ß“”’–王🦙\u200f\u0301', ' and ', '\\input'),
      minLength: 1,
      maxLength: 20,
    }),
  )
  .map((text) => text.trim().normalize('NFC'))
  // BibTeX is read through characters of a private plane; nobody puts an accent on an emoji.
  .filter(
    (text) => Line.safeParse(text).success && !/\p{Co}|\p{Extended_Pictographic}\p{Cf}*\p{M}/u.test(text),
  )

/** Any valid paper. */
export const arbitraryEntry: fc.Arbitrary<Entry> = fc
  .record(
    {
      title: line,
      authors: fc.array(
        fc.oneof(
          line,
          line.map((literal) => ({ literal })),
        ),
        { minLength: 1, maxLength: 4 },
      ),
      date: fc.constantFrom('2020', '2021-03', '2022-12-31'),
      venue: fc.oneof(
        line,
        fc.constantFrom('NeurIPS 2022', 'Nature', 'ACL 2023 Findings', 'ICML 2020 Workshop: X'),
      ),
      type: fc.constantFrom(...types),
      arxiv: fc.constantFrom('2203.14465', 'cs/0112017'),
      doi: fc.constantFrom('10.1000/a_b(c)%d', '10.18653/v1/2023.emnlp-main.67'),
      url: fc.constantFrom('https://example.org/a_b?c=%20&d#e', 'http://example.org/~x'),
      note: line,
      abstract: line,
    },
    { requiredKeys: ['title'] },
  )
  .chain((fields) => fc.integer({ min: 0, max: 9999 }).map((number) => entryOf(`key${number}`, fields)))
