/** Layout: entries and fields change places, and nothing else changes. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinChunks, joinSpaced, sortChunks, splitChunks } from '../../src/core/chunks.ts'
import { parseYaml, topPairs } from '../../src/core/document.ts'
import { orderFields, outlineOf, sortedText } from '../../src/core/layout.ts'

/** What a file says, whatever the order in which it says it. */
function said(text: string): Map<string, unknown> {
  const document = parseYaml(text)
  expect(document.errors).toEqual([])
  return new Map((topPairs(document) ?? []).map(({ key, value }) => [key, value]))
}

const lines = (text: string) => text.split('\n').toSorted()
const split = (text: string) => splitChunks(text, outlineOf(text))
const spaced = (text: string) => joinSpaced(sortChunks(split(text)))

/** Fields with whatever can stand in and above them; each begins and ends with its line. */
const value = fc.constantFrom(
  ...['T', '"a: b" # why', "'x'", '[Ann, Bo]', '|\n    one\n\n    # two', '>-\n    a\n    b', '"a\n    # b"'],
  ...['a\n    b', '\n    - x\n    # y\n    - z', '{ a: 1 }', '[a,\n    # b\n    c]', '', '|\n    a\n\n'],
)
const above = fc.constantFrom('', '', '  # above\n', '\n', '\n  # above\n', '    # deep\n', '# margin\n')
const names = ['title', 'authors', 'date', 'note', 'component', 'zzz']
const entryText = fc
  .tuple(
    fc.constantFrom('', '# above\n', '# one\n# two\n', '\n', '\n# apart\n\n# above\n'),
    fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }),
    fc.array(fc.tuple(above, value), { minLength: names.length, maxLength: names.length }),
    fc.constantFrom('', '  # below\n', '\n', '\n\n'),
  )
  .map(([head, fields, parts, tail]) => (key: string) => {
    const body = fields.map((name, index) => `${parts[index]?.[0]}  ${name}: ${parts[index]?.[1]}\n`)
    return `${head}${key}:\n${body.join('')}${tail}`
  })
const dataFile = fc
  .tuple(
    fc.constantFrom(
      '',
      '# yaml-language-server: $schema=x\n',
      '# yaml-language-server: $schema=x\n\n',
      '# head\n\n',
    ),
    fc.uniqueArray(fc.constantFrom('a', 'B', 'b2', 'c', 'z'), { minLength: 1 }),
    fc.array(entryText, { minLength: 5, maxLength: 5 }),
    fc.constantFrom('', '# end\n'),
  )
  .map(([head, keys, entries, end]) => head + keys.map((key, index) => entries[index]?.(key)).join('') + end)

describe('a file taken apart', () => {
  test('is the same when it is put together', () => {
    fc.assert(
      fc.property(dataFile, (text) => {
        expect(joinChunks(split(text))).toBe(text)
      }),
      { numRuns: 200 },
    )
  })

  test('keeps every line when it is sorted, and is sorted once and for all', () => {
    fc.assert(
      fc.property(dataFile, fc.boolean(), (unix, windows) => {
        const text = windows ? unix.replaceAll('\n', '\r\n') : unix
        const sorted = sortedText(text)
        expect(lines(sorted)).toEqual(lines(text))
        expect(said(sorted)).toEqual(said(text))
        const order = outlineOf(sorted).map(({ citekey }) => citekey)
        expect(order).toEqual(order.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)))
        expect(sortedText(sorted)).toBe(sorted)
      }),
      { numRuns: 200 },
    )
  })

  test('says the same in the canonical spacing, once and for all', () => {
    fc.assert(
      fc.property(dataFile, (text) => {
        const once = spaced(text)
        expect(said(once)).toEqual(said(text))
        expect(spaced(once)).toBe(once)
      }),
      { numRuns: 200 },
    )
  })
})

describe('sorting', () => {
  // biome-ignore format: a table
  test.each([
    ['comments travel along', 'b:\n  x: 1\n# about a\na:\n  x: 2\n', '# about a\na:\n  x: 2\nb:\n  x: 1\n'],
    ['comments inside travel along', 'b:\n  # in b\n  x: 1\n  # below b\na:\n  x: 2\n', 'a:\n  x: 2\nb:\n  # in b\n  x: 1\n  # below b\n'],
    ['the modeline stays', '# yaml-language-server: $schema=x\n# about b\nb:\n  x: 1\na:\n  x: 2\n', '# yaml-language-server: $schema=x\na:\n  x: 2\n# about b\nb:\n  x: 1\n'],
    ['comments apart from the first entry stay', '# head\n\nb:\n  x: 1\na:\n  x: 2\n', '# head\n\na:\n  x: 2\nb:\n  x: 1\n'],
    ['a missing line break is made', 'b:\n  x: 1\na:\n  x: 2', 'a:\n  x: 2\nb:\n  x: 1\n'],
    ['a missing CRLF is made', 'b:\r\n  x: 1\r\na:\r\n  x: 2', 'a:\r\n  x: 2\r\nb:\r\n  x: 1\r\n'],
    ['case does not count', 'b:\n  x: 1\nA:\n  x: 2\n', 'A:\n  x: 2\nb:\n  x: 1\n'],
    ['kept blank lines travel along', 'b:\n  x: |+\n    1\n\n\na:\n  x: 2\n', 'a:\n  x: 2\nb:\n  x: |+\n    1\n\n\n'],
  ])('%s', (_, text, sorted) => {
    expect(sortedText(text)).toBe(sorted)
  })

  // biome-ignore format: a table
  test.each([
    ['flow style', '{ b: { x: 1 }, a: { x: 2 } }\n'],
    ['an indented file', '  b:\n    x: 1\n  a:\n    x: 2\n'],
    ['explicit keys', '? b\n: x: 1\n? a\n: x: 2\n'],
    ['a byte order mark', '\ufeffb:\n  x: 1\na:\n  x: 2\n'],
    ['a document end', 'b:\n  x: 1\na:\n  x: 2\n...\n'],
    ['no entries', '# nothing\n'],
    ['nothing', ''],
  ])('%s is left alone', (_, text) => {
    expect(sortedText(text)).toBe(text)
  })
})

describe('fields in the order of the schema', () => {
  test('keep every line with its comments, once and for all', () => {
    fc.assert(
      fc.property(entryText, (make) => {
        const text = make('k')
        const ordered = orderFields(text)
        expect(lines(ordered)).toEqual(lines(text))
        expect(said(ordered)).toEqual(said(text))
        expect(orderFields(ordered)).toBe(ordered)
      }),
      { numRuns: 300 },
    )
  })

  // biome-ignore format: a table
  test.each([
    ['comments and blank lines above', 'k:\n  component: c\n\n  # about\n  title: T\n', 'k:\n\n  # about\n  title: T\n  component: c\n'],
    ['comments behind', 'k:\n  component: c # one\n  title: T # two\n', 'k:\n  title: T # two\n  component: c # one\n'],
    ['a block scalar that looks like a comment', 'k:\n  note: |\n    a\n    # b\n  title: T\n', 'k:\n  title: T\n  note: |\n    a\n    # b\n'],
    ['quoted text that looks like a comment', 'k:\n  note: "a\n    # b"\n  title: T\n', 'k:\n  title: T\n  note: "a\n    # b"\n'],
    ['a last field without a line break', 'k:\n  component: c\n  title: T', 'k:\n  title: T\n  component: c\n'],
    ['unknown fields last, as they stand', 'k:\n  zzz: 1\n  yyy: 2\n  title: T\n', 'k:\n  title: T\n  zzz: 1\n  yyy: 2\n'],
    ['a field without a value', 'k:\n  note:\n  title: T\n', 'k:\n  title: T\n  note:\n'],
    ['a list', 'k:\n  component: c\n  authors:\n    - A\n    # b\n    - C\n', 'k:\n  authors:\n    - A\n    # b\n    - C\n  component: c\n'],
    ['a comment deeper than its field, which a scalar would swallow', 'k:\n  date: 1\n    # deep\n  title: T\n', 'k:\n  title: T\n  date: 1\n    # deep\n'],
    ['what follows the last field stays', 'k:\n  component: c\n  title: T\n  # below\n\n# apart\n', 'k:\n  title: T\n  component: c\n  # below\n\n# apart\n'],
  ])('%s', (_, text, ordered) => {
    expect(orderFields(text)).toBe(ordered)
  })

  // biome-ignore format: a table
  test.each([
    ['flow style', 'k: { component: c, title: T }\n'],
    ['a flow mapping over lines', 'k:\n  { component: c,\n    title: T }\n'],
    ['explicit fields', 'k:\n  ? component\n  : c\n  ? title\n  : T\n'],
    ['kept blank lines', 'k:\n  note: |+\n    a\n\n  title: T\n'],
    ['one field', 'k:\n  title: T\n'],
    ['no fields', 'k:\n'],
    ['fields in order', 'k:\n  title: T\n  # x\n  component: c\n'],
  ])('%s is left alone', (_, text) => {
    expect(orderFields(text)).toBe(text)
  })
})

describe('canonical spacing', () => {
  // biome-ignore format: a table
  test.each([
    ['one blank line between entries', 'a:\n  x: 1\nb:\n  x: 2\n\n\n\nc:\n  x: 3', 'a:\n  x: 1\n\nb:\n  x: 2\n\nc:\n  x: 3\n'],
    ['the line breaks of the head', '# h\r\n\r\na:\r\n  x: 1\nb:\n  x: 2\n', '# h\r\n\r\na:\r\n  x: 1\r\n\r\nb:\r\n  x: 2\r\n'],
    ['kept blank lines', 'a:\n  x: |+\n    1\n\n\nb:\n  x: 2\n', 'a:\n  x: |+\n    1\n\n\nb:\n  x: 2\n'],
    ['a no-break space at the end', 'a:\n  x: 1\u00a0\nb:\n  x: 2\n', 'a:\n  x: 1\u00a0\n\nb:\n  x: 2\n'],
    ['no entries', '# h\n', '# h\n'],
  ])('%s', (_, text, result) => {
    expect(spaced(text)).toBe(result)
    expect(said(result)).toEqual(said(text))
  })
})
