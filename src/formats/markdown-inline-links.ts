/** Links and images in inline Markdown: brackets, labels and addresses, also those that are slightly broken. */
import { pairMarks } from './markdown-emphasis.ts'
import {
  type Bracket,
  escapeHtml,
  keepLines,
  referenceName,
  take,
  type Writer,
} from './markdown-inline-writer.ts'

export function openBracket(writer: Writer, length: 1 | 2): void {
  const { brackets, out, marks } = writer
  brackets.push({
    from: writer.at + length,
    out: out.length,
    marks: marks.length,
    isImage: length === 2,
    isActive: true,
  })
  out.push(length === 2 ? '![' : '[')
  writer.at += length
}

export function closeBracket(writer: Writer): void {
  const bracket = writer.brackets.pop()
  const label = bracket ? writer.text.slice(bracket.from, Math.min(writer.at, bracket.from + 1000)) : ''
  const start = writer.at++
  const url = bracket?.isActive ? destination(writer, label) : undefined
  if (!bracket || url === undefined) {
    writer.out.push(']')
    return
  }
  if (bracket.isImage) closeImage(writer, bracket, url, start)
  else closeLink(writer, bracket, url)
  const lines = writer.text.slice(start, writer.at).split('\n').length - 1
  if (lines > 0) writer.out.push('\n'.repeat(lines))
}

function closeLink(writer: Writer, bracket: Bracket, url: string): void {
  pairMarks(writer, bracket.marks)
  writer.out[bracket.out] = `<a href="${escapeHtml(url)}"${writer.isLoose ? ' class="loose"' : ''}>`
  while ((writer.bare.at(-1) ?? -1) > bracket.out) {
    const at = writer.bare.pop() ?? 0
    writer.out[at] = String(writer.out[at]).replace(/<[^<>]*>/g, '')
  }
  writer.out.push('</a>')
  for (const outer of writer.brackets) if (!outer.isImage) outer.isActive = false
}

function closeImage(writer: Writer, bracket: Bracket, url: string, end: number): void {
  const alt = writer.text.slice(bracket.from, end)
  writer.out.length = bracket.out
  writer.marks.length = bracket.marks
  while ((writer.bare.at(-1) ?? -1) >= bracket.out) writer.bare.pop()
  writer.out.push(keepLines(alt, `<img alt="${escapeHtml(alt)}" src="${escapeHtml(url)}">`))
}

/** The address after a label: `(address "title")`, `[reference]`, or the label itself as a reference. */
function destination(writer: Writer, label: string): string | undefined {
  const from = writer.at
  const inParentheses = parenthesised(writer)
  if (inParentheses !== undefined) return inParentheses
  writer.at = from
  const name = take(writer, /\[([^[\]]{0,200})\]/y)?.[1]
  const url = writer.references.get(referenceName(name?.trim() ? name : label))
  if (url === undefined) writer.at = from
  return url
}

function parenthesised(writer: Writer): string | undefined {
  // A space before the address is a slip that many lists have.
  writer.isLoose = writer.text[writer.at] === ' '
  if (!take(writer, /\((?:\s{0,20}(?=\S))?/y) && !take(writer, / {1,3}\((?=https?:)/y)) return undefined
  const pointed = take(writer, /<([^<>\n]{0,2000})>\s{0,20}(?:"[^"\n]{0,200}"\s{0,20})?\)/y)?.[1]
  if (pointed !== undefined) return pointed
  const nested = take(writer, /\[[^\]\n]{0,1000}\]\((\S{1,1000}?)\)\s{0,5}\)?/y)?.[1]
  if (nested) return nested
  const start = writer.at
  const url = balanced(writer)
  if (take(writer, /\s{0,20}(?:"[^"]{0,300}"|'[^'\n]{0,300}')?\s{0,20}\)/y)) return url
  // Without its end, or with spaces inside: what was meant is plain when it stands on one line.
  const loose = take(writer, /[^()\n[\]]{0,200}\)/y)?.[0]
  if (loose !== undefined) return writer.text.slice(start, writer.at - 1).trim()
  return /^https?:/i.test(url) && take(writer, /[ \t]{0,20}(?=\n|$)/y) ? url : undefined
}

/** The characters up to a space or the parenthesis that closes. */
function balanced(writer: Writer): string {
  const start = writer.at
  let depth = 0
  for (; writer.at < writer.text.length && writer.at - start < 4000; writer.at++) {
    const sign = writer.text[writer.at] ?? ''
    if (/\s/.test(sign)) break
    if (sign === '(' && ++depth > 8) break
    if (sign === ')' && --depth < 0) break
  }
  return writer.text.slice(start, writer.at).replace(/\\(?=[!-/:-@[-`{-~])/g, '')
}
