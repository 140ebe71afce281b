/** LaTeX as people write it in BibTeX, read as plain text by citation-js. */
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import { latex2unicode } from 'unicode2latex'
import { joinName, nameParts } from '../core/name.ts'
import type { Author } from '../core/paper.ts'
import { oneLine } from './import.ts'

/** The text that a field's LaTeX prints, on one line; a macro that nobody knows stays as it is. */
export function plainText(latex: string): string {
  if (!/[\\$~`<>]/.test(latex) && !/[-'][{}]*[-']/.test(latex)) return oneLine(latex.replace(/[{}]/g, ''))
  const prepared = hide(latex.replace(/[<>]/g, hidden))
  const read = attempt(() => titleOf(prepared)) ?? prepared.replace(fonts, '').replace(/[{}$]/g, '')
  return oneLine(restore(read.replace(/<\/?(?:i|b|sup|sub|span)(?: [^<>]*)?>/g, '')))
}

/** Macros for the look of their argument, where the grammar gives up on something else. */
const fonts = /\\(?:text[a-z]{2}|emph|mkbib[a-z]{1,20})(?=\s{0,9}\{)/g

/** The first macro in a field's LaTeX that nobody knows. */
export function unknownMacro(latex: string): string | undefined {
  const prepared = hide(latex)
  return /\\[A-Za-z]+/.exec(attempt(() => titleOf(prepared)) ?? '')?.[0]
}

/** An address or identifier: what LaTeX needs escaped is not. */
export function plainAddress(latex: string): string {
  return latex
    .replace(/\\(?:url|href)\b\s*/g, '')
    .replace(/\\([_%&#~$])/g, '$1')
    .replace(/[{}]/g, '')
    .trim()
}

/** The people of an `author` field, and whether it ends in `others`. */
export function readNames(latex: string): { authors: Author[]; others: boolean } {
  const names = splitOutside(latex, /\s+and\s+/iy)
  const isOthers = (name: string) => /^(?:others|et\.? al\.?)$/i.test(name)
  const people = names.filter((name) => name !== '' && !isOthers(name))
  return { authors: people.flatMap(readName), others: names.some(isOthers) }
}

function readName(latex: string): Author[] {
  if (isBraced(latex)) {
    const literal = plainText(latex)
    return literal === '' ? [] : [{ literal }]
  }
  const parts = splitOutside(latex, /,/y).map(plainText)
  if (/^\s*(?:family|given)\s*=/.test(latex)) return namedParts(parts)
  const [family = '', ...rest] = parts
  if (rest.length === 0) {
    const [, given, whole] = /^([^{}]+)\s\{([^{}\\]*)\}$/.exec(latex) ?? []
    const name = whole
      ? { given: plainText(given ?? ''), family: plainText(whole), suffix: '' }
      : nameParts(family)
    return family === '' ? [] : [joinName(name)]
  }
  const suffix = rest.length > 1 ? (rest[0] ?? '') : ''
  const given = rest
    .slice(suffix ? 1 : 0)
    .join(' ')
    .trim()
  if (family === '') return given === '' ? [] : [given]
  return [joinName({ family, given, suffix })]
}

/** BibLaTeX's extended form: `family=Duchamp, given=Philippe, prefix=de`. */
function namedParts(parts: readonly string[]): Author[] {
  const part = (name: string) =>
    parts.flatMap((text) => (text.startsWith(`${name}=`) ? [text.slice(name.length + 1).trim()] : []))[0] ??
    ''
  const family = [part('prefix'), part('family')].filter((text) => text !== '').join(' ')
  if (family === '') return part('given') === '' ? [] : [part('given')]
  return [joinName({ family, given: part('given'), suffix: part('suffix') })]
}

/** Is the whole text inside one pair of braces that is no accent? */
function isBraced(latex: string): boolean {
  if (!/^\{(?!\\).*\}$/s.test(latex)) return false
  let depth = 0
  for (let at = 0; at < latex.length - 1; at++) {
    if (latex[at] === '{') depth++
    if (latex[at] === '}') depth--
    if (depth === 0) return false
  }
  return true
}

/** Splits at a separator where no brace is open; each part trimmed. */
function splitOutside(latex: string, separator: RegExp): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < latex.length; at++) {
    if (latex[at] === '{') depth++
    if (latex[at] === '}') depth = Math.max(depth - 1, 0)
    separator.lastIndex = at
    const length = depth === 0 ? separator.exec(latex)?.[0].length : undefined
    if (!length) continue
    parts.push(latex.slice(start, at).trim())
    start = at + length
    at = start - 1
  }
  return [...parts, latex.slice(start).trim()]
}

function titleOf(latex: string): string | undefined {
  const entry = { type: 'misc', label: 'x', properties: { title: latex } }
  const [item] = plugins.input.data([entry], '@biblatex/entries+list') as [{ title?: string }]
  return item.title
}

/** What citation-js makes of something, or undefined when it cannot: its grammar throws on what is not LaTeX. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    // Its lexer throws plain errors; nested thousands of levels deep, a text exhausts the stack of its parser.
    if (error instanceof Error) return undefined
    throw error
  }
}

const tables: Readonly<Record<string, string | { readonly text?: string; readonly math?: string }>> =
  latex2unicode
/** Macros that change how text looks and not what it says. */
const looks = new Set(
  (
    'text mbox hbox ensuremath mathit mathsf mathtt mathcal mathbb mathfrak mathbf mathrm boldsymbol operatorname underline textnormal ' +
    'protect relax textup textmd xspace'
  ).split(' '),
)

/** Macros that the library has no character for, or another one. */
const signs: ReadonlyMap<string, string> = new Map([
  ['LaTeX', 'LaTeX'],
  ['P', '¶'],
  ['S', '§'],
  ['TeX', 'TeX'],
  ['hyphen', '-'],
  ['textperiodcentered', '·'],
])

/** Puts the characters for macros that citation-js does not know, in a disguise that its grammar leaves alone. */
function hide(latex: string): string {
  const even = (latex.match(/(?<!\\)\$/g)?.length ?? 0) % 2 === 0
  return (even ? latex : latex.replace(/(?<!\\)\$/g, '\\$'))
    .replace(/\\textcommabelow\s*(?:\{([A-Za-z])\}|([A-Za-z]))/g, (_, braced?: string, bare?: string) =>
      `${braced ?? bare}\u0326`.normalize('NFC'),
    )
    .replace(/(?<=^|[^\\])`(?!`)(?<!``)/g, '‘')
    .replace(/\\[-/](?:\{\})?/g, '')
    .replace(/\\[,;: ]/g, ' ')
    .replace(dotless, (_, accent: string, braced?: string, bare?: string) => `${accent}{${braced ?? bare}}`)
    .replace(
      /\\([A-Za-z]+)(?:((?:\s*\{[A-Za-z0-9]{1,2}\}){1,2})|\s+|\{\})?/g,
      (found, word: string, argument: string | undefined) => {
        const whole = argument && lookUp(`\\${word}${argument}`)
        if (whole) return whole
        if (looks.has(word)) return argument ?? ''
        const alone = signs.get(word) ?? (word.length > 1 ? lookUp(`\\${word}`) : undefined)
        return alone === undefined ? found : alone + (argument ?? '')
      },
    )
}

/** `\'{\i}` and `\'\i`: Unicode's accents want the letter with its dot. */
const dotless = /(\\[`'^"~=.uvHcdbr])\s*(?:\{\\([ij])\s*(?:\{\})?\}|\\([ij])(?![A-Za-z])(?:\{\}|\s+)?)/g

function lookUp(macro: string): string | undefined {
  if (macro === '\\textasciigrave') return hidden('`')
  const entry = Object.hasOwn(tables, macro) ? tables[macro] : undefined
  const character = (typeof entry === 'object' ? (entry.text ?? entry.math) : entry)?.normalize('NFC')
  return character === undefined || /\p{M}/u.test(character)
    ? undefined
    : character.replace(/[\x20-\x7e]/g, hidden)
}

/** ASCII that must not be read as LaTeX or as a tag waits in a private plane. */
const plane = 0xf0000

function hidden(character: string): string {
  return String.fromCodePoint(plane + character.charCodeAt(0))
}

function restore(text: string): string {
  return text.replace(/[\u{f0020}-\u{f007e}]/gu, (found) =>
    String.fromCodePoint((found.codePointAt(0) ?? plane) - plane),
  )
}
