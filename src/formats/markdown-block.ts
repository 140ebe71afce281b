/** Managed blocks: the part of a hand-written Markdown file that stands between two marks. */
import type { Nodes } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import type { ManagedBlock } from './format.ts'
import { parseMarkdown } from './markdown-parse.ts'

/** The marks around a block of this name; what stands between them belongs to `survey`. */
function blockMarks(name: string): { readonly start: string; readonly end: string } {
  return { start: `<!-- from survey: ${name} -->`, end: '<!-- end -->' }
}

/** Where a block's content stands, marks excluded, and the headings above it; undefined when the file has no such block. Marks shown in code are none. */
export function findBlock(text: string, name: string): ManagedBlock | undefined {
  const { start, end } = blockMarks(name)
  for (
    let mark = text.lastIndexOf(start);
    mark >= 0;
    mark = mark === 0 ? -1 : text.lastIndexOf(start, mark - 1)
  ) {
    const content = { start: mark + start.length, end: text.indexOf(end, mark) }
    if (content.end < 0) continue
    // The content is our own and may be long; whole lines without code fences can be left out, the rest reads the same.
    const written = text.slice(content.start, content.end)
    const isOpaque = !/^\r?\n(?:.*\n)?$/s.test(written) || /^ *(?:```|~~~)/m.test(written)
    const rest = isOpaque ? text : `${text.slice(0, content.start)}\n${text.slice(content.end)}`
    // The parser does not count a byte order mark.
    const headings = headingsAbove(parseMarkdown(rest), mark - (text.startsWith('\ufeff') ? 1 : 0))
    if (headings) return { ...content, headings }
  }
  return undefined
}

/** The headings above a position, if an HTML comment of its own stands there. */
function headingsAbove(tree: Nodes, position: number): string[] | undefined {
  const headings: string[] = []
  let isFound = false
  const visit = (node: Nodes) => {
    const at = node.position?.start.offset ?? 0
    if (at > position) return
    if (node.type === 'heading') headings.push(plainText(node))
    else if (node.type === 'html') isFound ||= at === position
    else if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  return isFound ? headings : undefined
}
