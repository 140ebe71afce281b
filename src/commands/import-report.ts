/** What `survey import` says: what was read and what was not, what it made of it, and what a person has to look at. */
import type { Adoption } from '../core/adopt.ts'
import type { Draft } from '../core/draft.ts'
import { placeOf } from '../core/text.ts'
import { visible } from '../core/visible.ts'
import type { Imported } from '../formats/format.ts'
import type { Context } from './command.ts'
import { importReport } from './import-entries.ts'
import type { Input } from './import-inputs.ts'
import type { Plan } from './import-plan.ts'

/** Prints one JSON object for one file, an array for several: what was read of each, and what became of it. */
export function printReports({ stdout }: Context, inputs: readonly Input[], plan: Plan): void {
  const reports = inputs.map(({ name, imported }) => ({
    ...importReport(name, imported),
    coverage: coverageOf(imported),
    diagnostics: imported.diagnostics.map(({ severity, message, place }) => ({
      severity,
      message,
      line: place.line,
    })),
    result: resultOf(plan.adoption, name),
  }))
  stdout.write(`${JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 1)}\n`)
}

/** How much of what looked like content was understood, 0 to 1. */
function coverageOf(imported: Imported): number {
  const all = imported.drafts.length + missedIn(imported)
  return all === 0 ? 1 : Math.floor((imported.drafts.length / all) * 1000) / 1000
}

/** How many lines and entries were not understood. */
function missedIn({ unread = [], diagnostics }: Imported): number {
  return unread.length + diagnostics.filter(({ severity }) => severity === 'error').length
}

/** What became of the papers that a file was the first to name. */
function resultOf({ added, known, conflicts, refused, omitted, astray, unplaced }: Adoption, name: string) {
  const isHere = ({ from }: { readonly from: { readonly drafts: readonly Draft[] } }) =>
    from.drafts[0]?.from?.path === name || from.drafts[0]?.from === undefined
  return {
    added: added.filter(isHere).map(({ citekey, from }) => ({ citekey, lines: linesOf(from.drafts) })),
    known: known
      .filter(isHere)
      .map(({ entry, fields }) => ({ citekey: entry.citekey, completed: Object.keys(fields) })),
    conflicts: conflicts.map(({ entry, field, value, from }) => ({
      citekey: entry.citekey,
      field,
      here: entry.paper[field],
      there: value,
      line: from?.from?.line,
    })),
    disagreements: [...added, ...known].filter(isHere).flatMap(({ from }) => from.disagreements),
    omitted: omitted.filter(isHere).map(({ citekey, field, reason }) => ({ citekey, field, reason })),
    refused: refused.filter(isHere).map(({ from, reason }) => ({ lines: linesOf(from.drafts), reason })),
    astray: astray.map(({ entry, headings }) => ({ citekey: entry.citekey, headings })),
    unplaced,
  }
}

function linesOf(drafts: readonly Draft[]): number[] {
  return drafts.flatMap(({ from }) => from?.line ?? [])
}

/** Prints for people: totals, then a line for everything that a person should look at. */
export async function printPlan(
  context: Context,
  inputs: readonly Input[],
  plan: Plan,
  isDryRun: boolean,
): Promise<void> {
  const { stdout, stderr } = context
  for (const input of inputs) await printInput(context, input)
  for (const line of remarks(context, plan)) stdout.write(`  ${visible(line)}\n`)
  stdout.write(`${summary(plan, isDryRun)}\n`)
  if (isDryRun) return
  const { isNew, texts } = plan
  if (isNew)
    stderr.write(
      `a new survey in ${context.newSurvey === '.' ? 'this directory' : context.newSurvey}: ${count(texts.size, 'file')}\n`,
    )
  stderr.write('Next: `survey lint` shows what is wrong in the list, `survey render` writes its outputs.\n')
}

/** Prints what was read of one file: totals, then what was not understood, what is wrong, and what was guessed. */
export async function printInput({ stdout }: Context, { name, imported }: Input): Promise<void> {
  const paint = await stdout.paint()
  const { drafts, unread = [], diagnostics } = imported
  const share = (coverageOf(imported) * 100).toFixed(1).replace(/\.0$/, '')
  stdout.write(
    `${paint.bold(visible(name))}: ${count(drafts.length, 'listing')} read, ${missedIn(imported)} not understood (${share} % read)\n`,
  )
  for (const { place, text, reason } of unread)
    stdout.write(`  ${name}:${place.line} ${paint.yellow('unread')} ${reason}: ${visible(shortened(text))}\n`)
  for (const { place, severity, message } of diagnostics)
    stdout.write(`  ${name}:${place.line} ${paint.yellow(severity)} ${visible(message)}\n`)
  for (const { guesses = [], from } of drafts)
    for (const guess of guesses)
      stdout.write(`  ${name}:${from?.line ?? 1} ${paint.dim('note')} ${visible(guess)}\n`)
}

function remarks({ findWorkspace }: Context, { adoption, untouched }: Plan): string[] {
  const workspace = findWorkspace()
  const shown = (value: unknown) =>
    `\`${shortened(typeof value === 'string' ? value : JSON.stringify(value))}\``
  return [
    ...adoption.added.flatMap(({ citekey, from }) =>
      from.disagreements.map((text) => `copies of \`${citekey}\` differ in ${text}`),
    ),
    ...adoption.conflicts.map(({ entry, field, value, from }) => {
      const file = workspace?.file(entry.path)
      const where = file ? `${workspace?.show(entry.path)}:${placeOf(file, entry.span).line} ` : ''
      const there = from?.from ? `${from.from.path}:${from.from.line}` : 'the import'
      return `${where}\`${entry.citekey}\` keeps ${field} ${shown(entry.paper[field])}; ${there} says ${shown(value)}`
    }),
    ...adoption.omitted.map(
      ({ citekey, reason }) => `\`${citekey}\` goes without what is not valid: ${reason}`,
    ),
    ...adoption.refused.map(
      ({ from, reason }) => `line ${linesOf(from.drafts).join(', ')} makes no valid paper: ${reason}`,
    ),
    ...adoption.astray.map(
      ({ entry, headings }) =>
        `\`${entry.citekey}\` stands under ${headings.join(' › ')}, for which the taxonomy has no place; give --map to list it there`,
    ),
    ...adoption.unplaced.map(
      (headings) => `no place in the taxonomy for papers under ${headings.join(' › ') || 'no heading'}`,
    ),
    ...untouched.map(
      ({ citekey }) => `\`${citekey}\` could be completed but is not written one field on a line`,
    ),
  ]
}

function summary({ adoption: { added, known } }: Plan, isDryRun: boolean): string {
  const completed = known.filter(({ fields }) => Object.keys(fields).length > 0).length
  const parts = [
    `${isDryRun ? 'would add' : 'added'} ${count(added.length, 'paper')}`,
    ...(known.length > 0 ? [`${known.length} ${known.length === 1 ? 'was' : 'were'} there already`] : []),
    ...(completed > 0 ? [`${completed} of them completed`] : []),
  ]
  return parts.join(', ')
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 100 ? `${line.slice(0, 99)}…` : line
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
