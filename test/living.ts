/**
 * Living documents: Markdown files whose examples the program itself fills in. A test renews what the program owns and
 * compares the whole file; `npx vitest run -u` writes it. Read the difference before you commit it.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { expect } from 'vitest'

/** A fenced block at the top level of a document: ```` ```info ```` and its body, which ends in a newline or is empty. */
export interface Fence {
  /** What stands after the backticks: `yaml`, `yaml fixed`, `console`. */
  readonly info: string
  readonly body: string
}

/** A file of the project, by its path from the root: `src/rules/README.md`. */
export function projectFile(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url))
}

/** Fails unless `renew` leaves the document at `path` (from the project's root) as it is; `-u` writes what it gives. */
export async function expectCurrent(path: string, renew: (text: string) => string): Promise<void> {
  const file = projectFile(path)
  await expect(renew(readFileSync(file, 'utf8'))).toMatchFileSnapshot(file)
}

/** Puts what `content` gives for each name X between `<!-- from X -->` and `<!-- end -->`; undefined leaves a block alone. */
export function renewBlocks(text: string, content: (name: string) => string | undefined): string {
  const marks = blocksOf(text, 'html').flatMap(({ node, start, end }) => {
    const [, name, isEnd] = /^<!-- (?:from ([^>]+)|(end)) -->$/.exec(node.value) ?? []
    return name || isEnd ? [{ name, start, end }] : []
  })
  const edits = marks.flatMap(({ name, end: start }, index) => {
    if (!name) return []
    const closing = marks[index + 1]
    if (!closing || closing.name) throw new Error(`<!-- from ${name} --> has no <!-- end -->`)
    const fresh = content(name)
    return fresh === undefined ? [] : [{ start, end: closing.start, text: `\n${fresh.trim()}\n` }]
  })
  return replaceAll(text, edits)
}

/** Gives each fence the body that `renew` returns for it; undefined leaves it alone. `previous` holds renewed bodies. */
export function renewFences(
  text: string,
  renew: (fence: Fence, previous: readonly Fence[]) => string | undefined,
): string {
  const previous: Fence[] = []
  const edits = blocksOf(text, 'code').flatMap(({ node, start, end }) => {
    if (!/^(?:`|~)/.test(text.slice(start, end))) return []
    const info = [node.lang, node.meta].filter(Boolean).join(' ')
    const before = node.value === '' ? '' : `${node.value}\n`
    const body = renew({ info, body: before }, previous)
    previous.push({ info, body: body ?? before })
    return body === undefined ? [] : [{ start, end, text: printFence({ info, body }) }]
  })
  return replaceAll(text, edits)
}

/** A Markdown table; `|` and line breaks in cells are made harmless. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/\|/g, '\\|').replace(/\s+/g, ' ')).join(' | ')} |\n`
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('')
}

/** The nodes of one type at the top level of a document, with their offsets. */
function blocksOf<Type extends 'code' | 'html'>(text: string, type: Type) {
  return fromMarkdown(text).children.flatMap((node) => {
    if (node.type !== type) return []
    const start = node.position?.start.offset ?? 0
    return [
      { node: node as Extract<typeof node, { type: Type }>, start, end: node.position?.end.offset ?? 0 },
    ]
  })
}

/** A fence with as many backticks as its body needs. */
function printFence({ info, body }: Fence): string {
  const runs = (body.match(/^ {0,3}`{3,}/gm) ?? []).map((run) => run.trim().length + 1)
  const ticks = '`'.repeat(Math.max(3, ...runs))
  return `${ticks}${info}\n${body === '' || body.endsWith('\n') ? body : `${body}\n`}${ticks}`
}

function replaceAll(text: string, edits: readonly { start: number; end: number; text: string }[]): string {
  let result = ''
  let position = 0
  for (const edit of edits) {
    result += text.slice(position, edit.start) + edit.text
    position = edit.end
  }
  return result + text.slice(position)
}
