/** Prints papers as BibTeX that plain `bibtex` and `biber` take without a warning. */
import type { Entry } from '../core/database.ts'
import { type CslItem, type CslName, type CslType, toCsl } from './csl.ts'
import { escapeLatex, type LatexOptions } from './latex.ts'

/** How a work without a venue is said to have been published. */
export const howPublished: Readonly<Partial<Record<CslType, string>>> = {
  book: 'Book',
  dataset: 'Dataset',
  'post-weblog': 'Blog post',
  report: 'Technical report',
  software: 'Software',
  thesis: 'Thesis',
  webpage: 'Web page',
}

/** One entry, its fields in a fixed order, ending in a newline. */
export function printBibtex(entry: Entry, options: LatexOptions): string {
  const item = toCsl(entry)
  const lines = fieldsOf(item, options).flatMap(([name, value]) => (value ? [`  ${name} = ${value},\n`] : []))
  return `@${entryType(item)}{${item.id},\n${lines.join('')}}\n`
}

type EntryType = 'article' | 'book' | 'inproceedings' | 'mastersthesis' | 'misc' | 'phdthesis' | 'techreport'

/** The entry type whose required fields are all known; styles warn about every one that is missing. */
function entryType(item: CslItem): EntryType {
  const { author, issued, publisher, 'container-title': container } = item
  if (!author || !issued) return 'misc'
  if (item.type === 'paper-conference' && container) return 'inproceedings'
  if (item.type === 'article-journal' && container) return 'article'
  if (!publisher) return 'misc'
  if (item.type === 'thesis') return /\bmaster/i.test(publisher) ? 'mastersthesis' : 'phdthesis'
  return item.type === 'book' ? 'book' : item.type === 'report' ? 'techreport' : 'misc'
}

/** The field that names the venue, by entry type. */
const venueFields: Readonly<Record<EntryType, string>> = {
  article: 'journal',
  book: 'publisher',
  inproceedings: 'booktitle',
  mastersthesis: 'school',
  misc: 'howpublished',
  phdthesis: 'school',
  techreport: 'institution',
}

const monthMacros = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

function fieldsOf(
  item: CslItem,
  options: LatexOptions,
): (readonly [name: string, value: string | undefined])[] {
  const author = item.author && printNames(item.author, options)
  const type = entryType(item)
  const text = (value: string | undefined) => value && `{${escapeLatex(value, options)}}`
  const [year, month, day] = item.issued?.['date-parts'][0] ?? []
  const server = item.publisher === 'arXiv' && item.archive ? undefined : item.publisher
  const venue = item['container-title'] ?? server ?? (type === 'misc' ? howPublished[item.type] : undefined)
  // Whether a thesis is a doctor's is unknown unless the venue says so.
  const isThesis = type === 'phdthesis' && !/\b(?:ph\.?\s?d|doctor)/i.test(item.publisher ?? '')
  return [
    // Two pairs of braces, so that no style lowers the capitals of names that only people know.
    ['title', `{{${escapeLatex(item.title, options)}}}`],
    ['author', author],
    ['key', author ? undefined : text(shortTitle(item.title))],
    [venueFields[type], text(venue)],
    ['type', isThesis ? '{Thesis}' : undefined],
    ['year', year === undefined ? undefined : `{${year}}`],
    ['month', month === undefined ? undefined : monthMacros[month - 1]],
    ['day', day === undefined ? undefined : `{${day}}`],
    ['doi', item.DOI && `{${item.DOI}}`],
    ['eprint', item.archive_location && `{${item.archive_location}}`],
    ['archiveprefix', item.archive && `{${item.archive}}`],
    ['url', item.URL && `{${item.URL}}`],
    ['note', text(item.note)],
  ]
}

/** What stands for the author where nobody is known: the title's first words. */
function shortTitle(title: string): string {
  return title.split(/:\s/)[0]?.split(/\s+/).slice(0, 4).join(' ') ?? title
}

function printNames(names: readonly CslName[], options: LatexOptions): string | undefined {
  const printed = names.map((name) => printName(name, options)).filter((name) => name !== '')
  return printed.length > 0 ? `{${printed.join(' and ')}}` : undefined
}

function printName(
  { literal, family = '', given = '', suffix = '' }: CslName,
  options: LatexOptions,
): string {
  if (literal !== undefined) return group(escapeLatex(literal.replace(leadingSigns, ''), options))
  if (given === '' && /^(?:others|et\.? al\.?)$/i.test(family)) return 'others'
  const parts = [family, suffix, given]
    .map((part) => part.replace(signs, '').trim())
    .filter((part) => part !== '')
  if (parts.some((part) => /,|(?:^|\s)and(?:\s|$)/i.test(part)))
    return group(escapeLatex(parts.join(', '), options))
  const [last = '', ...rest] = parts.map((part) => namePart(part, options))
  // A family name of several words without a given one would be torn apart; brackets break the labels of natbib.
  const isWhole = (rest.length === 0 && /\s/.test(last)) || /[()[\]]/.test(last)
  return [isWhole ? group(last) : last, ...rest].join(', ')
}

/** Signs that LaTeX acts on are in nobody's name, and biber makes broken LaTeX of one that begins a word. */
const signs = /[\\{}%#$&_~^<>|`]|\p{Sm}|\p{No}/gu
const leadingSigns = /^(?:[\\{}%#$&_~^<>|`\s]|\p{Sm}|\p{No})+/u

/** Part of a name, safe from what `bibtex` and `biber` act on in names. */
function namePart(part: string, options: LatexOptions): string {
  const latex = escapeLatex(part, options).replace(/(?<!\\)[[\]=]/g, '{$&}')
  // Plain `bibtex` counts bytes when it shortens a name, but leaves the argument of a macro whole.
  return options.unicode ? latex : latex.replace(/[^\x00-\x7f]+/g, '{\\relax{}$&}')
}

function group(latex: string): string {
  return latex === '' ? '' : `{${latex}}`
}
