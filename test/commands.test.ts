/** Every command by its own document: the transcripts are run, each in a fresh copy of a small survey, and stand in it as they come out. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { commands } from '../src/commands/index.ts'
import { expectCurrent, type Fence, markdownTable, projectFile, renewBlocks, renewFences } from './living.ts'
import { type Sandbox, splitWords } from './run.ts'
import { createTiny } from './tiny.ts'

const names = Object.keys(commands) as (keyof typeof commands)[]

/** When a command that did what it was asked exits with 1; `–` where it never does. */
const exitOne: Readonly<Record<keyof typeof commands, string>> = {
  list: '–',
  show: '–',
  stats: '–',
  lint: 'it found an error; with `--strict`, a warning',
  render: '`--check` found an output that is not up to date',
  add: 'the paper is already there',
  fmt: '`--check` found something out of order',
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
    const help = await inTiny((sandbox) => play(sandbox, `survey ${name} --help`, 100))
    const bodies = await Promise.all(transcriptsOf(text).map(renewTranscript))
    await expectCurrent(path, (old) =>
      renewFences(
        renewBlocks(old, () => `\`\`\`text\n${help.text}\`\`\``),
        ({ info }) => (isTranscript(info) ? bodies.shift() : undefined),
      ),
    )
    expect(bodies).toEqual([])
  })

  test('its document says when to use it, and shows it succeed and fail', async () => {
    expect(text).toMatch(new RegExp(`^# survey ${name}\n\n[A-Z][^<]*\\.\n\n<!-- from ${name}\\.ts -->\n`))
    const exits = (await Promise.all(transcriptsOf(text).map(exitCodes))).flat()
    expect(exits).toContain(0)
    expect(exits.filter((code) => code > 0).length).toBeGreaterThan(0)
  })
})

/** Command lines to run one after another, on these files over the small survey. */
interface Transcript {
  readonly lines: readonly string[]
  readonly files: Readonly<Record<string, string>>
  readonly terminal: number | undefined
}

function isTranscript(info: string): boolean {
  return /^console(?: terminal)?$/.test(info)
}

/** The `console` fences of a document; a fence such as `yaml papers/x.yaml` gives the next one a file. */
function transcriptsOf(document: string): Transcript[] {
  const found: Transcript[] = []
  let files: Record<string, string> = {}
  renewFences(document, ({ info, body }: Fence) => {
    const [, file] = /^[a-z]+ (\S+\.[a-z]+)$/.exec(info) ?? []
    if (file) files[file] = body
    if (!isTranscript(info)) return undefined
    const lines = body.split('\n').flatMap((line) => (line.startsWith('$ ') ? [line.slice(2)] : []))
    expect(lines.length).toBeGreaterThan(0)
    found.push({ lines, files, terminal: info === 'console' ? undefined : 100 })
    files = {}
    return undefined
  })
  return found
}

async function renewTranscript(transcript: Transcript): Promise<string> {
  const played = await playAll(transcript)
  return played
    .map(({ line, text, exitCode }) => `$ ${line}\n${text}${exitCode === 0 ? '' : `[exit ${exitCode}]\n`}`)
    .join('')
}

async function exitCodes(transcript: Transcript): Promise<number[]> {
  return (await playAll(transcript)).map(({ exitCode }) => exitCode)
}

async function playAll({ lines, files, terminal }: Transcript) {
  return inTiny(async (sandbox) => {
    const played = []
    for (const line of lines) played.push({ line, ...(await play(sandbox, line, terminal)) })
    return played
  }, files)
}

async function inTiny<T>(
  use: (sandbox: Sandbox) => Promise<T>,
  files: Readonly<Record<string, string>> = {},
): Promise<T> {
  const sandbox = createTiny(files)
  try {
    return await use(sandbox)
  } finally {
    sandbox.remove()
  }
}

/** What a person sees of `survey …`, perhaps with ` < FILE`, or of `cat FILE`. */
async function play(sandbox: Sandbox, line: string, terminal?: number) {
  const [command, stdin] = line.split(' < ')
  const [program, ...words] = splitWords(command ?? '')
  const read = (file: string) => readFileSync(sandbox.path(file), 'utf8')
  if (program === 'cat') return { text: words.map(read).join(''), exitCode: 0 }
  if (program !== 'survey') throw new Error(`a transcript cannot run \`${line}\``)
  const { output, exitCode } = await sandbox.run(words, {
    ...(terminal !== undefined && { terminal }),
    ...(stdin !== undefined && { stdin: read(stdin) }),
  })
  return { text: output, exitCode }
}
