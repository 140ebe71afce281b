/** Every reader held to its contract: what its format writes comes back, and no text whatever makes it throw. */
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../src/core/database.ts'
import { fullName } from '../../src/core/name.ts'
import { Citekey, Paper } from '../../src/core/paper.ts'
import { readFields } from '../../src/formats/bibtex-fields.ts'
import { splitBibtex } from '../../src/formats/bibtex-split.ts'
import type { Format, Imported } from '../../src/formats/format.ts'
import { formatNames, formats } from '../../src/formats/index.ts'
import { arbitraryEntry, entryOf, hostile, ordinary, viewOf } from './view.ts'

const loaded: readonly Format[] = await Promise.all(formatNames.map((name) => formats[name].load()))
/** The reader of Markdown has tests of its own. */
const readers = loaded.filter((format) => format.read && format.name !== 'markdown')

const read = async (format: Format, text: string): Promise<Imported> =>
  (await format.read?.({ path: 'file', text })) ?? { drafts: [], diagnostics: [] }

describe.each(readers.filter(({ name }) => ['csv', 'json', 'jsonl', 'tsv'].includes(name)))(
  '$name',
  (format) => {
    /** Cells of a table are lines in which only text is kept, and TSV has no breaks in them. */
    const told = ({ paper }: Entry) => {
      const flat = (text: string) =>
        format.name === 'tsv' ? text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ') : text
      return Object.fromEntries(
        Object.entries(paper).map(([name, value]) => [name, typeof value === 'string' ? flat(value) : value]),
      )
    }
    const roundTrip = async (entries: readonly Entry[]) => {
      const { drafts, diagnostics } = await read(format, format.write?.(viewOf(entries), {}) ?? '')
      expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
      return new Map(drafts.map((draft) => [draft.citekey, draft.fields]))
    }

    test('gives back every field of ordinary and hostile papers', async () => {
      const more = [
        entryOf('attributes', { attributes: { size: '7B; or =x', 'a-b': "'=1" } }),
        entryOf('apostrophes', {
          title: "'=x",
          note: "''007",
          venue: "'007",
          project: 'https://example.org/a',
        }),
        entryOf('lists', {
          paradigm: ['self-play', 'other'],
          tags: ['a', 'b'],
          subcategory: 'static',
          also: ['models', 'data'],
        }),
      ]
      const entries = [...ordinary, ...hostile, ...more]
      const back = await roundTrip(entries)
      for (const entry of entries)
        expect({ key: entry.citekey, ...back.get(entry.citekey) }).toEqual({
          key: entry.citekey,
          ...told(entry),
        })
    })

    test('gives back any paper', async () => {
      // A semicolon or braces in a name are those of the list.
      const plain = (name: string) => !/; |^\{.*\}$/.test(name)
      const entries = arbitraryEntry.filter(({ paper }) =>
        (paper.authors ?? []).every((author) => plain(typeof author === 'string' ? author : author.literal)),
      )
      await fc.assert(
        fc.asyncProperty(entries, async (entry) => {
          const back = await roundTrip([entry])
          expect(back.get(entry.citekey)).toEqual(told(entry))
        }),
        { numRuns: 300 },
      )
    })
  },
)

test('CSL-JSON gives back titles, names and identifiers of any paper', async () => {
  const format = await formats['csl-json'].load()
  const plain = arbitraryEntry.filter(
    ({ paper }) =>
      !/[<>&]/.test(JSON.stringify(paper)) &&
      (paper.authors ?? []).every((author) => /\p{L}/u.test(fullName(author))),
  )
  await fc.assert(
    fc.asyncProperty(plain, async (entry) => {
      const { drafts, diagnostics } = await read(format, format.write?.(viewOf([entry]), {}) ?? '')
      expect(diagnostics).toEqual([])
      const { title, doi, arxiv } = entry.paper
      expect(drafts[0]?.fields.authors?.length).toBe(entry.paper.authors?.length)
      const stripped = title.replace(/(?<!\.)\.$/, '').trim() || title
      expect(drafts[0]?.fields.title?.replace(/\W+/g, ' ')).toBe(stripped.replace(/\W+/g, ' '))
      expect(drafts[0]?.fields).toMatchObject({ ...(doi && { doi }), ...(arxiv && { arxiv }) })
    }),
    { numRuns: 300 },
  )
})

/** Entries as people write them, to be cut up and put together wrongly. */
const samples: Readonly<Record<string, string>> = {
  bibtex: `@string{v = "The " # jan}
@inproceedings{a, title = {{A} \\emph{T}: $\\alpha$ {\\"o}}, author = {Doe, J. and {X} and others}, booktitle = v # { 7},
  year = 2020, eprint = {2305.01234}, crossref = {p}, xdata = {a, p}, url = {https://example.org/\\_x}, file = {x}}
@proceedings(p, title = "P "q" \\"e", date = {1999?/2001}, month = mar # "~3")
@comment{@misc{x, y}} % @misc{z,}
@preamble{"\\newcommand{\\x}{y}"}
`,
  'csl-json': `[{"id": 1, "type": "book", "title": ["T", "U"], "author": [{"family": "A", "given": null}, 3, {"literal": ""}],
 "issued": {"date-parts": [["2020", 13, null]]}, "custom": {"generator": "survey", "listings": 5}, "__proto__": {"x": 1}}, null, []]`,
  csv: 'Title,Author(s),Year,Date,arXiv,x\n"T, ""u""","A, B and C et al.",2020,May 2020,2305.01234,=1\n,,,,,\na,b\n',
  hayagriva:
    'a:\n  title: { value: T }\n  author: ["A, B", { name: C }]\n  parent: [{ title: P, parent: &x { a: *x } }]\n  url: { value: 3 }\n',
  json: '{"generator": "survey", "title": "S", "papers": [{"citekey": "a", "title": "T", "date": 2020, "authors": [3]}]}',
  jsonl: '{"citekey": "a", "title": "T", "tags": "x"}\n{"title": ""}\nnull\n[]\n',
  ris: 'TY  - CONF\nTI  - T\nAU  - A, B, C, D\nDA  - 2020/13//x\nUR  - https://a.org https://b.org\nM3  - 10.1/x\n more\nER  - \nX',
  tsv: 'title\tauthors\tdoi\nT\t"A; B\t10.1000/x\n"x"\ty\n',
}

describe.each(readers)('$name, whatever it is given,', (format) => {
  const sample = samples[format.name] ?? ''

  test('has a sample from which it makes a draft', async () => {
    expect((await read(format, sample)).drafts.length).toBeGreaterThan(0)
  })

  /** Drafts may lack what a paper needs, but what they have is valid, and says where it comes from. */
  const check = ({ drafts, diagnostics }: Imported, text: string) => {
    for (const { citekey, fields, from } of drafts) {
      expect(Paper.safeParse({ component: 'x', ...fields }).error?.issues ?? [], text).toEqual([])
      if (citekey !== undefined) expect(Citekey.safeParse(citekey).success, citekey).toBe(true)
      expect(from?.line).toBeGreaterThan(0)
    }
    for (const { message, place } of diagnostics) {
      expect(message).not.toMatch(/[\p{Cc}]/u)
      expect(place.start).toBeLessThanOrEqual(text.length)
    }
  }

  test('gives valid drafts of the sample cut up and put together wrongly', async () => {
    const piece = fc
      .tuple(fc.nat(sample.length), fc.nat(40))
      .map(([start, length]) => sample.slice(start, start + length))
    const odd = fc.constantFrom(
      '{',
      '}',
      '"',
      '@',
      ',',
      '=',
      '#',
      '\\',
      '$',
      '%',
      '\n',
      '\t',
      '\0',
      '\u202e',
      '[',
      ']',
      ':',
      '*',
      '&',
      'javascript:alert(1)',
    )
    const text = fc
      .array(fc.oneof({ weight: 3, arbitrary: piece }, odd), { maxLength: 25 })
      .map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(text, async (value) => check(await read(format, value), value)),
      { numRuns: 400 },
    )
  })

  test('gives valid drafts of the sample with one place changed', async () => {
    const change = fc.tuple(fc.nat(sample.length), fc.nat(3), fc.string({ unit: 'binary', maxLength: 3 }))
    await fc.assert(
      fc.asyncProperty(change, async ([start, length, put]) => {
        const text = sample.slice(0, start) + put + sample.slice(start + length)
        check(await read(format, text), text)
      }),
      { numRuns: 400 },
    )
  })

  test.each([
    ['nothing', ''],
    ['space', ' \r\n\t\n'],
    ['bytes', '\0\u0001\ufffd\u007f'.repeat(50)],
    ['10,000 brackets', '['.repeat(10_000)],
    ['10,000 braces in a value', `@misc{a, title = {${'{'.repeat(10_000)}x${'}'.repeat(10_000)}}}`],
    ['10,000 braces that never close', `a: ${'{a: '.repeat(10_000)}`],
    [
      'aliases that multiply',
      `a: &a [x,x]\n${'bcdefghijklmnop'
        .split('')
        .map((name, index) => `${name}: &${name} [${`*${'abcdefghijklmnop'[index]},`.repeat(9)}]`)
        .join('\n')}\n`,
    ],
  ])('says something of %s', async (_, text) => {
    const imported = await read(format, text)
    check(imported, text)
    expect(imported.drafts.length + imported.diagnostics.length).toBeGreaterThan(0)
    expect(Object.prototype).not.toHaveProperty('x')
  })
})

test('fields of whole entries are those that citation-js reads', () => {
  const value = fc.oneof(
    fc
      .string({ unit: fc.constantFrom(..."aB9 é王.,;:-=#@%\n'()[]"), maxLength: 12 })
      .map((text) => `{${text}}`),
    fc.string({ unit: fc.constantFrom(..."aB9 é王.,;:-=#@'"), maxLength: 12 }).map((text) => `"${text}"`),
    fc.constantFrom('{{A} b {c{d}}}', '"{"} x"', 'v', '{a} # v # "b"', '{\\"o}', '2020'),
  )
  const name = fc.constantFrom('title', 'Author', 'x-y', 'a_b', 'note')
  const fields = fc.uniqueArray(fc.tuple(name, value), { selector: ([each]) => each, minLength: 1 })
  const space = fc.constantFrom('', ' ', '\n  ')
  fc.assert(
    fc.property(fields, space, fc.constantFrom('{}', '()'), (pairs, gap, [open, close]) => {
      fc.pre(open === '{' || pairs.every(([, text]) => !/[()]/.test(text)))
      const body = pairs.map(([each, text]) => `${gap}${each}${gap}=${gap}${text}`).join(',')
      const text = `@misc${open}key,${body}${gap}${close}`
      fc.pre(!/\n@|%/.test(text))
      const [chunk] = splitBibtex(text)
      const ours = chunk && readFields(text, chunk.inside, true, (macro) => (macro === 'v' ? 'V' : undefined))
      const [theirs] = plugins.input.data(`@string{v = "V"}\n${text}`, '@biblatex/text') as [
        { properties: object },
      ]
      expect(ours?.problems).toEqual([])
      expect(Object.fromEntries(ours?.fields.map((field) => [field.name, field.value]) ?? [])).toEqual(
        Object.fromEntries(Object.entries(theirs.properties).map(([each, read]) => [each, String(read)])),
      )
    }),
    { numRuns: 500 },
  )
})
