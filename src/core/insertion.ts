/** Where a new entry goes: which file, and where in it. */
import type { Block } from './blocks.ts'
import { chunkStart } from './chunks.ts'
import type { Edit, SourceFile } from './text.ts'
import { compareByCitekey } from './view.ts'

/** First line of a data file: where editors find its schema. */
export const papersModeline = '# yaml-language-server: $schema=../schema/papers.schema.json\n'

/**
 * The edit that puts a printed entry (ending in a newline) at its sorted place in a file; every other byte stays.
 * In a file that is not sorted it goes before the first entry that should follow it.
 */
export function insertion(
  file: SourceFile,
  blocks: readonly Block[],
  citekey: string,
  printed: string,
): Edit {
  const { path, text } = file
  const isSpaced = blocks.length < 2 || /\n\s*\n/.test(text.slice(blocks[0]?.span.end, blocks[1]?.span.start))
  const isWindows = text.includes('\r\n')
  const native = (added: string) => (isWindows ? added.replaceAll('\n', '\r\n') : added)
  const next = blocks.find((block) => compareByCitekey(block, { citekey }) > 0)
  if (next) {
    const start = chunkStart(text, next.span, next === blocks[0])
    return { path, span: { start, end: start }, text: native(printed + (isSpaced ? '\n' : '')) }
  }
  const end = text.length
  const newline = text === '' || text.endsWith('\n') ? '' : '\n'
  const blank = isSpaced && blocks.length > 0 && !/\n\r?\n$/.test(text) ? '\n' : ''
  return { path, span: { start: end, end }, text: native(newline + blank + printed) }
}
