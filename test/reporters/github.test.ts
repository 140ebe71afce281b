/** Annotations within GitHub's limits, and a log that the runner cannot take for commands. */
import { describe, expect, test, vi } from 'vitest'
import * as fingerprint from '../../src/core/fingerprint.ts'
import { github } from '../../src/reporters/github.ts'
import { about, write } from './report.ts'

test('text cannot end a command, add a property or begin another command', () => {
  const file = { path: 'a,b:c%\n.yaml', text: 'x: 1\n' }
  const report = write(github, file, about(file, 'x', { message: '100%: a, b\n::error::c\r', rule: 'r,s:t' }))
  expect(report.split('\n')[0]).toBe(
    '::error file=a%2Cb%3Ac%25\\u000a.yaml,line=1,endLine=1,col=1,endColumn=1,title=r%2Cs%3At::100%25: a, b\\u000a::error::c\\u000d',
  )
  expect(commandsOf(report)).toEqual(['error', 'group', 'endgroup'])
})

test('only as many as GitHub shows are annotated, errors first, and the log has them all', () => {
  const file = { path: 'p.yaml', text: 'x: 1\ny: 2\n' }
  const infos = Array.from({ length: 12 }, () => about(file, 'x', { severity: 'info' }))
  const report = write(github, file, ...infos, about(file, 'y: 2'))
  const lines = report.split('\n')
  expect(lines[0]).toBe('::error file=p.yaml,line=2,endLine=2,col=1,endColumn=4,title=schema::wrong')
  expect(lines[1]).toBe('::notice file=p.yaml,line=1,endLine=1,col=1,endColumn=1,title=schema::wrong')
  expect(lines.filter((line) => line.startsWith('::notice '))).toHaveLength(10)
  expect(lines[11]).toBe('::group::survey lint: 1 error, 12 infos')
  expect(lines.filter((line) => /^p\.yaml:1:1: info {2}schema/.test(line))).toHaveLength(12)
  expect(lines.at(-2)).toBe(
    '1 error, 12 infos; GitHub shows 10 of each beside the code, 2 more are in the log',
  )
})

test('a place of several lines has no columns', () => {
  const file = { path: 'p.yaml', text: 'x:\n  y\n' }
  expect(write(github, file, about(file, 'x:\n  y'))).toContain(',line=1,endLine=2,title=')
  expect(write(github, file, about(file, 'x:\n'))).toContain(',line=1,endLine=1,col=1,endColumn=3,title=')
})

describe('the runner obeys nothing in the log', () => {
  test.each([
    ['::error::x', ':: at the start of a path'],
    ['##[error]x', 'the old form, which counts anywhere in a line'],
    ['::stop-commands::x', 'a token of its own'],
    [`::${fingerprint.hashText('x')}::`, 'some token'],
  ])('%s: %s', (path) => {
    const file = { path, text: `title: ${path}\n` }
    const report = write(github, file, about(file, path, { message: path }))
    expect(report).toContain(`\n${path}:1:8: error`)
    expect(commandsOf(report)).toEqual(['error', 'group', 'endgroup'])
  })

  test('the token is not in the text, even in a text that knows it', () => {
    const file = { path: 'p.yaml', text: 'x: 1\n' }
    const token = tokenOf(write(github, file, about(file, 'x')))
    expect(token).toMatch(/^[0-9a-f]{16}$/)
    const report = write(github, file, about(file, 'x', { message: `::${token}::` }))
    expect(report.split(tokenOf(report))).toHaveLength(3)
  })

  test('the token is not in the text in capitals either, because the runner ignores case', () => {
    const file = { path: 'p.yaml', text: 'x: 1\n' }
    const first = tokenOf(write(github, file, about(file, 'x')))
    const spy = vi.spyOn(fingerprint, 'hashText').mockReturnValueOnce(first)
    const report = write(github, file, about(file, 'x', { message: `::${first.toUpperCase()}::` }))
    expect(spy).toHaveBeenCalled()
    expect(tokenOf(report)).not.toBe(first)
  })
})

function tokenOf(report: string): string {
  return /^::stop-commands::(.*)$/m.exec(report)?.[1] ?? ''
}

/** The commands that the runner obeys: it looks for `::name` after white space and for `##[name]` anywhere. */
function commandsOf(report: string): string[] {
  const obeyed: string[] = []
  let token: string | undefined
  for (const line of report.split(/\r\n|\r|\n/)) {
    const [, name = '', data = ''] =
      /^\s*::([^\s:]+)[^:]*::(.*)$/.exec(line) ?? /##\[([^\s\]]+)[^\]]*\](.*)/.exec(line) ?? []
    if (token !== undefined) token = name === token ? undefined : token
    else if (name === 'stop-commands') token = data
    else if (name) obeyed.push(name)
  }
  return obeyed
}
