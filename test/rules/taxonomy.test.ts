/** The edges of the rules about the taxonomy, and what their fixes do to lists in every style of YAML. */
import { expect, test } from 'vitest'
import { applyAllFixes } from '../../src/rules/fix.ts'
import { rules } from '../../src/rules/index.ts'
import { lint } from '../../src/rules/lint.ts'

const manifest = {
  path: 'survey.yaml',
  text: `title: T
components:
  - id: a
    title: A
    subcategories:
      - { id: x, title: X }
      - { id: y, title: Y }
  - { id: b, title: B }
paradigms:
  - { id: p, title: P }
  - { id: q, title: Q }
`,
}

function found(rule: string, text: string) {
  const all = lint(manifest, [{ path: 'p.yaml', text }], rules, { today: '2026-06-30' })
  expect(all.filter(({ severity, rule: name }) => severity === 'error' && name !== rule)).toEqual([])
  return all.filter(({ rule: name }) => name === rule)
}

/** The lines of one entry in `a/x`. */
const entry = (fields: string) => `k:\n  title: T\n  component: a\n  subcategory: x\n${fields}`

test.each<[style: string, rule: string, fields: string, fixed: string]>([
  ['flow', 'repeated-listing', '  also: [b, a/x]\n', '  also: [b]\n'],
  ['flow, first', 'repeated-listing', '  also: [ a/x,  b ]\n', '  also: [ b ]\n'],
  ['flow, only', 'repeated-listing', '  also: [a/x]\n', ''],
  ['flow, all', 'repeated-listing', '  also: [a/x, a/x]\n', ''],
  ['flow, quoted', 'repeated-listing', '  also: ["b", \'a/x\', b]\n', '  also: ["b"]\n'],
  [
    'flow over lines',
    'repeated-listing',
    '  also: [\n    b,\n    a/x,\n  ] # two\n',
    '  also: [\n    b,\n  ] # two\n',
  ],
  [
    'flow with a comment',
    'repeated-listing',
    '  also: [b, # why\n    a/x]\n',
    '  also: [b, # why\n    a/x]\n',
  ],
  ['block', 'repeated-listing', '  also:\n    - a/x\n    - b # why\n', '  also:\n    - b # why\n'],
  ['block at the margin', 'repeated-listing', '  also:\n  - b\n  - a/x\n', '  also:\n  - b\n'],
  ['block, at the end', 'repeated-listing', '  also:\n    - b\n    - a/x', '  also:\n    - b\n'],
  [
    'block with a comment',
    'repeated-listing',
    '  also:\n    - b\n    - a/x # why\n',
    '  also:\n    - b\n    - a/x # why\n',
  ],
  ['block, only', 'repeated-listing', '  also:\n    - a/x\n', '  also:\n    - a/x\n'],
  ['flow paradigms', 'repeated-label', '  paradigm: [p, q, p, p]\n', '  paradigm: [p, q]\n'],
  ['block tags', 'repeated-label', '  tags:\n    - t\n    - u\n    - t\n', '  tags:\n    - t\n    - u\n'],
])('an item of a list goes, nothing else: %s', (_, rule, fields, fixed) => {
  const texts = new Map([['p.yaml', entry(fields)]])
  const after = applyAllFixes((now) => found(rule, now.get('p.yaml') ?? ''), texts).texts.get('p.yaml')
  expect(found(rule, entry(fields)).length).toBeGreaterThan(0)
  expect(after ?? entry(fields)).toBe(entry(fixed))
})

test.each([
  ['also: [a/y, b]', []],
  ['also: [a]', ['`a` is the heading above `a/x`, where the paper stands too; keep one of the two']],
  ['also: [b, b]', ['`b` is in `also` twice; delete it']],
])('listings of a paper in a/x: %s', (line, messages) => {
  expect(found('repeated-listing', entry(`  ${line}\n`)).map(({ message }) => message)).toEqual(messages)
})

test('a paper stands at a heading and below it', () => {
  const [one, ...more] = found('repeated-listing', 'k:\n  title: T\n  component: a\n  also: [a/y]\n')
  expect([one?.message, more.length]).toEqual([
    '`a` is the heading above `a/y`, where the paper stands too; keep one of the two',
    0,
  ])
  expect(one?.place).toMatchObject({ line: 3, column: 14 })
})

/** What is said of components and subcategories that are written `number`, or `number(number number)`. */
test.each<[sections: string, said: string[]]>([
  ['1 2 3', []],
  ['1 3 2', ['`2` comes after `3`']],
  ['1 4 2 3', ['`2` comes after `4`', '`3` comes after `4`']],
  ['2 10', []],
  ['9 A B', []],
  ['A 9', ['`9` comes after `A`']],
  ['1(1.1 1.2) 2(2.1)', []],
  ['1(1.1 1.1)', ['`1.1` is that of `t0/t1` too']],
  ['1(1 1)', []],
  ['1(1 2) 2(1 2)', []],
  ['1(1.1) 2(1.1)', ['`1.1` is that of `t0/t1` too']],
  ['1(2.1 2.2)', ['`2.1` stands below section `1`']],
  ['1(10.1)', ['`10.1` stands below section `1`']],
  ['II I', []],
  ['1.(1.1.) 2.', []],
])('section numbers %s', (sections, said) => {
  let next = 0
  const taxa = sections.replace(/([\w.]+)(\()?/g, (_, section, open) => {
    const id = `t${next++}`
    return `{ id: ${id}, title: T, section: "${section}"${open ? ', subcategories: [' : ' },'}`
  })
  const text = `title: T\ncomponents: [${taxa.replaceAll(')', ']},')}]\n`
  const all = lint({ path: 'survey.yaml', text }, [], rules, { today: '2026-06-30' })
  expect(all.filter(({ severity }) => severity === 'error')).toEqual([])
  const messages = all.filter(({ rule }) => rule === 'section-order').map(({ message }) => message)
  expect(messages.map((message) => /^section (.*?)(?:;|$)/.exec(message)?.[1])).toEqual(said)
})

test('nothing is called unused while some entries cannot be read', () => {
  const unused = (text: string) => [...found('unused-paradigm', text)].map(({ message }) => message)
  expect(unused(entry(''))).toHaveLength(2)
  const broken = lint(manifest, [{ path: 'p.yaml', text: `${entry('')}m: {}\n` }], rules, {
    today: '2026-06-30',
  })
  expect(broken.filter(({ rule }) => rule === 'unused-paradigm')).toEqual([])
})
