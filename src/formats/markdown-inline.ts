/** Inline Markdown as HTML of the same lines: links, images, emphasis, code; broken links are read as they were meant. */

import { emphasis, pairMarks, written } from './markdown-emphasis.ts'
import { closeBracket, openBracket } from './markdown-inline-links.ts'
import { copy, escapeHtml, keepLines, type References, take, type Writer } from './markdown-inline-writer.ts'
import { cleanTag, type Nesting } from './markdown-tags.ts'

/** What a stretch of inline Markdown depends on. */
interface Surroundings {
  readonly references: References
  readonly nesting: Nesting
}

/** HTML for a stretch of inline Markdown, with exactly the line breaks that the text has; in linear time. */
export function inlineHtml(text: string, { references, nesting }: Surroundings): string {
  const writer: Writer = {
    text,
    references,
    nesting,
    at: 0,
    out: [],
    marks: [],
    brackets: [],
    bare: [],
    open: [],
    isLoose: false,
  }
  while (writer.at < text.length) {
    const before = writer.at
    readers[text[before] ?? '']?.(writer)
    if (writer.at === before) plain(writer)
  }
  pairMarks(writer, 0)
  return (
    writer.out.map(written).join('') +
    writer.open
      .toReversed()
      .map((name) => `</${name}>`)
      .join('')
  )
}

const readers: Readonly<Record<string, (writer: Writer) => void>> = {
  '\\': escaped,
  '`': code,
  '<': angle,
  '[': (writer) => openBracket(writer, 1),
  '!': (writer) => writer.text[writer.at + 1] === '[' && openBracket(writer, 2),
  ']': closeBracket,
  '*': emphasis,
  _: emphasis,
  '~': (writer) => void take(writer, /~~/y),
  $: (writer) => copy(writer, /\$[^\s$](?:[^$\n]{0,200}[^\s$])?\$(?!\d)/y),
  '&': (writer) => copy(writer, /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z0-9]{1,31});/iy),
  h: address,
  ' ': (writer) => take(writer, / {2,}(?=\n)/y) !== undefined && writer.out.push('<br>'),
}

function plain(writer: Writer): void {
  if (!copy(writer, /[^\\`<[\]!*_~$h& ]+/y)) writer.out.push(escapeHtml(writer.text[writer.at++] ?? ''))
}

function escaped(writer: Writer): void {
  if (take(writer, /\\(?=\n)/y)) writer.out.push('<br>')
  else {
    const sign = take(writer, /\\([!-/:-@[-`{-~])/y)?.[1]
    if (sign) writer.out.push(sign === '&' ? '&amp;' : escapeHtml(sign))
  }
}

function code(writer: Writer): void {
  const fence = take(writer, /`+/y)?.[0] ?? ''
  const end = writer.endless?.has(fence.length) ? -1 : endOfCode(writer, fence)
  if (end < 0) {
    writer.endless = (writer.endless ?? new Set()).add(fence.length)
    writer.out.push(fence)
  } else {
    const inside = writer.text.slice(writer.at, end).replace(/&/g, '&amp;')
    writer.out.push(`<code>${escapeHtml(inside)}</code>`)
    writer.at = end + fence.length
  }
}

function endOfCode({ text, at }: Writer, fence: string): number {
  for (let end = text.indexOf(fence, at); end >= 0; end = text.indexOf(fence, end)) {
    let after = end
    while (text[after] === '`') after++
    if (after - end === fence.length) return end
    end = after
  }
  return -1
}

function angle(writer: Writer): void {
  const automatic = take(writer, /<(https?:\/\/[^\s<>]*)>/iy)?.[1]
  if (automatic) {
    linkTo(writer, automatic)
    return
  }
  if (take(writer, /<(?:script|style)\b[^<>]*>/iy)) {
    skipScript(writer)
    return
  }
  const tag = take(writer, /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*|\/)?>/iy)?.[0]
  if (tag) writer.out.push(keepLines(tag, cleanTag(tag, writer.open, writer.nesting)))
  else copy(writer, /</y)
}

/** What a script or a style sheet says is no text. */
function skipScript(writer: Writer): void {
  const end = writer.text.indexOf('</', writer.at)
  const skipped = writer.text.slice(writer.at, end < 0 ? writer.text.length : end)
  writer.out.push('\n'.repeat(skipped.split('\n').length - 1))
  writer.at += skipped.length
}

function linkTo(writer: Writer, url: string): void {
  writer.bare.push(writer.out.length)
  writer.out.push(`<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`)
}

function address(writer: Writer): void {
  if (/[\p{L}\p{N}]/u.test(writer.text[writer.at - 1] ?? '')) return
  const found = take(writer, /https?:\/\/[^\s<>"`|（）「」【】，。、]{3,2000}/y)?.[0]
  if (!found) return
  const url = withoutTail(found)
  writer.at -= found.length - url.length
  linkTo(writer, url)
}

/** An address in running text without the punctuation that belongs to the sentence. */
function withoutTail(url: string): string {
  let end = url.search(/[)\]]/) < 0 ? url.length : endOfBalanced(url)
  while (/[?!.,:;*_~'"\]\\]/.test(url[end - 1] ?? '')) end--
  return url.slice(0, end)
}

function endOfBalanced(url: string): number {
  let depth = 0
  for (let at = 0; at < url.length; at++) {
    if (url[at] === '(') depth++
    else if (url[at] === ')' && --depth < 0) return at
    else if (url[at] === ']' || url[at] === '[') return at
  }
  return url.length
}
