/** What stays of a diagnostic when lines move: the rule, the entry, and the text that it is about. */
import type { Diagnostic } from './diagnostic.ts'
import { lineSpan, type Place, type SourceFile } from './text.ts'

/** Independent of line numbers, of other entries, of the order of a file, and of which file an entry is in. */
export interface Fingerprint {
  readonly rule: string
  /** Empty for what is about no entry. */
  readonly citekey: string
  /** The text at the place, without quotes and with single spaces; for a whole entry its citekey. */
  readonly value: string
}

/** The fingerprint of one diagnostic; a file that is not among `files` gives it no value. */
export function fingerprint(
  { rule, citekey = '', place }: Diagnostic,
  files: ReadonlyMap<string, SourceFile>,
): Fingerprint {
  const file = files.get(place.path)
  if (!file) return { rule, citekey, value: '' }
  const value = normalised(file.text.slice(place.start, place.end)) || normalised(lineAround(place, file))
  const isWholeEntry = citekey !== '' && value.startsWith(`${normalised(citekey)}:`)
  return { rule, citekey, value: isWholeEntry ? citekey : value }
}

/** A string for each diagnostic, in their order: `rule:citekey:hash`, and `:2`, `:3` … after one that came before. */
export function fingerprints(
  diagnostics: readonly Diagnostic[],
  files: ReadonlyMap<string, SourceFile>,
): string[] {
  const counts = new Map<string, number>()
  return diagnostics.map((diagnostic) => {
    const { rule, citekey, value } = fingerprint(diagnostic, files)
    const text = `${rule}:${citekey}:${hashText(value)}`
    const count = (counts.get(text) ?? 0) + 1
    counts.set(text, count)
    return count === 1 ? text : `${text}:${count}`
  })
}

/** The line of a place that holds nothing; of a line as long as a file only the beginning. */
function lineAround({ line }: Place, file: SourceFile): string {
  const { start, end } = lineSpan(file, line)
  return file.text.slice(start, Math.min(end, start + 1000))
}

/** However a value is quoted or wrapped, it stays the same. */
function normalised(source: string): string {
  return source
    .replace(/^[|>][-+0-9]*(?=\s)/, '')
    .replace(/['"\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Sixteen hexadecimal digits that differ for different texts, the same on every machine; no defence against malice. */
export function hashText(text: string): string {
  let high = 0x811c9dc5
  let low = 0x050c5d1f
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 0x01000193)
    low = Math.imul(low ^ code, 0x5f356495)
    low ^= low >>> 15
  }
  return [high, low].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}
