/** One address in two entries with unlike titles: mostly a link that was copied from the line above. */
import { firstUse, isDuplicate, type Pair, pairs } from './pairs.ts'
import type { Rule } from './rule.ts'

export const oneUrlTwoTitles: Rule = {
  name: 'one-url-two-titles',
  kind: 'identity',
  summary: 'Two entries have the same address but unlike titles.',
  severity: 'warning',
  fixable: false,
  *check({ entries }) {
    const byAddress = new Map<string, Pair[]>()
    for (const pair of pairs(entries, ['url'])) append(byAddress, pair)
    for (const [pair, ...more] of byAddress.values()) {
      /** A page that three entries share is a page about many papers. */
      if (!pair || more.length > 0 || isDuplicate(pair)) continue
      const message = `same address as \`${pair.first.citekey}\`, whose title is another; correct the one that is wrong, or merge them if they are one work`
      yield { entry: pair.entry, keys: ['url'], message, related: [firstUse(pair)] }
    }
  },
}

function append(byAddress: Map<string, Pair[]>, pair: Pair): void {
  const others = byAddress.get(pair.name.key)
  if (others) others.push(pair)
  else byAddress.set(pair.name.key, [pair])
}
