/** Hayagriva: the bibliography of a Typst document, in YAML. */
import { compareDiagnostics, type Diagnostic } from '../core/diagnostic.ts'
import { parseYaml, type TopPair, topPairs } from '../core/document.ts'
import type { Draft } from '../core/draft.ts'
import { placeOf, type SourceFile } from '../core/text.ts'
import type { Format, Imported } from './format.ts'
import { readHayagrivaEntry } from './hayagriva-entry.ts'
import { controlCharacters, oneLine } from './import.ts'

export const hayagriva: Format = {
  name: 'hayagriva',
  summary: 'The YAML bibliography of Typst documents.',
  extensions: ['.yaml', '.yml'],
  read,
}

const rule = 'hayagriva'

function read(file: SourceFile): Imported {
  const diagnostics: Diagnostic[] = [...controlCharacters(file, rule)]
  const report = (start: number, severity: Diagnostic['severity'], message: string) => {
    diagnostics.push({
      rule,
      severity,
      message: oneLine(message),
      place: placeOf(file, { start, end: start }),
    })
  }
  const pairs = pairsOf(file, report)
  const drafts = pairs.flatMap(({ key, value, span }): Draft[] => {
    const read = readHayagrivaEntry(key, value, placeOf(file, span))
    if (!read) report(span.start, 'error', `entry \`${key}\` has no title`)
    for (const sentence of read?.refused ?? []) report(span.start, 'warning', `\`${key}\`: ${sentence}`)
    return read ? [read.draft] : []
  })
  return { drafts, diagnostics: diagnostics.toSorted(compareDiagnostics) }
}

/** Nodes of YAML take some thirty times the room of their text. */
const longest = 20_000_000

/** The entries of a file; what is wrong with its YAML is reported, and the entries before that are read. */
function pairsOf(
  file: SourceFile,
  report: (start: number, severity: Diagnostic['severity'], message: string) => void,
): readonly TopPair[] {
  if (file.text.length > longest) {
    report(0, 'error', 'file is too large to be read as YAML; split it')
    return []
  }
  try {
    // As text, or an id such as 2303.03910 would lose its last digit.
    const document = parseYaml(file.text, 'failsafe')
    for (const { message, pos } of document.errors)
      report(pos[0], 'error', `not valid YAML: ${message.split('\n')[0]}`)
    const pairs = topPairs(document)
    if (!pairs || pairs.length === 0)
      report(0, 'error', 'no Hayagriva entry in this file; each is a key with fields below it')
    return pairs ?? []
  } catch (error) {
    // Nested too deeply, or aliases that lead nowhere or would fill the memory.
    if (error instanceof RangeError) report(0, 'error', 'YAML is nested too deeply to be read')
    else if (error instanceof ReferenceError || isAboutAnchor(error))
      report(0, 'error', `not valid YAML: ${error.message}`)
    else throw error
    return []
  }
}

/** An anchor inside a key is only looked at when the key is made text. */
function isAboutAnchor(error: unknown): error is Error {
  return error instanceof Error && error.message.startsWith('Anchor must not')
}
