/** The process as a command sees it. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Asker, Context } from '../commands/command.ts'
import { openAsker } from './ask.ts'
import { decodeText, locateSurvey, readBytes, writeWhole } from './files.ts'
import type { Clock } from './http-lanes.ts'
import { type ColorChoice, openOutput } from './terminal.ts'
import { openWorkspace } from './workspace.ts'

declare const SURVEY_VERSION: string
/** Version of the package; the sources themselves have none. */
export const version = typeof SURVEY_VERSION === 'undefined' ? '0.0.0' : SURVEY_VERSION

/** What of the process a run needs; tests give their own. */
export interface Surroundings {
  readonly cwd: string
  readonly environment: NodeJS.ProcessEnv
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  readonly now: Date
  /** Where the package is installed. */
  readonly packageRoot: string
  /** What the network waits by; the real one when absent. */
  readonly clock?: Clock | undefined
  /** Who answers questions; the person at the terminal when absent. */
  readonly ask?: Asker | undefined
}

export interface GlobalOptions {
  readonly survey?: string
  readonly color?: ColorChoice
}

/** The context of one command. Streams are opened when they are first used: each costs a fraction of a start. */
export function createContext(surroundings: Surroundings, { survey, color }: GlobalOptions): Context {
  const { cwd, environment, now, packageRoot, clock } = surroundings
  let stdout: Context['stdout'] | undefined
  let stderr: Context['stderr'] | undefined
  let workspace: ReturnType<Context['workspace']> | undefined
  return {
    cwd,
    version,
    usualReporter: environment.GITHUB_ACTIONS === 'true' ? 'github' : 'text',
    get stdout() {
      stdout ??= openOutput(surroundings.stdout, environment, color)
      return stdout
    },
    get stderr() {
      stderr ??= openOutput(surroundings.stderr, environment, color)
      return stderr
    },
    ask: surroundings.ask ?? openAsker(surroundings),
    today: now.toISOString().slice(0, 10),
    async stdin() {
      const chunks: Buffer[] = []
      for await (const chunk of surroundings.stdin) chunks.push(Buffer.from(chunk))
      return decodeText(Buffer.concat(chunks), 'standard input')
    },
    async network(options) {
      const { openNetwork } = await import('./network.ts')
      return openNetwork(environment, { version, ...(clock && { clock }), ...options })
    },
    async machine() {
      const { describeMachine } = await import('./machine.ts')
      return describeMachine(environment)
    },
    readText: (path) => ({ path, text: decodeText(readBytes(resolve(cwd, path), path), path) }),
    exists: (path) => existsSync(resolve(cwd, path)),
    readDocument: (path) => readFileSync(join(packageRoot, 'src', path), 'utf8'),
    async writeText(path, text) {
      await writeWhole(resolve(cwd, path), text, path)
    },
    workspace() {
      workspace ??= openWorkspace(cwd, survey, environment)
      return workspace
    },
    findWorkspace() {
      if (locateSurvey(cwd, survey) !== undefined) workspace ??= openWorkspace(cwd, survey, environment)
      return workspace
    },
    workspaceIn: (directory) => openWorkspace(cwd, directory, environment),
    newSurvey: survey ?? '.',
    isDirectory: (path) => statSync(resolve(cwd, path), { throwIfNoEntry: false })?.isDirectory() ?? false,
  }
}
