/** Every command by its own document: the transcripts are run, each in a fresh copy of a small survey, and stand in it as they come out. */
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { commands } from '../src/commands/index.ts'
import { expectCurrent, markdownTable, projectFile, renewBlocks } from './living.ts'
import { createHastyClock } from './replay/clock.ts'
import { startReplay } from './replay/server.ts'
import { exampleWorld, repliesOf } from './replay/world.ts'
import { createTiny } from './tiny.ts'
import { playTranscripts, renewTranscripts } from './transcripts.ts'

/** Stands in for all services: no transcript touches another address. */
const replay = await startReplay(repliesOf(exampleWorld))
afterAll(() => replay.close())

/** The small survey, in a world of which the services know its papers. */
function create(files: Readonly<Record<string, string>> = {}) {
  return createTiny(files, { environment: replay.environment, clock: createHastyClock() })
}

const names = Object.keys(commands) as (keyof typeof commands)[]

/** When a command that did what it was asked exits with 1; `–` where it never does. */
const exitOne: Readonly<Record<keyof typeof commands, string>> = {
  list: '–',
  show: '–',
  stats: '–',
  lint: 'it found an error; with `--strict`, a warning',
  render: '`--check` found an output that is not up to date',
  import: 'something could not be read, or contradicts the survey',
  add: 'a paper is already there, and nothing else is wrong',
  update: '`--check` found something to change',
  doctor: 'a service could not be reached',
  check: 'it found an error; with `--strict`, a warning',
  fmt: '`--check` found something out of order',
  schema: '`--check` found a schema that is not up to date',
  init: '–',
}

test('the list, the files and their documents are the same', () => {
  const documents = readdirSync(projectFile('src/commands')).filter((file) => /^(?!README).*\.md$/.test(file))
  expect(documents.map((file) => file.slice(0, -3)).toSorted()).toEqual(names.toSorted())
  for (const name of names) expect(readdirSync(projectFile('src/commands'))).toContain(`${name}.ts`)
})

test('README.md has every command', async () => {
  const rows = names.map((name) => [`[${name}](${name}.md)`, commands[name].summary, exitOne[name]])
  const table = markdownTable(['command', 'what it does', 'exit code 1 when'], rows)
  await expectCurrent('src/commands/README.md', (text) => renewBlocks(text, () => table))
})

describe.each(names)('%s', (name) => {
  const path = `src/commands/${name}.md`
  const text = readFileSync(projectFile(path), 'utf8')

  test('its document is current', async () => {
    const [help] = (
      await playTranscripts(`\`\`\`console terminal\n$ survey ${name} --help\n\`\`\`\n`, create)
    ).flat()
    const renew = await renewTranscripts(text, create)
    await expectCurrent(path, (old) =>
      renew(
        renewBlocks(old, (from) => (from === `${name}.ts` ? `\`\`\`text\n${help?.text}\`\`\`` : undefined)),
      ),
    )
  })

  test('its document says when to use it, and shows it succeed and fail', async () => {
    expect(text).toMatch(new RegExp(`^# survey ${name}\n\n[A-Z][^<]*\\.\n\n<!-- from ${name}\\.ts -->\n`))
    const exits = (await playTranscripts(text, create)).flat().map(({ exitCode }) => exitCode)
    expect(exits).toContain(0)
    expect(exits.filter((code) => code > 0).length).toBeGreaterThan(0)
  })
})
