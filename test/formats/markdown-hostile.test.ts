/** Markdown that was written to break a reader: it is read in linear time, and nothing throws. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markdownToHtml } from '../../src/formats/markdown-html.ts'
import { readMarkdown } from '../../src/formats/markdown-read.ts'

const read = (text: string) => readMarkdown({ path: 'list.md', text })
const paper = '- [Lamps in the Dark: A Study of Light](https://arxiv.org/abs/2301.00001)\n'

describe('size and depth', () => {
  test.each<[string, (count: number) => string]>([
    ['emphasis', (count) => '*a'.repeat(count)],
    ['two kinds of emphasis', (count) => '_a* '.repeat(count)],
    ['open brackets', (count) => '[a]('.repeat(count)],
    ['closing brackets', (count) => '['.repeat(count) + ']'.repeat(count)],
    ['images', (count) => '![a](b'.repeat(count)],
    ['backticks', (count) => '`a``b'.repeat(count)],
    ['quotes', (count) => `${'> '.repeat(count)}a`],
    ['lists on one line', (count) => `${'- '.repeat(count)}a`],
    ['unclosed tags', (count) => '<div><b><table><tr><td>'.repeat(count / 5)],
    ['folds', (count) => '<details>\n<summary>a b c\n\n'.repeat(count / 5)],
    ['tags that never end', (count) => '<a '.repeat(count)],
    ['comments', (count) => '<!-- '.repeat(count)],
    ['a long line', (count) => 'Word '.repeat(count * 10)],
    ['names', (count) => 'Ann Lee, '.repeat(count)],
    ['sentences', (count) => 'Abc. Def '.repeat(count)],
    ['quotation marks', (count) => '"abcdefgh'.repeat(count)],
    ['spans', (count) => `<table>${'<tr><td rowspan=500 colspan=30>a</td></tr>'.repeat(count / 20)}</table>`],
    [
      'links in one item',
      (count) => `- ${'[Some title of a paper](https://arxiv.org/abs/2301.00001) '.repeat(count / 10)}`,
    ],
  ])('%s', (_, make) => {
    const begun = performance.now()
    expect(() => read(make(20_000))).not.toThrow()
    expect(performance.now() - begun).toBeLessThan(8000)
  })

  test('nesting too deep to be meant is said once, and the rest is read', () => {
    const { drafts, diagnostics } = read(`${'> '.repeat(10_000)}a\n\n${paper}`)
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'lists, quotes or HTML nested too deeply to be read; flatten them',
    ])
    expect(drafts).toHaveLength(1)
  })
})

describe('properties', () => {
  const hostile = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        ...'*_[]()<>&`|\\#!~$:@/.-+ \n\t>"\'a1',
        '](',
        '<a href="',
        '</',
        '![',
        '- ',
        '1. ',
        'http://x.y ',
      ),
      fc.constantFrom(
        '<details>',
        '<summary>',
        '<table><tr><td>',
        '<br>',
        '<h2>',
        '---\n',
        '|-|-|\n',
        '\r\n',
        '<!--',
      ),
      fc.string({ minLength: 1, maxLength: 1 }),
    ),
    maxLength: 120,
  })

  test('whatever the text, its HTML has the same lines', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(markdownToHtml(text).html.split('\n')).toHaveLength(text.split(/\r\n|\n|\r/).length)
      }),
      { numRuns: 1000 },
    )
  })

  test('whatever stands above, a paper below is read at its line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const before = `${text.replace(/<!--|```|~~~|<[a-z]/gi, '')}\n\n\n# Lamps\n\n`
        const { drafts } = read(before + paper)
        const last = drafts.at(-1)
        expect(last?.fields.arxiv).toBe('2301.00001')
        expect(last?.from?.line).toBe(before.split(/\r\n|\n|\r/).length)
      }),
      { numRuns: 500 },
    )
  })
})
