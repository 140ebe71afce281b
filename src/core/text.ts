/** Text and the places in it: source files, spans, edits, and how edits change text and nothing else. */

/** A file's path (relative to the survey's root, forward slashes) and its whole text. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** A half-open range of UTF-16 offsets, as `yaml` counts them. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A span of a file with the 1-based line and column where it starts. */
export interface Place extends Span {
  readonly path: string
  readonly line: number
  readonly column: number
}

/** A replacement of one span of one file. */
export interface Edit {
  readonly path: string
  readonly span: Span
  readonly text: string
}

/**
 * The text with every edit applied; every byte outside the spans stays.
 * @throws RangeError when two edits overlap or one lies outside the text.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let position = 0
  for (const { span, text: replacement } of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    if (span.start < position || span.end < span.start || span.end > text.length)
      throw new RangeError(`edit at ${span.start}-${span.end} overlaps another or lies outside the text`)
    result += text.slice(position, span.start) + replacement
    position = span.end
  }
  return result + text.slice(position)
}

/** Where a span of a file stands, in lines and columns. */
export function placeOf(file: SourceFile, span: Span): Place {
  const lines = lineStarts(file)
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle] ?? 0) <= span.start) low = middle
    else high = middle - 1
  }
  const { start, end } = span
  return { path: file.path, start, end, line: low + 1, column: start - (lines[low] ?? 0) + 1 }
}

/** The span of a 1-based line, without its line break. */
export function lineSpan(file: SourceFile, line: number): Span {
  const lines = lineStarts(file)
  const start = lines[line - 1] ?? file.text.length
  let end = lines[line] ?? file.text.length
  while (end > start && /[\r\n]/.test(file.text[end - 1] ?? '')) end--
  return { start, end }
}

/** The text of a 1-based line, without its line break. */
export function lineText(file: SourceFile, line: number): string {
  const lines = lineStarts(file)
  return file.text
    .slice(lines[line - 1] ?? file.text.length, lines[line] ?? file.text.length)
    .replace(/(?<![\r\n])[\r\n]+$/, '')
}

const known = new WeakMap<SourceFile, readonly number[]>()

function lineStarts(file: SourceFile): readonly number[] {
  const before = known.get(file)
  if (before) return before
  const starts = [0]
  for (let at = file.text.indexOf('\n'); at >= 0; at = file.text.indexOf('\n', at + 1)) starts.push(at + 1)
  known.set(file, starts)
  return starts
}
