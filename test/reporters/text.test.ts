/** The report for people: it stands right under the text, is harmless, and counts. */
import stringWidth from 'fast-string-width'
import { describe, expect, test } from 'vitest'
import { noPaint } from '../../src/reporters/reporter.ts'
import { text } from '../../src/reporters/text.ts'
import { about, replacement, reportOf, write } from './report.ts'

test('the wavy line stands under wide characters, emoji and after tabs', () => {
  const file = { path: 'p.yaml', text: 'a:\n\ttitle: 自我 👩‍🔬 改进 x\n' }
  const [, line = '', wave = ''] = write(text, file, about(file, '改进')).split('\n')
  expect(line).toBe('    2 │   title: 自我 👩‍🔬 改进 x')
  expect(wave.trimEnd().endsWith(' ~~~~')).toBe(true)
  expect(stringWidth(wave.replace(/~+$/, ''))).toBe(stringWidth(line.slice(0, line.indexOf('改进'))))
})

test('nothing from outside drives the terminal or turns a line around', () => {
  const file = { path: 'p\u001b[2J.yaml', text: 'title: "a\u001b[31m\u202eb\u009b"\r\nnext\n' }
  const message = 'unknown `\u001b]0;x\u0007`'
  const other = { place: about(file, 'next').place, message: 'here \u2067' }
  const report = write(text, file, about(file, 'b', { message, related: [other] }))
  expect(report).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u)
  expect(report).toContain('    1 │ title: "a\\u001b[31m\\u202eb\\u009b"\n')
  expect(report).toContain('unknown `\\u001b]0;x\\u0007`')
  expect(report).toContain('~~~~ here \\u2067\n')
})

test('a long line is cut around the place, a place of several lines ends with its first', () => {
  const file = { path: 'p.yaml', text: `${'x'.repeat(5000)}HERE${'y'.repeat(5000)}\nend\n` }
  const lines = write(text, file, about(file, 'HERE')).split('\n')
  expect(lines[1]).toBe(`    1 │ …${'x'.repeat(60)}HERE${'y'.repeat(40)}…`)
  expect(lines[2]).toBe(`      │ ${' '.repeat(61)}~~~~`)
  const more = write(text, file, about(file, 'yy\nend')).split('\n')
  expect(more[1]).toBe(`    1 │ …${'y'.repeat(60)}yy`)
  expect(more[2]).toBe(`      │ ${' '.repeat(61)}~~`)
})

test.each([0, 1])('a long line is never cut inside a character (%i)', (shift) => {
  const file = { path: 'p.yaml', text: `${'x'.repeat(shift)}${'🙂'.repeat(500)}` }
  const place = { path: 'p.yaml', line: 1, column: 401 + shift, start: 400 + shift, end: 600 + shift }
  const line = write(text, file, { ...about(file, '🙂'), place }).split('\n')[1]
  expect(line).toBe(`    1 │ …${'🙂'.repeat(60)}${'🙂'.repeat(80)}…${'🙂'.repeat(40)}…`)
})

test('an empty place gets one wave; a place in another file says where; a file that is gone has no excerpt', () => {
  const file = { path: 'a.yaml', text: 'x: 1\n' }
  const gone = { ...about(file, 'x').place, path: 'b.yaml' }
  const related = [{ place: gone, message: 'first used here' }]
  const report = write(text, file, about(file, '', { related }))
  expect(report).toBe(
    'a.yaml:1:1: error  schema  wrong\n    1 │ x: 1\n      │ ~\n        b.yaml:1: first used here\n\n1 error\n',
  )
})

describe('a long message', () => {
  const file = { path: 'p.yaml', text: 'x: 1\n' }
  const message = 'same title as `a`; merge the two, or say why  both 改进 stay'
  const head = (width?: number) =>
    text
      .write(reportOf([about(file, 'x', { message })], [file], width === undefined ? {} : { width }))
      .split('    1 │')[0]

  test('stays one line in a pipe, and where it fits', () => {
    const whole = `p.yaml:1:1: error  schema  ${message}\n`
    expect([head(), head(stringWidth(whole)), head(200)]).toEqual([whole, whole, whole])
  })

  test('is broken between words at a terminal, further lines below the text of the excerpt', () => {
    expect(head(50)).toBe(
      'p.yaml:1:1: error  schema  same title as `a`;\n        merge the two, or say why  both 改进 stay\n',
    )
    expect(head(40)).toBe(
      'p.yaml:1:1: error  schema  same title as\n        `a`; merge the two, or say why\n        both 改进 stay\n',
    )
  })

  test.each([20, 25, 30, 37, 49, 60, 85])('loses nothing and is not wider than %i columns', (width) => {
    const [first = '', ...rest] = (head(width) ?? '').trimEnd().split('\n')
    expect([first, ...rest.map((line) => line.trim())].join(' ').split(/\s+/)).toEqual(
      head()?.trim().split(/\s+/),
    )
    for (const line of rest) expect(stringWidth(line)).toBeLessThanOrEqual(width)
    if (width > 30) expect(stringWidth(first)).toBeLessThanOrEqual(width)
  })
})

test('files are an empty line apart', () => {
  const files = ['a.yaml', 'b.yaml'].map((path) => ({ path, text: 'x: 1\n' }))
  const found = files.flatMap((file) => [about(file, 'x'), about(file, '1')])
  const heads = text.write(reportOf(found, files)).split('\n')
  expect(heads.flatMap((line, index) => (line === '' ? [index] : []))).toEqual([6, 13, 15])
  expect(heads[7]).toBe('b.yaml:1:1: error  schema  wrong')
})

test('a head is what problem matchers take', () => {
  const matcher = /^(.+?):(\d+):(\d+):\s+(error|warning|info)\s+(\S+)\s+(.*)$/
  const file = { path: 'a b/p.yaml', text: 'x: 1\n' }
  const report = write(text, file, about(file, '1', { severity: 'info', message: 'in `a: b`  c:1:2: error' }))
  expect(matcher.exec(report.split('\n')[0] ?? '')?.slice(1)).toEqual([
    'a b/p.yaml',
    '1',
    '4',
    'info',
    'schema',
    'in `a: b`  c:1:2: error',
  ])
})

describe('the last lines', () => {
  const file = { path: 'p.yaml', text: 'x: 1\n' }
  const fixable = (safe: boolean) =>
    about(file, 'x', { severity: 'warning', fix: replacement(file, 'x', 'y', safe) })

  test.each([
    ['no fix', [about(file, 'x'), about(file, 'x', { severity: 'info' })], '1 error, 1 info'],
    ['a safe fix', [fixable(true)], '1 warning (1 fixable with `survey lint --fix`)'],
    ['an unsafe fix', [fixable(false)], '1 warning (1 fixable with `survey lint --fix-unsafe`)'],
    [
      'both',
      [fixable(false), fixable(true), fixable(false)],
      '3 warnings (1 fixable with `survey lint --fix`, 2 more with `--fix-unsafe`)',
    ],
  ])('%s', (_, found, said) => {
    expect(
      write(text, file, ...found)
        .split('\n')
        .slice(-3),
    ).toEqual(['', said, ''])
  })

  test('count by rule when there are more than ten findings', () => {
    const ten = Array.from({ length: 10 }, () => about(file, 'x', { rule: 'b', severity: 'info' }))
    expect(
      write(text, file, ...ten)
        .split('\n')
        .at(-2),
    ).toBe('10 infos')
    const more = [...ten, about(file, 'x', { rule: 'c' }), about(file, 'x', { rule: 'a', severity: 'info' })]
    expect(
      write(text, file, ...more)
        .split('\n')
        .slice(-6),
    ).toEqual(['', '   1  error  c', '  10  info  b', '   1  info  a', '1 error, 11 infos', ''])
  })

  test('nothing', () => {
    expect(write(text, file)).toBe('no problems\n')
  })
})

test('severities have colours, and places are links where a terminal knows them', () => {
  const file = { path: 'p.yaml', text: 'x: 1\n' }
  const paint = { ...noPaint, yellow: (one: string) => `<${one}>`, green: (one: string) => `(${one})` }
  const related = [{ place: { ...about(file, '1').place, path: 'q.yaml', line: 7 }, message: 'm' }]
  const warning = about(file, 'x', { severity: 'warning', related })
  const report = text.write(reportOf([warning], [file], { paint }))
  expect(report).toContain('p.yaml:1:1: <warning>  schema  wrong')
  expect(report).toContain('│ <~>\n')
  expect(text.write(reportOf([], [file], { paint }))).toBe('(no problems)\n')
  const link = (shown: string, path: string, line: number) => `[${shown}](${path} ${line})`
  const linked = text.write(reportOf([warning], [file], { link }))
  expect(linked).toContain('[p.yaml:1:1](p.yaml 1): warning')
  expect(linked).toContain('[q.yaml:7](q.yaml 7): m')
})
