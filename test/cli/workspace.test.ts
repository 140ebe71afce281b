/** A survey on disk: which one it is, and what somebody else writes meanwhile is not lost. */
import { mkdirSync, readdirSync, readFileSync, utimesSync } from 'node:fs'
import { expect, test } from 'vitest'
import { locateSurvey } from '../../src/cli/files.ts'
import { openWorkspace } from '../../src/cli/workspace.ts'
import { createTiny } from '../tiny.ts'

test('a file that changed since it was read is not overwritten', async () => {
  const sandbox = createTiny()
  const workspace = openWorkspace(sandbox.directory, undefined, { XDG_CACHE_HOME: sandbox.path('cache') })
  const [path = ''] = workspace.dataPaths
  const { text } = workspace.file(path)
  sandbox.write({ [path]: `${text}# theirs\n` })
  await expect(workspace.write(path, `${text}# ours\n`)).rejects.toThrow(
    `${path} was changed by somebody else meanwhile, so it was not written`,
  )
  expect(readFileSync(sandbox.path(path), 'utf8')).toBe(`${text}# theirs\n`)
  workspace.refresh()
  await workspace.write(path, `${workspace.file(path).text}# ours\n`)
  expect(readFileSync(sandbox.path(path), 'utf8')).toBe(`${text}# theirs\n# ours\n`)
  sandbox.remove()
})

test.each(['papers/optimization.yaml', 'papers/new.yaml'])(
  'of several that write %s at once, one does and the others are told',
  async (path) => {
    const sandbox = createTiny()
    const environment = { XDG_CACHE_HOME: sandbox.path('cache') }
    const workspaces = Array.from({ length: 5 }, () =>
      openWorkspace(sandbox.directory, undefined, environment),
    )
    for (const workspace of workspaces) if (workspace.exists(path)) workspace.file(path)
    const written = await Promise.allSettled(
      workspaces.map((workspace, index) => workspace.write(path, `# ${index}\n`)),
    )
    const done = written.flatMap(({ status }, index) => (status === 'fulfilled' ? [`# ${index}\n`] : []))
    expect(done).toEqual([readFileSync(sandbox.path(path), 'utf8')])
    expect(readdirSync(sandbox.path('papers')).filter((name) => name.startsWith('.'))).toEqual([])
    sandbox.remove()
  },
)

test.each([
  ['long ago', 0],
  ['by a clock that was wrong', Date.now() / 1000 + 100_000],
])('a lock that a killed process left %s does not stop anybody', async (_, time) => {
  const sandbox = createTiny({ 'papers/.new.yaml.lock': '' })
  utimesSync(sandbox.path('papers/.new.yaml.lock'), time, time)
  const workspace = openWorkspace(sandbox.directory, undefined, { XDG_CACHE_HOME: sandbox.path('cache') })
  await workspace.write('papers/new.yaml', '# new\n')
  expect(readdirSync(sandbox.path('papers'))).toContain('new.yaml')
  expect(readdirSync(sandbox.path('papers'))).not.toContain('.new.yaml.lock')
  sandbox.remove()
})

test('the nearest survey upward is none that lies around the git repository', () => {
  const sandbox = createTiny({
    '.git/HEAD': '',
    'inner/.git': 'gitdir: elsewhere\n',
    'inner/notes/a.txt': '',
  })
  mkdirSync(sandbox.path('papers/deep'), { recursive: true })
  const found = (name: string) => locateSurvey(sandbox.path(name), undefined)
  expect(found('papers/deep')).toBe(sandbox.directory)
  expect(found('inner')).toBeUndefined()
  expect(found('inner/notes')).toBeUndefined()
  expect(locateSurvey(sandbox.path('inner'), '..')).toBe(sandbox.directory)
  sandbox.write({ 'inner/data/survey.yaml': '' })
  expect(found('inner/notes')).toBe(sandbox.path('inner/data'))
  sandbox.remove()
})

test('where a git repository has none, that is said', () => {
  const sandbox = createTiny({ 'inner/.git/HEAD': '' })
  expect(() => openWorkspace(sandbox.path('inner'), undefined, {})).toThrow(
    'no survey here: no survey.yaml in this directory, its data/, or above in its git repository',
  )
  sandbox.remove()
})
