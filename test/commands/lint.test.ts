/** `survey lint`: exit codes, fixes that are shown before they are made, and single files. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { reporters } from '../../src/reporters/index.ts'
import { rules } from '../../src/rules/index.ts'
import { ruleKinds } from '../../src/rules/rule.ts'
import type { Sandbox } from '../run.ts'
import { createTiny, tinyFiles } from '../tiny.ts'

const sandboxes: Sandbox[] = []
afterEach(() => {
  for (const sandbox of sandboxes.splice(0)) sandbox.remove()
})
function tiny(files: Readonly<Record<string, string>> = {}): Sandbox {
  const sandbox = createTiny(files)
  sandboxes.push(sandbox)
  return sandbox
}
const selection = `${tinyFiles['papers/selection.yaml']}`
const optimization = `${tinyFiles['papers/optimization.yaml']}`
const info = selection.replace('Tuning"', 'Tuning."')
const warning = selection.replace('arxiv: "2402.04333"', 'url: https://arxiv.org/abs/2402.04333')
const error = selection.replace('component: selection', 'component: selections')

test.each<[what: string, text: string, plain: number, strict: number]>([
  ['nothing', selection, 0, 0],
  ['an info', info, 0, 0],
  ['a warning', warning, 0, 1],
  ['an error', error, 1, 1],
])('%s', async (_, text, plain, strict) => {
  const sandbox = tiny({ 'papers/selection.yaml': text })
  await sandbox.run('render')
  expect((await sandbox.run('lint')).exitCode).toBe(plain)
  expect((await sandbox.run('lint --strict')).exitCode).toBe(strict)
  for (const reporter of Object.keys(reporters))
    expect((await sandbox.run(`lint --reporter ${reporter}`)).exitCode).toBe(plain)
  expect((await sandbox.run('lint --json')).stdout).toBe((await sandbox.run('lint --reporter json')).stdout)
})

describe('--fix', () => {
  const both = {
    'papers/selection.yaml': warning,
    'papers/optimization.yaml': optimization.replace('With Reasoning"', 'With Reasoning."'),
  }
  const read = (sandbox: Sandbox, name: string) => readFileSync(sandbox.path(`papers/${name}.yaml`), 'utf8')

  test('--dry-run shows what --fix then does, and nothing is left to fix', async () => {
    const sandbox = tiny(both)
    const shown = await sandbox.run('lint --fix --dry-run')
    expect(shown.stdout).toMatch(/^--- a\/papers\/.*\n\+\+\+ b\/papers\/.*\n@@/)
    expect(shown.stdout).toContain('+  arxiv: "2402.04333"\n')
    expect(shown.stdout.split('\n').filter((line) => !/^(?:[-+ @]|$)/.test(line))).toEqual([])
    expect(shown.stderr).toBe('would fix 2 problems in 2 files\n')
    expect(read(sandbox, 'selection')).toBe(warning)
    expect((await sandbox.run('lint --fix')).output).toBe('fixed 2 problems in 2 files\nno problems\n')
    expect(read(sandbox, 'selection')).toBe(selection)
    expect(read(sandbox, 'optimization')).toBe(optimization)
    expect((await sandbox.run('lint --fix')).stderr).toBe('fixed 0 problems in 0 files\n')
  })

  test.each([
    ['a file that ends without a line feed', (text: string) => text.trimEnd()],
    ['Windows lines', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a tab, an escape and a mark of direction', (text: string) => `# \t\u200e\u0085\n${text}`],
  ])('git apply takes what --dry-run shows: %s', async (_, change) => {
    const sandbox = tiny({ 'papers/selection.yaml': change(warning), 'papers/a b.yaml': '' })
    sandbox.write({ 'papers/a b.yaml': change(info.replace('xia2024less', 'xia2024more')) })
    const { exitCode, stdout } = await sandbox.run('lint --fix --dry-run')
    expect(exitCode).toBe(0)
    execFileSync('git', ['apply', '-'], { cwd: sandbox.directory, input: stdout })
    const applied = ['selection', 'a b'].map((name) => read(sandbox, name))
    sandbox.write({ 'papers/selection.yaml': change(warning) })
    sandbox.write({ 'papers/a b.yaml': change(info.replace('xia2024less', 'xia2024more')) })
    await sandbox.run('lint --fix')
    expect(applied).toEqual(['selection', 'a b'].map((name) => read(sandbox, name)))
    expect(applied[0]).not.toBe(change(warning))
  })

  test('--dry-run goes with nothing that writes', async () => {
    for (const words of ['--output sarif=a.sarif', '--baseline b.json --update-baseline']) {
      const { exitCode, stderr } = await tiny().run(`lint --fix --dry-run ${words}`)
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('survey: --dry-run writes nothing')])
    }
  })

  test('only in the files that were named', async () => {
    const sandbox = tiny(both)
    expect((await sandbox.run('lint papers/selection.yaml')).stdout).not.toContain('optimization.yaml')
    await sandbox.run('lint --fix papers/selection.yaml')
    expect(read(sandbox, 'selection')).toBe(selection)
    expect(read(sandbox, 'optimization')).toBe(both['papers/optimization.yaml'])
  })
})

test('a message is broken at a terminal only, and not where the reporter is named', async () => {
  const sandbox = tiny({ 'papers/selection.yaml': warning })
  const first = async (terminal?: number, words = 'lint papers') =>
    (await sandbox.run(words, terminal === undefined ? {} : { terminal })).stdout.split('    6 │')[0]
  const message = '`url` is the arXiv id `2402.04333`; write `arxiv` instead'
  expect(await first()).toBe(`papers/selection.yaml:6:8: warning  identifier-as-url  ${message}\n`)
  expect(await first(80, 'lint papers --reporter text')).toBe(await first())
  expect(await first(80)).toBe(
    `papers/selection.yaml:6:8: warning  identifier-as-url  ${message.replace('id `2402', 'id\n        `2402')}\n`,
  )
})

test.each([
  ['.', ['papers/selection.yaml', 'survey.yaml']],
  ['papers/', ['papers/selection.yaml']],
  ['papers', ['papers/selection.yaml']],
  ['survey.yaml', ['survey.yaml']],
])('lint %s is about the files there', async (operand, files) => {
  const sandbox = tiny({ 'papers/selection.yaml': warning })
  const { stdout } = await sandbox.run(['lint', '--reporter', 'jsonl', operand])
  const paths = stdout.split('\n').flatMap((line) => /"path":"([^"]*)"/.exec(line)?.[1] ?? [])
  expect([...new Set(paths)].toSorted()).toEqual(files)
})

test.each(['papers/none', 'paper', 'papers.yaml', '..x'])('lint %s is refused', async (operand) => {
  expect((await tiny({ '..x/a.txt': '' }).run(['lint', operand])).exitCode).toBe(2)
})

test('a file of another survey is refused with the names of this one', async () => {
  const result = await tiny().run('lint other.yaml')
  expect(result).toMatchObject({ exitCode: 2, stdout: '' })
  expect(result.stderr).toBe(
    'survey: other.yaml is no file of this survey, nor a directory with one\nIts files are survey.yaml, papers/acquisition.yaml, papers/optimization.yaml, papers/selection.yaml.\n',
  )
})

test('--list names every rule, in a pipe, at a terminal and as JSON', async () => {
  const sandbox = tiny()
  const kinds = Object.keys(ruleKinds)
  const names = rules
    .toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
    .map(({ name }) => name)
  const lines = (await sandbox.run('lint --list')).stdout.trim().split('\n')
  expect(lines.map((line) => line.split('\t')[0])).toEqual(names)
  const list = JSON.parse((await sandbox.run('lint --list --json')).stdout) as { name: string }[]
  expect(list.map(({ name }) => name)).toEqual(names)
  const table = (await sandbox.run('lint --list', { terminal: 80 })).stdout
  for (const name of names) expect(table).toContain(name)
})

test.each(rules.map(({ name }) => name))('--explain %s', async (name) => {
  const { stdout, exitCode } = await tiny().run(`lint --explain ${name}`)
  expect(exitCode).toBe(0)
  expect(stdout.startsWith(`# ${name}\n`)).toBe(true)
  expect(stdout).not.toMatch(/<!-- (?:from|end)/)
})

test.each([
  [
    'lint --explain duplicate-dio',
    'unknown rule `duplicate-dio`; did you mean `duplicate-doi`?\nRun `survey lint --list`',
  ],
  [
    'lint --reporter jsn',
    'unknown value of --reporter `jsn`; did you mean `json`?\nKnown: github, gitlab, json, jsonl, junit, markdown, rdjson, sarif, text.',
  ],
])('%s is refused', async (words, said) => {
  const result = await tiny().run(words)
  expect(result.stderr).toContain(said)
  expect(result).toMatchObject({ exitCode: 2, stdout: '' })
})
