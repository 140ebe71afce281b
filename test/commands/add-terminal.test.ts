/** `survey add` at a real terminal: a pseudo-terminal in which the built program asks and keys are pressed. */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { projectFile } from '../living.ts'
import { startReplay } from '../replay/server.ts'
import type { Sandbox } from '../run.ts'
import { createTiny, tinyFiles } from '../tiny.ts'

const replay = await startReplay()
afterAll(() => replay.close())

let sandbox: Sandbox
beforeEach(() => {
  sandbox = createTiny()
})
afterEach(() => sandbox.remove())

/** The `script` of util-linux, which makes a pseudo-terminal for a command. */
const hasTerminal =
  process.platform === 'linux' && /util-linux/.test(versionOfScript()) && existsSync(projectFile('dist/cli'))

function versionOfScript(): string {
  try {
    return execFileSync('script', ['--version'], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/** Runs the program, presses keys when a text has appeared, and gives what was seen. */
function type(
  words: string,
  keys: readonly (readonly [seen: string, press: string])[],
): Promise<{ seen: string; code: number | null }> {
  // Such a terminal has no size of its own.
  const line = `stty cols 100 rows 40; "${process.execPath}" "${projectFile('bin/survey.js')}" ${words}`
  const { CI: _, ...environment } = process.env
  const child = spawn('script', ['-qefc', line, '/dev/null'], {
    cwd: sandbox.directory,
    env: {
      ...environment,
      ...replay.environment,
      XDG_CACHE_HOME: sandbox.path('../cache'),
      NO_COLOR: '1',
      TERM: 'xterm',
      EDITOR: 'true',
    },
  })
  const rest = [...keys]
  let seen = ''
  let from = 0
  child.stdout.on('data', (chunk: Buffer) => {
    seen += chunk
    const [next] = rest
    if (!next || !seen.slice(from).includes(next[0])) return
    rest.shift()
    from = seen.length
    // What was drawn before the program listens would be lost.
    setTimeout(() => child.stdin.write(next[1]), 150)
  })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill()
      reject(new Error(`waited in vain for ${JSON.stringify(rest[0])} after:\n${seen}`))
    }, 25_000)
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ seen, code })
    })
  })
}

const read = () => readFileSync(sandbox.path('papers/optimization.yaml'), 'utf8')

describe.skipIf(!hasTerminal)('at a pseudo-terminal', { timeout: 30_000 }, () => {
  test('words that match no place are no answer', async () => {
    const { seen, code } = await type('add 2401.00001', [
      ['belong?', 'zzz'],
      ['No matches', '\r'],
      ['belong?', 'self-training'],
      ['self-training', '\r'],
      ['paradigm?', '\u0003'],
    ])
    expect(seen).toContain('nothing was written')
    expect(code).toBe(2)
  })

  test('a place is typed, a paradigm left out, the entry confirmed', async () => {
    const { seen, code } = await type('add 2401.00001', [
      ['belong?', 'self-training'],
      ['self-training', '\r'],
      ['paradigm?', '\r'],
      ['Add it?', 'y'],
    ])
    expect(seen).toContain('waiting for arXiv')
    expect(seen).toContain('+lovelace2024sampling:')
    expect(code).toBe(0)
    expect(read()).toContain('  component: optimization\n  subcategory: self-training\n')
  })

  test.each([
    ['at the place', [['belong?', '\u0003']]],
    [
      'at the end',
      [
        ['belong?', '\r'],
        ['paradigm?', '\r'],
        ['Add it?', '\u0003'],
      ],
    ],
  ] as const)('Ctrl-C %s leaves everything as it was', async (_, keys) => {
    const { seen, code } = await type('add 2401.00001', keys)
    expect(seen).toContain('you broke off; nothing was written')
    expect(code).toBe(2)
    for (const [path, text] of Object.entries(tinyFiles))
      expect(readFileSync(sandbox.path(path), 'utf8')).toBe(text)
  })

  test('an editor that changes nothing of the template adds nothing', async () => {
    const { seen, code } = await type('add --manual', [])
    expect(seen).toContain('the entry is empty; nothing was written')
    expect(code).toBe(2)
  })
})
