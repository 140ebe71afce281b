/** A rule in a `# survey-ignore:` comment that finds nothing in the entry, so that it could hide what comes later. */
import type { Entry } from '../core/database.ts'
import type { IgnoreComment } from '../core/document.ts'
import type { Span } from '../core/text.ts'
import type { Finding, Rule } from './rule.ts'

export const unusedIgnore: Rule = {
  name: 'unused-ignore',
  kind: 'hygiene',
  summary: 'A `survey-ignore` comment names a rule that finds nothing there.',
  severity: 'warning',
  fixable: 'unsafe',
  isLast: true,
  *check({ entries }, { isPartial, isUnused }) {
    if (isPartial) return
    for (const entry of entries)
      for (const [index, rule] of (entry.ignores ?? []).entries())
        if (isUnused(entry, rule) || isRepeated(entry, rule, index)) yield finding(entry, rule, index)
  },
}

/** A comment that names no rule is no repetition; `unknown-rule` reports it. */
function isRepeated({ ignores = [] }: Entry, rule: string, index: number): boolean {
  return rule !== '' && ignores.indexOf(rule) !== index
}

function finding(entry: Entry, rule: string, index: number): Finding {
  return {
    entry,
    keys: [],
    message: `\`${rule}\` finds nothing here any more; delete this excuse`,
    span(bench) {
      const comments = bench.comments(entry)
      return isAlone(comments, index) ? comments[index]?.span : comments[index]?.name
    },
    fix(bench) {
      const comments = bench.comments(entry)
      const span = isAlone(comments, index)
        ? withSpace(bench.file(entry.path).text, comments[index])
        : withComma(comments, index)
      if (!span) return undefined
      const title = isAlone(comments, index) ? 'delete the comment' : 'delete the name'
      return { title, edits: [{ path: entry.path, span, text: '' }] }
    },
  }
}

/** Is it the one rule that its comment names? */
function isAlone(comments: readonly IgnoreComment[], index: number): boolean {
  const start = comments[index]?.span.start
  return comments[index - 1]?.span.start !== start && comments[index + 1]?.span.start !== start
}

/** A comment with what is left of its line, if that is nothing else, or with the spaces before it. */
function withSpace(text: string, comment: IgnoreComment | undefined): Span | undefined {
  if (!comment) return undefined
  const { span } = comment
  const line = text.lastIndexOf('\n', span.start - 1) + 1
  const isWhole = text.slice(line, span.start).trim() === ''
  const start = isWhole ? line : text.slice(0, span.start).trimEnd().length
  return { start, end: isWhole && text[span.end] === '\n' ? span.end + 1 : span.end }
}

/** A name of several in one comment, with the comma before it; the first with the one after it. */
function withComma(comments: readonly IgnoreComment[], index: number): Span | undefined {
  const [before, here, after] = [comments[index - 1], comments[index], comments[index + 1]]
  if (!here) return undefined
  if (before?.span.start === here.span.start) return { start: before.name.end, end: here.name.end }
  return { start: here.name.start, end: after?.name.start ?? here.name.end }
}
