/** Citekeys that are formed unlike nearly all others of the survey, so that nobody can guess them. */
import type { Entry } from '../core/database.ts'
import type { Rule } from './rule.ts'

export const citekeyStyle: Rule = {
  name: 'citekey-style',
  kind: 'hygiene',
  summary: 'A citekey is formed unlike nearly all others.',
  severity: 'info',
  fixable: false,
  *check({ entries }) {
    const usual = usualShape(entries)
    if (!usual) return
    for (const entry of entries) {
      const { citekey, paper } = entry
      /** Without an author or a date nobody could form another. */
      if (!paper.authors || !paper.date || shapeOf(entry) === usual.shape) continue
      const share = Math.floor((usual.count / entries.length) * 100)
      const message = `\`${citekey}\` is formed unlike ${share} % of the citekeys here, such as \`${usual.example}\`; choose another before somebody cites it, or keep it`
      yield { entry, keys: [], message }
    }
  },
}

/** Fewer citekeys than these have no style, and neither have those of which fewer than nine in ten are alike. */
const [fewest, most] = [20, 0.9]

function usualShape(
  entries: readonly Entry[],
): { shape: string; count: number; example: string } | undefined {
  if (entries.length < fewest) return undefined
  const shapes = new Map<string, { shape: string; count: number; example: string }>()
  for (const entry of entries) {
    const shape = shapeOf(entry)
    const known = shapes.get(shape)
    if (known) known.count++
    else shapes.set(shape, { shape, count: 1, example: entry.citekey })
  }
  return [...shapes.values()].find(({ count }) => count >= fewest && count >= entries.length * most)
}

/** What is alike in citekeys of one style: words, in lower case or not, the year, and what stands between them. */
function shapeOf({ citekey, paper }: Entry): string {
  const year = paper.date?.slice(0, 4) ?? ''
  const isThere = year !== '' && citekey.includes(year)
  return citekey
    .replace(isThere ? year : /(?<!\d)(?:19|20)\d\d(?!\d)/, '#')
    .replace(/[A-Za-z0-9]+(?:-[A-Za-z][A-Za-z0-9]*)*/g, (word) => (/[A-Z]/.test(word) ? 'W' : 'w'))
}
