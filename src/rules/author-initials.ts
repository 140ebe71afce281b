/** Initials of a person whose full name stands elsewhere in the database. */
import { nameParts } from '../core/name.ts'
import { replaceAuthor } from './author-names.ts'
import { groupBy, haveCoauthor, type Spelling, spellingsOf } from './people.ts'
import type { Rule } from './rule.ts'

export const authorInitials: Rule = {
  name: 'author-initials',
  kind: 'names',
  summary: 'An author has only initials, though another paper has the full name.',
  severity: 'info',
  fixable: 'unsafe',
  *check({ entries }) {
    const families = groupBy(spellingsOf(entries), ({ family }) => family)
    for (const family of families.values()) {
      if (family.length < 2) continue
      for (const short of family.filter(hasInitials)) {
        const full = fullNameOf(short, family)
        const [source] = full?.mentions ?? []
        if (!full || !source) continue
        for (const mention of short.mentions)
          yield {
            entry: mention.entry,
            keys: ['authors', mention.index],
            message: `\`${mention.name}\` seems to be \`${full.name}\`; write the full name`,
            related: [
              {
                entry: source.entry,
                keys: ['authors', source.index],
                message: `\`${full.name}\` stands here`,
              },
            ],
            fix: (bench) => replaceAuthor(bench, mention, [full.name], `write \`${full.name}\``),
          }
      }
    }
  },
}

/** The only full name that the initials fit, if the family name is telling or the two have written with the same person. */
function fullNameOf(short: Spelling, family: readonly Spelling[]): Spelling | undefined {
  const full = family.filter((one) => !hasInitials(one))
  const people = groupBy(
    full.filter((one) => isAbbreviated(short, one)),
    ({ given }) => given,
  )
  const [fitting] = people.values()
  const best = fitting?.toSorted((a, b) => b.mentions.length - a.mentions.length)[0]
  if (!best || people.size > 1) return undefined
  const isTelling = short.family.length >= tellingLength && full.every(({ given }) => given === best.given)
  return isTelling || haveCoauthor(short, best) ? best : undefined
}

/** Shorter family names are often shared by people who have nothing to do with each other. */
const tellingLength = 6
const initialsOnly = /^(?:\p{Lu}\.?[\s‐‑-]*){1,4}$/u

function hasInitials({ given, parts }: Spelling): boolean {
  return given.length <= 4 && initialsOnly.test(parts.given)
}

function isAbbreviated(short: Spelling, full: Spelling): boolean {
  const a = initialsOf(short.name)
  const b = initialsOf(full.name)
  return a.length <= b.length ? b.startsWith(a) : a.startsWith(b)
}

/** The first letters of the given names; of initials written together, each. */
function initialsOf(name: string): string {
  const { given } = nameParts(name)
  const letters = initialsOnly.test(given)
    ? (given.match(/\p{L}/gu) ?? [])
    : given.split(/[\s.‐‑-]+/).map((word) => word.slice(0, 1))
  return letters.join('').normalize('NFD').replace(/\P{L}/gu, '').toLowerCase()
}
