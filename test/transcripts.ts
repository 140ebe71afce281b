/** Transcripts in documents: command lines that are run, and what they print. */
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { type Fence, renewFences } from './living.ts'
import { type Sandbox, splitWords } from './run.ts'

/** A line of a transcript, and what it did. */
export interface Played {
  readonly line: string
  readonly text: string
  readonly exitCode: number
}

/** Makes the directory that a transcript is run in, with these files over what it holds anyway. */
type Create = (files: Readonly<Record<string, string>>) => Sandbox

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

/** Runs every transcript of a document, each in a fresh directory; the lines of each with what they print. */
export async function playTranscripts(document: string, create: Create): Promise<Played[][]> {
  return Promise.all(transcriptsOf(document).map((transcript) => playAll(transcript, create)))
}

/** A function that gives a document's transcripts the output that they have when they are run now. */
export async function renewTranscripts(document: string, create: Create): Promise<(text: string) => string> {
  const bodies = (await playTranscripts(document, create)).map(bodyOf)
  return (text) => {
    const rest = [...bodies]
    const fresh = renewFences(text, ({ info }) => (isTranscript(info) ? rest.shift() : undefined))
    expect(rest).toEqual([])
    return fresh
  }
}

function bodyOf(played: readonly Played[]): string {
  return played
    .map(({ line, text, exitCode }) => `$ ${line}\n${text}${exitCode === 0 ? '' : `[exit ${exitCode}]\n`}`)
    .join('')
}

async function playAll({ lines, files, terminal }: Transcript, create: Create): Promise<Played[]> {
  const sandbox = create(files)
  try {
    const played = []
    for (const line of lines) played.push({ line, ...(await play(sandbox, line, terminal)) })
    return played
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
