/** A bracket, a quotation mark or a `$` in a title that has no partner. */
import { withoutMaths } from './maths.ts'
import type { Rule } from './rule.ts'

export const unbalancedTitle: Rule = {
  name: 'unbalanced-title',
  kind: 'titles',
  summary: 'A title has a bracket, a quotation mark or a `$` without its partner.',
  severity: 'warning',
  fixable: false,
  *check({ entries }) {
    for (const entry of entries) {
      const { title } = entry.paper
      const message = marks.test(title) ? whatIsOpen(title) : undefined
      if (message) yield { entry, keys: ['title'], message }
    }
  },
}

const marks = /[()[\]{}（）【】「」《》$"“”„«»]|''/
const openers = '([{【「《«'
const money = /\$\s?\d|\d\s?\$|\\\$/g
const closers = ')]}】」》»'

function whatIsOpen(title: string): string | undefined {
  if (isOdd(title, /\$/g) && isOdd(title.replace(money, ''), /\$/g))
    return 'title has a `$` without its partner; close the formula or delete it'
  const text = withoutMaths(title)
  return openBracket(text) ?? openQuote(text)
}

function openBracket(text: string): string | undefined {
  const open: number[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    if (isFace(text, at)) continue
    if (openers.includes(roundOf(character))) open.push(at)
    const kind = closers.indexOf(roundOf(character))
    if (kind < 0) continue
    const start = open.pop()
    if (start === undefined) {
      if (isListMark(text, at)) continue
      return `title has \`${character}\`, which closes nothing; delete it or open it`
    }
    if (openers.indexOf(roundOf(text[start] ?? '')) !== kind && !isInterval(text.slice(start + 1, at)))
      return `title opens \`${text[start]}\` but closes \`${character}\`; make them one pair`
  }
  const last = open.at(-1)
  return last === undefined
    ? undefined
    : `title has \`${text[last]}\`, which is never closed; close it or delete it`
}

/** Round brackets of every width and height close each other. */
function roundOf(character: string): string {
  if (/[（⁽₍]/.test(character)) return '('
  return /[）⁾₎]/.test(character) ? ')' : character
}

/** `:)`, `;-(` and their like. */
function isFace(text: string, at: number): boolean {
  return /(?:^|\s)[:;=][-'o^]?[()[\]]$/.test(text.slice(Math.max(0, at - 3), at + 1))
}

/** `1)`, `a)`, `iv)`. */
function isListMark(text: string, at: number): boolean {
  return (
    text[at] === ')' && /(?:^|[\s(])(?:\d{1,2}|[a-z]|[ivx]{1,4})$/i.test(text.slice(Math.max(0, at - 5), at))
  )
}

/** What stands in a half-open interval, such as `[0, 1)`. */
function isInterval(inside: string): boolean {
  return inside.length < 20 && /^[^\s,]{1,8}, ?[^\s,]{1,8}$/.test(inside)
}

/** Quotation marks of every form count alike, two single ones as one; `5"` is a length. */
function openQuote(text: string): string | undefined {
  return isOdd(text.replace(/\d"/g, ''), /["“”„]|``|''/g)
    ? 'title has a quotation mark without its partner; close the quotation or delete it'
    : undefined
}

function isOdd(text: string, mark: RegExp): boolean {
  return (text.match(mark)?.length ?? 0) % 2 === 1
}
