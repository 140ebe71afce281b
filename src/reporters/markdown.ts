/** Markdown for a job summary or a comment in a pull request: short enough for both, folded when there is much to say. */
import type { Diagnostic } from '../core/diagnostic.ts'
import { visible } from '../core/visible.ts'
import { groupsOf } from './groups.ts'
import { fixHint } from './listing.ts'
import { codeSpan, escapeHtml, inertText } from './markdown-inert.ts'
import { allClear, countBySeverity, type Reporter, worstFirst } from './reporter.ts'

export const markdown: Reporter = {
  name: 'markdown',
  summary: 'For a job summary or a comment in a pull request: a list by file, in Markdown.',
  write(report) {
    const { diagnostics } = report
    if (diagnostics.length === 0) return `### survey lint: ${allClear(report)}\n`
    const items = shownOf(diagnostics)
    const isFolded = items.size > mostUnfolded
    const files = groupsOf(diagnostics, ({ place }) => place.path).flatMap(([path, list]) => {
      const texts = list.flatMap((one) => items.get(one) ?? [])
      return texts.length > 0 ? [section(path, list, texts.join(''), isFolded)] : []
    })
    const left = diagnostics.length - items.size
    const more = left > 0 ? `\n… and ${left} more; \`survey lint\` shows all.\n` : ''
    return `### survey lint: ${countBySeverity(diagnostics)}${fixHint(diagnostics)}\n${files.join('')}${more}`
  },
}

/** More are folded, file by file. */
const mostUnfolded = 20

/** A comment holds 65,536 characters, and the action that posts it needs some for itself. */
const most = { all: 60_000, message: 500 }

/** What a heading, a line that counts what is left, and the frame of one file cost at most. */
const frames = { whole: 400, file: 200 }

/** The diagnostics that there is room for, as items; the worst come first when there is not enough. */
function shownOf(diagnostics: readonly Diagnostic[]): ReadonlyMap<Diagnostic, string> {
  const shown = new Map<Diagnostic, string>()
  const paths = new Set<string>()
  let room = most.all - frames.whole
  for (const diagnostic of diagnostics.toSorted(worstFirst)) {
    const { path } = diagnostic.place
    const text = item(diagnostic)
    const isNew = !paths.has(path)
    room -= text.length + (isNew ? frames.file + 2 * escapeHtml(shortened(path)).length : 0)
    if (room < 0) break
    paths.add(path)
    shown.set(diagnostic, text)
  }
  return shown
}

function item({ rule, severity, message, citekey, place: { line, column } }: Diagnostic): string {
  const entry = citekey === undefined ? '' : ` ${codeSpan(shortened(citekey))}`
  return `- **${severity}** ${line}:${column}${entry}: ${inertText(shortened(message))} (${inertText(shortened(rule))})\n`
}

function section(path: string, list: readonly Diagnostic[], items: string, isFolded: boolean): string {
  const counts = countBySeverity(list)
  const name = shortened(path)
  if (!isFolded) return `\n${codeSpan(name)}: ${counts}\n\n${items}`
  return `\n<details><summary><code>${escapeHtml(name)}</code>: ${counts}</summary>\n\n${items}\n</details>\n`
}

/** Harmless, and cut where it is longer than anybody reads. */
function shortened(text: string): string {
  if (text.length <= most.message) return visible(text)
  return `${visible(text.slice(0, most.message).replace(/[\ud800-\udbff]$/, ''))}…`
}
