/** `survey fmt`: once is enough, and nothing is lost on the way. */
import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import type { Sandbox } from '../run.ts'
import { createTiny, tinyFiles } from '../tiny.ts'

const messy = `# Head of the file.

# About z.
z1:   # behind the key
  component: selection
  # Above the title.
  title: Zett   # behind the title
# About a; it moves to another file.
a1: { title: A, component: optimization }

k1:
  title: >-
    Folded
    text
  component: selection
`
const sandboxes: Sandbox[] = []
afterAll(() => {
  for (const sandbox of sandboxes) sandbox.remove()
})
function tiny(text = messy): Sandbox {
  const sandbox = createTiny({ 'papers/selection.yaml': text })
  sandboxes.push(sandbox)
  return sandbox
}
const read = (sandbox: Sandbox, path: string) => readFileSync(sandbox.path(path), 'utf8')

test('what is in order is left alone', async () => {
  const sandbox = createTiny()
  sandboxes.push(sandbox)
  for (const words of ['fmt', 'fmt --check', 'fmt --dry-run'])
    expect(await sandbox.run(words)).toMatchObject({ exitCode: 0, output: 'everything is in order\n' })
  expect(read(sandbox, 'papers/optimization.yaml')).toBe(tinyFiles['papers/optimization.yaml'])
})

test('twice is the same as once, every paper reads the same, comments travel', async () => {
  const sandbox = tiny()
  const before = JSON.parse((await sandbox.run('list --json --sort citekey')).stdout) as unknown
  expect(await sandbox.run('fmt')).toMatchObject({ exitCode: 0, stdout: '' })
  const once = read(sandbox, 'papers/selection.yaml') + read(sandbox, 'papers/optimization.yaml')
  expect((await sandbox.run('fmt')).output).toBe('everything is in order\n')
  expect(read(sandbox, 'papers/selection.yaml') + read(sandbox, 'papers/optimization.yaml')).toBe(once)
  expect(JSON.parse((await sandbox.run('list --json --sort citekey')).stdout)).toEqual(before)
  expect(read(sandbox, 'papers/optimization.yaml')).toMatch(/^# About a; it moves to another file\.\na1:/m)
  const selection = read(sandbox, 'papers/selection.yaml')
  expect(selection).toMatch(/^# Head of the file\.\n\nk1:/)
  expect(selection).toContain(
    '# About z.\nz1:   # behind the key\n  # Above the title.\n  title: Zett   # behind the title\n',
  )
})

test.each([
  ['fmt --check', 1, 'run `survey fmt` to put it in order\n'],
  ['fmt --dry-run', 0, 'out of order papers/selection.yaml\n'],
])('%s writes nothing and shows a diff', async (words, exitCode, said) => {
  const sandbox = tiny()
  const result = await sandbox.run(words)
  expect(result.exitCode).toBe(exitCode)
  expect(result.stdout).toMatch(/^--- a\/papers\/[\s\S]*\n\+# About a; it moves/)
  expect(result.stderr).toContain(said)
  expect(read(sandbox, 'papers/selection.yaml')).toBe(messy)
})
