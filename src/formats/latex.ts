/** Text as LaTeX: nothing in it is a command, and, unless Unicode is wanted, it is ASCII wherever LaTeX has a macro. */
import { Transform } from 'unicode2latex'
import { plainMacros } from './latex-macros.ts'

/** What `escapeLatex` may leave as it is. */
export interface LatexOptions {
  /** Keep every letter and escape only what LaTeX would act on. */
  readonly unicode?: boolean | undefined
}

/** Plain text as LaTeX that prints it and that BibTeX can hold: braces balance, and each macro has braces of its own. */
export function escapeLatex(text: string, { unicode = false }: LatexOptions = {}): string {
  // Invisible marks have no macro; without them accents stand on the letters before.
  const line = (unicode ? text : text.replace(/\p{Cf}/gu, '') || text)
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, (found) => (found === '\u00a0' ? found : ' '))
    .trim()
  if (harmless.test(line)) return line
  const translate = unicode ? (piece: string) => piece : translated
  const written = joined([...line.matchAll(cluster)].map(([piece]) => special(piece) ?? translate(piece)))
  // A title of nothing but emoji is better than no title.
  return written.trim() === '' ? line : written.replace(/ {2,}/g, ' ').trim()
}

/** Text in which LaTeX and BibTeX find nothing to act on, nor two characters that a font would join. */
const harmless = /^(?:[A-Za-z0-9 .:;()/?!+*=@]|,(?!,)|'(?!')|-(?!-))*$/
/** A word in Greek, a character with its accents, or one alone. */
const cluster = /[\p{Script=Greek}\p{M}]{2,}|[^\p{M}]?\p{M}+|[^\p{M}]/gu

/** What LaTeX would act on. The braces around each macro keep BibTeX from taking a title's begin for an accented letter. */
const specials: Readonly<Record<string, string>> = {
  '&': '{\\&}',
  '%': '{\\%}',
  '#': '{\\#}',
  $: '{\\$}',
  _: '{\\_}',
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  '\\': '{\\textbackslash}',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
  '<': '{$<$}',
  '>': '{$>$}',
  '|': '{\\textbar}',
  '`': '{\\textasciigrave}',
  '\u00a0': '~',
}

/** Characters for which the library has no macro, the wrong one, or one that reads back as something else. */
const own: Readonly<Record<string, string>> = {
  '‘': '`',
  '’': "'",
  ʼ: "'",
  '“': '``',
  '”': "''",
  '–': '--',
  '—': '---',
  '‐': '-',
  '‑': '-',
  '−': '{$-$}',
  '…': '{\\dots}',
  '′': "{$'$}",
  '§': '{\\textsection}',
  '¶': '{\\textparagraph}',
  '°': '{\\textdegree}',
  '·': '{\\textperiodcentered}',
  '•': '{\\textbullet}',
  ɛ: 'ɛ',
  ɣ: 'ɣ',
  '⅀': '⅀',
  '⅟': '⅟',
  '™': '{\\texttrademark}',
  θ: '{$\\theta$}',
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
}

/** The macro for what LaTeX would act on, with the accents that stand on it left as they are. */
function special(piece: string): string | undefined {
  const macro = specials[piece[0] ?? '']
  return macro && macro + piece.slice(1)
}

/** Joins pieces with `{}` between two that would melt into one dash or quotation mark. */
function joined(pieces: readonly string[]): string {
  let text = ''
  for (const piece of pieces) {
    const last = text.at(-1) ?? ''
    const melts =
      "-'`,".includes(piece[0] ?? ' ') && (last === piece[0] || (piece[0] === '`' && /[?!]/.test(last)))
    text += melts ? `{}${piece}` : piece
  }
  return text
}

const memory = new Map<string, string>()
let transform: Transform | undefined

function translated(piece: string): string {
  if (/^[\x20-\x7e]$/.test(piece)) return piece
  const known = own[piece] ?? memory.get(piece)
  if (known !== undefined) return known
  if (memory.size >= 10_000) memory.clear()
  const latex = asMacro(piece) ?? (/\p{Zs}/u.test(piece) ? ' ' : decoration.test(piece) ? '' : piece)
  memory.set(piece, latex)
  return latex
}

/** Emoji and invisible marks, which LaTeX's fonts do not have. */
const decoration = /^(?:\p{Extended_Pictographic}|\p{RI}|\p{EMod}|\p{Cf})\p{M}*$|^[\ufe00-\ufe0f\u20e3]+$/u

/** The macro for a character in braces, if it is one that everybody's LaTeX knows. */
function asMacro(piece: string): string | undefined {
  // The library tries every order of the accents on a letter; on anything else an accent is a mark of its own.
  if (piece.length > 5 || (/\p{M}/u.test(piece) && !/^\p{L}/u.test(piece))) return undefined
  transform ??= new Transform('bibtex')
  const latex = transform.tolatex(piece).replace(/\{\}$/, '')
  if (!/[\\$]/.test(latex) || /[^\x20-\x7e]/.test(latex)) return undefined
  const isUnfinished = /\\\\|\\(?:[bcdHkruv]|['`^"~=.])?$/.test(latex)
  const isWithoutGlyph = /\\mathbb\{[^A-Z]/.test(latex)
  // The library draws some forms of epsilon as the sign of set membership.
  if (isUnfinished || isWithoutGlyph || (latex === '$\\in$' && piece !== '∈')) return undefined
  // A lone Greek letter is a symbol; a word of them is text, which math would mangle.
  if (/\p{Script=Greek}/u.test(piece.normalize('NFKC')) && !/^\$\\[A-Za-z]+\$$/.test(latex)) return undefined
  const macros = latex.match(/\\[A-Za-z]+/g) ?? []
  return macros.every((macro) => plainMacros.has(macro.slice(1))) ? `{${latex}}` : undefined
}
