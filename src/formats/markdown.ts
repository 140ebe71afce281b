/** Markdown: paper lists as people read them on a repository's front page. */
import type { Format } from './format.ts'
import { findBlock } from './markdown-block.ts'
import { readMarkdown } from './markdown-read.ts'
import { ownMark, writeMarkdown } from './markdown-write.ts'

export const markdown: Format = {
  name: 'markdown',
  summary: 'Paper lists for a README: nested list, tables or counts.',
  extensions: ['.md', '.markdown'],
  read: readMarkdown,
  write: writeMarkdown,
  owns: (text) => text.startsWith(ownMark),
  findBlock,
}
