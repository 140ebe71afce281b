/** `survey init`: what it makes lints clean, renders, and harms nobody. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createSandbox, type Sandbox } from '../run.ts'

const sandboxes: Sandbox[] = []
afterEach(() => {
  for (const sandbox of sandboxes.splice(0)) sandbox.remove()
})
function empty(files: Readonly<Record<string, string>> = {}): Sandbox {
  const sandbox = createSandbox(files)
  sandboxes.push(sandbox)
  return sandbox
}

test.each(['.', 'new', 'deep/er'])('init %s gives a survey without a fault', async (directory) => {
  const sandbox = empty()
  const made = await sandbox.run(['init', directory])
  expect(made.exitCode).toBe(0)
  const paths = made.stdout.trim().split('\n')
  expect(paths.length).toBe(4)
  for (const path of paths) {
    const text = readFileSync(sandbox.path(path), 'utf8')
    const [, schema] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? []
    expect(schema !== undefined).toBe(path.endsWith('.yaml'))
    if (schema) expect(existsSync(join(sandbox.directory, dirname(path), schema))).toBe(true)
  }
  const at = ['--survey', directory]
  expect(await sandbox.run(['lint', '--strict', ...at])).toMatchObject({
    exitCode: 0,
    output: 'no problems\n',
  })
  expect(await sandbox.run(['fmt', '--check', ...at])).toMatchObject({ exitCode: 0 })
  expect(await sandbox.run(['render', ...at])).toMatchObject({ exitCode: 0 })
  expect(await sandbox.run(['render', '--check', ...at])).toMatchObject({ exitCode: 0, stdout: '' })
  expect(await sandbox.run(['add', '--title', 'Another', '-c', 'methods', ...at])).toMatchObject({
    exitCode: 0,
  })
})

test.each(['Plain', 'With: a colon', '"Quoted" # and more', 'yes', '漢字 🦙'])('title %s', async (title) => {
  const sandbox = empty()
  expect(await sandbox.run(['init', '--title', title])).toMatchObject({ exitCode: 0 })
  const stats = JSON.parse((await sandbox.run('stats --json')).stdout) as { title: string }
  expect(stats.title).toBe(title)
})

test.each(['survey.yaml', 'papers/methods.yaml', 'schema/survey.schema.json'])(
  '%s is not overwritten',
  async (name) => {
    const sandbox = empty({ [name]: 'mine\n' })
    expect(await sandbox.run('init')).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: `survey: ${name} is already there\nChoose an empty directory; nothing was written.\n`,
    })
    expect(readFileSync(sandbox.path(name), 'utf8')).toBe('mine\n')
    expect(readdirSync(sandbox.directory)).toEqual([name.split('/')[0]])
  },
)

test('--dry-run names the files and writes none', async () => {
  const sandbox = empty()
  expect((await sandbox.run('init --dry-run')).stdout.split('\n').length).toBe(5)
  expect(readdirSync(sandbox.directory)).toEqual([])
})

test.each([
  [['--title', ' '], 'the title must be one line of text'],
  [['--title', 'a\nb'], 'the title must be one line of text'],
  [['--survey', 'x'], "unknown option '--survey'\nRun `survey init --help`"],
])('init %s is refused', async (flags, said) => {
  const sandbox = empty()
  const result = await sandbox.run(['init', ...flags])
  expect(result.stderr).toContain(said)
  expect(result).toMatchObject({ exitCode: 2, stdout: '' })
  expect(readdirSync(sandbox.directory)).toEqual([])
})
