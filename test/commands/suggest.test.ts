/** Suggested places: how often they are right for the shipped survey's own papers, each left out in turn. */
import { beforeAll, expect, test } from 'vitest'
import { indexPlaces, restorePlaces } from '../../src/commands/suggest.ts'
import { type Database, listingsOf } from '../../src/core/database.ts'
import { openSurvey } from '../../src/index.ts'
import { expectCurrent, markdownTable, projectFile, renewBlocks } from '../living.ts'

let database: Database
beforeAll(async () => {
  database = await openSurvey(projectFile('data')).database()
})

/** The distinct first words of paths, in their order. */
function componentsOf(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => path.split('/', 1)[0] ?? ''))]
}

/** Each paper's own paths, and those suggested for its title by all the others. */
function leftOut(): { own: string[]; suggested: string[] }[] {
  const { entries, taxonomy } = database
  return entries.map((entry) => {
    const others = entries.filter((other) => other !== entry)
    return {
      own: listingsOf(entry.paper),
      suggested: indexPlaces(others, taxonomy)
        .suggest(entry.paper.title)
        .map(({ path }) => path),
    }
  })
}

test('papers are placed where they are listed', async () => {
  const all = leftOut()
  const share = (within: number, read: (paths: readonly string[]) => readonly string[]) => {
    const hits = all.filter(({ own, suggested }) =>
      read(suggested)
        .slice(0, within)
        .some((path) => read(own).includes(path)),
    )
    return hits.length / all.length
  }
  const subcategories = (paths: readonly string[]) => paths
  const [component1, component3] = [share(1, componentsOf), share(3, componentsOf)]
  const [subcategory1, subcategory3] = [share(1, subcategories), share(3, subcategories)]
  expect(component1).toBeGreaterThan(0.65)
  expect(component3).toBeGreaterThan(0.9)
  expect(subcategory1).toBeGreaterThan(0.45)
  expect(subcategory3).toBeGreaterThan(0.65)
  const percent = (value: number) => `${Math.round(value * 100)} %`
  const table = markdownTable(
    ['of the shipped survey’s papers, each left out in turn', 'first suggestion right', 'one of three right'],
    [
      ['component', percent(component1), percent(component3)],
      ['subcategory', percent(subcategory1), percent(subcategory3)],
    ],
  )
  await expectCurrent('src/commands/add.md', (text) =>
    renewBlocks(text, (name) => (name === 'suggest.ts' ? table : undefined)),
  )
})

test('a stored index suggests the same; anything else is none', () => {
  const index = indexPlaces(database.entries, database.taxonomy)
  const restored = restorePlaces(JSON.parse(JSON.stringify(index.store())))
  const title = 'Self-Play Fine-Tuning of Reasoning Models'
  expect(restored?.suggest(title)).toEqual(index.suggest(title))
  expect(index.suggest(title)[0]?.near.length).toBeGreaterThan(0)
  for (const stored of [undefined, null, 3, {}, { index: [] }]) expect(restorePlaces(stored)).toBeUndefined()
})

test('a text without a known word gets no suggestion', () => {
  const index = indexPlaces(database.entries, database.taxonomy)
  expect(index.suggest('of the and')).toEqual([])
  expect(index.suggest('zzxqy')).toEqual([])
})
