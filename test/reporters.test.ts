/** Every reporter by its own document, and what each does with text that means harm. */
import { readdirSync, readFileSync } from 'node:fs'
import stringWidth from 'fast-string-width'
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../src/core/diagnostic.ts'
import { placeOf, type SourceFile } from '../src/core/text.ts'
import { github } from '../src/reporters/github.ts'
import { reporters } from '../src/reporters/index.ts'
import { json } from '../src/reporters/json.ts'
import type { Paint, Report, Reporter } from '../src/reporters/reporter.ts'
import { text } from '../src/reporters/text.ts'
import { rules } from '../src/rules/index.ts'
import { lint } from '../src/rules/lint.ts'
import { expectCurrent, markdownTable, projectFile, renewBlocks, renewFences } from './living.ts'

const same = (one: string) => one
const plain: Paint = { bold: same, dim: same, red: same, yellow: same, blue: same, green: same, cyan: same }
const names = Object.keys(reporters) as (keyof typeof reporters)[]

test('the list, the files and their documents are the same, sorted', () => {
  const files = readdirSync(projectFile('src/reporters'))
  const documents = files.filter((file) => file.endsWith('.md') && file !== 'README.md')
  expect(names).toEqual(documents.map((file) => file.slice(0, -3)).toSorted())
  for (const name of names) expect(files).toContain(`${name}.ts`)
})

test('README.md has every reporter', async () => {
  const rows = names.map((name) => [`[${name}](${name}.md)`, reporters[name].summary])
  await expectCurrent('src/reporters/README.md', (old) =>
    renewBlocks(old, () => markdownTable(['reporter', 'what it is for'], rows)),
  )
})

describe.each(names)('%s', (name) => {
  const path = `src/reporters/${name}.md`

  test('is what the list says', async () => {
    expect(await reporters[name].load()).toMatchObject({ name, summary: reporters[name].summary })
  })

  test('its document is current', async () => {
    const reporter = await reporters[name].load()
    await expectCurrent(path, (old) =>
      renewFences(
        renewBlocks(old, () => reporter.summary),
        ({ info }, previous) =>
          info === 'yaml' ? undefined : example(reporter, previous.at(-1)?.body ?? ''),
      ),
    )
    expect(readFileSync(projectFile(path), 'utf8').startsWith(`# ${name}\n`)).toBe(true)
  })
})

/** The rules that speak in the documents, so that a new rule does not change them all. */
const exemplary = rules.filter(({ name }) =>
  ['duplicate-doi', 'missing-authors', 'noncanonical-venue', 'title-full-stop'].includes(name),
)

function example(reporter: Reporter, papers: string): string {
  const manifest = { path: 'survey.yaml', text: 'title: T\ncomponents: [{ id: optimization, title: O }]\n' }
  const file = { path: 'papers.yaml', text: papers }
  const diagnostics = lint(manifest, [file], exemplary, { today: '2026-06-30' })
  return reporter.write(reportOf(diagnostics, [file]))
}

function reportOf(diagnostics: readonly Diagnostic[], files: readonly SourceFile[], paint = plain): Report {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const explain = (rule: string) => readFileSync(projectFile(`src/rules/${rule}.md`), 'utf8')
  return { diagnostics, files: byPath, rules, explain, version: '1.2.3', paint }
}

/** A diagnostic about the first time `what` stands in a file. */
function about(file: SourceFile, what: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const start = file.text.indexOf(what)
  const place = placeOf(file, { start, end: start + what.length })
  return { rule: 'schema', severity: 'error', message: 'wrong', place, ...more }
}

function write(reporter: Reporter, file: SourceFile, ...diagnostics: Diagnostic[]): string {
  return reporter.write(reportOf(diagnostics, [file]))
}

describe('text', () => {
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

  test('an empty place gets one wave; a place in another file says where; a file that is gone has no excerpt', () => {
    const file = { path: 'a.yaml', text: 'x: 1\n' }
    const gone = { ...about(file, 'x').place, path: 'b.yaml' }
    const related = [{ place: gone, message: 'first used here' }]
    const report = write(text, file, about(file, '', { related }))
    expect(report).toBe(
      'a.yaml:1:1  error  wrong  schema\n    1 │ x: 1\n      │ ~\n        b.yaml:1: first used here\n\n1 error\n',
    )
  })

  test('the last line counts what there is', () => {
    const file = { path: 'p.yaml', text: 'x: 1\n' }
    const fix = { title: 'f', safe: true, edits: [] }
    const found = [
      about(file, 'x', { fix }),
      about(file, 'x', { severity: 'warning' }),
      about(file, 'x', { severity: 'warning', fix: { ...fix, safe: false } }),
      about(file, 'x', { severity: 'info' }),
    ]
    const lines = write(text, file, ...found).split('\n')
    expect(lines.at(-2)).toBe('1 error, 2 warnings, 1 info (1 fixable with `survey lint --fix`)')
    expect(write(text, file)).toBe('no problems\n')
  })

  test('severities have colours', () => {
    const file = { path: 'p.yaml', text: 'x: 1\n' }
    const paint = { ...plain, yellow: (one: string) => `<${one}>`, green: (one: string) => `(${one})` }
    const warning = about(file, 'x', { severity: 'warning' })
    expect(text.write(reportOf([warning], [file], paint))).toContain('p.yaml:1:1  <warning>  wrong')
    expect(text.write(reportOf([warning], [file], paint))).toContain('│ <~>\n')
    expect(text.write(reportOf([], [file], paint))).toBe('(no problems)\n')
  })
})

describe('github', () => {
  test('text cannot end a command, add a property or begin another command', () => {
    const file = { path: 'a,b:c%\n.yaml', text: 'x: 1\n' }
    const report = write(
      github,
      file,
      about(file, 'x', { message: '100%: a, b\n::error::c\r', rule: 'r,s:t' }),
    )
    expect(report.split('\n')).toEqual([
      '::error file=a%2Cb%3Ac%25%0A.yaml,line=1,endLine=1,col=1,endColumn=1,title=r%2Cs%3At::100%25: a, b\\u000a::error::c\\u000d',
      '1 error',
      '',
    ])
  })

  test('errors come first, and what GitHub drops is said', () => {
    const file = { path: 'p.yaml', text: 'x: 1\ny: 2\n' }
    const infos = Array.from({ length: 11 }, () => about(file, 'x', { severity: 'info' }))
    const lines = write(github, file, ...infos, about(file, 'y: 2')).split('\n')
    expect(lines[0]).toBe('::error file=p.yaml,line=2,endLine=2,col=1,endColumn=4,title=schema::wrong')
    expect(lines[1]).toBe('::notice file=p.yaml,line=1,endLine=1,col=1,endColumn=1,title=schema::wrong')
    expect(lines.at(-2)).toMatch(/^1 error, 11 infos; GitHub shows 10 of each /)
  })

  test('a place of several lines has no columns', () => {
    const file = { path: 'p.yaml', text: 'x:\n  y\n' }
    expect(write(github, file, about(file, 'x:\n  y'))).toContain(',line=1,endLine=2,title=')
    expect(write(github, file, about(file, 'x:\n'))).toContain(',line=1,endLine=1,col=1,endColumn=3,title=')
  })
})

test('json gives the diagnostics back as they were, in plain characters', () => {
  const file = { path: 'p.yaml', text: 'x: 1\n' }
  const edits = [{ path: 'p.yaml', span: { start: 0, end: 1 }, text: '\u001b\u009b\u202e\n' }]
  const fix = { edits, safe: true, title: 'f' }
  const one = about(file, 'x', { fix, related: [{ message: 'm', place: about(file, '1').place }] })
  const report = write(json, file, one)
  expect(JSON.parse(report)).toEqual([one])
  expect(report).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/u)
  expect(Object.keys(JSON.parse(report)[0])).toEqual([
    'rule',
    'severity',
    'message',
    'place',
    'related',
    'fix',
  ])
  expect(write(json, file)).toBe('[]\n')
})
