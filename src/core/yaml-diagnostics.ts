/** What is wrong with a file as YAML: merge conflicts, keys that stand twice, and what the parser did not understand. */
import { type Document, isAlias, visit, type YAMLError } from 'yaml'
import { conflicts, wholeConflicts } from './conflict.ts'
import type { Diagnostic } from './diagnostic.ts'
import { rangeOf } from './document.ts'
import { duplicateKey, type FileKind } from './duplicate-key.ts'
import { placeOf, type SourceFile, type Span } from './text.ts'
import { yamlMessage } from './yaml-message.ts'

/** What is wrong, each with its place; an empty list means that the file's values can be trusted. */
export function yamlDiagnostics(
  file: SourceFile,
  document: Document.Parsed,
  kind: FileKind = 'papers',
): Diagnostic[] {
  const ofConflicts = conflictDiagnostics(file, document.errors.length > 0)
  if (ofConflicts.length > 0) return ofConflicts
  const tooDeep = document.errors.find(({ message }) => /call stack/i.test(message))
  if (tooDeep) {
    const [start] = tooDeep.pos
    return [problem(file, { start, end: start }, 'nested too deeply to be read; flatten it')]
  }
  const errors = parserDiagnostics(file, document, kind)
  return errors.length > 0 ? errors : forbiddenNodes(file, document)
}

/** One for each merge conflict. Where the file is no YAML, what is left of one counts too. */
export function conflictDiagnostics(file: SourceFile, isBroken: boolean): Diagnostic[] {
  const found = isBroken ? conflicts(file.text) : wholeConflicts(file.text)
  return found.map(({ span, hasBase }) => ({
    ...problem(
      file,
      span,
      `merge conflict left in the file; keep one side and delete the markers${hasBase ? ', and what stands between `|||||||` and `=======`' : ''}`,
    ),
    rule: 'conflict-marker',
  }))
}

/** What the parser says, without what only follows from what it said of the line before. */
function parserDiagnostics(file: SourceFile, document: Document.Parsed, kind: FileKind): Diagnostic[] {
  const found: Diagnostic[] = []
  let last = -1
  for (const error of [...document.errors, ...document.warnings]) {
    const [start, end] = error.pos
    const duplicate = error.code === 'DUPLICATE_KEY' && duplicateKey(file, document, start, kind)
    if (duplicate) {
      found.push(duplicate)
      continue
    }
    const { line } = placeOf(file, { start, end })
    const isConsequence = last >= 0 && line >= last && line <= last + 1
    last = line
    if (!isConsequence) found.push(openQuote(file, document, error) ?? complaint(file, error))
  }
  return found
}

function complaint(file: SourceFile, { code, message, pos: [start, end] }: YAMLError): Diagnostic {
  const span = { start, end: Math.max(start, end) }
  return problem(file, span, yamlMessage(code, message, file.text, start))
}

/** A quote that nobody closed is complained of where the text ends, or where the next quote has closed it. */
function openQuote(
  file: SourceFile,
  document: Document.Parsed,
  { message, pos: [offset] }: YAMLError,
): Diagnostic | undefined {
  if (!/^missing closing ["']quote|at node end/i.test(message)) return undefined
  let text: Span | undefined
  visit(document, {
    Scalar(_, node) {
      const [start, end] = rangeOf(node) ?? []
      const isQuoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE'
      if (isQuoted && start !== undefined && end !== undefined && end <= offset) text = { start, end }
    },
  })
  const isLong = text && file.text.slice(text.start, text.end).includes('\n')
  if (!text || !(isLong || message.startsWith('M'))) return undefined
  const quote = file.text.charAt(text.start)
  const span = { start: text.start, end: text.start + 1 }
  return problem(
    file,
    span,
    `a text that begins with \`${quote}\` does not end with one; put the quote where it ends`,
  )
}

function forbiddenNodes(file: SourceFile, document: Document.Parsed): Diagnostic[] {
  const found: Diagnostic[] = []
  visit(document, (_key, node) => {
    const what = isAlias(node)
      ? 'alias'
      : (node as { anchor?: string })?.anchor
        ? 'anchor'
        : (node as { tag?: string })?.tag
          ? 'tag'
          : ''
    const range = rangeOf(node)
    if (!what || !range) return undefined
    const message = `unexpected YAML ${what}; write the value out, or put the text in quotes`
    found.push(problem(file, { start: range[0], end: range[1] }, message))
    return visit.BREAK
  })
  return found
}

function problem(file: SourceFile, span: Span, message: string): Diagnostic {
  return { rule: 'yaml', severity: 'error', message, place: placeOf(file, span) }
}
