/** A `# survey-ignore:` comment whose rule finds nothing in the entry, so that it could hide what comes later. */
import type { Entry } from '../core/database.ts'
import type { Finding, Rule, Workbench } from './rule.ts'

export const unusedIgnore: Rule = {
  name: 'unused-ignore',
  kind: 'hygiene',
  summary: 'A `survey-ignore` comment silences nothing.',
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
  const comment = (bench: Workbench) => bench.comments(entry)[index]
  return {
    entry,
    keys: [],
    message: `\`${rule}\` finds nothing here any more; delete the comment`,
    span: (bench) => comment(bench)?.span,
    fix(bench) {
      const span = comment(bench)?.span
      if (!span) return undefined
      const { text } = bench.file(entry.path)
      const line = text.lastIndexOf('\n', span.start - 1) + 1
      const isWhole = text.slice(line, span.start).trim() === ''
      const start = isWhole ? line : text.slice(0, span.start).trimEnd().length
      const end = isWhole && text[span.end] === '\n' ? span.end + 1 : span.end
      return { title: 'delete the comment', edits: [{ path: entry.path, span: { start, end }, text: '' }] }
    },
  }
}
