/** The command line: words in, exit code out. */
import { CommanderError, InvalidArgumentError, Command as Program, Option as ProgramOption } from 'commander'
import type { Command, ExitCode, Option } from '../commands/command.ts'
import { commands } from '../commands/index.ts'
import { UserError } from '../core/error.ts'
import { resolveWord } from '../core/vocabulary.ts'
import { createContext, type GlobalOptions, type Surroundings, version } from './context.ts'
import { openOutput } from './terminal.ts'

/**
 * Runs `survey` with the words after the program's name. Never ends the process and never throws:
 * 0 done, 1 something was found, 2 could not be done (a bug too, so that no CI takes it for a finding).
 */
export async function main(argv: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  let exitCode: ExitCode = 0
  const program = createProgram(argv, surroundings, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync(argv.length === 0 ? ['--help'] : argv, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    surroundings.stderr.write(await report(error, surroundings, argv))
    return 2
  }
}

function createProgram(
  argv: readonly string[],
  surroundings: Surroundings,
  done: (code: ExitCode) => void,
): Program {
  const program = new Program('survey')
    .description(
      'Keep a literature survey: one YAML database, and every list, table and bibliography made from it.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void surroundings.stdout.write(text),
      writeErr: (text) => void surroundings.stderr.write(text.replace(/^error: /, 'survey: ')),
      getOutHelpWidth: () => openOutput(surroundings.stdout, surroundings.environment, undefined).width,
    })
    .showSuggestionAfterError()
    .showHelpAfterError('Run `survey --help` for all commands.')
    .addHelpText(
      'after',
      '\nRun `survey <command> --help` for what a command takes. Exit code: 0 done, 1 something found, 2 could not.',
    )
  // With a command's name first, the others are not asked for, and making them takes time.
  const [first = ''] = argv
  const asked = Object.entries(commands).filter(([name]) => !Object.hasOwn(commands, first) || name === first)
  for (const [name, { summary }] of asked)
    program
      .command(name)
      .summary(summary)
      .helpOption('-h, --help', 'print this help')
      .showHelpAfterError(`Run \`survey ${name} --help\` for what it takes.`)
  /** Only the chosen command is loaded; its options are known before they are parsed. */
  program.hook('preSubcommand', async (_, subcommand) => {
    const entry = commands[subcommand.name() as keyof typeof commands]
    equip(subcommand, (await entry.load()) as Command, surroundings, done)
  })
  return program
}

function equip(
  program: Program,
  command: Command,
  surroundings: Surroundings,
  done: (code: ExitCode) => void,
): void {
  program.description(command.description)
  for (const { syntax, description } of command.operands ?? []) program.argument(syntax, description)
  for (const option of command.options) program.addOption(programOption(option))
  if (!command.isSurveyless)
    program.option('--survey <dir>', 'directory of the survey (default: the nearest upward)')
  program.option('--color', 'colour the output')
  program.option('--no-color', 'do not colour the output')
  program.action(async (...words: unknown[]) => {
    const options = program.opts<GlobalOptions>()
    const operands = words
      .slice(0, -2)
      .flat()
      .filter((word): word is string => typeof word === 'string')
    done(await command.run(createContext(surroundings, options), operands, options))
  })
}

function programOption({ flags, description, choices, repeatable, integer }: Option): ProgramOption {
  const option = new ProgramOption(flags, description)
  if (choices && !repeatable)
    option
      .choices([...choices])
      .argParser((value) => resolveWord(`value of --${option.name()}`, choices, value))
  if (repeatable) option.argParser((value: string, before: readonly string[] = []) => [...before, value])
  if (integer)
    option.argParser((value) => {
      if (/^\d{1,9}$/.test(value)) return Number(value)
      throw new InvalidArgumentError('It must be a whole number.')
    })
  return option
}

async function report(
  error: unknown,
  { stderr, environment }: Surroundings,
  argv: readonly string[],
): Promise<string> {
  const paint = await openOutput(stderr, environment, undefined).paint()
  if (error instanceof UserError)
    return `${paint.red('survey:')} ${error.message}\n${error.hint ? `${error.hint}\n` : ''}`
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `${paint.red('survey:')} this is a bug in survey ${version} (Node ${process.version}), in \`survey ${argv[0] ?? ''}\`:\n${trace}\nPlease report it with the lines above; no file was left half written.\n`
}
