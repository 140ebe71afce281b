/** Showing what a command would change, as a unified diff. */
import { createTwoFilesPatch } from 'diff'
import { visible } from '../core/visible.ts'
import type { Output } from './command.ts'

/**
 * The difference between two texts of a file, coloured where colours are; at most `limit` lines. Whole and in a pipe, it
 * is what `git apply` takes in the working directory; `before` is undefined for a file that is not there yet.
 */
export async function formatPatch(
  output: Output,
  path: string,
  before: string | undefined,
  after: string,
  limit = Number.POSITIVE_INFINITY,
): Promise<string> {
  const paint = await output.paint()
  const from = before === undefined ? '/dev/null' : `a/${path}`
  const patch = createTwoFilesPatch(from, `b/${path}`, before ?? '', after, '', '', { context: 2 })
  const lines = patch
    .slice(patch.indexOf('--- '))
    .split('\n')
    .filter((line, index, all) => line !== '' || index < all.length - 1)
  const shown = lines.slice(0, limit).map((line) => {
    const text = output.isTerminal ? visible(line) : line
    if (line.startsWith('+')) return paint.green(text)
    if (line.startsWith('-')) return paint.red(text)
    return line.startsWith('@@') ? paint.cyan(text) : text
  })
  const rest = lines.length - limit
  return `${[...shown, ...(rest > 0 ? [`… and ${rest} more lines`] : [])].join('\n')}\n`
}
