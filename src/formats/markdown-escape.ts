/** Plain text and addresses as Markdown that reads back as the same text. */
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'

/** Text that means itself anywhere inside a line of Markdown. */
const harmless = /^(?!www\.)[\p{L}\p{N}\p{M} ,.;'"()?/+=%–—’-]*$/u

/** Text for a line: nothing in it is markup, a tag, an entity, a table border or a formula. */
export function escapeText(text: string): string {
  if (harmless.test(text)) return text
  const link = { type: 'link' as const, url: 'x', children: [{ type: 'text' as const, value: text }] }
  const written = toMarkdown(link, { extensions: [gfmToMarkdown()] }).slice(1, -5)
  return written.replace(/\\.|[|$<]/g, (found) => (found.length > 1 ? found : `\\${found}`))
}

/** An address for the parentheses of a link. */
export function escapeUrl(url: string): string {
  const link = { type: 'link' as const, url, children: [{ type: 'text' as const, value: 'x' }] }
  return /[()\\<>\s]/.test(url) ? toMarkdown(link).slice(4, -2) : url
}
