/** Entries that do not stand in the order of their citekeys, so that two people's additions meet on the same lines. */
import type { Entry } from '../core/database.ts'
import { compareByCitekey } from '../core/view.ts'
import type { Correction, Rule, Workbench } from './rule.ts'

export const unsortedPapers: Rule = {
  name: 'unsorted-papers',
  kind: 'hygiene',
  summary: 'The entries of a file are not sorted by citekey.',
  severity: 'warning',
  fixable: 'safe',
  *check({ entries }) {
    const reported = new Set<string>()
    for (const [index, entry] of entries.entries()) {
      const before = entries[index - 1]
      if (before?.path !== entry.path || reported.has(entry.path)) continue
      if (compareByCitekey(before, entry) <= 0) continue
      reported.add(entry.path)
      const message = `\`${entry.citekey}\` stands after \`${before.citekey}\`; sort the entries of the file by citekey`
      yield { entry, keys: [], message, fix: (bench) => sorting(bench, entry) }
    }
  },
}

/** One edit from the first line that moves to the last. Only for files whose entries begin their lines. */
function sorting(bench: Workbench, { path, span }: Entry): Correction | undefined {
  const { text } = bench.file(path)
  if (text[span.start - 1] !== '\n' || /^(?:---|\.\.\.)(?:\s|$)/m.test(text)) return undefined
  const sorted = bench.sorted(path)
  if (sorted === text) return undefined
  const start = text.lastIndexOf('\n', commonLength(text, sorted) - 1) + 1
  const rest = Math.min(text.length, sorted.length) - start
  const same = Math.min(rest, commonEnd(text, sorted))
  const edit = {
    path,
    span: { start, end: text.length - same },
    text: sorted.slice(start, sorted.length - same),
  }
  return { title: 'sort the entries', edits: [edit] }
}

function commonLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}

function commonEnd(a: string, b: string): number {
  let length = 0
  while (length < a.length && a.at(-1 - length) === b.at(-1 - length)) length++
  return length
}
