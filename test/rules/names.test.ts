/** The edges of the rules about authors. */
import { describe, expect, test } from 'vitest'
import { fixed, papers, said } from './one-rule.ts'

/** The names that a rule reports, each alone on a paper. */
function isReported(rule: string, name: string): boolean {
  return said(rule, papers({ authors: [name] })).length > 0
}

test.each([
  [
    'et-al-author',
    ['et al.', 'et al', 'Et. al.', 'Lee et al.', 'others', 'and others', '…', '...', 'and 12 more'],
  ],
  ['et-al-author', ['(and 3 others)', 'etal.', 'and more authors', 'Silver et alii', '等']],
  ['organisation-as-person', ['OpenAI', 'openai', 'Qwen Team', 'ATLAS Collaboration', 'University of Oslo']],
  [
    'organisation-as-person',
    ['The Institute for Advanced Study', 'Acme, Inc.', 'Meta AI', 'Stanford University'],
  ],
  [
    'joined-authors',
    ['Ann Lee and Bo Chen', 'Ann Lee & Bo Chen', 'Ann Lee; Bo Chen', 'A Lee, B Chen, C Díaz'],
  ],
  ['all-caps-author', ['ANN LEE', 'Wei WANG', 'WANG Wei', 'WANG, Wei', "MARY-JANE O'NEIL", 'J. R. TOLKIEN']],
  ['author-marks', ['Ann Lee1,2', 'Ann Lee†', 'Ann Lee (MIT)', 'ann@example.org', 'Ann Lee.', 'Dr. Ann Lee']],
  [
    'author-marks',
    ['Ann_Lee', 'Ann Lee [Google Research]', 'Ann $^1$ Lee', 'Ann Lee (corresponding author)'],
  ],
])('%s reports %s', (rule, names) => {
  expect(names.filter((name) => !isReported(rule, name))).toEqual([])
})

test.each([
  ['et-al-author', ['Thomas More', 'Al Etal', 'Peter Al', 'Al-Rfou', 'Ann Mothers']],
  [
    'organisation-as-person',
    ['Alonzo Church', 'Ann Teamer', 'Lab Rat', 'Institute', 'Wei Ai', 'Francis Researcher'],
  ],
  [
    'joined-authors',
    ['Ferdinand Sand', 'Hunt, III, H. B.', 'García Márquez, Gabriel José', 'King, Jr., Martin Luther'],
  ],
  ['joined-authors', ['Anderson Andó', 'Lee &amp; Co']],
  [
    'all-caps-author',
    ['TJ Brunette', 'Harry Hunt III', 'Madonna', 'NASA', 'Rajendra KC', 'MIT Primes', 'The OPMC'],
  ],
  ['all-caps-author', ['Energy-based OOD', 'ATLAS Collaboration', 'J. R. R. Tolkien']],
  [
    'author-marks',
    [
      'Ma (Shawn) Li',
      'Xiaojian Ma (Shawn)',
      'King Jr.',
      'Donald E.',
      "Sinéad O'Connor",
      '王小明',
      'Knuth, Don.',
    ],
  ],
])('%s is silent about %s', (rule, names) => {
  expect(names.filter((name) => isReported(rule, name))).toEqual([])
})

test('an organisation that is marked is reported by no rule about persons', () => {
  const text = papers({ authors: [{ literal: 'A1 & B2 TEAM; Centers for Control and Prevention' }] })
  for (const rule of ['organisation-as-person', 'joined-authors', 'all-caps-author', 'author-marks'])
    expect(said(rule, text)).toEqual([])
})

describe('edits of one author', () => {
  const block =
    'k:\n  title: T\n  component: c\n  authors:\n    # the first\n    - Ann Lee and Bo Chen  # two\n    - "Cy Díaz"\n'

  test('in a block list each new author has a line', () => {
    expect(fixed('joined-authors', block)).toBe(
      block.replace('- Ann Lee and Bo Chen', '- Ann Lee\n    - Bo Chen'),
    )
  })

  test('text with a comma is quoted, in a block list too', () => {
    const text = 'k:\n  title: T\n  component: c\n  authors:\n    - Acme, Inc.\n'
    expect(fixed('organisation-as-person', text)).toBe(
      text.replace('Acme, Inc.', '{ literal: "Acme, Inc." }'),
    )
  })

  test('a list that is written in an unusual way is left alone', () => {
    const text = 'k:\n  title: T\n  component: c\n  authors:\n    - >-\n      Ann Lee and Bo Chen\n'
    expect(said('joined-authors', text)).toHaveLength(1)
    expect(fixed('joined-authors', text)).toBe(text)
  })

  test.each([
    ['author-marks', 'Ann Lee1,2*', 'Ann Lee'],
    ['author-marks', '*Ann Lee', 'Ann Lee'],
    ['author-marks', 'Dora Díaz (dora@example.org)', 'Dora Díaz'],
    ['author-marks', 'View ORCID Profile Ivan Petrov', 'Ivan Petrov'],
    ['author-marks', 'R2D2', 'R2D2'],
    ['author-marks', 'Lab: Ann Lee', 'Lab: Ann Lee'],
    ['all-caps-author', 'JEAN-LUC PICARD', 'Jean-Luc Picard'],
    ['all-caps-author', 'JP MORGAN', 'JP MORGAN'],
    ['all-caps-author', 'ROBERT MACNEIL', 'ROBERT MACNEIL'],
    ['all-caps-author', 'Ludwig VAN', 'Ludwig VAN'],
    ['joined-authors', 'Johnson & Johnson', 'Johnson & Johnson'],
  ])('%s makes of %s %s', (rule, name, better) => {
    const written = better === name ? JSON.stringify(name) : better
    expect(fixed(rule, papers({ authors: [name] }))).toContain(`"authors":[${written}]`)
  })
})

describe('one person in two papers', () => {
  const rule = 'author-spelled-two-ways'
  const spelled = (...lists: string[][]) =>
    said(rule, papers(...lists.map((authors) => ({ authors })))).map(
      ({ message }) => message.split(' is written ')[0],
    )

  test.each<[lists: string[][], reported: string[]]>([
    [
      [['José García'], ['Jose Garcia'], ['Jose Garcia']],
      ['`Jose Garcia`', '`Jose Garcia`'],
    ],
    [[['Kevin K Yang'], ['Kevin K. Yang']], ['`Kevin K Yang`']],
    [[['Yann Lecun'], ['Yann LeCun'], ['Yann LeCun']], ['`Yann Lecun`']],
    [[['Wei-Nan Zhang'], ['Weinan Zhang']], []],
    [
      [
        ['Wei-Nan Zhang', 'Bo Chen'],
        ['Weinan Zhang', 'Bo Chen'],
      ],
      ['`Weinan Zhang`'],
    ],
    [
      [
        ['Weinan Zhang', 'Wei-Nan Zhang', 'Bo Chen'],
        ['Weinan Zhang', 'Bo Chen'],
      ],
      [],
    ],
    [[['Chentao Cao'], ['Chentao Cao'], ['Cao Chentao']], ['`Cao Chentao`']],
    [[['Chentao Cao'], ['Cao Chentao']], []],
    [[['Yu Zhou'], ['Yu Zhou'], ['Zhou Yu']], []],
    [[['Xian Gao'], ['Xiang Ao']], []],
    [[['Ann Lee'], ['Lee, Ann']], []],
    [[['Yiming Li.'], ['Yiming Li']], []],
    [[['WEI WANG'], ['Wei Wang']], []],
    [[['Jörg Müller'], ['Jørg Muller']], ['`Jørg Muller`']],
  ])('%j', (lists, reported) => {
    expect(spelled(...lists)).toEqual(reported)
  })

  test('a list with family names first stays so', () => {
    const entries = papers(
      { authors: ['Battaglia, Peter W', 'Bruna, Joan'] },
      { authors: ['Peter W. Battaglia'] },
    )
    expect(fixed(rule, entries)).toContain('"Battaglia, Peter W."')
    expect(fixed(rule, entries)).toContain('"Bruna, Joan"')
  })

  test('initials need one candidate, and a telling family name or a shared co-author', () => {
    const short = (...lists: string[][]) =>
      said('author-initials', papers(...lists.map((authors) => ({ authors })))).map(({ message }) => message)
    expect(short(['P. Heggernes'], ['Pinar Heggernes'])).toHaveLength(1)
    expect(short(['Heggernes, P.'], ['Pinar Heggernes'])).toHaveLength(1)
    expect(short(['P. Heggernes'], ['Pinar Heggernes'], ['Per Heggernes'])).toEqual([])
    expect(short(['P. Heggernes'], ['Pinar Heggernes'], ['Anna Heggernes'])).toEqual([])
    expect(short(['Q. Heggernes'], ['Pinar Heggernes'])).toEqual([])
    expect(short(['J. Lee'], ['Jane Lee'])).toEqual([])
    expect(short(['J. Lee', 'Bo Chen'], ['Jane Lee', 'Bo Chen'])).toHaveLength(1)
    expect(short(['J.-P. Bordat'], ['Jean-Paul Bordat'])).toHaveLength(1)
    expect(short(['J. X. Bordat'], ['Jean-Paul Bordat'])).toEqual([])
  })

  test.each<[authors: string[], count: number]>([
    [['Lei Li', 'Ann Lee', 'Lei Li'], 0],
    [['Lei Li', 'Lei Li'], 1],
    [['Zhenting Wang', 'Ann Lee', 'Zhenting Wang'], 1],
    [['Lei Li', 'Wei Wu', 'Lei Li', 'Wei Wu'], 2],
    [['Lei Li', 'Wei Wu'], 0],
  ])('repeated: %j', (authors, count) => {
    expect(said('repeated-author', papers({ authors }))).toHaveLength(count)
  })
})
