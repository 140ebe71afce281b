/** A command: one subcommand, from arguments to exit code. Called by `cli/main.ts`, which gives it its world. */
import type { Database, Entry } from '../core/database.ts'
import type { Diagnostic } from '../core/diagnostic.ts'
import type { Manifest } from '../core/manifest.ts'
import type { Taxonomy } from '../core/taxonomy.ts'
import type { SourceFile } from '../core/text.ts'
import type { Paint } from '../reporters/reporter.ts'
import type { Asking } from '../sources/ask.ts'

/** 0 done, 1 done and something was found, 2 could not be done. */
export type ExitCode = 0 | 1 | 2

export interface Command<Options extends object = object> {
  /** What `--help` says, a sentence or two. */
  readonly description: string
  readonly operands?: readonly Operand[]
  readonly options: readonly Option[]
  /** Asks for no survey, so that `--survey` would mean nothing. */
  readonly isSurveyless?: boolean
  run(context: Context, operands: readonly string[], options: Options): Promise<ExitCode>
}

/** A word after the command: `name`, `[name]` when it may be missing, `name...` when there can be several. */
interface Operand {
  readonly syntax: string
  readonly description: string
}

export interface Option {
  /** `-n, --limit <n>`. */
  readonly flags: string
  readonly description: string
  readonly choices?: readonly string[]
  /** May be given several times; the value is then a list. */
  readonly repeatable?: boolean
  /** The value is a whole number. */
  readonly integer?: boolean
}

/** The world of a command. Results go to `stdout`; notices and progress to `stderr`. */
export interface Context {
  /** Absolute path of the working directory. */
  readonly cwd: string
  /** Of the program, such as `1.2.3`. */
  readonly version: string
  /** The reporter for those who name none: on GitHub Actions the one for its annotations. */
  readonly usualReporter: 'github' | 'text'
  readonly stdout: Output
  readonly stderr: Output
  /** The day on which the command runs, `YYYY-MM-DD`. */
  readonly today: string
  stdin(): Promise<string>
  /** Asks the person at the terminal; undefined where there is nobody to ask. */
  readonly ask: Asker | undefined
  /** The services that know papers. Nothing goes out before the first question. @throws UserError for settings that make no sense. */
  network(options?: { readonly isOffline?: boolean }): Promise<Network>
  /** The computer and its settings, as far as they matter to `survey`. */
  machine(): Promise<Machine>
  /** A text file that a person named, `path` relative to the working directory. @throws UserError when it cannot be read. */
  readText(path: string): SourceFile
  exists(path: string): boolean
  /** A document of the program itself, such as `rules/yaml.md`. */
  readDocument(path: string): string
  /** Writes a whole file or nothing. @throws UserError when it cannot. */
  writeText(path: string, text: string): Promise<void>
  /** The survey that the command is about. @throws UserError when there is none. */
  workspace(): Workspace
  /** The same, or undefined where there is none yet. */
  findWorkspace(): Workspace | undefined
  /** The survey in another directory. @throws UserError when there is none. */
  workspaceIn(directory: string): Workspace
  /** Where a new survey goes: the directory that `--survey` names, else the working directory; relative to that. */
  readonly newSurvey: string
  isDirectory(path: string): boolean
}

/** Questions to a person. @throws BrokenOff, each of them, when the person does not go on */
export interface Asker {
  /** The value of a choice, which can be found by typing a part of its label. */
  choose(question: string, choices: readonly Choice[]): Promise<string>
  confirm(question: string): Promise<boolean>
  /** A text as the person leaves it in their editor. */
  edit(text: string): Promise<Edited>
}

export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string
}

/** What a person wrote, which stays in a file until it is taken over. */
export interface Edited {
  readonly text: string
  readonly path: string
  discard(): void
}

/** What runs `survey`, and what it keeps. */
export interface Machine {
  /** `v20.19.0`. */
  readonly node: string
  readonly platform: string
  /** Variables that say how services are asked, and whether each is set; never what a key is. */
  readonly variables: readonly { readonly name: string; readonly isSet: boolean; readonly about: string }[]
  readonly cache: CacheState
  /** Removes everything that is kept, or only what other builds of `survey` have left. Gives what it removed. */
  clearCache(which: 'all' | 'older'): Pick<CacheState, 'answers' | 'older'>
}

export interface CacheState {
  /** Absolute path. */
  readonly folder: string
  /** Answers of services. */
  readonly answers: number
  /** Of everything in the folder. */
  readonly bytes: number
  /** Caches that other builds of `survey` have left. */
  readonly older: number
}

/** All sources, and a way to ask them as gently as they want. */
export interface Network extends Asking {
  /** Requests that went out so far. */
  readonly used: number
}

export interface Output {
  readonly isTerminal: boolean
  /** Columns of the terminal; 80 where there is none. */
  readonly width: number
  write(text: string): void
  /** Styles of this output, which change nothing where colour is not wanted. */
  paint(): Promise<Paint>
  /** Makes links to files, where the terminal is known to follow them. */
  link(): Promise<Link | undefined>
  /** Rows laid out in columns that fit the width; the first row is the head. */
  table(rows: readonly (readonly string[])[], options?: TableOptions): Promise<string>
}

/** A text as a link to a line of the file with this absolute path. */
export type Link = (text: string, path: string, line: number) => string

export interface TableOptions {
  /** Index of the column that gets what room is left, and wraps. */
  readonly wide?: number
  /** Indexes of columns of numbers. */
  readonly numeric?: readonly number[]
}

/** A survey on disk. Paths are relative to the directory of its manifest. */
export interface Workspace {
  /** Absolute path of the manifest's directory. */
  readonly directory: string
  /** Absolute path of the directory that every output must lie in. */
  readonly root: string
  /** Absolute path of the git repository around it, else of the project. */
  readonly repository: string
  readonly manifestPath: string
  readonly dataPaths: readonly string[]
  /** A path as people here would write it: relative to the working directory. */
  show(path: string): string
  /** The bytes of a file as they were when the command began. */
  bytes(path: string): Buffer
  /** The text of a file as it was when the command began. @throws UserError when it is no text. */
  file(path: string): SourceFile
  exists(path: string): boolean
  /** @throws UserError when a file may not be read or written as an output: outside the project, or in `.git`. */
  assertOutput(path: string): void
  /** The absolute path with links followed. */
  real(path: string): string
  /** The survey, if it is valid. @throws UserError with the first diagnostics when it is not. */
  open(): Promise<OpenSurvey>
  /** Everything that can be read of the survey, and what is wrong with the rest. */
  load(): Promise<{ readonly database: Database | undefined; readonly diagnostics: readonly Diagnostic[] }>
  /** Of these outputs, the files that still are what was made `from` the same state; paths by what each is made from. */
  unchanged(from: ReadonlyMap<string, string>): Promise<ReadonlySet<string>>
  /** A word that differs when any of these files has other bytes, or is there no more. */
  digest(paths: readonly string[]): Promise<string>
  /** Of these outputs, the files that still are, byte for byte, what was last noted of them. */
  asMade(paths: readonly string[]): Promise<ReadonlySet<string>>
  /** Notes that files have become, or were found to be, what is made from these states. */
  remember(from: ReadonlyMap<string, string>): Promise<void>
  /** Writes a file of the survey, or one that its manifest names as output. @throws UserError when it cannot, `ChangedMeanwhile` when somebody else did. */
  write(path: string, text: string): Promise<void>
  /** Does something while no other process that asks may do the same to this survey. */
  exclusively<Result>(action: () => Promise<Result>): Promise<Result>
  /** Differs for surveys whose files differ in any byte. */
  key(): Promise<string>
  /** What was last noted under a name, if it was for this key; undefined when it is forgotten. */
  recall(name: string, key: string): unknown
  note(name: string, key: string, value: unknown): void
  /** The texts of the manifest and the data files at a git revision, by path. @throws UserError when there is none. */
  revision(name: string): Promise<ReadonlyMap<string, string>>
  /** Paths of files as they change; never ends. */
  changes(): AsyncIterable<string>
  /** Forgets what was read, after files were written. */
  refresh(): void
}

/** A valid survey. */
export interface OpenSurvey {
  /** Differs for surveys whose files differ in any byte. */
  readonly key: string
  readonly manifest: Manifest
  readonly taxonomy: Taxonomy
  /** All papers in the order of the files, or those with a listing in one of these components. */
  entries(components?: readonly string[]): Promise<Entry[]>
  /** The titles of all papers, as `core/title-index.ts` reads them. */
  titles(): Promise<string>
  database(): Promise<Database>
}
