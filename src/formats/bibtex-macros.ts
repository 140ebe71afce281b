/** What BibTeX's macros stand for: months, the journals that its styles know, and the `@string`s of a file. */
import { type Field, type Macros, type Problem, readFields } from './bibtex-fields.ts'
import type { Chunk } from './bibtex-split.ts'

/** Macros as they are defined up to some entry; asked before the ones that only come after it. */
export interface Strings {
  readonly macros: Macros
  /** Takes the definitions of one `@string`; gives what is wrong with them. */
  define(chunk: Chunk): readonly Problem[]
}

/** The macros of a file. One that is used before its `@string` is found, too, though BibTeX would not. */
export function stringsOf(text: string, chunks: readonly Chunk[]): Strings {
  const first = new Map<string, string>()
  const before: Macros = (name) => first.get(name) ?? standard[name]
  for (const chunk of chunks) {
    if (chunk.type !== 'string') continue
    for (const { name, value } of readFields(text, chunk.inside, false, before).fields)
      if (!first.has(name) && value.length <= longestMacro) first.set(name, value)
  }
  const current = new Map<string, string>()
  const macros: Macros = (name) => current.get(name) ?? before(name)
  const define = (chunk: Chunk) => {
    const { fields, problems } = readFields(text, chunk.inside, false, macros)
    for (const { name, value } of fields) if (value.length <= longestMacro) current.set(name, value)
    return [...problems, ...fields.flatMap(problemsOf)]
  }
  return { macros, define }
}

/** The values of the commands that a preamble defines without arguments: `\newcommand{\mnras}{Monthly Notices}`. */
export function commandsOf(text: string, chunks: readonly Chunk[]): ReadonlyMap<string, string> {
  const commands = new Map<string, string>()
  for (const { type, inside } of chunks) {
    if (type !== 'preamble') continue
    for (const [, name = '', value = ''] of text.slice(inside.start, inside.end).matchAll(command))
      commands.set(name, value)
  }
  return commands
}

/** LaTeX with a file's own commands written out. */
export function withCommands(latex: string, commands: ReadonlyMap<string, string>): string {
  if (commands.size === 0 || !latex.includes('\\')) return latex
  return latex.replace(/\\([A-Za-z]+)/g, (found, name: string) => commands.get(name) ?? found)
}

/** A few entries that name a long macro many times would fill the memory. */
const longestMacro = 1000

const command =
  /\\(?:(?:re)?newcommand|providecommand|def)\*?\s{0,9}\{?\\([A-Za-z]{1,50})\}?\s{0,9}\{([^{}]{0,500})\}/g

function problemsOf({ name, value, start }: Field): Problem[] {
  if (value.length <= longestMacro) return []
  return [
    {
      offset: start,
      severity: 'error',
      message: `\`@string\` \`${name}\` is too long; write it where it is used`,
    },
  ]
}

/** The months, and the journals of BibTeX's standard styles (`plain.bst`). */
const standard: Readonly<Record<string, string>> = {
  __proto__: null as never,
  jan: 'January',
  feb: 'February',
  mar: 'March',
  apr: 'April',
  may: 'May',
  jun: 'June',
  jul: 'July',
  aug: 'August',
  sep: 'September',
  oct: 'October',
  nov: 'November',
  dec: 'December',
  acmcs: 'ACM Computing Surveys',
  acta: 'Acta Informatica',
  cacm: 'Communications of the ACM',
  ibmjrd: 'IBM Journal of Research and Development',
  ibmsj: 'IBM Systems Journal',
  ieeese: 'IEEE Transactions on Software Engineering',
  ieeetc: 'IEEE Transactions on Computers',
  ieeetcad: 'IEEE Transactions on Computer-Aided Design of Integrated Circuits',
  ipl: 'Information Processing Letters',
  jacm: 'Journal of the ACM',
  jcss: 'Journal of Computer and System Sciences',
  scp: 'Science of Computer Programming',
  sicomp: 'SIAM Journal on Computing',
  tcs: 'Theoretical Computer Science',
  tocs: 'ACM Transactions on Computer Systems',
  tods: 'ACM Transactions on Database Systems',
  tog: 'ACM Transactions on Graphics',
  toms: 'ACM Transactions on Mathematical Software',
  toois: 'ACM Transactions on Office Information Systems',
  toplas: 'ACM Transactions on Programming Languages and Systems',
}
