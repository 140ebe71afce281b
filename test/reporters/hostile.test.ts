/** What every reporter does with text that means harm, with nothing, with very much, and with very long lines. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/core/diagnostic.ts'
import { placeOf, type SourceFile } from '../../src/core/text.ts'
import { reporters } from '../../src/reporters/index.ts'
import type { Reporter } from '../../src/reporters/reporter.ts'
import { rules } from '../../src/rules/index.ts'
import { hostileTexts } from './hostile.ts'
import { about, replacement, reportOf } from './report.ts'

const names = Object.keys(reporters) as (keyof typeof reporters)[]

describe.each(names)('%s', (name) => {
  let reporter: Reporter
  beforeAll(async () => {
    reporter = await reporters[name].load()
  })

  test.each(hostileTexts)('prints plain characters only for %j', (text) => {
    const file = { path: `${text}.yaml`, text: `a: ${text}\nb: 1\n` }
    const related = [{ place: about(file, 'b').place, message: text }]
    const fix = replacement(file, 'b', text)
    const found = about(file, 'a', { message: text, citekey: text, rule: text, related, fix })
    const report = reporter.write(reportOf([found], [file]))
    expect(report).toMatch(/\n$/)
    expect(report).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u)
  })

  test('takes a message of a megabyte, and a thousand backticks', () => {
    const file = { path: 'p.yaml', text: 'x: 1\n' }
    const messages = ['x'.repeat(1e6), '@a '.repeat(3e5), '`'.repeat(1e6), '<![CDATA['.repeat(1e5)]
    const start = performance.now()
    expect(
      reporter.write(
        reportOf(
          messages.map((message) => about(file, 'x', { message })),
          [file],
        ),
      ),
    ).toMatch(/\n$/)
    expect(performance.now() - start).toBeLessThan(5000)
  })

  test('does not know the file', () => {
    const file = { path: 'p.yaml', text: 'x: 1\n' }
    const fix = replacement(file, 'x', 'y')
    const found = about(file, 'x', { fix, related: [{ place: about(file, '1').place, message: 'here' }] })
    expect(reporter.write(reportOf([found], []))).toContain('wrong')
  })

  test.each([
    ['on a line each', '\n'],
    ['on one line', ', '],
  ])('takes a second for 20,000 findings %s', (_, separator) => {
    const { found, file } = many(20_000, separator)
    const before = process.cpuUsage()
    const report = reporter.write(reportOf(found, [file]))
    const { user } = process.cpuUsage(before)
    expect(report.length).toBeGreaterThan(50_000)
    // A second on an idle machine; what this must not be is quadratic.
    expect(user / 1e6).toBeLessThan(4)
  })
})

/** A file full of one mistake. */
function many(count: number, separator: string): { found: Diagnostic[]; file: SourceFile } {
  const entries = Array.from(
    { length: count },
    (_, index) => `k${index}: { title: "Größe ${index}." }${separator}`,
  )
  const file = { path: 'p.yaml', text: entries.join('') }
  const first = placeOf(file, { start: 0, end: 2 })
  let at = 0
  const found = entries.map((entry, index) => {
    const span = { start: at + entry.indexOf('"'), end: at + entry.lastIndexOf('"') + 1 }
    at += entry.length
    return {
      rule: rules[index % rules.length]?.name ?? '',
      severity: (['error', 'warning', 'info'] as const)[index % 3] ?? 'info',
      message: `title of \`k${index}\` ends in a full stop; delete it`,
      citekey: `k${index}`,
      place: placeOf(file, span),
      related: [{ place: first, message: 'first used here' }],
      fix: { title: 'delete the full stop', safe: true, edits: [{ path: file.path, span, text: 'Größe' }] },
    }
  })
  return { found, file }
}
