/** An arXiv id that has the right form, but that arXiv cannot have given out. */
import { arxivMonth } from '../core/identifier.ts'
import type { Rule } from './rule.ts'

export const impossibleArxivId: Rule = {
  name: 'impossible-arxiv-id',
  kind: 'identifiers',
  summary: 'An arXiv id is one that arXiv has never given out.',
  severity: 'error',
  fixable: false,
  *check({ entries }, { today }) {
    const latest = latestMonth(today)
    for (const entry of entries) {
      const { arxiv } = entry.paper
      const why = arxiv && (arxiv.includes('/') ? whyNoOldId(arxiv) : whyNoId(arxiv, latest))
      if (!why) continue
      const message = `arXiv never gave out \`${arxiv}\`: ${why}; look the paper up and correct it`
      yield { entry, keys: ['arxiv'], message }
    }
  },
}

/** What is sent in on the last days of a month gets an id of the next. */
function latestMonth(today: string): string {
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number)
  const months = year * 12 + month - (day > 27 ? 0 : 1)
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}

function whyNoId(id: string, latest: string): string | undefined {
  /** Ids without an archive begin in 2007, so that `99` is a year to come. */
  const month = `20${id.slice(0, 2)}-${id.slice(2, 4)}`
  const number = Number(id.slice(5))
  if (month > latest) return `${month} is yet to come`
  if (number === 0) return 'numbers begin at 1'
  const most = mostPapers.find(([until]) => month <= until)?.[1] ?? Number.POSITIVE_INFINITY
  return number > most ? `no month until ${month.slice(0, 4)} had as many as ${number} papers` : undefined
}

/**
 * More papers than arXiv got in any month until then, by its monthly statistics (https://arxiv.org/stats/monthly_submissions):
 * about 7,400 in 2012, 9,900 in 2015, 16,700 in 2020, 24,200 in 2024 and 31,600 in May 2026.
 */
const mostPapers: readonly (readonly [until: string, most: number])[] = [
  ['2014-12', 9_999],
  ['2016-12', 14_000],
  ['2020-12', 20_000],
  ['2023-12', 30_000],
  ['2025-12', 45_000],
  ['2026-12', 60_000],
]

/** Ids with an archive's name, until March 2007; the archives are those of https://arxiv.org/help/prep-archives. */
function whyNoOldId(id: string): string | undefined {
  const [archive = '', digits = ''] = id.split('/')
  if (!archives.has(archive)) return `it has no archive \`${archive}\``
  if ((arxivMonth(id) ?? '') > '2007-03') return 'ids have been without an archive since April 2007'
  return digits.endsWith('000') ? 'numbers begin at 1' : undefined
}

const archives = new Set(
  `acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga
  funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph
  q-alg q-bio quant-ph solv-int supr-con`.split(/\s+/),
)
