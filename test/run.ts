/** Runs `survey` inside the test process, in a directory of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Readable, Writable } from 'node:stream'
import type { Clock } from '../src/cli/http-lanes.ts'
import { main } from '../src/cli/main.ts'
import type { Asker } from '../src/commands/command.ts'

interface Result {
  readonly exitCode: 0 | 1 | 2
  readonly stdout: string
  readonly stderr: string
  /** Both, in the order in which they were written. */
  readonly output: string
}

export interface RunOptions {
  readonly stdin?: string
  /** Columns of a pretended terminal; a pipe when absent. */
  readonly terminal?: number
  readonly environment?: NodeJS.ProcessEnv
  /** What the network waits by; the real clock when absent. */
  readonly clock?: Clock
  /** Who answers questions; nobody when absent. */
  readonly ask?: Asker
  /** The day of the run; 2026-01-15 when absent. */
  readonly today?: string
}

/** A directory that exists until `remove` is called. */
export interface Sandbox {
  readonly directory: string
  path(name: string): string
  write(files: Readonly<Record<string, string | Buffer>>): void
  run(words: string | readonly string[], options?: RunOptions): Promise<Result>
  remove(): void
}

/** A new directory with these files in it, and its own cache; `defaults` hold for every run in it. */
export function createSandbox(
  files: Readonly<Record<string, string | Buffer>> = {},
  defaults: RunOptions = {},
): Sandbox {
  const home = mkdtempSync(join(tmpdir(), 'survey-test-'))
  const directory = join(home, 'work')
  mkdirSync(directory)
  const path = (name: string) => join(directory, name)
  const sandbox: Sandbox = {
    directory,
    path,
    write(more) {
      for (const [name, content] of Object.entries(more)) {
        mkdirSync(dirname(path(name)), { recursive: true })
        writeFileSync(path(name), content)
      }
    },
    run: (words, options) =>
      run(directory, join(home, 'cache'), typeof words === 'string' ? splitWords(words) : words, {
        ...defaults,
        ...options,
      }),
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
  sandbox.write(files)
  return sandbox
}

/** Words of a command line as a shell reads them, as far as quotes go. */
export function splitWords(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    (found) => found[1] ?? found[2] ?? found[3] ?? '',
  )
}

async function run(
  cwd: string,
  cache: string,
  words: readonly string[],
  options: RunOptions = {},
): Promise<Result> {
  const { stdin = '', terminal, environment = {}, today = '2026-01-15', clock, ask } = options
  const both: string[] = []
  const stdout = collector(terminal, both)
  const stderr = collector(terminal, both)
  const exitCode = await main(words, {
    cwd,
    environment: { XDG_CACHE_HOME: cache, NO_COLOR: '1', ...environment },
    stdin: Readable.from([stdin]) as unknown as NodeJS.ReadStream,
    stdout: stdout.stream,
    stderr: stderr.stream,
    now: new Date(`${today}T12:00:00Z`),
    packageRoot: resolve(import.meta.dirname, '..'),
    clock,
    ask,
  })
  return { exitCode, stdout: stdout.text(), stderr: stderr.text(), output: both.join('') }
}

function collector(
  terminal: number | undefined,
  both: string[],
): { stream: NodeJS.WriteStream; text: () => string } {
  const chunks: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk))
      both.push(String(chunk))
      done()
    },
  })
  const isTTY = terminal !== undefined
  Object.assign(stream, { isTTY, columns: terminal, hasColors: () => isTTY })
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => chunks.join('') }
}
