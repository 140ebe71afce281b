/** Reads paper lists out of Markdown: every list item that links to something is a paper under its headings. */
import type { ListItem, Nodes, Paragraph, PhrasingContent, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toString as plainText } from 'mdast-util-to-string'
import { gfm } from 'micromark-extension-gfm'
import { parseDate } from '../core/date.ts'
import type { Diagnostic } from '../core/diagnostic.ts'
import type { Draft } from '../core/draft.ts'
import { readIdentifier } from '../core/identifier.ts'
import type { Paper } from '../core/paper.ts'
import { type Place, placeOf, type SourceFile } from '../core/text.ts'
import { parseVenue } from '../core/venue.ts'
import type { Imported } from './format.ts'

/** The syntax tree of GitHub's Markdown. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
}

/** Drafts of every list item with a web address in it, in order, and a warning for each that is not well formed. */
export function readMarkdown(file: SourceFile): Imported {
  const drafts: Draft[] = []
  const diagnostics: Diagnostic[] = []
  const headings: string[] = []
  const visit = (node: Nodes) => {
    if (node.type === 'heading') {
      headings.length = node.depth - 1
      headings[node.depth - 1] = plainText(node).trim()
    } else if (node.type === 'listItem') {
      const read = readItem(node, file)
      const path = headings.filter((title) => title)
      if (read) drafts.push({ ...read.draft, headings: path })
      if (read?.wrong) diagnostics.push(read.wrong)
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(parseMarkdown(file.text))
  return { drafts, diagnostics }
}

/** What an item says, in pieces: the words before, in and after its first link. */
interface Pieces {
  readonly before: string
  readonly label: string
  readonly url: string
  readonly after: string
}

function readItem(item: ListItem, file: SourceFile): { draft: Draft; wrong?: Diagnostic } | undefined {
  const paragraph = item.children.find((child): child is Paragraph => child.type === 'paragraph')
  const pieces = paragraph && piecesOf(paragraph.children)
  if (!pieces) return undefined
  const place = placeOf(file, {
    start: item.position?.start.offset ?? 0,
    end: paragraph.position?.end.offset ?? 0,
  })
  const bare = /^https?:/i.test(pieces.label) || pieces.label === ''
  const head = bare ? pieces.before.replace(/^\[/, '').replace(/\]?\s*\($/, '') : pieces.label
  const { title, date, venue, regular } = readHead(head)
  if (title === '') return undefined
  const markers = [...pieces.after.matchAll(/\p{Extended_Pictographic}\ufe0f?/gu)].map(([mark]) => mark)
  const draft: Draft = {
    fields: { title, ...(date && { date }), ...(venue && { venue }), ...readLink(pieces.url) },
    ...(markers.length > 0 && { markers }),
    from: place,
  }
  const rest = pieces.after.replace(/\p{Extended_Pictographic}|\ufe0f/gu, '').trim()
  const message = bare
    ? 'broken link: no title in brackets before the address'
    : rest === ')'
      ? 'one closing parenthesis too many after the link'
      : regular
        ? paragraph.children.some(spansLines)
          ? 'link text runs over two lines'
          : ''
        : 'date or venue is not written like the others'
  return message ? { draft, wrong: warning(message, place) } : { draft }
}

function piecesOf(children: readonly PhrasingContent[]): Pieces | undefined {
  const at = children.findIndex((child) => child.type === 'link' && /^https?:/i.test(child.url))
  const link = children[at]
  if (link?.type !== 'link') return undefined
  const words = (nodes: readonly PhrasingContent[]) => oneLine(nodes.map((node) => plainText(node)).join(''))
  return {
    before: words(children.slice(0, at)),
    label: words(link.children),
    url: link.url,
    after: words(children.slice(at + 1)),
  }
}

function spansLines(node: PhrasingContent): boolean {
  return node.type === 'link' && node.position?.start.line !== node.position?.end.line
}

/** `(2022, Mar) [NeurIPS 2022] Title`, as far as each part is there; `regular` is false where a bracket is missing or misplaced. */
function readHead(head: string): {
  title: string
  date: string | undefined
  venue: string | undefined
  regular: boolean
} {
  const dated = /^\(\s*([^()[\]]{4,20}?)\s*(\)\s*|(?=\[))/.exec(head)
  const date = dated ? parseDate(dated[1] ?? '') : undefined
  const undated = date && dated ? head.slice(dated[0].length) : head
  const leading = /^\[([^[\]]{2,80})\]\s*/.exec(undated)
  const first = leading && (date || parseVenue(leading[1] ?? '')) ? leading : undefined
  const rest = first ? undated.slice(first[0].length) : undated
  const trailing = first ? undefined : /\s*\[([^[\]]{2,80})\]$/.exec(rest)
  const last = trailing && parseVenue(trailing[1] ?? '') ? trailing : undefined
  const title = (last ? rest.slice(0, last.index) : rest).replace(/\s*\]$/, unbalanced(rest) ? '' : '$&')
  const written = first?.[1] ?? last?.[1]
  const regular = !last && (!date || Boolean(dated?.[2]))
  return { title: title.trim(), date, venue: written && (parseVenue(written)?.canonical ?? written), regular }
}

function unbalanced(text: string): boolean {
  return text.split(']').length > text.split('[').length
}

/** The field that a link belongs in: an identifier where it is one, else `url`. */
function readLink(url: string): Partial<Paper> {
  const identifier = readIdentifier(url)
  return identifier ? { [identifier.kind]: identifier.value } : { url }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function warning(message: string, place: Place): Diagnostic {
  return { rule: 'markdown', severity: 'warning', message, place }
}
