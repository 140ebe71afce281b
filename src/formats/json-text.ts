/** JSON text: its value, and where in the text the members of an array or object begin. */
import type { Diagnostic } from '../core/diagnostic.ts'
import { placeOf, type SourceFile } from '../core/text.ts'

/** A member of an array or object, and where its value stands. */
export interface Member {
  /** Its name as it is written, without quotes; absent in an array. */
  readonly name?: string
  readonly start: number
  readonly end: number
}

/** The value of a file, or why it is none. Never throws. */
export function parseJson(file: SourceFile, rule: string): { value: unknown } | { problem: Diagnostic } {
  try {
    return { value: JSON.parse(file.text.replace(/^\uFEFF/, ' ')) as unknown }
  } catch (error) {
    // A text nested too deeply for the parser is as unreadable as one that is no JSON.
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error
    const at = Number(/at position (\d{1,10})/.exec(error.message)?.[1] ?? 0)
    const start = error instanceof SyntaxError && /end of JSON/.test(error.message) ? file.text.length : at
    const message =
      error instanceof RangeError ? 'JSON is nested too deeply to be read' : 'not valid JSON from here on'
    return { problem: { rule, severity: 'error', message, place: placeOf(file, { start, end: start }) } }
  }
}

/** The members of the array or object that begins at `open` in valid JSON, in order. One pass. */
export function membersOf(text: string, open: number): Member[] {
  const isObject = text[open] === '{'
  const members: Member[] = []
  for (let at = open + 1; ; ) {
    at = after(text, at, between)
    if (at >= text.length || text[at] === ']' || text[at] === '}') return members
    const colon = isObject ? endOfValue(text, at) : at
    const start = isObject ? after(text, colon, separator) : at
    const end = endOfValue(text, start)
    if (end <= at) return members
    members.push({ start, end, ...(isObject && { name: text.slice(at + 1, colon - 1) }) })
    at = end
  }
}

/** Where the first value of a text begins. */
export function valueStart(text: string): number {
  return after(text, 0, between)
}

const between = /[\s,\uFEFF]*/y
const separator = /[\s:]*/y
const bare = /[^\s,\]}]*/y

function after(text: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at
  return at + (pattern.exec(text)?.[0].length ?? 0)
}

function endOfValue(text: string, start: number): number {
  const first = text[start]
  if (first === '"') return endOfString(text, start)
  if (first !== '[' && first !== '{') return after(text, start, bare)
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const character = text[at]
    if (character === '"') at = endOfString(text, at) - 1
    else if (character === '[' || character === '{') depth++
    else if ((character === ']' || character === '}') && --depth === 0) return at + 1
  }
  return text.length
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at + 1
  }
  return text.length
}
