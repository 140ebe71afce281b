/** The fast reader never says anything else than YAML: what it cannot be sure of, it leaves to YAML. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commentsAbove, isPlain, readBlock, readOutline } from '../../src/core/blocks.ts'
import { ignoreComments, parseYaml, topPairs } from '../../src/core/document.ts'
import { loadFile } from '../../src/core/load.ts'
import { Citekey, Paper } from '../../src/core/paper.ts'
import { yamlDiagnostics } from '../../src/core/yaml-diagnostics.ts'

/** What YAML says: the pairs of a file, or undefined when something is wrong with it. */
function judge(text: string): { key: string; value: unknown; start: number }[] | undefined {
  const document = parseYaml(text)
  if (yamlDiagnostics({ path: 'p.yaml', text }, document).length > 0) return undefined
  return topPairs(document)?.map(({ key, value, span }) => ({ key, value, start: span.start }))
}

/** What the fast reader says, when it declines nothing. */
function fast(text: string): ReturnType<typeof judge> {
  const pairs = readOutline(text)?.map((block) => {
    const { value } = readBlock(text, block)
    return value && { key: block.citekey, value, start: block.span.start }
  })
  return pairs?.every((pair) => pair !== undefined) ? pairs : undefined
}

/** Holds the fast reader, and a loader that uses it, to YAML; says what each did. */
function compare(text: string): 'fast' | 'yaml' | 'error' {
  const truth = judge(text)
  const quick = fast(text)
  if (quick !== undefined && quick.length > 0) expect(quick).toEqual(truth)
  const { entries, diagnostics } = loadFile({ path: 'p.yaml', text })
  const valid = truth?.filter(
    ({ key, value }) => Citekey.safeParse(key).success && Paper.safeParse(value).success,
  )
  const read = entries.map(({ citekey, paper, span }) => ({ citekey, paper, start: span.start }))
  expect(read).toEqual(
    (valid ?? []).map(({ key, value, start }) => ({ citekey: key, paper: withTextDate(value), start })),
  )
  expect(diagnostics.length > 0).toBe(truth === undefined || valid?.length !== truth.length)
  if (truth === undefined) return 'error'
  return quick ? 'fast' : 'yaml'
}

/** A year written as a number is text to the rest of the program. */
function withTextDate(value: unknown): unknown {
  const { date, ...rest } = value as Record<string, unknown>
  return date === undefined ? rest : { ...rest, date: String(date) }
}

const entry = (lines: string) => `k:\n  title: T\n${lines}\n  component: c\n`

describe('read fast, and as YAML does', () => {
  // biome-ignore format: a table
  test.each([
    ['plain text', '  note: Foo (bar) - no?'],
    ['a colon inside a word', '  url: https://example.org:80/a?b=c'],
    ['letters of the world', '  venue: Łódź 王小明 🦙 x\u200fy\u0301'],
    ['quotes and escapes', '  venue: "a \\"b\\" \\\\c # d: e, [f]"'],
    ['an escaped line break', '  note: "a\\n\\tb"'],
    ['an organisation', '  authors: [{ literal: The Team }]'],
    ['organisations and people', '  authors: [Ann Lee, { literal: "X, Y: {Z} Inc." }, Bo]'],
    ['a year', '  date: 2024'],
    ['a month', '  date: 2024-05'],
    ['a day', '  date: 2024-05-06'],
    ['a list', '  authors: [Ann Lee, "Lee, Bo", J. R. Hart]'],
    ['a list of one', '  authors: ["Ann Lee"]'],
    ['a quoted number', '  arxiv: "2303.03910"'],
    ['a comment line', '  # note: no'],
    ['a comment at the margin', '# title: no'],
    ['blank lines', '\n   \n'],
    ['a no-break space inside', '  venue: a\u00a0b'],
  ])('%s', (_, lines) => {
    expect(compare(entry(lines))).toBe('fast')
  })
})

describe('left to YAML, which reads it', () => {
  // biome-ignore format: a table
  test.each([
    ['single quotes', "  note: 'it''s'"],
    ['a comment behind', '  venue: ICML # 2024'],
    ['a block scalar', '  note: |\n    one\n    # two\n\n    three'],
    ['a folded scalar', '  note: >-\n    one\n    two'],
    ['a kept scalar', '  note: |+\n    one\n\n'],
    ['text over two lines', '  note: one\n    two'],
    ['a no-break space on a line of its own', '  note: one\n    \u00a0'],
    ['a vertical tab on a line of its own', '  note: one\n    \u000b'],
    ['an ideographic space on a line of its own', '  note: one\n    \u3000'],
    ['a block list', '  authors:\n    - Ann Lee\n    - Bo'],
    ['a list at the field’s own indentation', '  authors:\n  - Ann Lee'],
    ['a list over two lines', '  authors: [Ann,\n    Bo]'],
    ['a comma at the end', '  authors: [Ann, Bo,]'],
    ['spaces in a list', '  authors: [ Ann ,Bo ]'],
    ['an organisation in another style', '  authors: [{literal: The Team}]'],
    ['an organisation with more to it', '  authors: [{ literal: The Team, at: x }]'],
    ['a quoted field name', '  "note": x'],
    ['an explicit key', '  ? note\n  : x'],
    ['an escape of four digits', '  note: "\\u00e9\\x41\\/"'],
    ['a tab behind', '  venue: ICML\t'],
    ['two spaces before', '  venue:   ICML'],
    ['a space behind', '  venue: ICML '],
    ['a line of a tab', '\t'],
    ['a line separator in plain text', '  note: a\u2028b'],
    ['a byte order mark in plain text', '  note: a\ufeffb'],
    ['a line separator in quotes', '  note: "a\u2028b"'],
    ['plain text that begins with a digit', '  venue: 3DV 2024'],
    ['plain text with a quote', "  venue: Int'l Conference"],
    ['a dash', '  note: -x'],
    ['deeper fields', '  attributes:\n    size: 7'],
  ])('%s', (_, lines) => {
    expect(compare(entry(lines))).toBe('yaml')
  })

  // biome-ignore format: a table
  test.each([
    ['a byte order mark', '\ufeffk:\n  title: T\n  component: c\n'],
    ['CRLF', 'k:\r\n  title: T\r\n  component: c\r\n'],
    ['a document start', '---\nk:\n  title: T\n  component: c\n'],
    ['a document end', 'k:\n  title: T\n  component: c\n...\n'],
    ['flow style', '{ k: { title: T, component: c } }\n'],
    ['a comment behind a citekey', 'k: # why\n  title: T\n  component: c\n'],
    ['a space behind a citekey', 'k: \n  title: T\n  component: c\n'],
    ['a quoted citekey', '"k":\n  title: T\n  component: c\n'],
    ['an explicit citekey', '? k\n: title: T\n  component: c\n'],
    ['other indentation', 'k:\n    title: T\n    component: c\n'],
    ['a citekey that is a word of YAML', 'null:\n  title: T\n  component: c\n'],
    ['nothing', ''],
    ['comments alone', '# nothing\n# here'],
    ['kept blank lines at the end of an entry', 'k:\n  title: T\n  component: c\n  note: |+\n    a\n\n\n# c\nl:\n  title: U\n  component: c\n'],
    ['kept blank lines at the end of the file', 'k:\n  title: T\n  component: c\n  note: >+\n    a\n\n\n'],
  ])('%s', (_, text) => {
    expect(compare(text)).toBe(text === '' || text.startsWith('#') ? 'fast' : 'yaml')
  })
})

describe('refused, as YAML does', () => {
  // biome-ignore format: a table
  test.each([
    ['a field twice', entry('  title: U')],
    ['a citekey twice', 'k:\n  title: T\n  component: c\nk:\n  title: U\n  component: c\n'],
    ['a line that is no field', entry('  \u00a0')],
    ['two colons', entry('  note: a: b')],
    ['an open quote', entry('  note: "a')],
    ['an open list', entry('  authors: [Ann')],
    ['text behind a list', entry('  authors: [Ann] x')],
    ['text behind a quote', entry('  note: "a" b')],
    ['a comma too many', entry('  authors: [Ann,, Bo]')],
    ['an at sign', entry('  note: @x')],
    ['a backtick', entry('  note: `x`')],
    ['a tab as indentation', entry('\tnote: x')],
    ['an alias', entry('  note: *x')],
    ['an anchor', entry('  note: &x y')],
    ['a tag', entry('  note: !!str 1')],
    ['a wrong escape', entry('  note: "\\q"')],
    ['a field without indentation', 'k:\ntitle: T\n  component: c\n'],
    ['a field at another indentation', entry('   note: x')],
    ['a citekey longer than YAML takes', `${'k'.repeat(1030)}:\n  title: T\n  component: c\n`],
    ['an open quote over two entries', 'k:\n  title: "T\n  component: c\nl:\n  title: U"\n  component: c\n'],
    ['merge conflict', `<<<<<<< a\n${entry('')}=======\n${entry('  note: x')}>>>>>>> b\n`],
  ])('%s', (_, text) => {
    expect(compare(text)).toBe('error')
  })
})

describe('values that are no text', () => {
  // biome-ignore format: a table
  test.each([
    ['note: true', true], ['note: No', 'No'], ['note: null', null], ['note: ~', null], ['note: NULL', null],
    ['note: 2303.03910', 2303.0391], ['note: 0x1F', 31], ['note: 1e5', 1e5], ['note: .inf', Number.POSITIVE_INFINITY],
    ['note: 007', 7], ['note: 12:30:45', '12:30:45'], ['note: 2024-05-06T10:00:00Z', '2024-05-06T10:00:00Z'],
    ['note: 1999', 1999], ['note: 0999', 999], ['note: 10000', 10000], ['note: -1', -1], ['note: +1', 1], ['note:', null],
    ['note: []', []], ['note: [1999]', [1999]], ['note: [true, a]', [true, 'a']], ['note: [a, , b]', undefined],
    ['note: [a b: c]', [{ 'a b': 'c' }]], ['note: {a}', { a: null }],
  ])('%s', (line, value) => {
    const text = `k:\n  ${line}\n`
    expect(judge(text)?.map((pair) => (pair.value as { note: unknown }).note)).toEqual(
      value === undefined ? undefined : [value],
    )
    const quick = fast(text)
    if (quick) expect(quick).toEqual(judge(text))
  })
})

/** Pieces that mean something to YAML, or look as if they did. */
const piece = fc.constantFrom(
  ...[
    'a',
    'B',
    ' ',
    '  ',
    '\n',
    '\n  ',
    '\n    ',
    ':',
    ': ',
    '#',
    ' #',
    '"',
    "'",
    '\\',
    '\\n',
    '\\u0041',
    ',',
    ', ',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    '-',
    '- ',
    '? ',
    '|',
    '|+',
    '>',
    '&a',
    '*a',
    '!',
    '%',
    '@',
    '`',
    '\t',
    '\r',
    '\r\n',
  ],
  ...[
    '\ufeff',
    '\u2028',
    '\u2029',
    '\u0085',
    '\u00a0',
    '\u3000',
    '\u0000',
    '\u000b',
    '\ud800',
    '🦙',
    'é',
    '\u0301',
  ],
  ...[
    'null',
    'true',
    'no',
    '~',
    '2024',
    '2303.03910',
    '2024-05',
    '2024-05-06',
    '1e5',
    '0x1F',
    '.inf',
    '=',
    '<<',
  ],
  ...[
    'title: T',
    'note: x',
    'k:',
    'l:',
    '---',
    '...',
    '# survey-ignore: missing-link',
    ', pdf-url',
    '\n# c\n',
    '\nk:\n',
    '\nl:\n',
  ],
)
const scrap = fc.array(piece, { minLength: 0, maxLength: 5 }).map((pieces) => pieces.join(''))

const field = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('title', 'note', 'venue', 'authors', 'date'), scrap)
      .map(([name, value]) => `  ${name}: ${value}\n`),
  },
  {
    weight: 1,
    arbitrary: fc.array(scrap, { maxLength: 3 }).map((items) => `  authors: [${items.join(', ')}]\n`),
  },
  {
    weight: 1,
    arbitrary: fc.array(scrap, { maxLength: 3 }).map((items) => `  tags: ["${items.join('", "')}"]\n`),
  },
  { weight: 1, arbitrary: scrap.map((text) => `  ${text}\n`) },
  { weight: 1, arbitrary: scrap.map((text) => `  # ${text}\n`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('|', '|+', '|-', '>', '>+'), scrap)
      .map(([head, text]) => `  note: ${head}\n    ${text}\n`),
  },
)
const dataFile = fc
  .array(
    fc.tuple(
      fc.constantFrom('k', 'l', 'K', 'a1', 'b:c', 'no', '2024', '1e5'),
      fc.array(field, { maxLength: 3 }),
      scrap,
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((entries) =>
    entries
      .map(
        ([key, fields, after]) =>
          `${key}:\n  title: T\n${fields.join('')}  component: c\n${after === '' ? '' : `# ${after}\n`}`,
      )
      .join(''),
  )

test('whatever a file holds, the fast reader reads it as YAML does or declines', () => {
  const seen = { fast: 0, yaml: 0, error: 0 }
  fc.assert(
    fc.property(dataFile, (text) => {
      seen[compare(text)]++
    }),
    { numRuns: 1000 },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(30)
})

const good = [
  '# survey\n\nk:\n  title: "A: b, \\"c\\" #d"\n  authors: [Ann Lee, "Lee, Bo"]\n  date: 2024-05\n  arxiv: "2303.03910"\n  component: c\n',
  '# above\nl:\n  title: Plain https://x.org/a\n  # inside\n  date: 2024\n  component: c\n\nm:\n  title: T\n  note: |\n    x\n  component: c\n',
].join('')

test('a good file with anything put in, taken out or doubled', () => {
  const position = fc.integer({ min: 0, max: good.length })
  fc.assert(
    fc.property(fc.array(fc.tuple(position, fc.nat(4), scrap), { minLength: 1, maxLength: 3 }), (changes) => {
      let text = good
      for (const [at, length, put] of changes) text = text.slice(0, at) + put + text.slice(at + length)
      compare(text)
    }),
    { numRuns: 1000 },
  )
})

test('comments that silence rules are the same to both', () => {
  const line = '# survey-ignore: missing-link gone\n'
  // biome-ignore format: a table
  const texts: [string, string[]][] = [
    [`${line}k:\n  title: T\n  component: c\n`, ['missing-link']],
    [`k:\n  title: T\n  component: c\n  ${line}`, ['missing-link']],
    [`k:\n  title: T\n  ${line}  component: c\n`, ['missing-link']],
    [`${line}\nk:\n  title: T\n  component: c\n`, []],
    [`k:\n  title: T\n  component: c\n${line}l:\n  title: T\n  component: c\n`, []],
    [`k:\n  title: T\n  component: c\n  note: |\n    ${line}`, []],
    [`k:\n  title: T # survey-ignore: missing-link\n  component: c\n`, ['missing-link']],
    [`k:\n  title: "T # survey-ignore: missing-link"\n  component: c\n`, []],
    [`# survey-ignore missing-link gone\nk:\n  title: T\n  component: c\n`, ['missing-link']],
    [`# survey-ignore\nk:\n  title: T\n  component: c # survey-ignore:\n`, ['', '']],
    ['# survey-ignore: missing-link, title-all-caps ,pdf-url why\nk:\n  title: T\n  component: c\n', ['missing-link', 'title-all-caps', 'pdf-url']],
    ['k:\n  title: T # survey-ignore missing-link,pdf-url, gone for good\n  component: c\n', ['missing-link', 'pdf-url']],
    ['# survey-ignore: missing-link; pdf-url\nk:\n  title: T\n  component: c # survey-ignore: , pdf-url\n', ['missing-link', '']],
    [`# survey-ignored: missing-link\nk:\n  title: T\n  component: c\n`, []],
  ]
  for (const [text, rules] of texts) {
    const read = (source: string) => loadFile({ path: 'p.yaml', text: source }).entries[0]?.ignores ?? []
    expect(read(text), text).toEqual(rules)
    expect(read(text.replaceAll('\n', '\r\n')), `${text} with CRLF`).toEqual(rules)
  }
  expect(ignoreComments(`a: x\n${line}b: "${line.trim()}"\n`).map(({ rule }) => rule)).toEqual([
    'missing-link',
  ])
})

test('a blank line and a comment at the start of a file are no end of it', () => {
  expect(commentsAbove('\n# a\nk:\n', 5)).toBe('# a\n')
  expect(commentsAbove('\nk:\n', 1)).toBe('')
  expect(commentsAbove('# a\n# b\nk:\n', 8)).toBe('# a\n# b\n')
})

test('text that is called plain is itself to YAML, alone and in a list', () => {
  const text = fc.oneof(scrap, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
  fc.assert(
    fc.property(text, (value) => {
      fc.pre(isPlain(value))
      expect(
        judge(`k: ${value}\nl: [${value}, ${value}]\nm: { n: ${value} }\n`)?.map((pair) => pair.value),
      ).toEqual([value, [value, value], { n: value }])
    }),
    { numRuns: 500 },
  )
  for (const value of ['\u2028a', '\ufeffa', 'a\ud800', 'a\uffff', 'No', 'a ', 'a: b', 'a #b'])
    expect(isPlain(value)).toBe(false)
})
