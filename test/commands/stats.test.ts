/** `survey stats`: totals add up, filters agree with `list`, and JSON has its shape. */
import stringWidth from 'fast-string-width'
import { afterAll, describe, expect, test } from 'vitest'
import { facets } from '../../src/core/stats.ts'
import { createTiny } from '../tiny.ts'

interface Row {
  readonly key: string
  readonly label: string
  readonly papers: number
  readonly listings: number
}
interface Tally {
  readonly facet: string
  readonly rows: Row[]
  readonly total: { readonly papers: number; readonly listings: number }
}
interface CrossTable {
  readonly rows: Row[]
  readonly columns: Row[]
  readonly cells: number[][]
  readonly total: { readonly papers: number }
}

const tiny = createTiny()
afterAll(tiny.remove)
const json = async <T>(words: string) => JSON.parse((await tiny.run(`stats --json ${words}`)).stdout) as T
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

describe.each(facets)('by %s', (facet) => {
  test('listings add up to all listings; every total of papers counts each once', async () => {
    const { rows, total, facet: said } = await json<Tally>(`--by ${facet}`)
    expect(said).toBe(facet)
    expect(total).toEqual({ papers: 6, listings: 7 })
    expect(sum(rows.map(({ listings }) => listings))).toBe(7)
    expect(sum(rows.map(({ papers }) => papers))).toBeGreaterThanOrEqual(6)
    const lines = (await tiny.run(`stats -b ${facet}`)).stdout.trim().split('\n')
    expect(lines.at(-1)).toBe('total\t6\t7')
    expect(lines.length).toBe(rows.length + 1)
  })

  test.each(facets)('and %s', async (other) => {
    const { rows, columns, cells, total } = await json<CrossTable>(`--by ${facet} --by ${other}`)
    expect(total.papers).toBe(6)
    expect(cells.length).toBe(rows.length)
    for (const [index, row] of cells.entries()) {
      expect(row.length).toBe(columns.length)
      expect(sum(row)).toBeGreaterThanOrEqual(rows[index]?.papers ?? -1)
    }
    const { stdout } = await tiny.run(`stats -b ${facet} -b ${other}`)
    for (const line of stdout.trim().split('\n')) expect(line.split('\t').length).toBe(columns.length + 2)
  })
})

test.each([
  '-c acquisition',
  '-s scoring -y 2024',
  '-c sel -c opt',
  '--venue ICML',
  '-p self-play',
  '-y 1990',
])('stats %s counts what list shows', async (words) => {
  const lines = async (more: string) =>
    (await tiny.run(`list -f keys ${more} ${words}`)).stdout.split('\n').length - 1
  const { total } = await json<Tally>(`--by year ${words}`)
  expect(total).toEqual({ papers: await lines(''), listings: await lines('--listings') })
  const overview = await json<{ papers: number; listings: number; taxonomy: Row[] }>(words)
  expect({ papers: overview.papers, listings: overview.listings }).toEqual(total)
  expect(overview.taxonomy.every(({ listings }) => listings > 0)).toBe(true)
})

test('the overview as JSON', async () => {
  const overview = await json<Record<string, unknown>>('')
  expect(Object.keys(overview)).toEqual(['title', 'papers', 'listings', 'taxonomy', 'paradigms'])
  expect(overview).toMatchObject({ papers: 6, listings: 7 })
  expect((overview.taxonomy as unknown[])[0]).toEqual({
    path: 'acquisition',
    title: 'Data Acquisition',
    papers: 2,
    listings: 2,
  })
})

test.each([40, 60, 80, 200])(
  'at a terminal of %i columns everything fits and every column is there',
  async (terminal) => {
    for (const words of ['', '-b venue', '-b component -b venue', '-b subcategory -b kind']) {
      const { stdout, exitCode } = await tiny.run(`stats ${words}`, { terminal })
      expect(exitCode).toBe(0)
      const table = stdout.split('\n').filter((line) => !/^(?:Counts|Cells|A paper)/.test(line))
      expect(Math.max(...table.map((line) => stringWidth(line)))).toBeLessThanOrEqual(Math.max(terminal, 46))
      expect(stdout).not.toContain('…')
      if (words.endsWith('-b venue'))
        for (const venue of ['ICML', 'ACL', 'EMNLP', 'NeurIPS']) expect(stdout).toContain(venue)
    }
  },
)

test.each([
  ['-b author', 'unknown facet `author`'],
  ['-b vneue', 'did you mean `venue`'],
  ['-b year -b venue -b kind', '`--by` can be given twice at most'],
  ['-c nowhere', 'unknown component `nowhere`'],
])('stats %s is refused', async (words, said) => {
  const result = await tiny.run(`stats ${words}`)
  expect(result.stderr).toContain(said)
  expect(result).toMatchObject({ exitCode: 2, stdout: '' })
})
