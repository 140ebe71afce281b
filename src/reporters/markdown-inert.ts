/**
 * Text from outside that means nothing to Markdown, on GitHub, GitLab or elsewhere. What could be a link, a mention, a
 * reference, a formula or HTML becomes a code span, in which nothing is looked for; what is copied from it stays the same.
 */

/** Words of letters, digits and the signs that have no meaning inside a line. */
const harmless = /^[\p{L}\p{M}\p{N}'’"“”(),.;?…–—+=/-]+:?$/u

/** What services make links of although it looks harmless: `GH-12`, what begins like a commit, a host. */
const reference = /gh-\d|(?<![\p{L}\p{N}])[0-9a-f]{7}|www\./iu

/** One line of text; spans between backticks stay what they are. Takes text that holds no line break. */
export function inertText(text: string): string {
  let result = ''
  for (const [piece, code] of text.matchAll(/`([^`]+)`|\s+|[^\s`]+|`/g)) {
    const isText = code === undefined && (piece.trim() === '' || isHarmless(piece))
    // Two spans that touch would be one, or none.
    result += isText ? piece : `${result.endsWith('`') ? ' ' : ''}${codeSpan(code ?? piece)}`
  }
  return result
}

function isHarmless(word: string): boolean {
  return harmless.test(word) && !reference.test(word)
}

/** Between backticks, more of them than stand together in the text. */
export function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const ticks = '`'.repeat(longest + 1)
  const isStripped = /^ .* $/.test(text) && text.trim() !== ''
  const padding = isStripped || /^`|`$/.test(text) ? ' ' : ''
  return `${ticks}${padding}${text || ' '}${padding}${ticks}`
}

/** Text inside an element of HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`*_[\]\\]/g, (character) => `&#${character.charCodeAt(0)};`)
}
