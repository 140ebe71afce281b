/** Markdown as it is read on the web: nothing in it but a heading, lists and folds, whatever a title says. */
import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toString as textOf } from 'mdast-util-to-string'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/core/diagnostic.ts'
import { visible } from '../../src/core/visible.ts'
import { markdown } from '../../src/reporters/markdown.ts'
import { codeSpan, inertText } from '../../src/reporters/markdown-inert.ts'
import { hostileTexts } from './hostile.ts'
import { about, replacement, reportOf, write } from './report.ts'

function parse(text: string) {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
}

/** All nodes of a tree. */
function nodesOf(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])]
}

const file = { path: 'p.yaml', text: 'x: 1\ny: 2\n' }

test('what is found stands under its file, counted', () => {
  const other = { path: 'q.yaml', text: 'z: 1\n' }
  const fix = replacement(file, 'y', 'z')
  const found = [
    about(file, 'x', { citekey: 'a' }),
    about(file, 'y', { severity: 'warning', fix }),
    about(other, 'z', { severity: 'info' }),
  ]
  expect(markdown.write(reportOf(found, [file, other]))).toBe(
    [
      '### survey lint: 1 error, 1 warning, 1 info (1 fixable with `survey lint --fix`)',
      '',
      '`p.yaml`: 1 error, 1 warning',
      '',
      '- **error** 1:1 `a`: wrong (schema)',
      '- **warning** 2:1: wrong (schema)',
      '',
      '`q.yaml`: 1 info',
      '',
      '- **info** 1:1: wrong (schema)',
      '',
    ].join('\n'),
  )
  expect(write(markdown, file)).toBe('### survey lint: no problems\n')
})

test('more than twenty are folded', () => {
  const many = Array.from({ length: 21 }, () => about(file, 'x'))
  expect(write(markdown, file, ...many.slice(1))).not.toContain('<details>')
  const report = write(markdown, file, ...many)
  expect(report).toContain('\n<details><summary><code>p.yaml</code>: 21 errors</summary>\n\n- **error**')
  expect(report).toMatch(/\(schema\)\n\n<\/details>\n$/)
})

describe('a comment has room for it', () => {
  const longText = '@name <b> '.repeat(40)
  const infos = Array.from({ length: 5000 }, (_, index) =>
    about(file, 'x', { severity: 'info', citekey: `key${index}`, message: longText }),
  )

  test('the worst come first, and what is left is counted', () => {
    const report = write(markdown, file, ...infos, about(file, 'y', { message: 'the only error' }))
    expect(report.length).toBeLessThanOrEqual(60_000)
    expect(report.length).toBeGreaterThan(55_000)
    expect(report).toContain('**error** 2:1: the only error')
    const shown = report.match(/^- \*\*/gm)?.length
    expect(report).toMatch(new RegExp(`\n… and ${5001 - (shown ?? 0)} more; `))
  })

  test('many files with long names', () => {
    const found = Array.from({ length: 2000 }, (_, index): Diagnostic => {
      const path = `${'<&>'.repeat(100)}${index}.yaml`
      return about({ path, text: 'x: 1\n' }, 'x')
    })
    expect(markdown.write(reportOf(found, [])).length).toBeLessThanOrEqual(60_000)
  })
})

/** Whether services would make something of a text that is in no code span. */
const meaning = /[@#!~%$&<>[\]*_|\\`{}]|:\S|www\.|gh-\d|(?<!\w)[0-9a-f]{7}/iu

/** Fails unless a report is made of our own parts only; gives the text of its only item. */
function onlyItem(report: string): string {
  const nodes = nodesOf(parse(report))
  const allowed = ['root', 'heading', 'paragraph', 'list', 'listItem', 'strong', 'inlineCode', 'text']
  expect(nodes.map(({ type }) => type).filter((type) => !allowed.includes(type))).toEqual([])
  expect(nodes.filter(({ type }) => ['heading', 'list', 'listItem', 'strong'].includes(type))).toHaveLength(4)
  const items = nodes.filter(({ type }) => type === 'listItem')
  const texts = items.flatMap(nodesOf).flatMap((node) => (node.type === 'text' ? [node.value] : []))
  for (const text of texts) expect(text.replace(/^ 1:1/, '')).not.toMatch(meaning)
  return items.map((item) => textOf(item)).join('\n')
}

/** Of backticks and white space the number does not count. */
function bare(text: string): string {
  return text.replace(/[`\s]/g, '')
}

describe('nothing from outside means anything', () => {
  test.each(hostileTexts)('%j', (text) => {
    const found = about({ ...file, path: text }, 'x', { message: text, citekey: text })
    const item = onlyItem(markdown.write(reportOf([found], [])))
    expect(bare(item)).toBe(bare(`error 1:1 ${visible(text)}: ${visible(text)} (schema)`))
  })

  test.each(hostileTexts)('%j, folded', (text) => {
    const found = about({ ...file, path: text }, 'x', { message: text, citekey: text })
    const nodes = nodesOf(
      parse(
        markdown.write(
          reportOf(
            Array.from({ length: 21 }, () => ({ ...found })),
            [],
          ),
        ),
      ),
    )
    const html = nodes.flatMap((node) => (node.type === 'html' ? [node.value] : []))
    expect(html).toHaveLength(2)
    expect(html[0]).toMatch(/^<details><summary><code>[^<>]*<\/code>: 21 errors<\/summary>$/)
    expect(html[1]).toBe('</details>')
    expect(
      nodes.filter(({ type }) => ['link', 'image', 'table', 'delete', 'emphasis'].includes(type)),
    ).toEqual([])
  })

  test('any text', () => {
    const piece = fc.constantFrom(
      ...'`@#<>[]()!*_~|\\$:/.- ab1',
      'www.',
      '``',
      'http://',
      '](',
      'gh-',
      '0123456',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const message = `a ${pieces.join('')} z`
        expect(bare(onlyItem(write(markdown, file, about(file, 'x', { message }))))).toBe(
          bare(`error 1:1: ${message} (schema)`),
        )
      }),
      { numRuns: 500 },
    )
  })
})

test.each([
  ['venue `NIPS` is written `NeurIPS`; see 10.1', 'venue `NIPS` is written `NeurIPS`; see 10.1'],
  ['ask @name about #12 (GH-3)', 'ask `@name` about `#12` `(GH-3)`'],
  ['x`a``b`y', 'x`a` `b`y'],
  ['0123456gh- Gh-1 agh-2', '`0123456gh-` `Gh-1` `agh-2`'],
  ['an odd ` tick', 'an odd `` ` `` tick'],
])('%s', (text, inert) => {
  expect(inertText(text)).toBe(inert)
})

test.each(['a', '`', ' a ', '``a`', 'a``', '  ', '\\'])('a code span gives %j back', (text) => {
  const [paragraph] = parse(`x${codeSpan(text)}y`).children
  expect(paragraph).toMatchObject({
    children: [{ value: 'x' }, { type: 'inlineCode', value: text }, { value: 'y' }],
  })
})
