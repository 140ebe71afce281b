/** A survey on disk: what somebody else writes meanwhile is not lost. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
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
