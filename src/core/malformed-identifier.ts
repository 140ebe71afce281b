/** Malformed identifiers: what is wrong with them, and what was probably meant. */
import { type IdentifierKind, identifierLabel, identifierPatterns, readIdentifier } from './identifier.ts'

/** What an identifier of each kind looks like. */
const examples: Readonly<Record<IdentifierKind, string>> = {
  arxiv: '2203.14465',
  acl: '2023.emnlp-main.67',
  openreview: '0NphYCmgua',
  doi: '10.1038/s41586-023-06747-5',
}

/** A sentence about a text that is no identifier of a kind: the form it should have, and what to do. */
export function whyMalformed(kind: IdentifierKind, text: string): string {
  const form = `the ${identifierLabel(kind)} alone, such as \`${examples[kind]}\``
  if (text.trim() === '') return `\`${kind}\` is empty; write ${form}, or delete it`
  return `\`${kind}\` must be ${form}; ${advice(kind, text)}`
}

/** Longer texts are no slip of the pen. */
const longest = 200

function advice(kind: IdentifierKind, text: string): string {
  const fallback = 'look the paper up and correct it'
  if (text.length > longest) return fallback
  const other = readIdentifier(text)
  if (other && other.kind !== kind) return `\`${other.value}\` belongs in \`${other.kind}\``
  if (placeholder.test(text)) return `\`${text}\` is a placeholder, so write the paper's own, or delete it`
  const meant = guesses[kind](text.normalize('NFKC')).find((guess) => identifierPatterns[kind].test(guess))
  if (meant) return `did you mean \`${meant}\`?`
  return (kind === 'arxiv' && whyNoArxivId(text)) || fallback
}

const placeholder =
  /^(?:arxiv:)?(?:0000\.0{4,5}|1234\.56789?)$|x{4,}|n{5,}|^(?:tbd|todo|tba|none|n\/a|unknown|\?+|-+)$/i

function whyNoArxivId(text: string): string | undefined {
  const [, year = '', month = '', number = ''] = /^(\d\d)(\d\d)\.(\d+)$/.exec(text) ?? []
  if (!number) return undefined
  if (Number(month) < 1 || Number(month) > 12) return `\`${month}\` is no month`
  const digits = Number(year) < 15 ? 4 : 5
  const count = digits === 4 ? 'four' : 'five'
  return number.length === digits
    ? undefined
    : `ids of 20${year} have ${count} digits after the point, so look it up`
}

/** Texts that may be what was meant, the likeliest first. */
const guesses: Readonly<Record<IdentifierKind, (text: string) => string[]>> = {
  arxiv(text) {
    const bare = text.replace(/^.*?(?:arxiv|abs|pdf)[\s:./]*/i, '').replace(/\s+/g, '')
    const digits = bare.replace(/[oO]/g, '0').replace(/[lI]/g, '1').replace(/v\d+$/, '')
    return [digits, digits.replace(/^(\d{4})[,:;\-_/–]?(\d{4,5})$/, '$1.$2'), bare.toLowerCase()]
  },
  doi(text) {
    const dense = text.replace(/\s+/g, '').replace(/\\/g, '/')
    const found = /10[.,]\d{4,9}\/.+$/.exec(dense)?.[0].replace(/^10,/, '10.') ?? ''
    return [
      found,
      dense.replace(/^(10\.\d{4,9})[-_:](?=.)/, '$1/'),
      dense.replace(/^(?=\.?\d{4}\/.)\.?/, '10.'),
    ]
  },
  acl(text) {
    const dense = text
      .replace(/^acl[\s:]+/i, '')
      .replace(/\s+/g, '')
      .replace(/[–—]/g, '-')
    const lower = dense.toLowerCase()
    const parts = /^(\d{4})[.-]([a-z0-9_]+)[.-]([a-z0-9]+)[.-](\d+)$/.exec(lower)
    return [dense, lower, dense.toUpperCase(), parts ? `${parts[1]}.${parts[2]}-${parts[3]}.${parts[4]}` : '']
  },
  openreview(text) {
    return [/[?&]?id=([\w-]+)/.exec(text)?.[1] ?? '']
  },
}
