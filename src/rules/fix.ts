/** Applying fixes: diagnostics and texts in, new texts out. */
import type { Diagnostic } from '../core/diagnostic.ts'
import { applyEdits, type Edit, type Span } from '../core/text.ts'

/** Texts by path. */
export type Texts = ReadonlyMap<string, string>

export interface Fixed {
  /** The new texts of the files that changed. */
  readonly texts: Texts
  /** The diagnostics whose fixes were applied. */
  readonly applied: readonly Diagnostic[]
}

/** Which fixes may be applied; without `unsafe` only those that never change what the data means. */
export interface FixOptions {
  readonly unsafe?: boolean
}

/** One fix can make room for another, but a pair that undoes each other must not run for ever. */
const mostPasses = 10

/** Applies the fixes of one pass, each whole or not at all; one that overlaps another waits for the next pass. */
export function applyFixes(
  diagnostics: readonly Diagnostic[],
  texts: Texts,
  { unsafe = false }: FixOptions = {},
): Fixed {
  const chosen = new Map<string, Edit[]>()
  const reached = new Map<string, Span>()
  const applied: Diagnostic[] = []
  for (const { diagnostic, edits } of inOrder(diagnostics, unsafe)) {
    const hulls = hullsOf(edits)
    if (![...hulls].every(([path, hull]) => texts.has(path) && isBeyond(hull, reached.get(path)))) continue
    for (const [path, hull] of hulls) reached.set(path, hull)
    for (const edit of edits) chosen.set(edit.path, pushed(chosen.get(edit.path), edit))
    applied.push(diagnostic)
  }
  const edited = [...chosen].map(
    ([path, edits]) => [path, applyEdits(texts.get(path) as string, edits)] as const,
  )
  return { texts: new Map(edited.filter(([path, text]) => text !== texts.get(path))), applied }
}

/** Fixes and lints again until nothing is left to fix, at most ten times. `texts` has every file that changed. */
export function applyAllFixes(
  lint: (texts: Texts) => readonly Diagnostic[],
  texts: Texts,
  options: FixOptions = {},
): Fixed {
  const changed = new Map<string, string>()
  const applied: Diagnostic[] = []
  for (let pass = 0; pass < mostPasses; pass++) {
    const current = new Map([...texts, ...changed])
    const fixed = applyFixes(lint(current), current, options)
    if (fixed.texts.size === 0) break
    for (const [path, text] of fixed.texts) changed.set(path, text)
    applied.push(...fixed.applied)
  }
  return { texts: changed, applied }
}

/** What may be applied, by where its first edit stands. */
function inOrder(diagnostics: readonly Diagnostic[], unsafe: boolean) {
  return diagnostics
    .flatMap((diagnostic) => {
      const { fix } = diagnostic
      return fix && fix.edits.length > 0 && (fix.safe || unsafe) ? [{ diagnostic, edits: fix.edits }] : []
    })
    .toSorted((a, b) => firstStart(a.edits) - firstStart(b.edits))
}

function firstStart(edits: readonly Edit[]): number {
  return Math.min(...edits.map(({ span }) => span.start))
}

/** From a fix's first edit in a file to its last: what it claims there for this pass. */
function hullsOf(edits: readonly Edit[]): Map<string, Span> {
  const hulls = new Map<string, Span>()
  for (const { path, span } of edits) {
    const hull = hulls.get(path) ?? span
    hulls.set(path, { start: Math.min(hull.start, span.start), end: Math.max(hull.end, span.end) })
  }
  return hulls
}

/** Two edits at one place would come in an order that nobody chose, so they count as overlapping. */
function isBeyond(hull: Span, reached: Span | undefined): boolean {
  return !reached || (hull.start >= reached.end && hull.start > reached.start)
}

function pushed<Item>(items: Item[] | undefined, item: Item): Item[] {
  if (!items) return [item]
  items.push(item)
  return items
}
