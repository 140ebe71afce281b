/** What a paper list holds besides papers, what was not understood, and links that must not come in. */
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/formats/markdown-read.ts'

const read = (text: string) => readMarkdown({ path: 'list.md', text })
const titlesOf = (text: string) => read(text).drafts.map(({ fields }) => fields.title)
const paper = '- [Lamps in the Dark: A Study of Light](https://arxiv.org/abs/2301.00001)\n'

describe('not papers', () => {
  test.each([
    [
      'contents',
      '## Contents\n\n- [A Study of Light and Lamps](#light)\n  - [Older Work on Lamps](#old)\n\n',
    ],
    ['contents in a table', '| [A Study of Light](#light) | [Older Work on Lamps](#old) |\n|---|---|\n\n'],
    [
      'badges',
      '[![Awesome](https://awesome.re/badge.svg)](https://awesome.re) ![Stars](https://img.shields.io/github/stars/a/b)\n\n',
    ],
    [
      'news',
      '## 🔥 News\n\n- [2023/10] We release [our survey of lamps](https://arxiv.org/abs/2301.00009)!\n\n',
    ],
    [
      'contributors',
      '## Contributors\n\n- [Ann Lee](https://github.com/lee) from the University of Light\n\n',
    ],
    [
      'tools',
      '## Tools\n\n- [lampkit](https://github.com/lee/lampkit): a toolkit for lamps of all kinds.\n\n',
    ],
    [
      'prose',
      'This list is about lamps. See [our website](https://lamp.example) for more, and star it if you like it.\n\n',
    ],
    [
      'code',
      '```bibtex\n@article{lee2023, title={Lamps in the Dark}}\n- [Not a Paper at All](https://arxiv.org/abs/2301.00007)\n```\n\n',
    ],
    ['comments', '<!--\n- [Not a Paper at All](https://arxiv.org/abs/2301.00007)\n-->\n\n'],
  ])('%s', (_, text) => {
    expect(titlesOf(`# Lamps\n\n${text}## Papers\n\n${paper}`)).toEqual([
      'Lamps in the Dark: A Study of Light',
    ])
  })
})

describe('not understood', () => {
  test('an item of which nothing is known is named with its line and the reason', () => {
    const { drafts, unread } = read(`# Lamps\n\n- Some thoughts about candles\n`)
    expect(drafts).toEqual([])
    expect(unread?.map(({ place, text, reason }) => [place.line, text, reason])).toEqual([
      [
        3,
        'Some thoughts about candles',
        'nothing says that this is a paper: no link to one, venue, date or authors',
      ],
    ])
  })

  test('among papers a doubtful item is one of them', () => {
    const text = `${paper}${paper.replace('0001', '0002')}${paper.replace('0001', '0003')}- A Long Talk about Candles\n`
    expect(titlesOf(text)).toHaveLength(4)
  })
})

describe('the document', () => {
  test('has a title and a legend', () => {
    const { title, legend } = read(
      `# 💡 Lamps and More\n\n| Mark | Meaning |\n|---|---|\n| 🔵 | Bright |\n| 🟠 | Warm |\n\n${paper}`,
    )
    expect(title).toBe('Lamps and More')
    expect(legend).toEqual([
      { marker: '🔵', title: 'Bright' },
      { marker: '🟠', title: 'Warm' },
    ])
  })

  test('a legend may be a list, and marks beside papers are kept', () => {
    const { legend, drafts } = read(`- 🔵 Bright\n- 🟠: Warm\n\n## Papers\n\n${paper.trim()} 🔵 🟠\n`)
    expect(legend?.map(({ title }) => title)).toEqual(['Bright', 'Warm'])
    expect(drafts[0]?.markers).toEqual(['🔵', '🟠'])
  })
})

describe('links', () => {
  const title = 'Lamps in the Dark: A Study of Light'

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'JavaScript:alert(1)',
    'vbscript:x',
    'file:///etc/passwd',
  ])('%s never enters a draft, and that is said', (url) => {
    const { drafts, diagnostics } = read(`- [${title}](${url}), ICML 2023 [[code]](${url})\n`)
    expect(drafts.map(({ fields }) => fields)).toEqual([{ title, date: '2023', venue: 'ICML 2023' }])
    expect(JSON.stringify(drafts)).not.toContain(url)
    expect(diagnostics[0]?.message).toMatch(/is no web address and was left out$/)
  })

  test('a password is left out and said', () => {
    const { drafts, diagnostics } = read(`- [${title}](https://ann:secret@example.org/a.pdf)\n`)
    expect(drafts[0]?.fields.url).toBe('https://example.org/a.pdf')
    expect(diagnostics.map(({ message }) => message)).toEqual([
      `the address of \`${title}\` holds a password, which was left out`,
    ])
  })

  test.each([
    ['a space before the address', `[${title}] (https://arxiv.org/abs/2301.00001)`],
    ['no end', `[${title}](https://arxiv.org/abs/2301.00001`],
    ['a link in a link', `[${title}]([https://example.org](https://arxiv.org/abs/2301.00001))`],
    ['a parenthesis too many', `[${title}](https://arxiv.org/abs/2301.00001))`],
    ['a bare address', `${title}: https://arxiv.org/abs/2301.00001`],
    ['inside the label', `${title} [Paper(https://arxiv.org/abs/2301.00001)]`],
    ['over two lines', '[Lamps in the Dark:\nA Study of Light](https://arxiv.org/abs/2301.00001)'],
  ])('a broken link is read as it was meant: %s', (_, text) => {
    expect(read(`- ${text}\n`).drafts.map(({ fields }) => [fields.title, fields.arxiv])).toEqual([
      [title, '2301.00001'],
    ])
  })
})
