/** JUnit by a strict XML parser: rules are tests, errors are failures, and every text comes back. */
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/core/diagnostic.ts'
import type { SourceFile } from '../../src/core/text.ts'
import { visible } from '../../src/core/visible.ts'
import { junit } from '../../src/reporters/junit.ts'
import { rules } from '../../src/rules/index.ts'
import { hostileTexts } from './hostile.ts'
import { about, write } from './report.ts'

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

/** The tree of an XML document. @throws Error unless it is well-formed. */
function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element) element.text += text
  })
  parser.write(xml).close()
  return root.children[0] ?? root
}

/** The test cases by suite, after the counts have been compared with them. */
function read(file: SourceFile, ...found: Diagnostic[]): Map<string, Element[]> {
  const whole = parse(write(junit, file, ...found))
  expect(whole.name).toBe('testsuites')
  for (const one of [whole, ...whole.children]) {
    const cases = one === whole ? one.children.flatMap((suite) => suite.children) : one.children
    expect(cases.every(({ name }) => name === 'testcase')).toBe(true)
    const failures = cases.filter(({ children }) => children.some(({ name }) => name === 'failure'))
    expect(one.attributes).toMatchObject({
      ...{ tests: String(cases.length), failures: String(failures.length), errors: '0', time: '0' },
    })
  }
  return new Map(whole.children.map((suite) => [suite.attributes.name ?? '', suite.children]))
}

const file = { path: 'p.yaml', text: 'x: 1\ny: 2\n' }

test('what is right passes: every rule is a test of its kind', () => {
  const suites = read(file)
  const kinds = [...new Set(rules.map(({ kind }) => kind))]
  expect([...suites.keys()]).toEqual(kinds)
  const names = [...suites].flatMap(([kind, cases]) =>
    cases.map(({ attributes }) => `${kind} ${attributes.name}`),
  )
  expect(names.toSorted()).toEqual(rules.map(({ kind, name }) => `${kind} ${name}`).toSorted())
})

describe('what is wrong', () => {
  const casesOf = (rule: string, ...found: Diagnostic[]) =>
    [...read(file, ...found).values()].flat().filter(({ attributes }) => attributes.classname === rule)

  test('an error fails under the name of its entry, with a number from the second on', () => {
    const found = [
      about(file, 'x', { citekey: 'a' }),
      about(file, '1', { citekey: 'a' }),
      about(file, 'y', { citekey: 'b' }),
      about(file, '2'),
    ]
    const cases = casesOf('schema', ...found)
    expect(cases.map(({ attributes: { name, file: path, line } }) => [name, path, line])).toEqual([
      ['a', 'p.yaml', '1'],
      ['a (2)', 'p.yaml', '1'],
      ['b', 'p.yaml', '2'],
      ['p.yaml', 'p.yaml', '2'],
    ])
    expect(cases[0]?.children[0]).toMatchObject({
      name: 'failure',
      attributes: { message: 'wrong', type: 'error' },
      text: 'p.yaml:1:1: error  schema  wrong\n    1 │ x: 1\n      │ ~',
    })
  })

  test('a warning and an info pass and are printed', () => {
    const found = (['warning', 'info'] as const).map((severity) => about(file, 'y', { severity }))
    const [only, ...others] = casesOf('schema', ...found)
    expect(others).toEqual([])
    expect(only?.attributes.name).toBe('schema')
    expect(only?.children.map(({ name }) => name)).toEqual(['system-out'])
    expect(only?.children[0]?.text.split('\n').filter((line) => line.startsWith('p.yaml:'))).toEqual([
      'p.yaml:2:1: warning  schema  wrong',
      'p.yaml:2:1: info  schema  wrong',
    ])
  })

  test('beside an error a warning has a case of its own', () => {
    const cases = casesOf('schema', about(file, 'x'), about(file, 'y', { severity: 'warning' }))
    expect(cases.map(({ attributes, children }) => [attributes.name, children[0]?.name])).toEqual([
      ['schema', 'system-out'],
      ['p.yaml', 'failure'],
    ])
  })

  test('a rule that nobody knows is heard', () => {
    const [only] = casesOf('unheard-of', about(file, 'x', { rule: 'unheard-of' }))
    expect(only?.children[0]?.attributes.message).toBe('wrong')
  })
})

test.each(hostileTexts)('%j', (text) => {
  const wild = { path: `${text}.yaml`, text: `a: ${text}\n` }
  const found = about(wild, 'a', { message: text, citekey: text })
  const cases = [...read(wild, found).values()].flat()
  const failed = cases.find(({ children }) => children[0]?.name === 'failure')
  const shown = visible(text).replace(/[\ufffe\uffff]/g, (one) => `\\u${one.charCodeAt(0).toString(16)}`)
  expect(failed?.attributes).toMatchObject({ name: shown, file: `${shown}.yaml` })
  expect(failed?.children[0]?.attributes.message).toBe(shown)
  expect(failed?.children[0]?.text).toContain(`: error  schema  ${shown}`)
})
