/** What people see of `survey update` and `survey check` when a service misbehaves; never a change, a finding or a crash. */
import { afterAll, describe, expect, test } from 'vitest'
import type { ServiceName } from '../../src/sources/services.ts'
import { expectCurrent, markdownTable, renewBlocks } from '../living.ts'
import { createHastyClock } from '../replay/clock.ts'
import { type FaultName, faultNames } from '../replay/faults.ts'
import { startReplay } from '../replay/server.ts'
import { repliesOf } from '../replay/world.ts'
import { createSandbox } from '../run.ts'

const title = 'Sampling Twice: A Study of Self-Training'
const work = {
  DOI: '10.1000/sample.1',
  type: 'proceedings-article',
  title: [title],
  author: [{ given: 'Ada', family: 'Lovelace' }],
  'container-title': ['Proceedings of ICML 2024'],
  published: { 'date-parts': [[2024]] },
}
// DataCite keeps to what it says of the one paper, which is this one.
const replay = await startReplay(
  repliesOf({ arxiv: [{ id: '2401.00001', title, author: 'Ada Lovelace' }], crossref: [work] }),
)
afterAll(() => replay.close())

/** Those for which one must wait are held against the sources alone. */
const quick = faultNames.filter((fault) => !['no reply at all', 'a byte now and then'].includes(fault))
const harmless: readonly FaultName[] = [
  'the wrong content type',
  'status 429, Retry-After in seconds, once',
  'status 429, Retry-After as a date, once',
  'status 500 twice',
]
const culprits = ['arxiv', 'crossref'] as const satisfies readonly ServiceName[]

const files = {
  'survey.yaml': 'title: T\ncomponents: [{ id: c, title: C }]\n',
  'papers.yaml': `pre:\n  title: "${title}"\n  authors: [Ada Lovelace]\n  date: 2024-01\n  arxiv: "2401.00001"\n  component: c\n
printed:\n  title: "${title}"\n  authors: [Ada Lovelace]\n  date: 2024-01\n  venue: ICML 2024\n  doi: "10.1000/sample.1"\n  component: c\n`,
}

async function seen(fault: FaultName, service: ServiceName, words: string) {
  const sandbox = createSandbox(files, { environment: replay.environment, clock: createHastyClock() })
  replay.misbehave(fault, service)
  try {
    return await sandbox.run(words)
  } finally {
    replay.misbehave(undefined)
    sandbox.remove()
  }
}

/** What is said, without what differs from run to run. */
function said({ stderr, stdout }: { readonly stderr: string; readonly stdout: string }): string {
  const lines = stderr.split('\n').filter((line) => line.startsWith('not known'))
  const text = lines.join('; ').replace(/(?<=127\.0\.0\.1):\d{2,5}/g, '')
  return text || (stdout.includes('perhaps') ? 'published version found' : 'nothing amiss')
}

const rows: string[][] = []

describe.each(culprits)('%s', (service) => {
  test.each(quick)('%s', async (fault) => {
    const update = await seen(fault, service, 'update --check')
    const check = await seen(fault, service, 'check --only identifiers')
    rows.push([service, fault, said(update), said(check)])
    expect(update.exitCode).toBe(0)
    expect(check.exitCode).toBe(0)
    expect(update.stdout + check.stdout).not.toMatch(/^[-+]|error|warning/m)
    expect(update.stderr + check.stderr).not.toMatch(/bug in survey|undefined|\[object/)
    if (service === 'crossref' && !harmless.includes(fault))
      expect(update.stderr).toContain('not known of 2 papers: Crossref ')
    if (harmless.includes(fault)) expect(update.stderr).not.toContain('not known')
  })
})

test('the table of what people see is current', async () => {
  const table = markdownTable(
    ['service', 'what happens', '`survey update` says', '`survey check` says'],
    rows,
  )
  await expectCurrent('test/replay/commands.md', (text) => renewBlocks(text, () => table))
})
