/** Data files as whole entries with the comments that belong to them, which can be moved without changing a byte. */
import { type Block, commentsAbove } from './blocks.ts'
import type { Span } from './text.ts'
import { compareByCitekey } from './view.ts'

/** An entry with the comment lines directly above it and everything down to the next chunk. */
export interface Chunk {
  readonly citekey: string
  readonly text: string
}

/** A file taken apart: `head` (modeline, opening comments) and chunks; put together in order they are the file. */
export interface Chunks {
  readonly head: string
  readonly chunks: readonly Chunk[]
}

/** Takes a file apart at its entries, given in the order of the text. */
export function splitChunks(text: string, blocks: readonly Block[]): Chunks {
  const starts = blocks.map(({ span }, index) => chunkStart(text, span, index === 0))
  const chunks = blocks.map(({ citekey }, index) => ({
    citekey,
    text: text.slice(starts[index], starts[index + 1] ?? text.length),
  }))
  return { head: text.slice(0, starts[0] ?? text.length), chunks }
}

/** Puts a file together; an entry that ended the file without a line break gets one. */
export function joinChunks({ head, chunks }: Chunks): string {
  const newline = /\r\n/.test(head + (chunks[0]?.text ?? '')) ? '\r\n' : '\n'
  const complete = (text: string) => (text === '' || text.endsWith('\n') ? text : text + newline)
  return complete(head) + chunks.map((chunk) => complete(chunk.text)).join('')
}

/**
 * Puts a file together in the canonical spacing: one blank line between entries, the file's own line breaks throughout.
 * Where a scalar keeps the blank lines below it, they stay as they are.
 */
export function joinSpaced({ head, chunks }: Chunks): string {
  const newline = head.includes('\r\n') ? '\r\n' : '\n'
  const spaced = chunks.map(({ text }, index) => {
    const native = text.replaceAll(/\r?\n/g, newline)
    if (keepsBlankLines(text)) return native.endsWith('\n') ? native : native + newline
    return withoutBlankEnd(native) + newline + (index < chunks.length - 1 ? newline : '')
  })
  return head + spaced.join('')
}

/** May a block scalar with the keep indicator (`|+`) be in a piece of YAML? Blank lines below it are part of it. */
export function keepsBlankLines(text: string): boolean {
  return /[|>][1-9]?\+[1-9]?[ \t]*(?:#.*)?\r?$/m.test(text)
}

/** Not `trimEnd`: a no-break space is content. */
function withoutBlankEnd(text: string): string {
  let end = text.length
  while (end > 0 && ' \t\r\n'.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

/** The same file with its chunks in the order of citekeys. */
export function sortChunks({ head, chunks }: Chunks): Chunks {
  return { head, chunks: chunks.toSorted(compareByCitekey) }
}

/** Where the chunk of an entry begins: above the comments that belong to it. At the head of a file those down to a modeline do not. */
export function chunkStart(text: string, { start }: Span, isFirst: boolean): number {
  const comments = commentsAbove(text, start)
  const modeline = isFirst ? comments.lastIndexOf('yaml-language-server:') : -1
  return start - comments.length + (modeline < 0 ? 0 : comments.indexOf('\n', modeline) + 1)
}
