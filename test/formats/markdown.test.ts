/** Markdown: lists as people write them are read whole, and what is written reads back as the same papers. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { describe, expect, test } from 'vitest'
import { createDatabase, type Entry } from '../../src/core/database.ts'
import { UserError } from '../../src/core/error.ts'
import type { Manifest } from '../../src/core/manifest.ts'
import { arrange } from '../../src/core/view.ts'
import { findBlock } from '../../src/formats/markdown-block.ts'
import { escapeText } from '../../src/formats/markdown-escape.ts'
import { parseMarkdown } from '../../src/formats/markdown-parse.ts'
import { readMarkdown } from '../../src/formats/markdown-read.ts'
import { writeMarkdown } from '../../src/formats/markdown-write.ts'

const manifest: Manifest = {
  title: 'A List | of *Papers*',
  components: [
    {
      id: 'data',
      title: 'Data',
      section: '2',
      description: 'Where it\ncomes <from>.',
      subcategories: [{ id: 'made', title: 'Made Up' }],
    },
    { id: 'empty', title: 'Made Up' },
  ],
  paradigms: [{ id: 'play', title: 'Self-Play', marker: '🟠' }],
}
const entry = (citekey: string, paper: Partial<Entry['paper']>): Entry => ({
  citekey,
  paper: { title: citekey, component: 'data', ...paper },
  path: 'papers/data.yaml',
  span: { start: 0, end: 0 },
})
const viewOf = (...entries: Entry[]) => arrange(createDatabase(manifest, entries))
const read = (text: string) => readMarkdown({ path: 'list.md', text })

describe('reading', () => {
  const { drafts, diagnostics } = read(
    readFileSync(new URL('../fixtures/lists/nested.md', import.meta.url), 'utf8'),
  )
  const said = drafts.map(({ fields, markers = [], headings = [] }) => [
    headings.at(-1),
    markers.join(''),
    fields,
  ])

  test('finds every paper, malformed lines included, and nothing else', () => {
    expect(said).toEqual([
      [
        'Data (§2)',
        '🔵',
        {
          title: 'STaR: Bootstrapping Reasoning With Reasoning',
          date: '2022-03',
          venue: 'NeurIPS 2022',
          arxiv: '2203.14465',
        },
      ],
      [
        'Data (§2)',
        '',
        {
          title: 'Solving olympiad geometry without human demonstrations',
          date: '2024-02',
          venue: 'Nature 2024',
          url: 'https://www.nature.com/articles/s41586-023-06747-5',
        },
      ],
      [
        'Data (§2)',
        '',
        {
          title: 'T-SHIRT: Token-Selective Hierarchical Data Selection for Instruction Tuning',
          date: '2025-12',
          venue: 'NeurIPS 2025',
          openreview: 'oN5YVZ9JeF',
        },
      ],
      [
        'Data (§2)',
        '',
        {
          title: 'EAGLE: speculative sampling requires rethinking feature uncertainty',
          date: '2024-07',
          venue: 'ICML 2024',
          arxiv: '2401.15077',
        },
      ],
      [
        'Environments (§2.3)',
        '',
        {
          title: 'ScienceWorld: Is your Agent Smarter than a 5th Grader?',
          date: '2022-12',
          venue: 'EMNLP 2022',
          acl: '2022.emnlp-main.775',
        },
      ],
      [
        'Environments (§2.3)',
        '🟢🟠',
        {
          title: 'Data-Copying in Generative Models: A Formal Framework',
          date: '2023-07',
          venue: 'ICML 2023',
          url: 'https://proceedings.mlr.press/v202/bhattacharjee23a/bhattacharjee23a.pdf',
        },
      ],
      [
        'Environments (§2.3)',
        '',
        {
          title: 'AI models collapse when trained on recursively generated data',
          date: '2024',
          venue: 'Nature',
          url: 'https://www.nature.com/articles/s41586-024-07566-y.pdf',
        },
      ],
      [
        'Environments (§2.3)',
        '',
        {
          title: 'SELF-[IN]CORRECT: LLMs Struggle with Discriminating Self-Generated Responses',
          date: '2025-04',
          venue: 'AAAI 2025',
          url: 'https://ojs.aaai.org/index.php/AAAI/article/view/34603/36758',
        },
      ],
      [
        'Environments (§2.3)',
        '',
        {
          title: 'DynaBench: A Benchmark Dataset for Learning Dynamical Systems from Low-Resolution Data',
          date: '2023-09',
          venue: 'ECML PKDD 2023',
          url: 'https://example.org/dynabench.pdf',
        },
      ],
      [
        'Environments (§2.3)',
        '',
        {
          title:
            'Knowledge-extractor: a self-evolving scientific framework for hydrogen energy research driven by AI agents',
          date: '2025-12',
          url: 'https://www.oaepublish.com/articles/aiagent.2025.04',
        },
      ],
      [
        'Environments (§2.3)',
        '',
        {
          title: 'Rating Roulette: Self-Inconsistency in LLM-As-A-Judge Frameworks',
          date: '2025-11',
          venue: 'EMNLP 2025 Findings',
          acl: '2025.findings-emnlp.1361',
        },
      ],
      [
        'Environments (§2.3)',
        '',
        {
          title: 'NeuroLogic A*esque Decoding: Constrained Text Generation with Lookahead Heuristics',
          date: '2022-07',
          venue: 'NAACL 2022',
          acl: '2022.naacl-main.57',
        },
      ],
    ])
  })

  test('says which lines are broken', () => {
    expect(diagnostics.map(({ place, message }) => `${place.line} ${message}`)).toEqual([
      '18 one closing parenthesis too many after the link',
      '19 broken link: no title in brackets before the address',
      '23 date or venue is not written like the others',
      '25 date or venue is not written like the others',
      '28 link text runs over two lines',
    ])
  })

  test.each([
    '',
    '\u0000',
    '- ',
    '- [](https://x.org)',
    '['.repeat(5000),
    '- [a](https://arxiv.org/abs/)',
    '> '.repeat(500),
  ])('never throws (%#)', (text) => {
    expect(() => read(text)).not.toThrow()
  })
})

test('a comment that never ends is named, because it hides what follows', () => {
  const item = '- [(2022, Mar) A Title of Some Words](https://arxiv.org/abs/2203.14465)\n'
  const { drafts, diagnostics: said } = read(`${item}\n<!-- later\n${item}`)
  expect(drafts.length).toBe(1)
  expect(said.map(({ place, message }) => `${place.line} ${message}`)).toEqual([
    '3 this comment never ends, so nothing after it was read; close it with `-->`',
  ])
  expect(read(`${item}\n<!-- later -->\n${item}`).diagnostics).toEqual([])
})

describe('writing', () => {
  const star = entry('star', {
    title: 'STaR',
    date: '2022-03',
    venue: 'NeurIPS 2022',
    arxiv: '2203.14465',
    paradigm: 'play',
    also: ['data/made'],
  })

  test('writes contents with anchors that count repeated headings, legend, descriptions and items', () => {
    expect(writeMarkdown(viewOf(star), {})).toMatchInlineSnapshot(`
      "<!-- This file is written by \`survey render\`; edit the database instead. -->

      # A List \\| of \\*Papers\\*

      - [Data (§2)](#data-2)
        - [Made Up](#made-up)
      - [Made Up](#made-up-1)

      | Mark | Paradigm | What it is |
      | --- | --- | --- |
      | 🟠 | Self-Play |  |

      ## Data (§2)

      > Where it comes \\<from>.

      - [(2022, Mar) [NeurIPS 2022] STaR](https://arxiv.org/abs/2203.14465) 🟠

      ### Made Up

      - [(2022, Mar) [NeurIPS 2022] STaR](https://arxiv.org/abs/2203.14465) 🟠

      ## Made Up
      "
    `)
  })

  test('writes a table for each section', () => {
    const text = writeMarkdown(
      viewOf(star, entry('b', { title: 'a | b', authors: ['Ann Lee', { literal: 'X | Y Team' }] })),
      { layout: 'table' },
    )
    expect(text).toContain(
      '| 2022, Mar | [STaR](https://arxiv.org/abs/2203.14465) |  | NeurIPS 2022 | Self-Play |',
    )
    expect(text).toContain('|  | a \\| b | Ann Lee, X \\| Y Team |  |  |')
  })

  test('counts a paper once in the total, and each of its listings', () => {
    const text = writeMarkdown(viewOf(star), { layout: 'counts', block: 'counts' })
    expect(text).toBe(
      '| Component | Papers | Listings |\n| --- | ---: | ---: |\n| Data | 1 | 2 |\n| Made Up | 0 | 0 |\n| **All, each paper once** | 1 | 2 |\n',
    )
  })

  test.each([
    ['{title}', 'STaR'],
    ['{citekey}: {title}< ({year})>', 'star: STaR (2022)'],
    ['{title}< by {authors}>', 'STaR'],
    ['**[{title}]({url})**', '**[STaR](https://arxiv.org/abs/2203.14465)**'],
    ['{paradigms} {markers}', 'Self-Play 🟠'],
  ])('item template %s', (item, expected) => {
    expect(writeMarkdown(viewOf(star), { item })).toContain(`\n- ${expected}\n`)
  })

  test('a title without an address is written without its link', () => {
    expect(writeMarkdown(viewOf(entry('a', { title: 'Alone' })), {})).toContain('\n- Alone\n')
  })

  test('a template may prefer another link', () => {
    const paper = entry('a', { arxiv: '2203.14465', acl: '2022.emnlp-main.1' })
    expect(writeMarkdown(viewOf(paper), {})).toContain('https://aclanthology.org/2022.emnlp-main.1')
    expect(writeMarkdown(viewOf(paper), { links: ['arxiv'] })).toContain('https://arxiv.org/abs/2203.14465')
  })

  test.each(['{titel}', '{title', 'title}', '<{title}', '{title}>'])(
    'a wrong template %s is a UserError',
    (item) => {
      expect(() => writeMarkdown(viewOf(star), { item })).toThrow(UserError)
    },
  )
})

describe('escaping', () => {
  /** What a reader of the rendered page sees, and whether there is anything but text. */
  const rendered = (markdown: string) => {
    const kinds: string[] = []
    let text = ''
    const visit = (node: Nodes) => {
      kinds.push(node.type)
      if ('value' in node) text += node.value
      if ('children' in node) for (const child of node.children) visit(child)
    }
    visit(parseMarkdown(`- [${markdown}](https://x.org)`))
    return { text, isText: kinds.join() === 'root,list,listItem,paragraph,link,text' }
  }

  test.each([
    'a*b*c',
    'a|b',
    'a\\|b',
    '[x](javascript:alert(1))',
    '`code`',
    '<script>alert(1)</script>',
    '<!-- end -->',
    'A & B &amp; &lt;',
    '$x$',
    'x \\$ y',
    '~~x~~',
    '![a](b)',
    '\\',
    '# x',
    '@everyone',
    'snake_case_name',
    '__init__',
    'https://evil.org',
    '文字 🟠',
    '\\input{x}',
    '100%',
  ])('%s stays a title', (title) => {
    expect(rendered(escapeText(title))).toEqual({ text: title, isText: true })
    expect(escapeText(title)).not.toMatch(/(?<!\\)(?:\\\\)*[|<$]/)
  })

  test('any line of text stays that text', () => {
    const line = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'*_[]()<>&`|\\#!~$:@/.-+ a1'),
        fc.string({ minLength: 1, maxLength: 1 }),
      ),
    })
    fc.assert(
      fc.property(
        line
          .map((text) =>
            text
              .replace(/[\p{Cc}\p{Cs}]/gu, '')
              .replace(/\s+/g, ' ')
              .trim(),
          )
          .filter((text) => text !== ''),
        (title) => {
          expect(rendered(escapeText(title)).text).toBe(title)
        },
      ),
    )
  })

  test('what is written reads back as the same papers', () => {
    const word = fc.stringMatching(/^[A-Za-z*_|<>&$~`:!#-]{1,12}$/)
    const title = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => `T ${words.join(' ')} x`)
    fc.assert(
      fc.property(title, fc.constantFrom('2022-03', '2024', '2025-12'), (text, date) => {
        const paper = { title: text, date, venue: 'NeurIPS 2022', arxiv: '2203.14465' }
        const { drafts } = read(writeMarkdown(viewOf(entry('k', paper)), {}))
        expect(drafts.map(({ fields }) => fields)).toEqual([paper])
      }),
    )
  })
})

describe('blocks', () => {
  test('stand between their marks, with the headings above them', () => {
    const text = '# A\n\n<!-- from survey: x -->\nold\n<!-- end -->\n\n# B\n'
    const block = findBlock(text, 'x')
    expect(block && text.slice(block.start, block.end)).toBe('\nold\n')
    expect(block?.headings).toEqual(['A'])
  })

  test.each([
    ['no marks', '# A\n'],
    ['another name', '<!-- from survey: y -->\n<!-- end -->\n'],
    ['no end', '<!-- from survey: x -->\n'],
    ['end first', '<!-- end -->\n<!-- from survey: x -->\n'],
    ['in a fence', '```\n<!-- from survey: x -->\n<!-- end -->\n```\n'],
    ['indented code', '    <!-- from survey: x -->\n    <!-- end -->\n'],
    ['inline code', '`<!-- from survey: x -->` and `<!-- end -->`\n'],
  ])('there is none: %s', (_, text) => {
    expect(findBlock(text, 'x')).toBeUndefined()
  })

  test('the marks shown in a fence above do not count', () => {
    const text =
      '```\n<!-- from survey: x -->\n<!-- end -->\n```\n\n<!-- from survey: x -->\n- a\n<!-- end -->\n\nAfter\n'
    const block = findBlock(text, 'x')
    expect(block && text.slice(block.start, block.end)).toBe('\n- a\n')
  })
})
