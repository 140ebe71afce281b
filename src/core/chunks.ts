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

/** The same file with its chunks in the order of citekeys. */
export function sortChunks({ head, chunks }: Chunks): Chunks {
  return { head, chunks: chunks.toSorted(compareByCitekey) }
}

/** Where the chunk of an entry begins: above its comments. At the head of a file a modeline and what is above it stay. */
function chunkStart(text: string, span: Span, isFirst: boolean): number {
  const comments = commentsAbove(text, span.start)
  const start = span.start - comments.length
  if (!isFirst || start > 0) return start
  const modeline = comments.lastIndexOf('yaml-language-server:')
  return modeline < 0 ? start : comments.indexOf('\n', modeline) + 1
}
