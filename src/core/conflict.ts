/** Merge conflicts: the marks that git leaves in a file when two people changed the same lines. */
import type { Span } from './text.ts'

/** The line with which a conflict begins. */
export interface Conflict {
  readonly span: Span
  /** What both sides came from stands in it too, between `|||||||` and `=======`. */
  readonly hasBase: boolean
}

const mark = /^([ \t]*(?:#[ \t]*)?)(<{7}|={7}|>{7}|\|{7})(?:[ \t][^\r\n]*)?$/gm

/** Whole conflicts, from `<<<<<<<` to `>>>>>>>`, indented or in comments too; a text without one costs a glance. */
export function wholeConflicts(text: string): Conflict[] {
  const found: Conflict[] = []
  let open: { span: Span; hasBase: boolean; hasMiddle: boolean } | undefined
  if (!text.includes('<<<<<<<')) return found
  for (const { index, 0: line, 1: indent = '', 2: sign = '' } of text.matchAll(mark)) {
    const span = { start: index + indent.length, end: index + line.length }
    if (sign.startsWith('<')) open = { span, hasBase: false, hasMiddle: false }
    else if (open && sign.startsWith('|')) open.hasBase = true
    else if (open && sign.startsWith('=')) open.hasMiddle = true
    else if (open?.hasMiddle) {
      found.push({ span: open.span, hasBase: open.hasBase })
      open = undefined
    }
  }
  return found
}

/** In a text that is no YAML: whole conflicts, else the first mark at the beginning of a line. */
export function conflicts(text: string): Conflict[] {
  const whole = wholeConflicts(text)
  const first = /^(?:<{7}|={7}|>{7}|\|{7})(?: [^\r\n]*)?$/m.exec(text)
  if (whole.length > 0 || !first) return whole
  return [{ span: { start: first.index, end: first.index + first[0].length }, hasBase: false }]
}
