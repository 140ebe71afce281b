/** Raw HTML in Markdown: the few tags that say something about papers, with the few attributes that matter. */
import { escapeHtml } from './markdown-inline-writer.ts'

const formatting = new Set('a b strong i em u ins code'.split(' '))
const structure = new Set(
  (
    'p div center details summary ul ol li table thead tbody tr td th h1 h2 h3 h4 h5 h6 ' +
    'blockquote pre dl dt dd section article'
  ).split(' '),
)
/** Tags that open a block of HTML at the beginning of a line. */
const blockTag =
  /^<\/?(?:p|div|center|details|summary|ul|ol|li|table|thead|tbody|tr|td|th|h[1-6]|blockquote|pre|dl|dt|dd|section|article|hr|head|body|html|style|script|picture|figure|main|header|footer|nav|iframe|form)(?=[\s/>]|$)/i

/** Does a line begin a block of HTML, in which Markdown's blocks mean nothing until an empty line? */
export function opensHtml(line: string): boolean {
  return blockTag.test(line)
}

/** Tags that a page may nest without end, so that their depth is counted. */
const nesting = new Set('div center details summary ul ol table blockquote section article dl'.split(' '))
const deepest = 100

/** How deep raw HTML is nested so far. */
export interface Nesting {
  depth: number
  /** Opening tags that were left out, so that their closing tags are left out too. */
  dropped: number
}

/**
 * A tag as the reader of the tree needs it: unknown ones vanish, attributes are only `href`, `src`, `alt`, `rowspan` and
 * `colspan`. `open` is the list of formatting tags not yet closed, which is kept up to date.
 */
export function cleanTag(tag: string, open: string[], nested: Nesting): string {
  const name = /^<\/?([a-z][a-z0-9]*)/i.exec(tag)?.[1]?.toLowerCase() ?? ''
  if (name === 'br' || name === 'hr') return `<${name}>`
  if (name === 'img') return `<img${attributes(tag, ['alt', 'src'])}>`
  if (nesting.has(name) && !mayNest(tag, nested)) return ''
  if (structure.has(name)) {
    return tag.startsWith('</') ? `</${name}>` : `<${name}${attributes(tag, ['rowspan', 'colspan'])}>`
  }
  if (!formatting.has(name)) return ''
  if (!tag.startsWith('</')) {
    if (tag.endsWith('/>') || open.length > 50) return ''
    open.push(name)
    return `<${name}${name === 'a' ? attributes(tag, ['href']) : ''}>`
  }
  const at = open.lastIndexOf(name)
  if (at < 0) return ''
  open.splice(at, 1)
  return `</${name}>`
}

function mayNest(tag: string, nested: Nesting): boolean {
  if (tag.startsWith('</')) {
    const wasDropped = nested.dropped > 0
    if (wasDropped) nested.dropped--
    else nested.depth = Math.max(0, nested.depth - 1)
    return !wasDropped
  }
  const isDropped = nested.depth >= deepest
  if (isDropped) nested.dropped++
  else nested.depth++
  return !isDropped
}

function attributes(tag: string, names: readonly string[]): string {
  return names
    .map((name) => {
      const found = new RegExp(`\\s${name}\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
        tag,
      )
      const value = found?.[1] ?? found?.[2] ?? found?.[3]
      return value === undefined ? '' : ` ${name}="${escapeHtml(value)}"`
    })
    .join('')
}
