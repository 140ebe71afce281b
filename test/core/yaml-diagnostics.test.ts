/** What is wrong with a file as YAML, in words that a newcomer understands, at the place that is to be changed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCanonical } from '../../src/core/canonical.ts'
import { loadDatabase, loadFile, loadManifest } from '../../src/core/load.ts'
import { applyEdits } from '../../src/core/text.ts'

function say(text: string): string[] {
  return loadFile({ path: 'p.yaml', text }).diagnostics.map(
    ({ place, rule, message }) => `${place.line}:${place.column} ${rule}: ${message}`,
  )
}

const openQuote = 'yaml: a text that begins with `"` does not end with one; put the quote where it ends'
const ends =
  'yaml: the value ends before this; put the whole text in quotes, and write `\\"` for a quote in it'

describe('the value of a field', () => {
  // biome-ignore format: a table
  test.each([
    ['"T', `2:10 ${openQuote}`],
    ['"T\nb:\n  title: "B"', `2:10 ${openQuote}`],
    ['"T\n  arxiv: "2203.14465"', `2:10 ${openQuote}`],
    ["'It's all'", `2:14 ${ends}`],
    ['"T" and more', `2:14 ${ends}`],
    ['[Re] Foo', `2:15 ${ends}`],
    ['*Foo* bar', `2:16 ${ends}`],
    ['> 90 %', `2:12 ${ends}`],
    ['A: B', '2:10 yaml: a text with a colon and a space in it must be in quotes'],
    ['- A', '2:10 yaml: a text that begins with `- ` must be in quotes'],
    ['? A', '2:10 yaml: a text that begins with `? ` must be in quotes'],
    ['@A', '2:10 yaml: a text that begins with `@` must be in quotes'],
    ['`A`', '2:10 yaml: a text that begins with a backtick must be in quotes'],
    ['!A', '2:10 yaml: a text that begins with `!` must be in quotes'],
    ['|A|', '2:11 yaml: a text that begins with `|` or `>` must be in quotes'],
    ['&A', '2:12 yaml: unexpected YAML anchor; write the value out, or put the text in quotes'],
    ['"\\sigma"', '2:11 yaml: in double quotes `\\` begins an escape; write `\\\\`, or use single quotes'],
    ['"\\alpha"', '2:10 schema: `title` must be one line without control or direction characters; in double quotes `\\` begins an escape, so write `\\\\` or use single quotes'],
    ['{A}', '2:10 schema: `title` must be text; what begins with a bracket must be in quotes to be one'],
    ['T\n  authors: [A, B', '4:3 yaml: a bracket that is opened above is not closed; lists end with `]`, mappings with `}`'],
    ['T\n   venue: V', '2:10 yaml: the next line is indented further than this one, so both are one text; indent them alike'],
    ['T\n venue: V', '3:1 yaml: not indented like the fields above it; the fields of a paper begin in one column'],
    ['T\n\tvenue: V', '3:1 yaml: tab used for indentation; use spaces'],
    ['T\n  authors:\n  - A\n - B', '5:1 yaml: not indented like the items above it; the items of a list begin in one column'],
    ['T\n  venue V', '3:3 yaml: no field; a field is its name, a colon, a space and its value, and its text is on the same line'],
    ['T\n  venue:V', '3:3 yaml: no space after the colon; write `venue: V`'],
  ])('title: %s', (value, said) => {
    expect(say(`a:\n  title: ${value}\n  component: c\n`)).toEqual([said])
  })
})

describe('merge conflicts', () => {
  const [ours, theirs] = ['a:\n  title: A\n  component: c\n', 'a:\n  title: B\n  component: c\n']
  const message = 'conflict-marker: merge conflict left in the file; keep one side and delete the markers'
  const both = `${message}, and what stands between \`|||||||\` and \`=======\``
  // biome-ignore format: a table
  test.each([
    ['each is said', `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> b\n<<<<<<< HEAD\n=======\n>>>>>>> b\n`, [`1:1 ${message}`, `10:1 ${message}`]],
    ['with a base', `<<<<<<< HEAD\n${ours}||||||| 1234567\n=======\n${theirs}>>>>>>> b\n`, [`1:1 ${both}`]],
    ['half deleted', `${ours}=======\n${theirs}`, [`4:1 ${message}`]],
    ['only a base left', `${ours}||||||| 1234567\n`, [`4:1 ${message}`]],
    ['in comments', `# <<<<<<< HEAD\n${ours}# =======\n# >>>>>>> b\n`, [`1:3 ${message}`]],
    ['in a block scalar', `${ours}  note: |\n    <<<<<<< HEAD\n    A\n    =======\n    B\n    >>>>>>> b\n`, [`5:5 ${message}`]],
    ['with carriage returns', `# <<<<<<< HEAD\r\n${ours}# =======\r\n# >>>>>>> b\r\n`, [`1:3 ${message}`]],
    ['a rule of a comment', `# =======\n${ours}# >>>>>>> see above\n`, []],
    ['a mark in a title', `${ours}  note: a <<<<<<< b ======= c >>>>>>> d\n`, []],
    ['eight signs', `# <<<<<<<< HEAD\n${ours}# =======\n# >>>>>>> b\n`, []],
  ])('%s', (_, text, said) => {
    expect(say(text)).toEqual(said)
  })

  test('in a comment of the manifest stops the fast reader too', () => {
    const text = '# <<<<<<< HEAD\ntitle: T\n# =======\n# >>>>>>> b\ncomponents: [{ id: c, title: C }]\n'
    const manifest = { path: 'survey.yaml', text }
    expect(loadCanonical(manifest, [{ path: 'p.yaml', text: ours }], () => undefined)).toBeUndefined()
    expect(loadManifest(manifest).diagnostics.map(({ rule }) => rule)).toEqual(['conflict-marker'])
  })

  test('in a file that is too long for YAML are said', () => {
    const text = `<<<<<<< HEAD\n=======\n>>>>>>> b\n${'#\n'.repeat(5_000_000)}`
    expect(say(text)).toEqual([`1:1 ${message}`])
  })
})

describe('a key that stands twice', () => {
  /** The text after the fix; undefined where there is none. */
  function fix(text: string): string | undefined {
    const [diagnostic] = loadFile({ path: 'p.yaml', text }).diagnostics
    return diagnostic?.fix && applyEdits(text, diagnostic.fix.edits)
  }
  const [a, b] = ['a:\n  title: A\n  component: c\n', 'b:\n  title: B\n  component: c\n']

  // biome-ignore format: a table
  test.each([
    ['entries', a + b + a, a + b],
    ['entries at the end of a file', a + b + a.trimEnd(), a + b],
    ['entries with blank lines', `${a}\n${b}\n${a}`, `${a}\n${b}\n`],
    ['entries with carriage returns', (a + b + a).replaceAll('\n', '\r\n'), (a + b).replaceAll('\n', '\r\n')],
    ['fields', 'a:\n  title: A\n  title: A\n  component: c\n', a],
    ['fields with a list', 'a:\n  title: A\n  tags:\n    - x\n  component: c\n  tags:\n    - x\n', 'a:\n  title: A\n  tags:\n    - x\n  component: c\n'],
    ['attributes', `${a}  attributes:\n    size: 1\n    size: 1\n`, `${a}  attributes:\n    size: 1\n`],
  ])('%s that say the same: the second is deleted', (_, text, fixed) => {
    expect(fix(text)).toBe(fixed)
    expect(say(fixed)).toEqual([])
  })

  test.each([
    ['entries that differ', a + b + a.replace('A', 'C')],
    ['fields that differ', 'a:\n  title: A\n  title: a\n  component: c\n'],
    ['numbers written otherwise', 'a:\n  title: A\n  component: c\n  date: 2020\n  date: "2020"\n'],
    ['fields on one line', 'a: { title: A, component: c, title: A }\n'],
    [
      'a comment above, which would come to stand above another',
      `${a}# survey-ignore: missing-link\n${a}${b}`,
    ],
    [
      'a comment below, which would come to belong to another',
      `${a}${b}${a}  # survey-ignore: missing-link\n`,
    ],
    ['a comment beside it', 'a:\n  title: A\n  title: A # sic\n  component: c\n'],
  ])('%s: a person decides', (_, text) => {
    expect(say(text)).toHaveLength(1)
    expect(fix(text)).toBeUndefined()
  })

  test('the diagnostic names the entry and the first place', () => {
    const [ofEntry] = loadFile({ path: 'p.yaml', text: a + b + a }).diagnostics
    expect(ofEntry).toMatchObject({
      ...{ rule: 'duplicate-citekey', citekey: 'a', place: { line: 7, column: 1, start: 58, end: 59 } },
      related: [{ message: 'first used here', place: { line: 1, column: 1 } }],
    })
    const [ofField] = loadFile({ path: 'p.yaml', text: `${b}a:\n  title: A\n  title: B\n` }).diagnostics
    expect(ofField).toMatchObject({
      ...{ rule: 'duplicate-field', citekey: 'a', place: { line: 6, column: 3 } },
      related: [{ message: 'first given here', place: { line: 5, column: 3 } }],
    })
  })

  test('a manifest has fields only', () => {
    const text = 'title: T\ncomponents: [{ id: c, title: C, title: D }]\ntitle: T\n'
    const found = loadManifest({ path: 'survey.yaml', text }).diagnostics
    expect(found.map(({ rule, place, citekey }) => [rule, place.line, citekey])).toEqual([
      ['duplicate-field', 2, undefined],
      ['duplicate-field', 3, undefined],
    ])
  })

  test('a fix never changes what the other entries say', () => {
    const line = fc.constantFrom('a:', '  title: A', '  title: B', '  component: c', '# x', '  # y', '', 'b:')
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const text = lines.join('\n')
        const manifest = { path: 'survey.yaml', text: 'title: T\ncomponents: [{ id: c, title: C }]\n' }
        const { diagnostics } = loadDatabase(manifest, [{ path: 'p.yaml', text }])
        const fixes = diagnostics.flatMap(({ fix: one }) => one ?? [])
        for (const one of fixes) {
          const [edit] = one.edits
          expect(edit?.text).toBe('')
          const deleted = text.slice(edit?.span.start, edit?.span.end).trimEnd()
          expect(text.slice(0, edit?.span.start)).toContain(deleted)
        }
      }),
    )
  })
})
