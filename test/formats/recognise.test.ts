/** Texts and the formats they are taken for, whatever their files are called. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNames, formats } from '../../src/formats/index.ts'
import { recogniseFormat } from '../../src/formats/recognise.ts'
import { hostile, ordinary, viewOf } from '../contracts/view.ts'

const texts: readonly (readonly [string, string | undefined, string])[] = [
  ['BibTeX', 'bibtex', '@article{a,\n  title = {T}\n}\n'],
  ['BibTeX with its key on a line of its own', 'bibtex', '@inproceedings{\nyang2024,\ntitle={T}}'],
  ['BibTeX after a comment', 'bibtex', '% Encoding: UTF-8\n# My papers\n\n@STRING(x = "y")\n'],
  ['BibTeX with a mark', 'bibtex', '\uFEFF@misc{a, title = {T}}'],
  ['RIS', 'ris', 'TY  - JOUR\nTI  - T\nER  - \n'],
  ['RIS after a header', 'ris', 'Provider: ACM\nContent: text\n\nTY  - JOUR\r\nTI  - T\r\n'],
  ['CSL-JSON', 'csl-json', '[\n  {"id": "a", "type": "book", "title": "T"}\n]'],
  ['CSL-JSON of one item', 'csl-json', '{\n  "type": "book",\n  "DOI": "10.1000/x"\n}'],
  ['CSL-JSON on one line', 'csl-json', '[{"id":"a","title":"T"}]'],
  ['JSON of a survey', 'json', '{\n  "generator": "survey",\n  "title": "S",\n  "papers": []\n}'],
  ['JSON of papers', 'json', '[\n  {\n    "citekey": "a",\n    "title": "T"\n  }\n]'],
  ['JSON Lines', 'jsonl', '{"citekey":"a","title":"T"}\n{"citekey":"b","title":"U"}\n'],
  ['JSON Lines of one line', 'jsonl', '{"citekey":"a","title":"T","listings":[]}\n'],
  [
    'Hayagriva',
    'hayagriva',
    '# mine\nharry:\n    type: Book\n    title: Harry\n    author: Rowling, J. K.\n',
  ],
  ['papers of a survey', undefined, 'a:\n  title: T\n  authors: [A B]\n  date: 2020\n  component: x\n'],
  ['any YAML', undefined, 'on:\n  push:\n    branches: [main]\n'],
  ['CSV', 'csv', 'title,authors,year\nT,A,2020\n'],
  ['CSV with quotes', 'csv', '"Paper Title","Author(s)","Venue"\n"T","A","V"\n'],
  ['CSV with semicolons', 'csv', 'Titel;Title;Year\nx;T;2020\n'],
  ['TSV', 'tsv', 'Key\tTitle\tDOI\na\tT\t10.1000/x\n'],
  ['Markdown', 'markdown', '# Papers\n\n- [T](https://example.org)\n'],
  ['Markdown without headings', 'markdown', '* **[T](https://example.org)** A, B\n'],
  [
    'Markdown that shows how to cite it',
    'markdown',
    '# Papers\n\n- [T](https://x.org)\n\n```bibtex\n@misc{a,\n title={T}}\n```\n',
  ],
  ['Markdown of a table', 'markdown', '| Title | Link |\n|---|---|\n| T | [x](https://x.org) |\n'],
  ['HTML', 'markdown', '<table>\n<tr><td>T</td></tr>\n</table>'],
  ['prose', undefined, 'Dear Sir, I write to you, title and all.\n'],
  ['nothing', undefined, ''],
  ['bytes', undefined, '\0\u0001\u0002@misc{a,'],
]

describe('by what it says', () => {
  test.each(texts)('%s', (_, format, text) => {
    expect(recogniseFormat('file', text)).toBe(format)
    if (format) expect(recogniseFormat('file.txt', text)).toBe(format)
  })

  test.each(texts.filter(([, format]) => format && format !== 'markdown'))(
    '%s, under a name that says something else',
    (_, format, text) => {
      expect(recogniseFormat('file.csv', text)).toBe(format)
    },
  )
})

test.each([
  ['README.md', 'markdown'],
  ['x.bib', 'bibtex'],
  ['x.RIS', 'ris'],
  ['x.csv', 'csv'],
  ['x.tsv', 'tsv'],
  ['x.ndjson', 'jsonl'],
  ['x.json', undefined],
  ['x.yaml', undefined],
  ['x', undefined],
  ['__proto__', undefined],
  ['x.constructor', undefined],
])('by its name where it says nothing: %s', (name, format) => {
  expect(recogniseFormat(name, 'nothing to be seen here\n')).toBe(format)
})

test('a README that shows an entry outside a fence stays Markdown', () => {
  const text = '# Papers\n\n- [T](https://x.org)\n\n@misc{a,\n title={T}}\n'
  expect(recogniseFormat('README.md', text)).toBe('markdown')
})

test.each(['bibtex', 'csl-json', 'csv', 'json', 'jsonl', 'tsv'] as const)('what %s writes', async (name) => {
  const format = await formats[name].load()
  for (const entries of [ordinary, hostile, ordinary.slice(0, 1)])
    expect(recogniseFormat('file', format.write?.(viewOf(entries), {}) ?? '')).toBe(name)
})

test('never throws, and names only formats that read', async () => {
  const readable = new Set<string>()
  for (const name of formatNames) if ('read' in (await formats[name].load())) readable.add(name)
  const pieces = texts.flatMap(([, , text]) => text.split(/(?<=\n)/))
  const arbitrary = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(fc.string(), arbitrary, (name, parts) => {
      const found = recogniseFormat(name, parts.join(''))
      expect(found === undefined || readable.has(found)).toBe(true)
    }),
    { numRuns: 500 },
  )
})
