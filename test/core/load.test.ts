/** Loading: whatever is wrong with a file is said once, at its place, and the entries beside it are there. */
import { describe, expect, test } from 'vitest'
import { loadDatabase, loadFile, loadManifest } from '../../src/core/load.ts'

const manifest = `title: T
components:
  - { id: data, title: Data, subcategories: [{ id: static, title: Static, subcategories: [{ id: web, title: Web }] }] }
  - { id: models, title: Models }
paradigms: [{ id: self-play, title: Self-play }]
attributes: [{ id: size, type: number }, { id: kind, type: text }, { id: parts, type: list }]
`

/** Citekeys that were read, and what is said of the rest: `line:column rule message`. */
function load(...texts: string[]) {
  const files = texts.map((text, index) => ({ path: `${index + 1}.yaml`, text }))
  const { database, diagnostics } = loadDatabase({ path: 'survey.yaml', text: manifest }, files)
  const problems = diagnostics.map(
    ({ place, rule, message }) => `${place.path}:${place.line}:${place.column} ${rule}: ${message}`,
  )
  expect(diagnostics.every(({ severity }) => severity === 'error')).toBe(true)
  return { keys: database?.entries.map(({ citekey }) => citekey), problems }
}

const entry = (citekey: string, more = '') => `${citekey}:\n  title: T\n${more}  component: data\n`

test('entries in the order of the files, each with its place', () => {
  expect(load(entry('b') + entry('a'), entry('c'))).toEqual({ keys: ['b', 'a', 'c'], problems: [] })
  const text = `# x\n${entry('b')}\n${entry('a')}`
  const { entries } = loadFile({ path: 'p', text })
  expect(entries.map(({ span }) => text.slice(span.start, span.end))).toEqual([
    entry('b').trim(),
    entry('a').trim(),
  ])
})

describe('one broken entry', () => {
  // biome-ignore format: a table
  test.each([
    ['no mapping', 'k: text\n', '4:1 schema: must be a mapping of fields; write them below it, indented'],
    ['nothing', 'k:\n', '4:1 schema: must be a mapping of fields; write them below it, indented'],
    ['a list', 'k: [a]\n', '4:1 schema: must be a mapping of fields; write them below it, indented'],
    ['a number as a title', 'k:\n  title: 1984\n  component: data\n', '5:10 schema: `title` must be text'],
    ['a mapping as a title', 'k:\n  title: { a: b }\n  component: data\n', '5:10 schema: `title` must be text'],
    ['null as a title', 'k:\n  title:\n  component: data\n', '5:9 schema: `title` must be text'],
    ['a missing title', 'k:\n  component: data\n', '4:1 schema: missing `title`'],
    ['a number in a list', entry('k', '  authors: [Ann, 7]\n'), '6:18 schema: `authors.1` must be a name, or `{ literal: … }` for an organisation'],
    ['a mapping as a date', entry('k', '  date: { year: 2020 }\n'), '6:9 schema: `date` must be YYYY, YYYY-MM or YYYY-MM-DD'],
    ['a number as a paradigm', entry('k', '  paradigm: 3\n'), '6:13 schema: `paradigm` must be an id or a list of ids'],
    ['null as an attribute', entry('k', '  attributes: { size: null }\n'), '6:23 schema: `attributes.size` must be text, a number, `true`, `false` or a list of texts'],
    ['a space before a title', 'k:\n  title: " T"\n  component: data\n', '5:10 surrounding-space: `title` begins or ends with a space; delete it'],
    ['a text of spaces', entry('k', '  venue: "  "\n'), '6:10 schema: `venue` must not be empty'],
    ['an unknown field', entry('k', '  titel: x\n'), '6:10 schema: unknown field `titel`; did you mean `title`?'],
    ['__proto__ as a field', entry('k', '  __proto__: x\n'), '6:14 schema: unknown field `__proto__`'],
    ['__proto__ as a citekey', entry('__proto__'), '4:1 schema: a citekey is letters, digits and `_:./+-`, beginning with a letter or digit'],
    ['constructor as a field', entry('k', '  constructor: x\n'), '6:16 schema: unknown field `constructor`'],
    ['a bad citekey', entry('"k k"'), '4:1 schema: a citekey is letters, digits and `_:./+-`, beginning with a letter or digit'],
    ['a control character', entry('k', '  note: "a\\u0000b"\n'), '6:9 schema: `note` must not hold control or direction characters'],
    ['a raw NUL', entry('k', '  note: a\u0000b\n'), '6:9 schema: `note` must not hold control or direction characters'],
    ['a year that is none', entry('k', '  date: 99\n'), '6:9 schema: `date` must have a year from 1600 to 2099'],
    ['an unknown component', 'k:\n  title: T\n  component: dat\n', '6:14 unknown-component: unknown component `dat`; did you mean `data`?'],
    ['__proto__ as a component', 'k:\n  title: T\n  component: __proto__\n', '6:14 schema: '],
    ['constructor as a component', 'k:\n  title: T\n  component: constructor\n', '6:14 unknown-component: unknown component `constructor`'],
    ['an unknown subcategory', entry('k', '  subcategory: static/wab\n'), '6:16 unknown-subcategory: unknown subcategory `static/wab` of `data`; did you mean `static/web`?'],
    ['an unknown listing', entry('k', '  also: [models, data/x]\n'), '6:18 unknown-subcategory: unknown subcategory `x` of `data`'],
    ['a level forgotten', entry('k', '  subcategory: web\n'), '6:16 unknown-subcategory: unknown subcategory `web` of `data`; did you mean `static/web`?'],
    ['a subcategory as the component', 'k:\n  title: T\n  component: web\n', '6:14 unknown-component: unknown component `web`; did you mean `data/static/web`?'],
    ['an unknown paradigm', entry('k', '  paradigm: self-pay\n'), '6:13 unknown-paradigm: unknown paradigm `self-pay`; did you mean `self-play`?'],
    ['an unknown paradigm in a list', entry('k', '  paradigm: [self-play, zzz]\n'), '6:25 unknown-paradigm: unknown paradigm `zzz`'],
    ['an unknown attribute', entry('k', '  attributes: { sise: 7 }\n'), '6:23 unknown-attribute: unknown attribute `sise`; did you mean `size`?'],
    ['an attribute like no other', entry('k', '  attributes: { colour: red }\n'), '6:25 unknown-attribute: unknown attribute `colour`; declare it under `attributes` in the manifest'],
    ['an attribute of another type', entry('k', '  attributes: { size: "7" }\n'), '6:23 schema: attribute `size` must be a number'],
    ['a citekey of another case', entry('GOOD1'), '4:1 duplicate-citekey: citekey `GOOD1` is already used; rename one, or merge the two entries'],
  ])('%s: one diagnostic, and the entries beside it load', (_, broken, problem) => {
    for (const newline of ['\n', '\r\n']) {
      const { keys, problems } = load((entry('good1') + broken + entry('good2')).replaceAll('\n', newline))
      expect(problems).toEqual([expect.stringContaining(`1.yaml:${problem}`)])
      expect(keys?.filter((key) => key.startsWith('good'))).toEqual(['good1', 'good2'])
    }
  })
})

describe('a broken file: one diagnostic, and the files beside it load', () => {
  const bomb = 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n'
  // biome-ignore format: a table
  test.each([
    ['merge conflict', `${entry('a')}<<<<<<< HEAD\n${entry('b')}=======\n${entry('b')}>>>>>>> other\n`, '4:1 conflict-marker: merge conflict left in the file; keep one side and delete the markers'],
    ['tab as indentation', 'k:\n\ttitle: T\n', '2:1 yaml: tab used for indentation; use spaces'],
    ['alias bomb', bomb, '1:7 yaml: unexpected YAML anchor; write the value out'],
    ['merge key', `base: &base\n  title: T\nk:\n  <<: *base\n`, ' yaml: unexpected YAML anchor; write the value out'],
    ['tag', 'k: !!binary aGk=\n', ' yaml: unexpected YAML tag; write the value out'],
    ['a citekey twice', entry('k') + entry('k'), '4:1 duplicate-citekey: citekey `k` is already used, for an entry that says the same; delete one of them'],
    ['a field twice', entry('k', '  title: U\n'), '3:3 duplicate-field: field `title` is given twice; keep the one that is right'],
    ['a quoted citekey twice', '"k": { title: T, component: c }\n"k": { title: T, component: c }\n', '2:1 duplicate-citekey: citekey `k` is already used, for an entry that says the same; delete one of them'],
    ['a colon in a text without quotes', 'k:\n  title: A: B\n', '2:10 yaml: a text with a colon and a space in it must be in quotes'],
    ['an open quote', 'k:\n  title: "T\n', '2:10 yaml: a text that begins with `"` does not end with one; put the quote where it ends'],
    ['deep nesting in flow style', `k: ${'['.repeat(20_000)}`, ' yaml: nested too deeply to be read; flatten it'],
    ['a list of papers', '- title: T\n', '1:1 schema: a data file is a mapping of citekeys to papers'],
    ['text', 'hello\n', '1:1 schema: a data file is a mapping of citekeys to papers'],
    ['unclosed brackets', 'k: [[[[\n', ' yaml: a bracket that is opened above is not closed'],
    ['two documents', `${entry('a')}---\n${entry('b')}`, ' yaml: a second document begins here; a file is one, so remove the `---`'],
  ])('%s', (_, broken, problem) => {
    const { keys, problems } = load(entry('good1'), broken, entry('good2'))
    expect(problems).toEqual([expect.stringContaining('2.yaml:')])
    expect(problems[0]).toContain(problem)
    expect(keys).toEqual(['good1', 'good2'])
  })
})

test('a citekey used in two files, without regard to case, is said where it is used again', () => {
  const text = `${entry('Key')}\n${entry('other')}`
  const files = [
    { path: 'a.yaml', text },
    { path: 'b.yaml', text: `# x\n${entry('kEY')}` },
  ]
  const { diagnostics } = loadDatabase({ path: 'survey.yaml', text: manifest }, files)
  expect(diagnostics).toHaveLength(1)
  expect(diagnostics[0]).toMatchObject({
    rule: 'duplicate-citekey',
    place: { path: 'b.yaml', line: 2, column: 1 },
    related: [{ place: { path: 'a.yaml', line: 1, column: 1 }, message: 'first used here' }],
  })
})

describe('the manifest', () => {
  // biome-ignore format: a table
  test.each([
    ['nothing', '', ['1:1 schema: missing `title`', '1:1 schema: missing `components`']],
    ['a list', '- a\n', ['1:1 schema: must be a mapping']],
    ['a component without a title', 'title: T\ncomponents: [{ id: a }]\n', ['2:14 schema: missing `components.0.title`']],
    ['an unknown field', `${manifest}colour: red\n`, ['7:9 schema: unknown field `colour`']],
    ['two components of one id', 'title: T\ncomponents: [{ id: a, title: A }, { id: a, title: B }]\n', ['2:41 repeated-id: id `a` is used twice at this level; give each its own']],
    ['two subcategories of one id', 'title: T\ncomponents:\n  - id: a\n    title: A\n    subcategories:\n      - { id: b, title: B }\n      - { id: b, title: C }\n', ['7:15 repeated-id: id `b` is used twice at this level; give each its own']],
    ['two attributes of one id', `title: T\ncomponents: [{ id: a, title: A }]\nattributes: [{ id: x, type: text }, { id: x, type: list }]\n`, ['3:43 repeated-id: id `x` is used twice at this level; give each its own']],
    ['broken YAML', 'title: "T\n', ['1:8 yaml: a text that begins with `"` does not end with one; put the quote where it ends']],
  ])('%s', (_, text, problems) => {
    const { diagnostics } = loadManifest({ path: 'survey.yaml', text })
    expect(diagnostics.map(({ place, rule, message }) => `${place.line}:${place.column} ${rule}: ${message}`)).toEqual(problems)
  })

  test('an unusable one leaves no database, but what is wrong with the papers is said too', () => {
    const { database, diagnostics } = loadDatabase({ path: 'survey.yaml', text: 'x: 1\n' }, [
      { path: 'p', text: 'k: 1\n' },
    ])
    expect(database).toBeUndefined()
    expect(diagnostics.map(({ place }) => place.path)).toContain('p')
  })
})
