/** The BibTeX reader on entries as people leave them: nothing is lost, and what is wrong is named with its line. */
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../src/core/draft.ts'
import { readBibtex } from '../../src/formats/bibtex-read.ts'

const read = (text: string) => readBibtex({ path: 'a.bib', text })
const said = (text: string) =>
  read(text).diagnostics.map(({ place, severity, message }) => `${place.line} ${severity} ${message}`)
const only = (text: string): Draft => {
  const { drafts } = read(text)
  if (drafts.length !== 1 || !drafts[0]) throw new Error(`${drafts.length} drafts`)
  return drafts[0]
}

describe('strings', () => {
  test.each([
    ['before its use', '@string{v = {The Venue}} @misc{a, title = {T}, series = v}', 'The Venue'],
    ['after its use', '@misc{a, title = {T}, series = v} @string{v = {The Venue}}', 'The Venue'],
    ['in any case', '@STRING(V = "The Venue") @misc{a, title = {T}, series = V}', 'The Venue'],
    ['of strings', '@string{a = b # { C}} @string{b = "B"} @misc{a, title = {T}, series = a}', 'B C'],
    ['joined', '@string{v = "Venue"} @misc{a, title = {T}, series = "The " # v # { } # 7}', 'The Venue 7'],
    ['of the standard styles', '@misc{a, title = {T}, series = jacm}', 'Journal of the ACM'],
    ['redefined', '@string{v={1}} @string{v={2}} @misc{a, title={T}, series=v} @string{v={3}}', '2'],
    ['in round brackets', '@string(v = "a) b") @misc(a, title = {T}, series = v)', 'a) b'],
  ])('%s', (_, text, series) => {
    expect(only(text).fields.attributes).toEqual({ series })
    expect(said(text)).toEqual([])
  })

  test('that nothing explains stand for themselves and are named once', () => {
    const text =
      '@misc{a, title = {T},\n series = foo}\n@misc{b, title = {T}, series = Foo # { 2}, edition = foo}'
    const { drafts } = read(text)
    expect(drafts.map(({ fields }) => fields.attributes)).toEqual([
      { series: 'foo' },
      { series: 'Foo 2', edition: 'foo' },
    ])
    expect(drafts[0]?.guesses).toEqual(['`series` names `foo`, which no `@string` explains'])
    expect(said(text)).toEqual([
      '2 warning no `@string` explains `foo`, which stands in 2 fields as it is',
      '3 warning no `@string` explains `Foo`, which stands in a field as it is',
    ])
  })

  test('that are too long are named', () => {
    expect(said(`@string{v = {${'x'.repeat(1001)}}}\n@misc{a, title = {T}}`)).toEqual([
      '1 error `@string` `v` is too long; write it where it is used',
    ])
  })

  test('and commands of the preamble are written out', () => {
    const text =
      '@preamble{"\\newcommand{\\mnras}{Monthly Notices}"} @article{a, title = {T}, journal = {\\mnras}}'
    expect(only(text).fields.venue).toBe('Monthly Notices')
  })
})

describe('a broken entry', () => {
  const next = '\n@misc{next, title = {Next}}'

  test.each<[string, string, Partial<Draft['fields']> | undefined, string[]]>([
    [
      'lacks a comma',
      '@misc{a, title = {T}\nyear = 2020}',
      { title: 'T', date: '2020' },
      ['2 warning expected a comma before this field'],
    ],
    [
      'lacks the comma after its key',
      '@misc{a\ntitle = {T}}',
      { title: 'T' },
      ['1 warning expected a comma after the citekey'],
    ],
    [
      'lacks its last brace',
      '@misc{a, title = {T},',
      { title: 'T' },
      ['1 warning entry `a` is never closed; add the missing brace'],
    ],
    [
      'has a value that never ends',
      '@misc{a,\ntitle = {T',
      undefined,
      ['1 error entry `a` is left out', '2 error value of `title` never ends; close its brace'],
    ],
    [
      'has quotes that never end',
      '@misc{a,\ntitle = "T}',
      undefined,
      ['1 error entry `a` is left out', '2 error value of `title` never ends; close its quotes'],
    ],
    [
      'swallows its own fields',
      '@misc{a,\ntitle = {T,\nyear = {2020}\n}',
      undefined,
      [
        '1 error entry `a` is left out',
        '2 error value of `title` holds the fields after it; close its brace',
      ],
    ],
    [
      'has a brace too many',
      '@misc{a, title = {T}},\nyear = {2020}\n}',
      { title: 'T' },
      ['1 error fields stand after the end of their entry; take away the brace that closes it too early'],
    ],
    [
      'holds no field',
      '@misc{a, what is this, title = {T}}',
      { title: 'T' },
      ['1 error unexpected `what`; left out up to the next comma'],
    ],
    [
      'has no value',
      '@misc{a, year = , title = {T}}',
      { title: 'T' },
      ['1 error expected a value in braces or quotes'],
    ],
    ['has no title', '@misc{a, note = {Work in progress}}', undefined, ['1 error entry `a` has no title']],
    ['has no citekey', '@misc{title = {T}}', { title: 'T' }, ['1 warning entry has no citekey']],
    [
      'has no citekey but a comma',
      '@misc{, title = {T}}',
      { title: 'T' },
      ['1 warning entry has no citekey'],
    ],
    [
      'is too long',
      `@misc{a, title = {${'x'.repeat(200_001)}}}`,
      undefined,
      ['1 error entry `a` is left out', '1 error value of `title` is too long to be read'],
    ],
  ])('that %s', (_, text, fields, expected) => {
    const { drafts } = read(text + next)
    expect(drafts.at(-1)).toMatchObject({ citekey: 'next', fields: { title: 'Next' } })
    expect(drafts.slice(0, -1).map((draft) => draft.fields)).toEqual(fields ? [fields] : [])
    expect(said(text + next).toSorted()).toEqual(expected.toSorted())
  })

  test('is named even where it is the only thing in the file', () => {
    expect(said('')).toEqual(['1 info no BibTeX entry in this file'])
    expect(said('Dear diary')).toEqual(['1 info no BibTeX entry in this file'])
  })
})

describe('inheritance', () => {
  test('through crossref takes what biber takes, and leaves what is the parent’s own', () => {
    const text = `@inproceedings{a, title = {T}, crossref = {P}}
@proceedings{p, title = {The Proceedings}, year = 2020, publisher = {Pub}, doi = {10.1000/whole}, note = {Big}}`
    expect(only(text).fields).toEqual({
      title: 'T',
      date: '2020',
      venue: 'The Proceedings',
      type: 'paper-conference',
      attributes: { publisher: 'Pub' },
    })
    expect(said(text)).toEqual(['2 info `p` is not read as a paper: it is the volume of other entries'])
  })

  test('through xdata, several of them and in a chain', () => {
    const text = `@misc{a, title = {T}, xdata = {x, y}}
@xdata{x, publisher = {P}, xdata = {z}}
@xdata{y, address = {A}, publisher = {Q}}
@xdata{z, series = {S}}`
    expect(only(text).fields.attributes).toEqual({ publisher: 'P', series: 'S', address: 'A' })
  })

  test('in a circle ends', () => {
    expect(read('@misc{a, title={A}, crossref={b}} @misc{b, title={B}, crossref={a}}').drafts).toHaveLength(2)
    expect(read('@misc{a, title={A}, crossref={a}}').drafts).toHaveLength(1)
  })

  test('from nowhere is named and kept', () => {
    expect(only('@misc{a, title={A}, crossref={b}}').fields.attributes).toEqual({ crossref: 'b' })
    expect(said('@misc{a, title={A}, crossref={b}}')).toEqual([
      '1 warning `a` refers to `b`, which is not in this file',
    ])
  })
})

describe('dates', () => {
  test.each([
    ['year = 2020', { date: '2020' }],
    ['year = {2020}, month = dec', { date: '2020-12' }],
    ['year = 2020, month = {December}', { date: '2020-12' }],
    ['year = 2020, month = 3', { date: '2020-03' }],
    ['year = 2020, month = 10 # "~" # jan', { date: '2020-01-10' }],
    ['year = 2020, month = jan, day = 5', { date: '2020-01-05' }],
    ['year = 2020, month = {21--27 Jul}', { date: '2020-07', attributes: { month: '21–27 Jul' } }],
    ['year = {2024a}', { date: '2024', attributes: { year: '2024a' } }],
    ['year = {in press}', { attributes: { year: 'in press' } }],
    ['date = {2020-03-17}', { date: '2020-03-17' }],
    ['date = {2020}, year = {2020}', { date: '2020' }],
    ['date = {1988/1992}', { date: '1988', attributes: { date: '1988/1992' } }],
    ['date = {1999?}', { date: '1999', attributes: { date: '1999?' } }],
    ['date = {2001-21}', { date: '2001', attributes: { date: '2001-21' } }],
    ['date = {-0300}', { attributes: { date: '-0300' } }],
    [
      'date = {2020}, origdate = {1900}, urldate = {2021-01-02}',
      { date: '2020', attributes: { origdate: '1900', urldate: '2021-01-02' } },
    ],
    [
      'year = 2024, eprint = {2305.01234}',
      { date: '2023-05', arxiv: '2305.01234', attributes: { issued: '2024' } },
    ],
    ['year = 2023, eprint = {2305.01234}', { date: '2023-05', arxiv: '2305.01234' }],
  ])('%s', (fields, expected) => {
    expect(only(`@misc{a, title = {T}, ${fields}}`).fields).toEqual({ title: 'T', ...expected })
  })
})

describe('fields', () => {
  test.each([
    ['unknown ones are kept', 'x-y_Z = {1}, Größe = {2}', { 'x-y-z': '1', groesse: '2' }],
    ['a second one of a name', 'volume = 1, volume = 2', { volume: '1; 2' }],
    ['people', 'editor = {Doe, Jane and {The Team} and others}', { editor: 'Jane Doe; The Team; others' }],
    ['a second address', 'url = {https://a.org/1}, ee = {https://a.org/2}', { ee: 'https://a.org/2' }],
    ['keywords that are no ids', 'keywords = {one, Two}', { keywords: 'one; Two' }],
    [
      'an eprint of elsewhere',
      'eprint = {123}, eprinttype = {jstor}',
      { eprint: '123', eprinttype: 'jstor' },
    ],
    ['annotations', 'author+an = {1=highlight}', { 'author-an': '1=highlight' }],
    ['a venue beside another', 'booktitle = {B}, journal = {J}', { journal: 'J' }],
    [
      'names of objects',
      '__proto__ = {1}, constructor = {2}, toString = {3}',
      { proto: '1', constructor: '2', tostring: '3' },
    ],
  ])('%s', (_, fields, expected) => {
    const { attributes } = only(`@misc{a, title = {T}, ${fields}}`).fields
    expect(Object.entries(attributes ?? {})).toEqual(Object.entries(expected))
  })

  test('name people without the numbers of DBLP', () => {
    const { fields } = only('@misc{a, title = {T}, author = {Wei Wang 0001 and Li 0023, Bo and {Team 0001}}}')
    expect(fields.authors).toEqual(['Wei Wang', 'Bo Li', { literal: 'Team 0001' }])
  })

  test('that programs keep for themselves are left out and counted', () => {
    const text =
      '@misc{a, title={T},\n file={x}, bdsk-url-1={y}}\n@misc{b, title={T}, file={z}, timestamp={}}'
    expect(read(text).drafts.map(({ fields }) => fields)).toEqual([{ title: 'T' }, { title: 'T' }])
    expect(said(text)).toEqual([
      '2 info left out what programs keep for themselves: `file` (2), `bdsk-url-1` (1), `timestamp` (1)',
    ])
  })

  test.each(['javascript:alert(1)', ' JavaScript:alert(1)', 'data:text/html;base64,x', 'vbscript:x'])(
    'an address such as %s never comes in',
    (address) => {
      for (const name of ['url', 'ee', 'howpublished', 'note', 'x']) {
        const { drafts, diagnostics } = read(`@misc{a, title = {T}, ${name} = {${address}}}`)
        expect(JSON.stringify(drafts)).not.toMatch(/script:|data:/i)
        expect(diagnostics.map(({ message }) => message)).toEqual([
          `\`a\`: \`${name === 'howpublished' ? 'venue' : name}\` is an address that runs code or holds data; it is left out`,
        ])
      }
    },
  )

  test.each(['\\', 'a \\', '$', '\\begin{x', '\\frac', '{\\'])(
    'of LaTeX that is none stay as they are: %s',
    (latex) => {
      const { drafts } = read(`@misc{a, title = "${latex}", note = {b}}`)
      expect(drafts.length + said(`@misc{a, title = "${latex}", note = {b}}`).length).toBeGreaterThan(0)
    },
  )

  test('and entry types that CSL has not', () => {
    expect(only('@patent{a, title = {T}}').fields.attributes).toEqual({ entrytype: 'patent' })
  })
})

describe('citekeys', () => {
  test.each([
    ['DBLP:conf/iclr/X24', 'DBLP:conf/iclr/X24'],
    ['10.1145/3586183.3606763', '10.1145/3586183.3606763'],
    ['АренсЗ2022', 'ArensZ2022'],
    ['"a"', 'a'],
    ['a b', 'a-b'],
    ['{', undefined],
  ])('%s', (key, citekey) => {
    const [draft] = read(`@misc{${key}, title = {T}}`).drafts
    expect(draft?.citekey).toBe(citekey)
    if (citekey !== undefined && citekey !== key) expect(draft?.guesses?.[0]).toContain(citekey)
  })

  test('used twice are both kept, and the second is named', () => {
    const { drafts, diagnostics } = read('@misc{a, title = {1}}\n@misc{A, title = {2}}')
    expect(drafts.map(({ citekey, fields }) => [citekey, fields.title])).toEqual([
      ['a', '1'],
      ['A', '2'],
    ])
    expect(diagnostics).toMatchObject([
      { severity: 'warning', place: { line: 2 }, related: [{ place: { line: 1 } }] },
    ])
  })
})

describe('comments', () => {
  test.each([
    ['@comment with an entry in it', '@comment{\n@misc{x, title = {X}}\n}\n@misc{a, title = {T}}', []],
    ['@comment that is never closed', '@comment{ {\n@misc{a, title = {T}}', []],
    [
      'an entry behind %',
      '%@misc{x,\n% title = {X}}\n@misc{a, title = {T}}',
      ['1 info entry behind `%` is taken for comment'],
    ],
    ['a line in an entry', '@misc{a, % why, oh why = 1\n title = {T}}', []],
    ['text around', 'Some text, me@example.org\n@misc{a, title = {T}} more', []],
  ])('%s', (_, text, expected) => {
    expect(only(text).fields).toEqual({ title: 'T' })
    expect(said(text).filter((line) => !line.includes('never closed'))).toEqual(expected)
  })

  test('control characters are named once and left out', () => {
    expect(only('@misc{a, title = {T\u0007 U\u001b[31m}}').fields.title).toBe('T U [31m')
    expect(said('\n@misc{a, title = {T\u0007 U\u001b[31m}}')).toEqual([
      '2 warning control characters are left out; the first stands here',
    ])
  })
})
