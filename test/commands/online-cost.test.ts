/** What it costs services and people to update and check the shipped survey: requests, and time at the paces that services want. */
import { cpSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { familyName } from '../../src/core/name.ts'
import { openSurvey } from '../../src/index.ts'
import { type ServiceName, services } from '../../src/sources/services.ts'
import { expectCurrent, markdownTable, projectFile, renewBlocks } from '../living.ts'
import { createVirtualClock } from '../replay/clock.ts'
import { startReplay } from '../replay/server.ts'
import { repliesOf } from '../replay/world.ts'
import { createSandbox } from '../run.ts'

const { entries } = await openSurvey(projectFile('data')).database()
/** Services that say of each paper what the survey says, and know nothing of published versions. */
const replay = await startReplay(
  repliesOf({
    arxiv: entries.flatMap(({ paper: { arxiv: id, title, authors = [''] } }) =>
      id ? [{ id, title: escaped(title), author: escaped(familyName(authors[0] ?? '')) }] : [],
    ),
    crossref: entries.flatMap(({ paper: { doi, acl, title, authors = [], date } }) => {
      const DOI = doi ?? (acl ? `10.18653/v1/${acl}` : undefined)
      const author = authors.map((one) => ({ family: familyName(one) }))
      return DOI
        ? [{ DOI, title: [title], author, published: { 'date-parts': [[Number(date?.slice(0, 4))]] } }]
        : []
    }),
    acl: Object.fromEntries(
      entries.flatMap(({ paper: { acl, title } }) =>
        acl ? [[acl, `@inproceedings{x,\n title = "${title}",\n author = "A, B",\n year = "2024"\n}\n`]] : [],
      ),
    ),
  }),
)
afterAll(() => replay.close())

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** Up to the next ten seconds, or minute: other lanes' waits may pass while a reply is under way. */
function rounded(milliseconds: number): string {
  const seconds = milliseconds / 1000
  return seconds > 200 ? `${Math.ceil(seconds / 60)} min` : `${Math.ceil(seconds / 10) * 10} s`
}

const contact = { SURVEY_CONTACT: 'me@example.org' }
const runs: readonly (readonly [
  words: string,
  about: string,
  environment: Readonly<Record<string, string>>,
])[] = [
  ['update', 'anonymous', {}],
  ['update', 'with SURVEY_CONTACT', contact],
  ['update', 'with SURVEY_CONTACT and S2_API_KEY', { ...contact, S2_API_KEY: 'key' }],
  ['update --fill', 'with SURVEY_CONTACT', contact],
  ['check --only identifiers', 'with SURVEY_CONTACT', contact],
]

test('the table of what it costs is current', { timeout: 120_000 }, async () => {
  const rows: string[][] = []
  for (const [words, about, more] of runs) {
    const sandbox = createSandbox({}, { environment: { ...replay.environment, ...more } })
    cpSync(projectFile('data'), sandbox.directory, { recursive: true })
    const clock = createVirtualClock()
    const [begin, before] = [clock.now(), replay.log.length]
    const { exitCode } = await clock.run(sandbox.run(words, { clock }))
    expect(exitCode).toBe(0)
    const lines = replay.log.slice(before).map(({ line }) => line)
    const counts = new Map<string, number>()
    for (const line of lines) {
      const service = line.split('/')[1] ?? ''
      counts.set(service, (counts.get(service) ?? 0) + 1)
    }
    // At least the time that the slowest service wants.
    const paces = [...counts].map(([name, count]) => {
      const service = services[name as ServiceName]
      const anonymous = 'anonymousSpacing' in service && !('SURVEY_CONTACT' in more)
      return (count - 1) * (anonymous ? service.anonymousSpacing : service.spacing)
    })
    expect(clock.now() - begin).toBeGreaterThanOrEqual(Math.max(...paces))
    const again = await clock.run(sandbox.run(words, { clock }))
    expect(replay.log.length - before - lines.length).toBe(0)
    expect(again.exitCode).toBe(0)
    const split = [...counts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, count]) => `${name} ${count}`)
    rows.push([
      `\`survey ${words}\``,
      about,
      String(lines.length),
      split.join(', '),
      rounded(clock.now() - begin),
      '0',
    ])
    sandbox.remove()
  }
  const table = markdownTable(
    [
      `on ${entries.length} papers`,
      'who asks',
      'requests',
      'of whom',
      'time that the paces ask for',
      'requests of the next run',
    ],
    rows,
  )
  await expectCurrent('test/replay/costs.md', (text) => renewBlocks(text, () => table))
})
