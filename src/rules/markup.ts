/** Markup in a text that should be plain: HTML tags, Markdown, and LaTeX outside formulas. */
import { outsideMaths, withoutMaths } from './maths.ts'

/** The first piece of markup in a text, and which language it is; undefined for plain text. */
export function findMarkup(text: string): { readonly piece: string; readonly language: string } | undefined {
  if (!mayBeMarkup.test(text)) return undefined
  const plain = withoutMaths(text)
  for (const [language, patterns] of Object.entries(languages))
    for (const pattern of patterns) {
      const [piece] = pattern.exec(plain) ?? []
      if (piece) return { piece, language }
    }
  return undefined
}

/** The text without its markup, as far as it is sure what is meant. */
export function withoutMarkup(text: string): string {
  return outsideMaths(text, (part) => fromLatex(fromMarkdown(fromHtml(part))))
}

const mayBeMarkup = /[<*_`\\{~]|\]\(/
const tag = /<\/?(?:i|b|em|strong|u|tt|code|span|sub|sup|br|font|a|scp|small|mark)(?:\s[^<>]{0,300})?\/?>/i
const link = /\[([^[\]]{1,300})\]\((?:https?:|www\.|\.{0,2}\/|#)[^()\s]{0,500}\)/
/** A star or underscore opens at the beginning of a word and closes at the end of one; `A*`, `WW*` and `snake_case` do not. */
const bold = /(?<![*\p{L}\p{N}$)])(\*{1,3})(?=[^\s*])([^*]{1,300})(?<=[^\s*])\1(?![*\p{L}\p{N}])/u
const emphasis = /(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]{1,300})(?<=[^\s_])_(?![\p{L}\p{N}_])/u
const code = /`([^`]{1,300})`/
const texQuotes = /``([^`']{1,300})''|(?<!`)`([^`']{1,300})'(?!')/
const strayTick = /(?<=\p{L})`(?=(?:s|t|re|ve|ll)(?!\p{L}))/u
const command = /\\(?:[A-Za-z]+|[^A-Za-z\s])/
/** A set such as `{0, 1}` is no group. */
const group = /\{[^{},]{0,200}\}/
const tie = /(?<=\p{L})~(?=\p{L})/u

const languages = {
  HTML: [tag],
  character: [strayTick],
  LaTeX: [texQuotes, command, group, tie],
  Markdown: [link, bold, emphasis, code],
} as const

function fromHtml(text: string): string {
  if (!text.includes('<')) return text
  return text
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(new RegExp(tag.source, 'gi'), (found) => (/^<\/?su[bp]/i.test(found) ? found : ''))
}

function fromMarkdown(text: string): string {
  const untied = everywhere(text, texQuotes, (_, double?: string, single?: string) =>
    double === undefined ? `'${single}'` : `"${double}"`,
  )
  const unlinked = everywhere(everywhere(untied, strayTick, "'"), link, '$1')
  return everywhere(everywhere(everywhere(unlinked, code, '$1'), bold, '$2'), emphasis, '$1')
}

function fromLatex(text: string): string {
  if (!/[\\{~]/.test(text)) return text
  const letters = text
    .replace(accentInGroup, accented)
    .replace(accent, accented)
    .replace(/(?<=[\p{L}\p{N}])\\(?=log|max|min|sin|cos|exp)/gu, ' \\')
    .replace(/\\([A-Za-z]+)(?:\{\}|(?![A-Za-z]))/g, (found, name: string) => words.get(name) ?? found)
    .replace(/\\([&%#_])/g, '$1')
  return everywhere(ungrouped(letters), tie, ' ')
}

/** Groups, and commands that only say how their group looks, from the inside out, three deep. */
function ungrouped(text: string): string {
  let inner = text
  for (let depth = 0; depth < 3; depth++) inner = inner.replace(styled, '$1')
  return inner
}

const styled =
  /(?:\\(?:emph|ensuremath|mbox|text(?:bf|it|tt|sc|sf|rm|sl)?|math(?:rm|bf|it|sf|tt|cal)))?\{([\p{L}\p{N}&][^{},\\]{0,200})\}/gu
const accent = /\\(['`^"~=.])\s?(?:\{([A-Za-z])\}|([A-Za-z]))|\\([uvHckr])\{([A-Za-z])\}/g
const accentInGroup = new RegExp(String.raw`\{(?:${accent.source})\}`, 'g')
const combining: { readonly [mark: string]: string } = {
  ...{
    "'": '\u0301',
    '`': '\u0300',
    '^': '\u0302',
    '"': '\u0308',
    '~': '\u0303',
    '=': '\u0304',
    '.': '\u0307',
  },
  ...{ u: '\u0306', v: '\u030c', H: '\u030b', c: '\u0327', k: '\u0328', r: '\u030a' },
}

function accented(
  _: string,
  ...[mark, inGroup, bare, letterMark, letter]: readonly (string | undefined)[]
): string {
  return `${inGroup ?? bare ?? letter ?? ''}${combining[mark ?? letterMark ?? ''] ?? ''}`.normalize('NFC')
}

const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega'.split(
    ' ',
  )
const capitalGreek = 'Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega'.split(' ')
/** What a command without an argument prints. */
const words = new Map([
  ...greek.map((name, index) => [name, 'αβγδεζηθικλμνξοπρστυφχψω'[index] ?? ''] as const),
  ...capitalGreek.map((name, index) => [name, 'ΓΔΘΛΞΠΣΦΨΩ'[index] ?? ''] as const),
  ...['log', 'max', 'min', 'sin', 'cos', 'exp'].map((name) => [name, name] as const),
  ...[
    ['ss', 'ß'] as const,
    ['o', 'ø'] as const,
    ['O', 'Ø'] as const,
    ['l', 'ł'] as const,
    ['L', 'Ł'] as const,
  ],
  ...[['ae', 'æ'] as const, ['textendash', '–'] as const, ['textemdash', '—'] as const],
])

/** Replaces every match of a pattern that finds one. */
function everywhere(
  text: string,
  { source, flags }: RegExp,
  by: string | ((...match: string[]) => string),
): string {
  const pattern = new RegExp(source, `${flags}g`)
  return typeof by === 'string' ? text.replace(pattern, by) : text.replace(pattern, by)
}
