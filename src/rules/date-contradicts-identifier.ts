/** A paper dated after the year of the proceedings in which its ACL Anthology id or DOI has it. */
import { yearOf } from '../core/date.ts'
import type { Paper } from '../core/paper.ts'
import { anthologyId, anthologyYear } from './anthology.ts'
import type { Rule } from './rule.ts'

export const dateContradictsIdentifier: Rule = {
  name: 'date-contradicts-identifier',
  kind: 'identity',
  summary: 'A paper is dated after the proceedings that its identifier names.',
  severity: 'error',
  fixable: false,
  *check({ entries }) {
    for (const entry of entries) {
      const { date, acl, doi } = entry.paper
      if (!date || (acl === undefined && doi === undefined)) continue
      const named = yearNamed(entry.paper)
      if (!named || named.year >= yearOf(date)) continue
      const { field, year } = named
      const message = `date \`${date}\` is after the year of \`${field}\` \`${entry.paper[field]}\` (${year}), in which the paper was published; correct one of the two`
      yield { entry, keys: ['date'], message, related: [{ entry, keys: [field], message: `of ${year}` }] }
    }
  },
}

/** The year in which a paper was published, where an identifier says it beyond doubt. */
function yearNamed(paper: Paper): { field: 'acl' | 'doi'; year: number } | undefined {
  const id = anthologyId(paper)
  if (id) return { field: paper.acl ? 'acl' : 'doi', year: anthologyYear(id) }
  const year = yearInDoi(paper.doi ?? '')
  return year ? { field: 'doi', year } : undefined
}

/**
 * The year that the DOI of a conference's paper holds: IEEE (`10.1109/CVPR52688.2022.01767`; only conferences of the
 * year's first half, since others are published in the next one), IJCAI (`10.24963/ijcai.2023/1`), Interspeech
 * (`10.21437/Interspeech.2020-1`), AAAI by its volume (`10.1609/aaai.v36i9.1`).
 */
function yearInDoi(doi: string): number | undefined {
  for (const [pattern, before] of years) {
    const found = pattern.exec(doi)?.[1]
    if (found) return before + Number(found)
  }
  return undefined
}

/** Patterns, and what is added to the number that they find. */
const years: readonly (readonly [pattern: RegExp, before: number])[] = [
  [/^10\.1109\/(?:CVPRW?|EuroSP|ICASSP|ICDE|ICME|ICRA|ICSE|SP|WACVW?)\d{5}\.(\d{4})\.\d/i, 0],
  [/^10\.24963\/ijcai\.(\d{4})\//i, 0],
  [/^10\.21437\/interspeech\.(\d{4})-/i, 0],
  [/^10\.1609\/aaai\.v(\d\d)i/i, 1986],
]
