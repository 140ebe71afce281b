/** Sources against a server that behaves like each service, well and badly: nothing that goes wrong is taken for an answer. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openNetwork } from '../src/cli/network.ts'
import { ask } from '../src/sources/ask.ts'
import { type SourceName, sourceNames } from '../src/sources/index.ts'
import { services } from '../src/sources/services.ts'
import type { Answer, Reference } from '../src/sources/source.ts'
import { expectCurrent, markdownTable, renewBlocks } from './living.ts'
import { createVirtualClock } from './replay/clock.ts'
import { type FaultName, faultNames } from './replay/faults.ts'
import { paper } from './replay/replies.ts'
import { startReplay } from './replay/server.ts'

const replay = await startReplay()
afterAll(() => replay.close())

const root = mkdtempSync(join(tmpdir(), 'survey-replay-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Names that were looked up: no test may lead to another address. */
const lookedUp: string[] = []
afterAll(() => expect(lookedUp).toEqual([]))

/** Patience with a server that does answer, however busy this machine is; and with faults that are slow. */
const patient = { headers: 10_000, whole: 20_000 }
const impatient = { headers: 50, whole: 80 }
const slow: readonly FaultName[] = ['no reply at all', 'a byte now and then']

/** The network of a run with a cache of its own. */
function openReplay(patience = patient) {
  const clock = createVirtualClock()
  const opened = openNetwork(
    { ...replay.environment, XDG_CACHE_HOME: mkdtempSync(join(root, 'cache-')), S2_API_KEY: 'key' },
    {
      version: '1.0.0',
      clock,
      patience,
      lookup(name, _, callback) {
        lookedUp.push(name)
        callback(Object.assign(new Error('no network in tests'), { code: 'ENOTFOUND' }), [])
      },
    },
  )
  return { clock, opened }
}

/** For each source a paper that the server knows, and one that it does not. */
const known: Readonly<Record<SourceName, Reference>> = {
  acl: { kind: 'acl', value: paper.acl },
  arxiv: { kind: 'arxiv', value: paper.arxiv },
  'arxiv-oai': { kind: 'arxiv', value: paper.arxiv },
  crossref: { kind: 'doi', value: paper.doi },
  cvf: { kind: 'cvf', value: paper.cvf },
  datacite: { kind: 'doi', value: paper.zenodo },
  doi: { kind: 'doi', value: paper.doi },
  'hugging-face': { kind: 'arxiv', value: paper.arxiv },
  jmlr: { kind: 'jmlr', value: paper.jmlr },
  'landing-page': { kind: 'url', value: `${replay.origin}/web/sample` },
  neurips: { kind: 'neurips', value: paper.neurips },
  openalex: { kind: 'doi', value: paper.doi },
  openreview: { kind: 'openreview', value: paper.forum },
  pmlr: { kind: 'pmlr', value: paper.pmlr },
  'semantic-scholar': { kind: 'arxiv', value: paper.arxiv },
}
const unknown: Readonly<Record<SourceName, string>> = {
  acl: '2024.acl-long.999',
  arxiv: '2301.99999',
  'arxiv-oai': '2301.99999',
  crossref: '10.1000/unknown',
  cvf: 'content/CVPR2024/Nobody_Nothing_CVPR_2024_paper',
  datacite: '10.5281/zenodo.2',
  doi: '10.1000/unknown',
  'hugging-face': '2301.99999',
  jmlr: 'v25/24-9999',
  'landing-page': `${replay.origin}/web/unknown`,
  neurips: `neurips/2024/${'f'.repeat(32)}/Conference`,
  openalex: '10.1000/unknown',
  openreview: 'nObOdYkNoWs',
  pmlr: 'v235/nobody24a',
  'semantic-scholar': '2301.99999',
}

async function answerOf(source: SourceName, reference: Reference, patience = patient) {
  const { clock, opened } = openReplay(patience)
  const [answer] = await clock.run(ask([{ source, reference }], await opened))
  if (!answer) throw new Error('no answer')
  return answer
}

describe.each(sourceNames)('%s', (source) => {
  test('finds the paper that the service knows', async () => {
    const answer = await answerOf(source, known[source])
    expect(answer).toMatchObject({ kind: 'found', draft: { fields: { title: paper.title } } })
  })

  test('says that there is no other, where the service can', async () => {
    const answer = await answerOf(source, { ...known[source], value: unknown[source] })
    expect(answer.kind).toBe(source === 'landing-page' ? 'unavailable' : 'absent')
  })
})

/** Faults that pass when one waits, or that change nothing about the body. */
const harmless: readonly FaultName[] = [
  'the wrong content type',
  'status 429, Retry-After in seconds, once',
  'status 429, Retry-After as a date, once',
  'status 500 twice',
]

/** What was said, by fault and source. */
const said = new Map<string, string>()

describe.each(faultNames)('%s', (fault) => {
  beforeAll(() => replay.misbehave(fault))
  afterAll(() => replay.misbehave(undefined))

  test.concurrent.each(sourceNames)('%s', async (source) => {
    const answer = await answerOf(source, known[source], slow.includes(fault) ? impatient : patient)
    said.set(`${fault} ${source}`, sentenceOf(answer))
    if (harmless.includes(fault)) {
      expect(answer).toMatchObject({ kind: 'found', draft: { fields: { title: paper.title } } })
      return
    }
    expect(answer).toMatchObject({ kind: 'unavailable', reason: expect.stringMatching(/^\S.*\S$/) })
    expect(answer.kind === 'unavailable' && answer.reason).not.toMatch(/undefined|\[object|[\n\u001b]/)
  })
})

test('the table of faults is current', async () => {
  const rows = faultNames.flatMap((fault) => {
    const bySentence = new Map<string, string[]>()
    for (const source of sourceNames) {
      const sentence = said.get(`${fault} ${source}`) ?? ''
      bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), source])
    }
    return [...bySentence].map(([sentence, names]) => [
      fault,
      names.length === sourceNames.length ? 'all' : names.join(', '),
      sentence,
    ])
  })
  const table = markdownTable(['what happens', 'to which source', 'what is said of it'], rows)
  await expectCurrent('test/replay/README.md', (text) => renewBlocks(text, () => table))
})

/** What a person reads, with … for the name of the service, and without ports, which are others in each run. */
function sentenceOf(answer: Answer): string {
  if (answer.kind !== 'unavailable') return answer.kind
  const names = Object.values(services).map(({ label }) => label)
  const name = names.toSorted((a, b) => b.length - a.length).find((one) => answer.reason.startsWith(one))
  return answer.reason.replace(name ?? '', '…').replace(/(?<=127\.0\.0\.1):\d{2,5}/g, '')
}
