/** The README's tour, run on the shipped survey. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { commands } from '../src/commands/index.ts'
import { expectCurrent, markdownTable, projectFile, renewBlocks } from './living.ts'
import { createSandbox } from './run.ts'
import { playTranscripts, renewTranscripts } from './transcripts.ts'

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string; readonly description: string }>>
}

const root = projectFile('.')
const shipped = [
  'README.md',
  ...readdirSync(join(root, 'data'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length)),
]

/** A copy of the shipped survey as it stands in a clone. */
function createClone() {
  const files = Object.fromEntries(shipped.map((name) => [name, readFileSync(join(root, name))]))
  return createSandbox(files, { today: '2026-11-24' })
}

test('shows what the commands print', async () => {
  const text = readFileSync(projectFile('README.md'), 'utf8')
  const renew = await renewTranscripts(text, createClone)
  const rows = Object.entries(commands).map(([name, { summary }]) => [
    `[\`survey ${name}\`](src/commands/${name}.md)`,
    summary,
  ])
  const table = markdownTable(['command', 'what it does'], rows)
  await expectCurrent('README.md', (old) =>
    renew(renewBlocks(old, (name) => ({ commands: table, 'action.yml': inputTable() })[name])),
  )
})

/** What the action takes. */
function inputTable(): string {
  const { inputs } = parse(readFileSync(projectFile('action.yml'), 'utf8')) as Action
  const rows = Object.entries(inputs).map(([name, one]) => [
    `\`${name}\``,
    one.default && `\`${one.default}\``,
    one.description,
  ])
  return markdownTable(['input', 'default', 'what it is'], rows)
}

test('shows nothing that could not be done', async () => {
  const played = (await playTranscripts(readFileSync(projectFile('README.md'), 'utf8'), createClone)).flat()
  expect(played.length).toBeGreaterThan(8)
  expect(played.filter(({ exitCode }) => exitCode > 1)).toEqual([])
})

test('names the two commands that set everything up', () => {
  const text = readFileSync(projectFile('README.md'), 'utf8')
  expect(text).toMatch(/^npm ci && \.\/bin\/survey\.js stats {2}/m)
  expect(text).toMatch(/^npm cit {2}/m)
  expect(text).not.toContain('npx survey')
})
