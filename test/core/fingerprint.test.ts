/** Fingerprints of diagnostics: what they stay the same through, and what tells them apart. */
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/core/diagnostic.ts'
import { fingerprint, fingerprints, hashText } from '../../src/core/fingerprint.ts'
import { placeOf } from '../../src/core/text.ts'

function printed(text: string, what: string, more: Partial<Diagnostic> = {}) {
  const file = { path: 'p.yaml', text }
  const start = text.indexOf(what)
  const place = placeOf(file, { start, end: start + what.length })
  const diagnostic = {
    rule: 'schema',
    severity: 'error',
    message: 'm',
    citekey: 'a',
    place,
    ...more,
  } as const
  return fingerprint(diagnostic, new Map([[file.path, file]]))
}

test.each([
  ['plain', 'a:\n  title: It is so\n', 'It is so'],
  ['in quotes', 'a:\n  title: "It is so"\n', '"It is so"'],
  ['in other quotes', "a:\n  title: 'It is so'\n", "'It is so'"],
  ['in another place', 'b:\n  year: 1\na:\n  title: It is so\n', 'It is so'],
  ['over two lines', 'a:\n  title: It is\n    so\n', 'It is\n    so'],
  ['folded', 'a:\n  title: >-\n    It is\n    so\n', '>-\n    It is\n    so\n'],
])('a value is the same %s', (_, text, what) => {
  expect(printed(text, what)).toEqual({ rule: 'schema', citekey: 'a', value: 'It is so' })
})

test.each([
  ['its citekey', 'a:\n  title: T\n', 'a', 'a'],
  ['itself', 'a:\n  title: T\n', 'a:\n  title: T', 'a'],
  ['itself in quotes', '"a":\n  title: T\n', '"a":\n  title: T', 'a'],
  ['nothing: the line', 'a:\n  title:  T\n', '', 'a'],
])('an entry that is meant by %s is its citekey', (_, text, what, value) => {
  expect(printed(text, what).value).toBe(value)
})

test('what is about no entry, and what is about a file that is gone', () => {
  expect(printed('title: T\n', 'T', { citekey: '' })).toEqual({ rule: 'schema', citekey: '', value: 'T' })
  const place = { path: 'gone.yaml', line: 1, column: 1, start: 0, end: 1 }
  expect(printed('title: T\n', 'T', { place }).value).toBe('')
})

describe('fingerprints', () => {
  const file = { path: 'p.yaml', text: 'a:\n  x: 1\n  y: 2\nb:\n  x: 1\n' }
  const files = new Map([[file.path, file]])
  const at = (start: number, citekey = 'a', rule = 'schema'): Diagnostic => ({
    ...{ rule, severity: 'error', message: 'm', citekey },
    place: placeOf(file, { start, end: start + 1 }),
  })

  test('differ by rule, entry and value, and repeats are counted', () => {
    const all = [at(8), at(8), at(8, 'b'), at(8, 'a', 'yaml'), at(15), at(8)]
    const one = `schema:a:${hashText('1')}`
    const other = [`schema:b:${hashText('1')}`, `yaml:a:${hashText('1')}`, `schema:a:${hashText('2')}`]
    expect(fingerprints(all, files)).toEqual([one, `${one}:2`, ...other, `${one}:3`])
  })

  test('hashes are the same for ever and differ for close texts', () => {
    expect(hashText('Self-Rewarding Language Models')).toBe('577eef57e8621e67')
    const texts = Array.from({ length: 20_000 }, (_, index) => `10.1038/nature${index}`)
    expect(new Set(texts.map(hashText)).size).toBe(texts.length)
    expect(new Set(texts.map((text) => hashText(text).slice(8))).size).toBeGreaterThan(texts.length - 5)
    expect(new Set(texts.map((text) => hashText(text).slice(0, 8))).size).toBeGreaterThan(texts.length - 5)
  })
})
