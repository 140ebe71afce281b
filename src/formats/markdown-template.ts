/** Item templates: how a survey writes one paper in a Markdown list. */
import { type Entry, paradigmsOf } from '../core/database.ts'
import { yearCommaMonth } from '../core/date.ts'
import { UserError } from '../core/error.ts'
import { paperLink } from '../core/link.ts'
import { fullName } from '../core/name.ts'
import { didYouMean } from '../core/spelling.ts'
import type { Taxonomy } from '../core/taxonomy.ts'
import type { WriteOptions } from './format.ts'
import { escapeText, escapeUrl } from './markdown-escape.ts'

/** The form that most paper lists use: `[(2022, Mar) [NeurIPS 2022] Title](url) 🔵`. */
export const defaultItem = '[<({date}) ><[{venue}] >{title}]({url})< {markers}>'

/** What a template may name; each gives finished Markdown, empty where the paper has no such field. */
type Field = (entry: Entry, taxonomy: Taxonomy, options: WriteOptions) => string

const fields: Readonly<Record<string, Field>> = {
  authors: ({ paper }) => escapeText((paper.authors ?? []).map(fullName).join(', ')),
  citekey: ({ citekey }) => escapeText(citekey),
  code: ({ paper }) => escapeUrl(paper.code ?? ''),
  date: ({ paper }) => yearCommaMonth(paper.date ?? ''),
  markers: ({ paper }, { paradigms }) =>
    paradigms
      .flatMap(({ id, marker }) => (marker && paradigmsOf(paper).includes(id) ? [marker] : []))
      .join(' '),
  paradigms: ({ paper }, { paradigms }) =>
    paradigms
      .flatMap(({ id, title }) => (paradigmsOf(paper).includes(id) ? [escapeText(title)] : []))
      .join(', '),
  project: ({ paper }) => escapeUrl(paper.project ?? ''),
  title: ({ paper }) => escapeText(paper.title),
  url: ({ paper }, _, { links }) => escapeUrl(paperLink(paper, links) ?? ''),
  venue: ({ paper }) => escapeText(paper.venue ?? ''),
  year: ({ paper }) => (paper.date ?? '').slice(0, 4),
}

/** The names that `{…}` may hold. */
const templateFields = Object.keys(fields)

/**
 * A function that writes a paper as a template says. Words outside `{…}` are Markdown of the survey's own;
 * `<…>` vanishes when a field inside has nothing; a title without an address is written without its link.
 * @throws UserError when the template names an unknown field or leaves a bracket open.
 */
export function itemWriter(
  template: string,
  taxonomy: Taxonomy,
  options: WriteOptions,
): (entry: Entry) => string {
  const linked = parse(template)
  const unlinked = parse(unlink(template))
  return (entry) => {
    const value = (name: string) => fields[name]?.(entry, taxonomy, options) ?? ''
    const pieces = value('url') === '' ? unlinked : linked
    return pieces
      .map((piece) => fill(piece, value))
      .join('')
      .trim()
  }
}

/** The template with the words of its link alone; a link inside `<…>` vanishes with it instead. */
function unlink(template: string): string {
  const tail = ']({url})'
  for (let end = template.indexOf(tail); end >= 0; end = template.indexOf(tail, end + 1)) {
    const isInGroup = template.lastIndexOf('<', end) > template.lastIndexOf('>', end)
    const start = isInGroup ? -1 : openingBracket(template, end)
    if (start >= 0)
      return template.slice(0, start) + template.slice(start + 1, end) + template.slice(end + tail.length)
  }
  return template
}

/** Where the bracket that closes at `end` was opened; -1 if nowhere. */
function openingBracket(template: string, end: number): number {
  let depth = 0
  for (let at = end; at >= 0; at--) {
    if (template[at] === ']') depth++
    if (template[at] === '[' && --depth === 0) return at
  }
  return -1
}

/** A group's text vanishes as a whole; `words` alternate with field names: text, name, text, … */
interface Piece {
  readonly optional: boolean
  readonly words: readonly string[]
}

function fill({ optional, words }: Piece, value: (name: string) => string): string {
  const filled = words.map((word, index) => (index % 2 === 0 ? word : value(word)))
  return optional && filled.some((word, index) => index % 2 === 1 && word === '') ? '' : filled.join('')
}

function parse(template: string): Piece[] {
  const pieces = template.split(/<([^<>]*)>/)
  return pieces.map((text, index) => {
    if (/[<>]/.test(text)) throw wrong(template, 'has a `<` or `>` without its partner')
    const words = text.split(/\{([^{}]*)\}/)
    for (const [at, word] of words.entries()) {
      if (at % 2 === 0 && /[{}]/.test(word)) throw wrong(template, 'has a `{` or `}` without its partner')
      if (at % 2 === 1 && !(word in fields))
        throw wrong(template, `names an unknown field \`${word}\`${didYouMean(word, templateFields)}`)
    }
    return { optional: index % 2 === 1, words }
  })
}

function wrong(template: string, what: string): UserError {
  return new UserError(`the item template \`${template}\` ${what}`, {
    hint: `Fields are ${templateFields.map((name) => `{${name}}`).join(' ')}; <…> is left out when a field in it is empty.`,
  })
}
