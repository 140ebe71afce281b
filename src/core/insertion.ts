/** Where a new entry goes: which file, and where in it. */
import type { Block } from './blocks.ts'
import { chunkStart, keepsBlankLines } from './chunks.ts'
import { UserError } from './error.ts'
import type { Edit, SourceFile } from './text.ts'
import { compareByCitekey } from './view.ts'

/** First line of a data file: where editors find its schema. */
export const papersModeline = '# yaml-language-server: $schema=../schema/papers.schema.json\n'
/** First line of a manifest, likewise. */
export const manifestModeline = '# yaml-language-server: $schema=schema/survey.schema.json\n'

/**
 * The edit that puts a printed entry (ending in a newline) at its sorted place in a file; every other byte stays.
 * In a file that is not sorted it goes before the first entry that should follow it.
 * @throws UserError when the file is not in block style, so that no entry can be put between its lines.
 */
export function insertion(
  file: SourceFile,
  blocks: readonly Block[],
  citekey: string,
  printed: string,
): Edit {
  const { path, text } = file
  if (!isBlockStyle(text, blocks))
    throw new UserError(`no entry can be inserted in ${path}`, {
      hint: 'Write its entries in block style, each as `citekey:` at the start of a line.',
    })
  const isSpaced = isSpacedOut(text, blocks)
  const isWindows = text.includes('\r\n')
  const native = (added: string) => (isWindows ? added.replaceAll('\n', '\r\n') : added)
  const next = blocks.find((block) => compareByCitekey(block, { citekey }) > 0)
  if (next) {
    const start = chunkStart(text, next.span, next === blocks[0])
    return { path, span: { start, end: start }, text: native(printed + (isSpaced ? '\n' : '')) }
  }
  const end = text.length
  const newline = text === '' || text.endsWith('\n') ? '' : '\n'
  const isApart = /\n[ \t]*\r?\n$/.test(text) || keepsBlankLines(text.slice(blocks.at(-1)?.span.start ?? end))
  const blank = isSpaced && text !== '' && !isApart ? '\n' : ''
  return { path, span: { start: end, end }, text: native(newline + blank + printed) }
}

/** Does every entry begin a line, and can another follow the last? */
function isBlockStyle(text: string, blocks: readonly Block[]): boolean {
  if (/^\.\.\.(?:\s|$)/m.test(text)) return false
  if (blocks.length === 0) return text.split('\n').every((line) => /^(?:[#%].*|---)?$/.test(line.trim()))
  return blocks.every(({ span: { start } }) => start === 0 || '\n\ufeff'.includes(text.charAt(start - 1)))
}

/** Is there a blank line between the first two entries? */
function isSpacedOut(text: string, [first, second]: readonly Block[]): boolean {
  if (!first || !second) return true
  return /\n[ \t]*\r?\n$/.test(text.slice(first.span.start, chunkStart(text, second.span, false)))
}
