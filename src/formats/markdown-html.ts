/** Markdown's blocks as HTML in which everything stands on the line where it stands in the source; in linear time. */

import {
  addLine,
  closeContainers,
  finishBlock,
  openTable,
  put,
  putHeading,
  putRow,
  type State,
  startsTable,
  underline,
} from './markdown-blocks.ts'
import { referenceName } from './markdown-inline-writer.ts'
import { opensHtml } from './markdown-tags.ts'

const deepest = 60

/** HTML of as many lines as the Markdown has, and what kept some of it from being read. */
export interface Flattened {
  readonly html: string
  /** Was something nested too deeply to be followed? */
  readonly isTooDeep: boolean
  /** Line, counted from 1, of a comment that never ends and so hides all that follows. */
  readonly openComment: number | undefined
}

/** Flattens a document. */
export function markdownToHtml(text: string): Flattened {
  const source = text.split(/\r\n|\n|\r/)
  const state: State = {
    source,
    html: source.map(() => ''),
    references: referencesOf(source),
    nesting: { depth: 0, dropped: 0 },
    containers: [],
    lines: [],
    firstLine: 0,
    isRaw: false,
    fence: undefined,
    isComment: false,
    commentLine: 0,
    columns: 0,
    wasBlank: true,
    isTooDeep: false,
  }
  for (let line = 0; line < source.length; line++) readLine(state, line)
  finishBlock(state)
  closeContainers(state, 0, source.length - 1)
  return {
    html: state.html.join('\n'),
    isTooDeep: state.isTooDeep || state.nesting.dropped > 0,
    openComment: state.isComment ? state.commentLine + 1 : undefined,
  }
}

const definition = /^ {0,8}\[([^[\]^][^[\]]{0,200})\]: {0,8}<?([^\s<>]{1,2000})>?/

function referencesOf(source: readonly string[]): Map<string, string> {
  const references = new Map<string, string>()
  for (const line of source) {
    const found = definition.exec(line)
    const name = referenceName(found?.[1] ?? '')
    if (found && !references.has(name)) references.set(name, found[2] ?? '')
  }
  return references
}

function readLine(state: State, line: number): void {
  const text = withoutComments(state, line, (state.source[line] ?? '').replace(/^[\t ]+/, expandTabs))
  if (state.fence !== undefined) {
    readFenced(state, text)
    return
  }
  if (text.trim() === '') {
    readBlank(state)
    return
  }
  const { rest, matched } = enterContainers(state, text)
  const indent = rest.length - rest.trimStart().length
  const content = rest.trimStart()
  const starts = startsBlock(state, content, indent)
  if (matched < state.containers.length) {
    if (state.lines.length > 0 && !state.isRaw && !starts && !state.wasBlank) {
      addLine(state, line, content)
      return
    }
    finishBlock(state)
    closeContainers(state, matched, line)
  }
  state.wasBlank = false
  if (state.isRaw && state.lines.length > 0) {
    addLine(state, line, rest)
    return
  }
  readContent(state, line, content, indent)
}

function expandTabs(space: string): string {
  let columns = 0
  for (const sign of space) columns += sign === '\t' ? 4 - (columns % 4) : 1
  return ' '.repeat(columns)
}

/** A mark behind a backslash is text. */
const commentStart = /(?<!\\)<!--/
const commentEnd = /-->/

/** The line without what is inside comments, which may run over lines. */
function withoutComments(state: State, line: number, text: string): string {
  if (!state.isComment && (state.fence !== undefined || !text.includes('<!--'))) return text
  let rest = text
  let kept = ''
  while (rest !== '') {
    const { index = -1, 0: mark = '' } = (state.isComment ? commentEnd : commentStart).exec(rest) ?? {}
    if (!state.isComment) kept += index < 0 ? rest : rest.slice(0, index)
    if (index < 0) break
    rest = rest.slice(index + mark.length)
    state.isComment = !state.isComment
    state.commentLine = line
  }
  return kept
}

function readBlank(state: State): void {
  finishBlock(state)
  state.wasBlank = true
}

function readFenced(state: State, text: string): void {
  const trimmed = text.trim().replace(/^(?:> ?)+/, '')
  const fence = state.fence ?? ''
  if (trimmed.startsWith(fence) && trimmed.replaceAll(fence[0] ?? '', '') === '') state.fence = undefined
}

/** Goes into the open containers that the line continues; `rest` is what the innermost of them holds. */
function enterContainers(state: State, text: string): { rest: string; matched: number } {
  let rest = text
  let matched = 0
  for (const { kind, content } of state.containers) {
    if (kind === 'quote') {
      const mark = /^ {0,3}> ?/.exec(rest)?.[0]
      if (mark === undefined) break
      rest = rest.slice(mark.length)
    } else {
      if (rest.trimStart().length > rest.length - content) break
      rest = rest.slice(content)
    }
    matched++
  }
  return { rest, matched }
}

const bullet = /^(?:[-*+•‣▪]|\d{1,9}[.)])(?: {1,4}(?=\S)| +|(?=!?\[|<|\*\*)|$)/
const rule = /^(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$/
const atx = /^(#{1,6})(?:[ \t]+(.*)|(?<=##)(?=[\p{L}\p{N}[*<])(.*))?$/u

function startsBlock(state: State, content: string, indent: number): boolean {
  const found = bullet.exec(content)?.[0]
  if (found !== undefined && isItem(state, content, found, indent)) return true
  return /^(?:>|```|~~~)/.test(content) || atx.test(content) || rule.test(content) || opensHtml(content)
}

/** A bare number or hyphen inside a paragraph is rarely an item. */
function isItem({ lines, containers }: State, content: string, mark: string, indent: number): boolean {
  if (rule.test(content) || indent > 12) return false
  if (/^[-*+\d]/.test(mark) && !mark.endsWith(' ') && mark !== content)
    return /^[-+]/.test(mark) ? lines.length === 0 || containers.length > 0 : /^\d/.test(mark)
  if (lines.length === 0) return true
  if (mark === content) return false
  return !/^\d/.test(mark) || /^1[.)]/.test(mark) || containers.some(({ kind }) => kind === 'ol')
}

function readContent(state: State, line: number, text: string, indented: number): void {
  let content = text
  let indent = indented
  for (let found = openContainer(state, line, content, indent); found; ) {
    indent = found.rest.length - found.rest.trimStart().length
    content = found.rest.trimStart()
    found = openContainer(state, line, content, indent)
  }
  if (content === '') return
  const heading = atx.exec(content)
  const fence = /^(```+|~~~+)[^`]*$/.exec(content)?.[1]
  if (state.columns > 0) {
    if (!heading && !opensHtml(content)) {
      putRow(state, line, content, 'td')
      return
    }
    finishBlock(state)
  }
  if (heading) putHeading(state, line, heading[1] ?? '', heading[2] ?? heading[3] ?? '')
  else if (fence !== undefined) {
    finishBlock(state)
    state.fence = fence
  } else if (/^(?:=+|-+) *$/.test(content) && state.lines.length > 0 && !state.isRaw)
    underline(state, line, content)
  else if (rule.test(content)) {
    finishBlock(state)
    put(state, line, '<hr>')
  } else if (definition.test(content) && state.lines.length === 0) return
  else if (startsTable(state, line, content)) openTable(state, line, content)
  else {
    if (opensHtml(content) && !state.isRaw) {
      finishBlock(state)
      state.isRaw = true
    }
    addLine(state, line, content)
  }
}

/** Opens the quote or list item that the text begins with; gives what it holds. */
function openContainer(
  state: State,
  line: number,
  content: string,
  indent: number,
): { rest: string } | undefined {
  if (state.columns > 0 || state.isRaw) return undefined
  const quote = /^> ?/.exec(content)?.[0]
  const mark = quote ?? bullet.exec(content)?.[0]
  if (mark === undefined || (quote === undefined && !isItem(state, content, mark, indent))) return undefined
  finishBlock(state)
  if (state.containers.length >= deepest) {
    state.isTooDeep = true
    return { rest: content.replace(/^(?:(?:[-*+>]|\d{1,9}[.)])\s*)+/, '') }
  }
  const kind = quote !== undefined ? 'quote' : /^\d/.test(mark) ? 'ol' : 'ul'
  const width = mark === content ? 2 : mark.length
  state.containers.push({ kind, content: quote === undefined ? indent + width : 0 })
  put(state, line, kind === 'quote' ? '<blockquote>' : `<${kind}><li>`)
  return { rest: content.slice(mark.length) }
}
