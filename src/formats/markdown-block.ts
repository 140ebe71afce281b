/** Managed blocks: the part of a hand-written Markdown file that stands between two marks. */
import type { Nodes } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import type { Span } from '../core/text.ts'
import type { ManagedBlock } from './format.ts'
import { parseMarkdown } from './markdown-read.ts'

/** The marks around a block of this name; what stands between them belongs to `survey`. */
export function blockMarks(name: string): { readonly start: string; readonly end: string } {
  return { start: `<!-- from survey: ${name} -->`, end: '<!-- end -->' }
}

/** Where a block's content stands, marks excluded, and the headings above it; undefined when the file has no such block. Marks shown in code are none. */
export function findBlock(text: string, name: string): ManagedBlock | undefined {
  const marks = blockMarks(name)
  const headings: string[] = []
  let start: number | undefined
  let content: Span | undefined
  const visit = (node: Nodes) => {
    if (content) return
    if (node.type === 'heading' && start === undefined) headings.push(plainText(node))
    const at = node.position?.start.offset ?? 0
    if (node.type === 'html' && start === undefined && node.value.trimEnd() === marks.start)
      start = at + marks.start.length
    else if (node.type === 'html' && start !== undefined && node.value.startsWith(marks.end))
      content = { start, end: at }
    else if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(parseMarkdown(text))
  return content && { ...content, headings }
}
