/** The fields of one BibTeX entry, and which of them have already gone somewhere. */

import { fullName } from '../core/name.ts'
import type { Field } from './bibtex-fields.ts'
import { plainAddress, plainText, readNames } from './bibtex-value.ts'

export interface FieldSet {
  readonly type: string
  readonly key: string
  readonly names: readonly string[]
  /** A field's LaTeX; empty where there is none. */
  value(name: string): string
  /** The same, and it has gone somewhere. */
  use(name: string): string
  isUsed(name: string): boolean
}

/** The fields of an entry, none of them used. */
export function fieldSet(type: string, key: string, fields: ReadonlyMap<string, Field>): FieldSet {
  const used = new Set<string>()
  const value = (name: string) => fields.get(name)?.value ?? ''
  return {
    type,
    key,
    names: [...fields.keys()],
    value,
    use(name) {
      used.add(name)
      return value(name)
    },
    isUsed: (name) => used.has(name),
  }
}

/** A field's LaTeX as the text to keep: addresses as they are, people as `Given Family`, all else as it prints. */
export function textOf(name: string, latex: string): string {
  if (/^(?:pdf|ee|biburl|adsurl|[a-z-]*url|doi|eprint|link)$/.test(name)) return plainAddress(latex)
  if (!people.test(name)) return plainText(latex)
  const { authors, others } = readNames(latex)
  return [...authors.map(fullName), ...(others ? ['others'] : [])].join('; ')
}

const people =
  /^(?:editor[abc]?|translator|bookauthor|annotator|commentator|introduction|foreword|afterword|holder|shortauthor|shorteditor|(?:exec)?producer|director|narrator)$/

/** Does a program keep this field for itself, so that no reader misses it? */
export function isNoise(name: string): boolean {
  return noise.has(name) || name.startsWith('bdsk-')
}

const noise = new Set(
  (
    'file timestamp owner __markedentry date-added date-modified creationdate modificationdate added-at posted-at ' +
    'localfile local-url interhash intrahash bibsource'
  ).split(' '),
)
