/** Reads what stands in a BibTeX entry: its key and its fields, each with its place, whatever else is wrong there. */
import type { Severity } from '../core/diagnostic.ts'
import type { Span } from '../core/text.ts'

/** Something wrong at an offset. */
export interface Problem {
  readonly offset: number
  readonly message: string
  readonly severity: Severity
}

export interface Field {
  /** In lower case. */
  readonly name: string
  /** Still LaTeX, with macros written out. */
  readonly value: string
  readonly start: number
  /** Names in the value that no `@string` explains; they stand for themselves. */
  readonly unknown: readonly string[]
}

export interface Fields {
  readonly key: string
  readonly fields: readonly Field[]
  readonly problems: readonly Problem[]
  /** Does a value never end, so that whatever follows may be part of it? */
  readonly broken: boolean
}

/** What a macro stands for, by its name in lower case. */
export type Macros = (name: string) => string | undefined

/** No honest value comes near it, and a few characters may name many long macros. */
const longest = 200_000

interface State {
  readonly text: string
  readonly offset: number
  readonly macros: Macros
  readonly problems: Problem[]
  at: number
}

/** The fields between the brackets of an entry, or of a string, which has no key. One pass; never throws. */
export function readFields(text: string, { start, end }: Span, hasKey: boolean, macros: Macros): Fields {
  const state: State = { text: text.slice(start, end), offset: start, macros, problems: [], at: 0 }
  const key = hasKey ? readKey(state) : ''
  const fields: Field[] = []
  let broken = false
  for (let comma = true; !broken; comma = false) {
    const between = take(state, /(?:[\s,]|%[^\n]*)*/y)
    if (state.at >= state.text.length) break
    const begin = state.at
    const [, name] = match(state, /([^\s=,{}"#%()]+)\s*=/y) ?? []
    if (name === undefined) {
      report(state, begin, `unexpected ${shown(state.text, begin)}; left out up to the next comma`)
      skip(state)
      continue
    }
    if (!comma && !between.includes(','))
      report(state, begin, 'expected a comma before this field', 'warning')
    const value = readValue(state, name.toLowerCase())
    if (value) fields.push({ name: name.toLowerCase(), start: start + begin, ...value })
    else broken = true
  }
  return { key, fields, problems: state.problems, broken }
}

/** What stands before the first comma; where a comma is missing, the first word. */
function readKey(state: State): string {
  const written = take(state, /[^,={}]*/y)
  const next = state.text[state.at]
  if (next === undefined || next === ',') {
    if (written.trim() === '') report(state, 0, 'entry has no citekey', 'warning')
    return written.trim()
  }
  const [, before = '', key = ''] = /^(\s*)(\S+)\s+\S/.exec(written) ?? []
  state.at = before.length + key.length
  report(state, state.at, key ? 'expected a comma after the citekey' : 'entry has no citekey', 'warning')
  return key
}

const none: readonly string[] = []

/** The parts of a value, joined; undefined when one never ends. */
function readValue(state: State, name: string): { value: string; unknown: readonly string[] } | undefined {
  const unknown: string[] = []
  let value = ''
  do {
    take(state, /\s*/y)
    const begin = state.at
    const part = readPart(state, unknown)
    if (part === undefined) {
      report(
        state,
        begin,
        `value of \`${name}\` never ends; close its ${state.text[begin] === '"' ? 'quotes' : 'brace'}`,
      )
      return undefined
    }
    value += part
    if (value.length > longest) {
      report(state, begin, `value of \`${name}\` is too long to be read`)
      return undefined
    }
  } while (match(state, /\s*#/y))
  return { value, unknown: unknown.length > 0 ? unknown : none }
}

function readPart(state: State, unknown: string[]): string | undefined {
  const first = state.text[state.at]
  if (first === '{' || first === '"') return readDelimited(state, first === '"')
  const word = take(state, /[^\s,#{}"=%]+/y)
  if (word === '') report(state, state.at, 'expected a value in braces or quotes')
  if (/^\d*$/.test(word)) return word
  const value = state.macros(word.toLowerCase())
  if (value === undefined) unknown.push(word)
  return value ?? word
}

/** Text up to the brace that closes it, or to a quote outside braces; undefined when there is none. */
function readDelimited(state: State, isQuoted: boolean): string | undefined {
  const { text } = state
  const begin = state.at + 1
  let depth = 0
  for (let at = begin; at < text.length; at++) {
    const character = text[at]
    if (character === '{') depth++
    const isEnd = isQuoted
      ? character === '"' && depth <= 0 && endsQuotes(text, at)
      : character === '}' && depth === 0
    if (isEnd) {
      state.at = at + 1
      return text.slice(begin, at)
    }
    if (character === '}') depth--
  }
  return undefined
}

/** `\"` is an accent that lacks its braces, unless a value could end there. */
function endsQuotes(text: string, at: number): boolean {
  if (text[at - 1] !== '\\') return true
  afterQuotes.lastIndex = at + 1
  return afterQuotes.test(text)
}

const afterQuotes = /\s{0,99}(?:[,#]|$)/y

/** Goes to the next comma that no brace holds. */
function skip(state: State): void {
  let depth = 0
  for (; state.at < state.text.length; state.at++) {
    const character = state.text[state.at]
    if (character === '{') depth++
    if (character === '}') depth--
    if (character === ',' && depth <= 0) return
  }
}

function match(state: State, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = state.at
  const found = pattern.exec(state.text) ?? undefined
  if (found) state.at += found[0].length
  return found
}

function take(state: State, pattern: RegExp): string {
  return match(state, pattern)?.[0] ?? ''
}

function report(
  { problems, offset }: State,
  at: number,
  message: string,
  severity: Severity = 'error',
): void {
  problems.push({ offset: offset + at, message, severity })
}

/** The word or sign at an offset, for a sentence. */
function shown(text: string, at: number): string {
  const [word = ''] = /^(?:[^\s=,{}"#%()]{1,30}|.)/su.exec(text.slice(at, at + 40)) ?? []
  return `\`${word}\``
}
