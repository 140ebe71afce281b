/** References as people write them: identifiers, addresses, and titles. */
import { titleWords } from '../core/title.ts'
import { oneLine } from '../formats/import.ts'
import type { SourceName } from './index.ts'
import type { Reference, Source } from './source.ts'

/**
 * What a text names: the first source that knows it as its own decides; else, in quotation marks or of three words and
 * more, it is a title. Undefined when it is neither.
 */
export function readReference(text: string, sources: ReadonlyMap<SourceName, Source>): Reference | undefined {
  const line = oneLine(text.slice(0, 5000))
  for (const source of sources.values()) {
    const reference = source.match(line)
    if (reference) return reference
  }
  const quoted = /^["“”'‘«](.+)["“”'’»]$/.exec(line)?.[1]?.trim()
  const title = quoted ?? line
  const isTitle = titleWords(title).length >= (quoted === undefined ? 3 : 1)
  return isTitle && !/^[a-z]+:\/\//i.test(title) ? { kind: 'title', value: title } : undefined
}
