/** One person whose name is spelled in two ways: accents, case, hyphens, stops, or family and given name swapped. */
import { replaceAuthor } from './author-names.ts'
import { groupBy, haveCoauthor, type Spelling, spellingsOf } from './people.ts'
import type { Finding, Rule } from './rule.ts'

export const authorSpelledTwoWays: Rule = {
  name: 'author-spelled-two-ways',
  kind: 'names',
  summary: 'The name of one author is spelled in two ways.',
  severity: 'info',
  fixable: 'unsafe',
  *check({ entries }) {
    const people = groupBy(spellingsOf(entries), ({ family, given }) => `${family} ${given}`)
    for (const ways of people.values()) {
      const [best, ...others] = ways.length > 1 ? ways.filter(isMixedCase).toSorted(compareSpellings) : ways
      if (!best) continue
      for (const other of others) if (isOnePerson(best, other)) yield* findings(other, best)
      const [swapped] = people.get(`${best.given} ${best.family}`) ?? []
      if (swapped && swapped !== best && isSwapped(swapped, best)) yield* findings(swapped, best)
    }
  },
}

function* findings(other: Spelling, best: Spelling): Generator<Finding> {
  const count = best.mentions.length
  const [source] = best.mentions
  if (!source) return
  const where = count === 1 ? `by \`${source.entry.citekey}\`` : `by ${count} papers`
  for (const mention of other.mentions) {
    const name = mention.name.includes(',') ? inverted(best) : best.name
    yield {
      entry: mention.entry,
      keys: ['authors', mention.index],
      message: `\`${mention.name}\` is written \`${best.name}\` ${where}; choose one spelling`,
      related: [
        { entry: source.entry, keys: ['authors', source.index], message: `written \`${best.name}\` here` },
      ],
      fix: (bench) => replaceAuthor(bench, mention, [name], `write \`${name}\``),
    }
  }
}

/** `Family, Given`, for a list that is written so. */
function inverted({ parts: { family, suffix, given } }: Spelling): string {
  return [family, suffix, given].filter((part) => part !== '').join(', ')
}

/** Names in capital letters have a rule of their own. */
function isMixedCase({ name }: Spelling): boolean {
  return name !== name.toUpperCase()
}

/** The best first: with more accents and stops, because these get lost and are not invented; then the commoner. */
function compareSpellings(a: Spelling, b: Spelling): number {
  return accents(b) - accents(a) || stops(b) - stops(a) || b.mentions.length - a.mentions.length
}

function stops({ name }: Spelling): number {
  return name.split('.').length
}

function accents({ name }: Spelling): number {
  return name.normalize('NFD').match(/[\p{M}øłđßæœı]/giu)?.length ?? 0
}

/** Names that differ in hyphens and spaces can be two people (`Weinan` and `Wei-Nan`), unless they share a co-author. */
function isOnePerson(one: Spelling, other: Spelling): boolean {
  if (isOnOnePaper(one, other)) return false
  return partsOf(one) === partsOf(other) || haveCoauthor(one, other)
}

function partsOf({ parts }: Spelling): number {
  return parts.given.split(/[\s.‐‑-]+(?=.)/).length
}

/** `Nepal Surya` and `Surya Nepal`; of two short names each order is somebody, unless they share a co-author. */
function isSwapped(one: Spelling, best: Spelling): boolean {
  if (best.mentions.length <= one.mentions.length || isOnOnePaper(one, best)) return false
  return Math.max(best.family.length, best.given.length) >= 6 || haveCoauthor(one, best)
}

function isOnOnePaper(one: Spelling, other: Spelling): boolean {
  const papers = new Set(one.mentions.map(({ entry }) => entry))
  return other.mentions.some(({ entry }) => papers.has(entry))
}
