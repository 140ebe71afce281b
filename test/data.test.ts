/** The shipped survey: as many papers as its sources hold, nothing wrong with it, and every output current. */
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { openSurvey } from '../src/index.ts'
import { projectFile } from './living.ts'
import { createSandbox } from './run.ts'

const sandbox = createSandbox()
afterAll(sandbox.remove)
process.env.XDG_CACHE_HOME = sandbox.path('cache')
const survey = openSurvey(projectFile('data'))
const database = await survey.database()
const papers = database.entries.map(({ paper }) => paper)
const listings = papers.flatMap(({ component, subcategory, also = [] }) => [
  subcategory ? `${component}/${subcategory}` : component,
  ...also,
])
const run = (words: string) => sandbox.run([...words.split(' '), '--survey', projectFile('data')])

describe('holds what the survey’s own list holds', () => {
  test('456 papers in 487 places', () => {
    expect(papers.length).toBe(456)
    expect(listings.length).toBe(487)
    expect(new Set(papers.map(({ title }) => title.toLowerCase())).size).toBe(456)
  })

  test.each([
    ['acquisition', 51],
    ['selection', 49],
    ['optimization', 61],
    ['inference', 171],
    ['evaluation', 27],
    ['challenges', 87],
    ['applications', 41],
  ])('%s: %i places', (component, count) => {
    expect(listings.filter((path) => path.split('/')[0] === component).length).toBe(count)
  })

  test.each([
    ['rejection-sampling', 5],
    ['self-verification', 4],
    ['self-play', 9],
  ])('%s: %i papers', (paradigm, count) => {
    expect(papers.filter((paper) => [paper.paradigm].flat().includes(paradigm)).length).toBe(count)
  })

  test('authors of 450 papers; each of the others says why it has none', () => {
    const anonymous = database.entries.filter(({ paper }) => !paper.authors)
    expect(anonymous.length).toBe(6)
    for (const { citekey, ignores } of anonymous) expect(ignores, citekey).toContain('missing-authors')
  })

  test('the corrections are as many as their page says', () => {
    const page = readFileSync(projectFile('data/CORRECTIONS.md'), 'utf8')
    const said = (kind: string) => Number(new RegExp(`^\\| ${kind} \\| (\\d+) \\|$`, 'm').exec(page)?.[1])
    const [corrections = '', open = ''] = page.split('\n## Not settled\n')
    const rows = (text: string) => text.match(/^\| (?!Line |--- )/gm)?.length
    expect(rows(corrections.slice(corrections.indexOf('\n## ')))).toBe(said('All'))
    expect(rows(open.split('\n## ')[0] ?? '')).toBe(Number(/^(\d+) more points/m.exec(page)?.[1]))
  })
})

describe('has nothing wrong with it', () => {
  test('no findings that nobody has explained', async () => {
    expect(await survey.lint({ today: '2026-11-24' })).toEqual([])
  })

  test('every entry in its file and in order', async () => {
    expect(await run('fmt --check')).toMatchObject({ exitCode: 0, stdout: '' })
  })

  test('every output is current', async () => {
    expect(await run('render --check')).toMatchObject({ exitCode: 0, stdout: '' })
  })

  test('every reader of YAML reads the same', () => {
    const folder = projectFile('data/papers')
    const read = readdirSync(folder).map(
      (name) => parse(readFileSync(resolve(folder, name), 'utf8')) as object,
    )
    const byKey = new Map(database.entries.map(({ citekey, paper }) => [citekey, paper]))
    const all = Object.entries(Object.assign({}, ...read) as Record<string, Record<string, unknown>>)
    expect(all.length).toBe(456)
    for (const [citekey, { date, ...fields }] of all)
      expect({ ...fields, ...(date !== undefined && { date: String(date) }) }).toEqual(byKey.get(citekey))
  })
})
