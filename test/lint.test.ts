/** Linting as a whole: settings and comments, fixes that meet, and what fixes leave alone because the YAML is unusual. */
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../src/core/diagnostic.ts'
import type { Edit } from '../src/core/text.ts'
import { applyAllFixes, applyFixes } from '../src/rules/fix.ts'
import { rules } from '../src/rules/index.ts'
import { lint } from '../src/rules/lint.ts'

const manifest = 'title: T\ncomponents: [{ id: c, title: C }]\n'

function lintText(papers: string, settings = ''): readonly Diagnostic[] {
  const file = { path: 'p.yaml', text: papers }
  return lint({ path: 'survey.yaml', text: manifest + settings }, [file], rules, { today: '2026-06-30' })
}

test.each([
  ['is not YAML', 'k:\n  title: A: B\n  component: d\n', 'yaml'],
  ['has an entry that is not valid', 'k:\n  component: d\n', 'schema'],
  [
    'has an entry in an unknown place',
    'k:\n  title: T\n  authors: [A]\n  date: 2020\n  url: https://x.org\n  component: dd\n',
    'unknown-component',
  ],
])('nothing is said to be missing when a file %s', (_, papers, rule) => {
  const two = 'title: T\ncomponents: [{ id: c, title: C }, { id: d, title: D }]\n'
  const file = { path: 'p.yaml', text: papers }
  const found = lint({ path: 'survey.yaml', text: two }, [file], rules, { today: '2026-06-30' })
  expect(new Set(found.map((one) => one.rule))).toEqual(new Set([rule]))
})

describe('settings and comments', () => {
  const entry = 'k:\n  title: T\n  date: 2020\n  component: c\n'
  const names = (found: readonly Diagnostic[]) => found.map(({ rule, severity }) => `${severity} ${rule}`)

  test('a rule can be switched off or get another severity', () => {
    expect(names(lintText(entry))).toEqual(['info missing-authors', 'warning missing-link'])
    expect(names(lintText(entry, 'lint: { rules: { missing-link: off, missing-authors: error } }'))).toEqual([
      'error missing-authors',
    ])
  })

  // biome-ignore format: a table
  test.each([
    ['lint: { rules: { missing-lynk: off } }', ['missing-lynk']],
    ['lint:\n  components:\n    d:\n      missing-link: off\n', ['d']],
    ['lint:\n  components:\n    c:\n      "missing-lynk": off\n', ['"missing-lynk"']],
    ['lint:\n  components:\n    # survey-ignore: unknown-rule later\n    d:\n      missing-link: off\n', []],
  ])('a misspelt name is pointed at: %s', (settings, names) => {
    const found = lintText(entry, settings).filter(({ rule }) => rule === 'unknown-rule')
    expect(found.map(({ place }) => (manifest + settings).slice(place.start, place.end))).toEqual(names)
  })

  test('a comment above or in an entry silences one rule for it', () => {
    expect(names(lintText(`# survey-ignore: missing-link lost\n${entry}`))).toEqual(['info missing-authors'])
    expect(names(lintText(`${entry}  # survey-ignore: missing-authors nobody knows\n`))).toEqual([
      'warning missing-link',
    ])
    expect(
      names(
        lintText(
          `# survey-ignore: missing-link lost\n${entry}l:\n  title: U\n  date: 2020\n  component: c\n`,
        ),
      ),
    ).toEqual(['info missing-authors', 'info missing-authors', 'warning missing-link'])
  })

  test('a comment can name several rules with commas; a comma before the reason names none', () => {
    expect(names(lintText(`# survey-ignore: missing-link, missing-authors lost\n${entry}`))).toEqual([])
    const found = lintText(`# survey-ignore: missing-link, lost\n${entry}`)
    expect(names(found)).toEqual(['info missing-authors'])
    const misspelt = lintText(`# survey-ignore: missing-link, missing-author lost\n${entry}`)
    expect(misspelt.map(({ message }) => message)).toContain(
      'survey-ignore: unknown rule `missing-author`; did you mean `missing-authors`?',
    )
  })

  // biome-ignore format: a table
  test.each([
    ['# survey-ignore: missing-link, pdf-url why', '# survey-ignore: missing-link why'],
    ['# survey-ignore: pdf-url , missing-link why', '# survey-ignore: missing-link why'],
    ['# survey-ignore: pdf-url, missing-link,future-date why', '# survey-ignore: missing-link why'],
    ['# survey-ignore: missing-link, missing-link', '# survey-ignore: missing-link'],
    ['# survey-ignore: missing-link why\n# survey-ignore: pdf-url, future-date, html-entity why', '# survey-ignore: missing-link why'],
  ])('%s', (before, after) => {
    const text = `${before}\n${entry}`
    const ask = (texts: ReadonlyMap<string, string>) => lintText(texts.get('p.yaml') ?? '')
    const found = lintText(text).filter(({ rule }) => rule === 'unused-ignore')
    const named = found.map(({ message, place }) => [message, text.slice(place.start, place.end)] as const)
    for (const [message, source] of named) expect(message).toContain(`\`${source}\` finds nothing here any more`)
    const { texts } = applyAllFixes(ask, new Map([['p.yaml', text]]), { unsafe: true })
    expect(texts.get('p.yaml')).toBe(`${after}\n${entry}`)
  })

  test('a comment that forgot the colon still silences; one that names no rule is reported', () => {
    expect(names(lintText(`# survey-ignore missing-link lost\n${entry}`))).toEqual(['info missing-authors'])
    const found = lintText(`# survey-ignore\n${entry}  # survey-ignore:\n`)
    expect(found.filter(({ rule }) => rule === 'unknown-rule').map(({ message }) => message)).toEqual([
      'survey-ignore: name the rule, as in `# survey-ignore: rule why`',
    ])
    expect(names(found)).not.toContain('warning unused-ignore')
  })

  test('what the loader reports can be neither switched off nor silenced', () => {
    const found = lintText(
      `# survey-ignore: schema why not\n${entry}`,
      'lint: { rules: { yaml: off, constructor: off } }',
    )
    expect(found.filter(({ rule }) => rule === 'unknown-rule').map(({ message }) => message)).toEqual([
      'survey-ignore: rule `schema` cannot be silenced or changed; correct what it reports',
      'rule `yaml` cannot be silenced or changed; correct what it reports',
      'unknown rule `constructor`',
    ])
  })
})

describe('fixes that meet', () => {
  const edit = (start: number, end: number, text: string, path = 'a'): Edit => ({
    path,
    span: { start, end },
    text,
  })
  const fixing = (edits: readonly Edit[], safe = true) =>
    ({
      rule: 'r',
      severity: 'info',
      message: 'm',
      place: { path: 'a' },
      fix: { title: 't', safe, edits },
    }) as unknown as Diagnostic
  const fix = (text: string, ...found: Diagnostic[]) =>
    applyFixes(found, new Map([['a', text]])).texts.get('a')

  test.each<[name: string, fixes: Diagnostic[], result: string | undefined]>([
    ['side by side', [fixing([edit(2, 4, 'X')]), fixing([edit(0, 2, 'Y')])], 'YXef'],
    ['overlapping: the first in the text', [fixing([edit(2, 4, 'X')]), fixing([edit(1, 3, 'Y')])], 'aYdef'],
    ['two insertions at one place', [fixing([edit(1, 1, 'X')]), fixing([edit(1, 1, 'Y')])], 'aXbcdef'],
    [
      'a fix of two edits whole or not at all',
      [fixing([edit(0, 1, 'X'), edit(4, 5, 'Z')]), fixing([edit(2, 3, 'Y')])],
      'XbcdZf',
    ],
    ['unsafe', [fixing([edit(0, 1, 'X')], false)], undefined],
    ['an unknown file', [fixing([edit(0, 1, 'X'), edit(0, 1, 'X', 'b')])], undefined],
    ['no change', [fixing([edit(0, 1, 'a')])], undefined],
  ])('%s', (_, fixes, result) => {
    expect(fix('abcdef', ...fixes)).toBe(result)
  })

  test('unsafe fixes are applied when asked for', () => {
    const found = [fixing([edit(0, 1, 'X')], false)]
    expect(applyFixes(found, new Map([['a', 'ab']]), { unsafe: true }).texts.get('a')).toBe('Xb')
  })

  test('two fixes that undo each other end after ten passes', () => {
    let passes = 0
    const lintTexts = (texts: ReadonlyMap<string, string>) => {
      passes++
      return [fixing([edit(0, 1, texts.get('a') === 'x' ? 'y' : 'x')])]
    }
    expect(applyAllFixes(lintTexts, new Map([['a', 'y']])).applied).toHaveLength(10)
    expect(passes).toBe(10)
  })

  test('many fixes of many rules leave nothing to fix', () => {
    const entry = (key: string, id: number) =>
      `# about ${key}\n${key}:\n  title: Title ${id}.\n  venue: NIPS 2020\n  url: http://arxiv.org/abs/2001.0000${id}v2\n  component: c\n`
    const papers = `# yaml-language-server: $schema=x.json\n${entry('c', 3)}${entry('a', 1)}${entry('b', 2)}`
    const fixed = applyAllFixes((texts) => lintText(texts.get('p.yaml') ?? ''), new Map([['p.yaml', papers]]))
    const clean = (key: string, id: number) =>
      `# about ${key}\n${key}:\n  title: Title ${id}\n  venue: NeurIPS 2020\n  arxiv: "2001.0000${id}"\n  component: c\n`
    expect(fixed.texts.get('p.yaml')).toBe(
      `# yaml-language-server: $schema=x.json\n${clean('a', 1)}${clean('b', 2)}${clean('c', 3)}`,
    )
  })
})

/** Papers before and after all fixes; the same twice where a fix would be a guess about unusual YAML. */
test.each<[name: string, before: string, after: string]>([
  [
    'CRLF',
    'k:\r\n  title: Title.\r\n  url: https://doi.org/10.1000/x\r\n  component: c\r\n',
    'k:\r\n  title: Title\r\n  doi: "10.1000/x"\r\n  component: c\r\n',
  ],
  [
    'a field in a flow mapping',
    'k: { title: "Title.", url: "https://doi.org/10.1000/x", component: c }\n',
    'k: { title: "Title", doi: "10.1000/x", component: c }\n',
  ],
  [
    'a needless field in a flow mapping',
    'k: { title: T, doi: 10.1000/x, url: "https://doi.org/10.1000/x", component: c }\n',
    '',
  ],
  [
    'a comment behind the field',
    'k:\n  title: Title. # sic\n  url: https://doi.org/10.1000/x # moved\n  component: c\n',
    'k:\n  title: Title # sic\n  doi: "10.1000/x" # moved\n  component: c\n',
  ],
  [
    'a comment behind a needless field',
    'k:\n  title: T\n  doi: 10.1000/x\n  url: https://doi.org/10.1000/x # why\n  component: c\n',
    '',
  ],
  [
    'a needless last field without a line break',
    'k:\n  title: T\n  component: c\n  doi: 10.1000/X\n  url: https://doi.org/10.1000/x',
    'k:\n  title: T\n  component: c\n  doi: 10.1000/X\n',
  ],
  [
    'a quoted field name',
    'k:\n  title: T\n  "url": https://doi.org/10.1000/x\n  component: c\n',
    'k:\n  title: T\n  doi: "10.1000/x"\n  component: c\n',
  ],
  ['a value on the next line', 'k:\n  title: T\n  url:\n    https://doi.org/10.1000/x\n  component: c\n', ''],
  [
    'block scalars',
    'k:\n  title: >-\n    Title.\n  url: |-\n    https://doi.org/10.1000/x\n  component: c\n',
    '',
  ],
  [
    'a title over two lines',
    'k:\n  title: One\n    and two.\n  component: c\n',
    'k:\n  title: One and two\n  component: c\n',
  ],
  [
    'a title that would turn into something else',
    'k:\n  title: "True."\n  component: c\nl:\n  title: No.\n  component: c\n',
    'k:\n  title: "True"\n  component: c\nl:\n  title: No.\n  component: c\n',
  ],
  [
    'a hostile title',
    'k:\n  title: "\\\\input{x} `a` | [b](c) <script> %d ones."\n  component: c\n',
    'k:\n  title: "\\\\input{x} `a` | [b](c) <script> %d ones"\n  component: c\n',
  ],
  ['unsorted in a flow mapping', '{ l: { title: U, component: c }, k: { title: T, component: c } }\n', ''],
  [
    'unsorted with a document end',
    'l:\n  title: U\n  component: c\nk:\n  title: T\n  component: c\n...\n',
    '',
  ],
  [
    'unsorted without a line break at the end',
    'l:\n  title: U\n  component: c\nk:\n  title: T\n  component: c',
    'k:\n  title: T\n  component: c\nl:\n  title: U\n  component: c\n',
  ],
])('fixing %s', (_, before, after) => {
  expect(lintText(before).filter(({ severity }) => severity === 'error')).toEqual([])
  const fixed = applyAllFixes((texts) => lintText(texts.get('p.yaml') ?? ''), new Map([['p.yaml', before]]))
  expect(fixed.texts.get('p.yaml') ?? '').toBe(after)
})

test('an author who becomes two in a file with CRLF brings no other line break', () => {
  const before =
    'k:\r\n  title: Title\r\n  authors:\r\n    - Ann Bee and Carl Dee\r\n    - Eva Fox\r\n  component: c\r\n'
  const texts = new Map([['p.yaml', before]])
  const fixed = applyFixes(lintText(before), texts, { unsafe: true })
  expect(fixed.texts.get('p.yaml')).toBe(before.replace('Bee and Carl', 'Bee\r\n    - Carl'))
})
