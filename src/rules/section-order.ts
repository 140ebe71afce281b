/** Section numbers of the taxonomy that are not in the order of the paper that they come from. */
import type { TaxonEntry } from '../core/manifest.ts'
import { type TaxonPlace, taxonPlaces } from '../core/taxonomy.ts'
import type { Rule } from './rule.ts'

export const sectionOrder: Rule = {
  name: 'section-order',
  kind: 'taxonomy',
  summary: "A section number is out of order, used twice, or not below its parent's.",
  severity: 'warning',
  fixable: false,
  *check({ manifest }) {
    const used = new Map<string, string>()
    const last = new Map<TaxonPlace | undefined, string>()
    const strange = new Set<TaxonPlace>()
    for (const { taxon, keys, path, parent } of taxonPlaces(manifest)) {
      const section = numberOf(taxon)
      const above = parent && numberOf(parent.taxon)
      if (!section || section === above) continue
      /** `2` below section 3 counts anew within it. */
      const scope = section.includes('.') ? section : `${parent?.path ?? ''} ${section}`
      const [twin, before] = [used.get(scope), last.get(parent)]
      used.set(scope, twin ?? path)
      if (!before || compareSections(before, section) < 0) last.set(parent, section)
      const outside = above && section.includes('.') && !section.startsWith(`${above}.`) ? above : undefined
      /** Once for all below a heading: its own number is the likelier mistake. */
      if (parent && outside && strange.has(parent)) continue
      if (parent && outside) strange.add(parent)
      const problem = problemWith(section, { twin, outside, before })
      if (problem) yield { keys: [...keys, 'section'], message: `section \`${section}\` ${problem}` }
    }
  },
}

interface Around {
  readonly twin: string | undefined
  readonly outside: string | undefined
  readonly before: string | undefined
}

function problemWith(section: string, { twin, outside, before }: Around): string | undefined {
  if (twin) return `is that of \`${twin}\` too; give each its own`
  if (outside) return `stands below section \`${outside}\`; renumber one of them, or move it`
  if (before && compareSections(before, section) > 0)
    return `comes after \`${before}\`; reorder or renumber them`
  return undefined
}

function numberOf({ section = '' }: TaxonEntry): string | undefined {
  return /^([A-Za-z]|\d{1,9})(?:\.\d{1,9})*(?=\.?$)/.exec(section)?.[0]
}

/** `2.10` comes after `2.9`, appendices after chapters. */
function compareSections(one: string, other: string): number {
  const [a, b] = [one.split('.'), other.split('.')]
  const at = a.findIndex((part, index) => part !== b[index])
  if (at < 0) return a.length - b.length
  const [left = '', right = ''] = [a[at], b[at]]
  return Number(left) - Number(right) || (left < right ? -1 : 1)
}
