/** What programs read: json, jsonl, rdjson and gitlab parse, and give back what they were given. */
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/core/diagnostic.ts'
import { hashText } from '../../src/core/fingerprint.ts'
import type { SourceFile } from '../../src/core/text.ts'
import { visible } from '../../src/core/visible.ts'
import { gitlab } from '../../src/reporters/gitlab.ts'
import { json } from '../../src/reporters/json.ts'
import { jsonl } from '../../src/reporters/jsonl.ts'
import { rdjson } from '../../src/reporters/rdjson.ts'
import { hostileTexts } from './hostile.ts'
import { about, replacement, write } from './report.ts'

const plain = { path: 'p.yaml', text: 'x: 1\n' }

describe('json and jsonl', () => {
  const edits = [{ path: 'p.yaml', span: { start: 0, end: 1 }, text: '\u001b\u009b\u202e\n' }]
  const related = [{ message: 'm', place: about(plain, '1').place }]
  const one = about(plain, 'x', { fix: { edits, safe: true, title: 'f' }, related })

  test('give the diagnostics back as they were, their keys in order', () => {
    expect(JSON.parse(write(json, plain, one))).toEqual([one])
    const keys = ['rule', 'severity', 'message', 'place', 'related', 'fix']
    expect(Object.keys(JSON.parse(write(json, plain, one))[0])).toEqual(keys)
    const lines = write(jsonl, plain, one, one).split('\n')
    expect(lines.slice(0, 2).map((line) => JSON.parse(line))).toEqual([one, one])
    expect(lines[2]).toBe('')
  })

  test('have nothing to say', () => {
    expect(write(json, plain)).toBe('[]\n')
    expect(write(jsonl, plain)).toBe('')
  })

  test.each(hostileTexts)('%j', (message) => {
    const found = about(plain, 'x', { message })
    expect(JSON.parse(write(json, plain, found))).toEqual([found])
    expect(JSON.parse(write(jsonl, plain, found))).toEqual(found)
  })
})

interface RdRange {
  readonly start: { readonly line: number; readonly column: number }
  readonly end: { readonly line: number; readonly column: number }
}
interface RdDiagnostic {
  readonly message: string
  readonly location: { readonly path: string; readonly range: RdRange }
  readonly severity: string
  readonly code: { readonly value: string }
  readonly suggestions?: readonly { readonly range: RdRange; readonly text: string }[]
  readonly related_locations?: readonly { readonly message: string; readonly location: object }[]
}

describe('rdjson', () => {
  const wide = { path: 'p.yaml', text: `a: "é🙂自" # x\r\nb: "é" y\nc: ${'é'.repeat(3000)}HERE\n` }

  function read(file: SourceFile, ...found: Diagnostic[]): RdDiagnostic[] {
    const { source, diagnostics } = JSON.parse(write(rdjson, file, ...found))
    expect(source).toEqual({ name: 'survey' })
    return diagnostics
  }

  /** What reviewdog finds at a range, as it counts: bytes from the start of the line. */
  function bytesAt({ text }: SourceFile, { start, end }: RdRange): string {
    const lines = text.split('\n').map((line) => Buffer.from(`${line}\n`))
    const offset = ({ line, column }: RdRange['start']) =>
      lines.slice(0, line - 1).reduce((sum, one) => sum + one.length, 0) + column - 1
    return Buffer.concat(lines).subarray(offset(start), offset(end)).toString()
  }

  test.each(['"é🙂自"', 'x', '🙂自" # x\r\nb: "é" y', 'y', 'HERE', 'éHERE\n'])('bytes of %j', (what) => {
    const [one] = read(wide, about(wide, what))
    expect(bytesAt(wide, one?.location.range as RdRange)).toBe(what)
  })

  test('has everything that reviewdog reads', () => {
    const fix = replacement(wide, '"é" y', 'z')
    const related = [{ message: 'there', place: about(wide, 'x').place }]
    expect(read(wide, about(wide, 'y', { severity: 'info', related, fix }))).toEqual([
      {
        message: 'wrong',
        location: { path: 'p.yaml', range: { start: { line: 2, column: 9 }, end: { line: 2, column: 10 } } },
        severity: 'INFO',
        code: { value: 'schema' },
        suggestions: [{ range: { start: { line: 2, column: 4 }, end: { line: 2, column: 10 } }, text: 'z' }],
        related_locations: [
          {
            message: 'there',
            location: {
              path: 'p.yaml',
              range: { start: { line: 1, column: 18 }, end: { line: 1, column: 19 } },
            },
          },
        ],
      },
    ])
    expect(read(wide)).toEqual([])
  })

  test('edits that belong together are one suggestion', () => {
    const file = { path: 'p.yaml', text: 'a: 1\nb: 2\nc: 3\n' }
    const edit = (start: number, end: number, text: string) => ({
      path: 'p.yaml',
      span: { start, end },
      text,
    })
    const fix = {
      title: 'f',
      safe: false,
      edits: [edit(10, 15, ''), edit(3, 4, 'one'), edit(5, 5, 'new: 0\n')],
    }
    expect(read(file, about(file, 'b', { fix }))[0]?.suggestions).toEqual([
      { range: { start: { line: 1, column: 4 }, end: { line: 4, column: 1 } }, text: 'one\nnew: 0\nb: 2\n' },
    ])
  })

  const long = { path: 'p.yaml', text: 'x: 1\n'.repeat(100) }
  const far = (start: number, end: number, path = 'p.yaml') => ({
    ...{ title: 'f', safe: true },
    edits: [{ path, span: { start, end }, text: '' }],
  })
  test.each([
    ['far from its finding', far(50, 60)],
    ['long', far(0, 200)],
    ['in another file', far(0, 1, 'q.yaml')],
    ['empty', { title: 'f', safe: true, edits: [] }],
  ])('a fix that is %s is no suggestion', (_, fix) => {
    const [one] = read(long, about(long, 'x', { fix }))
    expect(one).toBeDefined()
    expect(one).not.toHaveProperty('suggestions')
  })

  test.each(hostileTexts)('%j', (message) => {
    expect(read(plain, about(plain, 'x', { message }))[0]?.message).toBe(visible(message))
  })
})

describe('gitlab', () => {
  interface Issue {
    readonly description: string
    readonly fingerprint: string
  }
  const read = (file: SourceFile, ...found: Diagnostic[]): Issue[] =>
    JSON.parse(write(gitlab, file, ...found))

  test('has everything that GitLab reads', () => {
    const file = { path: 'a/p.yaml', text: 'x:\n  y: 1\n' }
    const found = [about(file, 'x:\n  y'), about(file, 'y', { severity: 'warning' })]
    expect(read(file, ...found, about(file, '1', { severity: 'info', citekey: 'x' }))).toEqual([
      issue(`schema::${hashText('x: y')}`, 'major', 1, 2),
      issue(`schema::${hashText('y')}`, 'minor', 2, 2),
      issue(`schema:x:${hashText('1')}`, 'info', 2, 2),
    ])
    expect(write(gitlab, file)).toBe('[]\n')
  })

  function issue(fingerprint: string, severity: string, begin: number, end: number): object {
    const location = { path: 'a/p.yaml', lines: { begin, end } }
    return { description: 'wrong', check_name: 'schema', fingerprint, severity, location }
  }

  test('no two fingerprints are the same, or GitLab would show one of them', () => {
    const issues = read(plain, about(plain, 'x'), about(plain, 'x'), about(plain, 'x'))
    expect(new Set(issues.map((one) => one.fingerprint)).size).toBe(3)
  })

  test('fingerprints stay when entries move', () => {
    const before = { path: 'p.yaml', text: 'a:\n  t: T.\nb:\n  t: U.\n' }
    const after = { path: 'q.yaml', text: '# new\nb:\n  t: "U."\n\na:\n  t: T.\n' }
    const a = { citekey: 'a' }
    const b = { citekey: 'b' }
    const old = read(before, about(before, 'T.', a), about(before, 'U.', b))
    const moved = read(after, about(after, '"U."', b), about(after, 'T.', a))
    expect(moved.map((one) => one.fingerprint).toReversed()).toEqual(old.map((one) => one.fingerprint))
  })

  test.each(hostileTexts)('%j', (message) => {
    expect(read(plain, about(plain, 'x', { message }))[0]?.description).toBe(visible(message))
  })
})
