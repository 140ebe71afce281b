/** A listing under `also` that says nothing: the paper stands there already. */
import { type Entry, listingsOf } from '../core/database.ts'
import { isWithin } from '../core/taxonomy.ts'
import { deleteItem } from './edit.ts'
import type { Finding, Rule } from './rule.ts'

export const repeatedListing: Rule = {
  name: 'repeated-listing',
  kind: 'taxonomy',
  summary: 'A listing under `also` repeats another, or is the heading above one.',
  severity: 'info',
  fixable: 'safe',
  *check({ entries }) {
    for (const entry of entries) if (entry.paper.also) yield* repeats(entry, entry.paper.also)
  },
}

function* repeats(entry: Entry, also: readonly string[]): Generator<Finding> {
  const [primary = ''] = listingsOf(entry.paper)
  const all = [primary, ...also]
  const field = entry.paper.subcategory ? 'subcategory' : 'component'
  const belowPrimary = also.find((path) => path !== primary && isWithin(path, primary))
  if (belowPrimary) yield { entry, keys: [field], message: above(primary, belowPrimary) }
  for (const [index, path] of also.entries()) {
    const keys = ['also', index]
    const first = all.indexOf(path)
    const below = all.find((other) => other !== path && isWithin(other, path))
    if (first <= index) {
      const where = first === 0 ? 'where the paper stands already' : 'in `also` twice'
      const fix: Finding['fix'] = (bench) => deleteItem(bench, entry, 'also', index)
      yield { entry, keys, message: `\`${path}\` is ${where}; delete it`, fix }
    } else if (below) yield { entry, keys, message: above(path, below) }
  }
}

function above(path: string, below: string): string {
  return `\`${path}\` is the heading above \`${below}\`, where the paper stands too; keep one of the two`
}
