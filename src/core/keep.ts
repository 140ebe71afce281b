/** Fields that a person wants left as they are: those whose line bears a `# survey-keep` comment. */
import { Lexer } from 'yaml'
import { commentsAbove } from './blocks.ts'
import { fieldOrder } from './fields.ts'
import type { Field } from './paper.ts'
import type { Span } from './text.ts'

/**
 * The fields of the entry at `span` that no program may touch. `# survey-keep` after a value is about its field, after the
 * citekey about the whole entry; on a line of its own, in the entry or right above it, it names fields
 * (`# survey-keep: venue, doi`), which need not be there yet, or is about the whole entry.
 */
export function keptFields(text: string, { start, end }: Span): ReadonlySet<Field> {
  const newline = text.indexOf('\n', end)
  const head = text.lastIndexOf('\n', start - 1) + 1
  const entry = commentsAbove(text, head) + text.slice(head, newline < 0 ? text.length : newline)
  if (!entry.includes('survey-keep')) return new Set()
  return new Set(commentsIn(entry).flatMap(({ comment, at }) => fieldsOf(entry, comment, at)))
}

/** The comments of a piece of YAML; `#` inside a text is none. */
function commentsIn(entry: string): { readonly comment: string; readonly at: number }[] {
  const found: { comment: string; at: number }[] = []
  let before = ''
  let at = 0
  for (const token of new Lexer().lex(entry)) {
    /** Three tokens of the lexer are marks, which stand for no text; what follows one of them is a scalar. */
    const isMark = token === '\u0002' || token === '\u0018' || token === '\u001f'
    if (before !== '\u001f' && token.startsWith('#')) found.push({ comment: token, at })
    before = token
    if (!isMark) at += token.length
  }
  return found
}

function fieldsOf(entry: string, comment: string, at: number): readonly Field[] {
  const [isKeep, words = ''] = /^#\s*survey-keep\b:?([^\n]*)/.exec(comment) ?? []
  if (isKeep === undefined) return []
  const line = entry.slice(entry.lastIndexOf('\n', at - 1) + 1, at)
  if (line.trim() === '') {
    const named = fieldOrder.filter((field) => words.split(/[\s,]+/).includes(field))
    return named.length > 0 ? named : fieldOrder
  }
  // What is indented further is a part of a value, such as a family name.
  const indent = /\n([ ]+)(?=[A-Za-z"'])/.exec(entry)?.[1]?.length ?? 1
  const field = new RegExp(`\\n[ ]{${indent}}(["']?)([a-z]+)\\1[ ]*:(?=\\s)`, 'g')
  const above = [...entry.slice(0, at).matchAll(field)]
  const name = above.at(-1)?.[2]
  return name === undefined ? fieldOrder : fieldOrder.filter((field) => field === name)
}
