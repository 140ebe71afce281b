/** The edges of the rules about titles and other texts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rules } from '../../src/rules/index.ts'
import { fixed, fixedTitle, papers, said } from './one-rule.ts'

const saidOf = (rule: string, title: string) => said(rule, papers({ title }))

test.each([
  ['title-spaces', 'STaR:Bootstrapping', 'STaR: Bootstrapping'],
  ['title-spaces', 'E^2-LLM:Efficient Models', 'E^2-LLM: Efficient Models'],
  ['title-spaces', 'Lock:A Look', 'Lock: A Look'],
  ['title-spaces', 'Kernel:SLAB, SLOB', 'Kernel: SLAB, SLOB'],
  ['title-spaces', 'Is it so ?', 'Is it so?'],
  ['title-spaces', 'Robust , Fast and  Small', 'Robust, Fast and Small'],
  ['title-spaces', 'LION :Empowering', 'LION: Empowering'],
  ['title-spaces', '$a  :  b$ in  Models', '$a  :  b$ in Models'],
  ['html-entity', 'A &amp;amp; B', 'A & B'],
  ['html-entity', '&#x3b1; &AMP; &Eacute;', 'α & É'],
  ['html-entity', '&#8217;s &bogus; &#7; &#x1F600;', '’s &bogus; &#7; 😀'],
  ['markup-in-title', '{BERT} and {{G}PT}', 'BERT and GPT'],
  ['markup-in-title', 'Caf\\\'e and na\\"{\\i}ve', 'Caf\\\'e and na\\"{\\i}ve'],
  ['markup-in-title', "Caf\\'e, Erd\\H{o}s, {\\'E}cole, \\c{C}a", 'Café, Erdős, École, Ça'],
  ['markup-in-title', '**Bold** _words_ of `code`', 'Bold words of code'],
  ['markup-in-title', 'R\\&D at 5\\%', 'R&D at 5%'],
  ['markup-in-title', 'O(n\\log n) for \\textbf{\\emph{all}}', 'O(n log n) for all'],
  ['markup-in-title', "KANEL{'E}: Networks", "KANEL{'E}: Networks"],
  ['invisible-character', 'Multi-\u00ad\u2010label', 'Multi-label'],
  ['invisible-character', 'net\u00adworked -- fine', 'networked -- fine'],
  ['invisible-character', 'a\u200d b\u200bc\ufeffd', 'a bcd'],
  ['invisible-character', 'of\ufb02ine e\ufb03cient', 'offline efficient'],
  ['look-alike-letter', 'Вeta-tеst', 'Beta-test'],
  ['venue-in-title', 'A Title | OpenReview', 'A Title'],
  ['venue-in-title', 'A Title - arXiv', 'A Title'],
  ['venue-in-title', 'A Title [pdf] [code]', 'A Title'],
])('%s makes of %s %s', (rule, title, better) => {
  expect(saidOf(rule, title)).not.toEqual([])
  expect(fixedTitle(rule, title)).toBe(better)
})

test.each([
  [
    'title-spaces',
    ['Beyond 2:4', 'V:N:M Sparsity', 'Re:Form', 'std::Sort', '(min,max)', 'Fast :)', 'x := y', '7,400'],
  ],
  [
    'title-spaces',
    ['2 : 4 Sparsity', 'Une étude : le cas', '迁移学习,中文学', 'arXiv:Daily', 'a != b', 'Ha:laughing::Sad'],
  ],
  [
    'title-all-caps',
    ['BERT, ELMO, CUDA', 'IEEE ACM USENIX', 'attention is all you need', 'PREEMPT_RT', '迁移学习'],
  ],
  ['html-entity', ['R&D; more', 'AT&T', 'a && b;', '&c.', '&;']],
  [
    'markup-in-title',
    ['A* and B* Search', '*SEM 2013', 'S* or Q*', 'RL^2', 'snake_case_name', '__init__', 'x < 3 > 2'],
  ],
  [
    'markup-in-title',
    ['$\\alpha$-VAE', '{0, 1}-Matrices', 'World* in (*Six) Days', 'About 10~20', 'f[x](y)', '<image> Tokens'],
  ],
  [
    'unbalanced-title',
    ['1) One', 'A :) Face', '[0, 1) Loss', '“Care”', '5" Screen', '$5 and 3$', '（a)', "''Two''"],
  ],
  [
    'unbalanced-title',
    ['(i) and ii) Parts', 'Don’t', '$x$ and $y$', '"A" and “B”', '”lion and man”', 'O(n⁴⁾'],
  ],
  [
    'invisible-character',
    ['\u200b\u00ad', 'می‌خواهم', '👩‍👧', '深度　学习', 'क्‍ष', 'Ångström', 'en – dash — em'],
  ],
  ['look-alike-letter', ['β-VAE', 'μP', 'λScale', 'Bε-tree', 'Война и мир', 'ΑΒΓ', '3D-печать']],
  ['emoji-in-title', ['Scale™ ©', 'V:N:M', '★ Star', '10:30:45', 'C++ std::sort::it', '# 1 * 2']],
  [
    'venue-in-title',
    ['Models (LLMs)', 'A Survey (SAM)', 'In 2025', 'Graphs (Extended Abstract)', '[Re] Learning', 'On arXiv'],
  ],
  [
    'venue-in-title',
    ['Task 5 (SC)', 'Cells (Cell)', 'Games against Nature', 'Poster: Fuzzing', 'Open Problems: IWPEC 2006?'],
  ],
  [
    'placeholder-text',
    ['LLM.int8(): 8-bit', 'TODO Comments', 'What???', 'TBA: Trajectory Balance', 'Title Generation', '[ ] '],
  ],
  ['non-nfc-text', ['Müller', 'Å', '한국어']],
])('%s is silent about %s', (rule, titles) => {
  expect(titles.map((title) => title.trim()).filter((title) => saidOf(rule, title).length > 0)).toEqual(
    rule === 'placeholder-text' ? ['[ ]'] : [],
  )
})

test('what a title says twice is deleted only where the entry says the same', () => {
  const titles = (fields: object) => fixed('venue-in-title', papers(fields))
  const same = { title: 'A Title (ICML 2024)', venue: 'ICML 2024' }
  expect(titles(same)).toContain('"title":"A Title"')
  expect(titles({ ...same, venue: 'ICLR 2024' })).toBe(papers({ ...same, venue: 'ICLR 2024' }))
  expect(titles({ title: 'A Title (2019)', date: '2019-05' })).toContain('"title":"A Title"')
  expect(titles({ title: 'A Title (2019)', date: '2020' })).toContain('(2019)')
  expect(titles({ title: 'A Title arXiv:2401.10020v2', arxiv: '2401.10020' })).toContain('"title":"A Title"')
  expect(titles({ title: 'A Title arXiv:2401.10020', arxiv: '2401.10021' })).toContain('arXiv:2401.10020')
})

test('an anonymous author is right until the paper is public', () => {
  const count = (fields: object) =>
    said('placeholder-text', papers({ authors: ['Anonymous'], ...fields })).length
  expect(count({ openreview: '0NphYCmgua' })).toBe(0)
  expect(count({ arxiv: '2401.10020' })).toBe(1)
})

test('texts are looked at wherever they stand', () => {
  const text = (word: string) =>
    `k:\n  title: ${word}\n  component: c\n  authors: [${word}, { literal: ${word} }]\n  venue: ${word}\n  note: |\n    ${word}\n`
  for (const [rule, word] of [
    ['html-entity', 'a&amp;b'],
    ['invisible-character', 'ﬁsh'],
    ['look-alike-letter', 'bеta'],
    ['non-nfc-text', 'u\u0308ber'],
  ] as const) {
    expect(said(rule, text(word)).map(({ place }) => place.line)).toEqual([2, 4, 4, 5, 6])
    expect(said(rule, fixed(rule, text(word))).map(({ place }) => place.line)).toEqual([6])
  }
})

describe('whatever a title is', () => {
  const owned = rules.filter(
    ({ kind, name }) => kind === 'titles' || kind === 'names' || name === 'non-nfc-text',
  )
  const pieces = fc.constantFrom(
    ...[
      'A',
      'b ',
      ' ',
      '  ',
      ':',
      ' :',
      ',',
      '$',
      '{',
      '}',
      '\\',
      "\\'",
      '\\emph',
      '*',
      '**',
      '_',
      '`',
      '``',
      "''",
      '"',
    ],
    ...[
      '(',
      ')',
      '[',
      ']',
      '](http://x)',
      '&amp;',
      '&',
      ';',
      '<i>',
      '</i>',
      'é',
      'u\u0308',
      '\u00ad',
      '\u2010',
      '-',
      '\u200d',
    ],
    ...[
      'ﬁ',
      'а',
      'Β',
      'ICML 2024',
      ' [code]',
      ' arXiv:2401.10020',
      '2',
      '.',
      ' et al.',
      ' and ',
      'WANG',
      '👩',
      '~',
      '…',
    ],
  )
  const texts = fc
    .array(pieces, { minLength: 1, maxLength: 12 })
    .map((all) => all.join('').replace(/^\s+|\s+$/g, ''))
    .filter((text) => /^[^\s]/.test(text))

  test('fixes leave a file that loads and is fixed', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const before = papers({ title: text, authors: [text, 'Ann Lee'], venue: text })
        for (const { name, fixable } of owned) {
          const after = fixed(name, before)
          if (fixable === false) expect(after).toBe(before)
          expect(fixed(name, after)).toBe(after)
        }
      }),
      { numRuns: 40 },
    )
  })

  test.each([
    '(',
    '$',
    '*',
    '`',
    '\\',
    '{',
    '&amp;',
    '<i ',
    'a,',
    'a :',
    '_a',
    '\u00ad',
    'Αb',
    '$1',
    "''",
    '[a',
    '1)',
    ' and ',
  ])('a title of a hundred thousand times %s takes no time', (unit) => {
    const title = `a${unit.repeat(100_000 / unit.length)}a`
    const entry = {
      citekey: 'k',
      path: 'p',
      span: { start: 0, end: 0 },
      paper: { title, authors: [title], component: 'c' },
    }
    const database = { entries: [entry] } as unknown as Parameters<
      NonNullable<(typeof rules)[number]['check']>
    >[0]
    const start = performance.now()
    for (const { check } of owned)
      for (const { message } of check?.(database, { today: '2026-06-30', rules, isUnused: () => false }) ??
        [])
        expect(message.length).toBeLessThan(Number.POSITIVE_INFINITY)
    expect(performance.now() - start).toBeLessThan(3000)
  })
})
