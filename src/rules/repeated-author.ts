/** An author who is listed twice on one paper. */
import type { Author } from '../core/paper.ts'
import type { Rule } from './rule.ts'

export const repeatedAuthor: Rule = {
  name: 'repeated-author',
  kind: 'names',
  summary: 'A paper lists one author twice.',
  severity: 'warning',
  fixable: false,
  *check({ entries }) {
    for (const entry of entries)
      for (const { name, index, first } of repeatsIn(entry.paper.authors ?? []))
        yield {
          entry,
          keys: ['authors', index],
          message: `\`${name}\` is author ${first + 1} and author ${index + 1}; delete one, or name who is meant`,
        }
  },
}

interface Repeat {
  readonly name: string
  readonly index: number
  readonly first: number
}

/** A short name can be that of two people on one paper (`Lei Li`); not so right behind each other or with others repeated. */
function repeatsIn(authors: readonly Author[]): readonly Repeat[] {
  if (authors.length < 2) return none
  const names = authors.map((author) => (typeof author === 'string' ? author : author.literal))
  if (new Set(names).size === names.length) return none
  const repeats = names.flatMap((name, index) => {
    const first = names.indexOf(name)
    return first < index ? [{ name, index, first }] : []
  })
  const isTelling = ({ name, index, first }: Repeat) => name.length > shortLength || index === first + 1
  return repeats.filter((repeat) => repeats.length > 1 || isTelling(repeat))
}

const none: readonly Repeat[] = []
const shortLength = 10
