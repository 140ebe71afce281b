/** `survey doctor`: what it says of services, keys and caches, and that it never says a key. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { createHastyClock } from '../replay/clock.ts'
import { startReplay } from '../replay/server.ts'
import type { Sandbox } from '../run.ts'
import { createTiny } from '../tiny.ts'

const replay = await startReplay()
afterAll(() => replay.close())

let sandbox: Sandbox
beforeEach(() => {
  sandbox = createTiny({}, { environment: replay.environment, clock: createHastyClock() })
})
afterEach(() => {
  replay.misbehave(undefined)
  sandbox.remove()
})

interface Report {
  readonly survey: { readonly manifest: string; readonly state: string } | null
  readonly cache: { readonly answers: number; readonly older: number; readonly folder: string }
  readonly variables: readonly { readonly name: string; readonly isSet: boolean }[]
  readonly services: readonly { readonly service: string; readonly state: string; readonly reason?: string }[]
}

async function report(words = '', environment: NodeJS.ProcessEnv = {}) {
  const result = await sandbox.run(`doctor --json ${words}`, {
    environment: { ...replay.environment, ...environment },
  })
  return { ...result, report: JSON.parse(result.stdout) as Report }
}

test('asks each service once, every time', async () => {
  const before = replay.log.length
  const { report: first, exitCode } = await report()
  expect(exitCode).toBe(0)
  const states = new Map(first.services.map(({ service, state }) => [service, state]))
  expect(states.get('arxiv')).toBe('answers')
  expect(states.get('semantic-scholar')).toBe('not asked')
  const asked = replay.log.length - before
  expect(asked).toBe(first.services.length - 1)
  await report()
  expect(replay.log.length - before).toBe(2 * asked)
})

test.each([
  ['a connection that is reset', 'silent', 1],
  ['status 503 again and again', 'silent', 1],
  ['a wall against programs with status 403', 'refuses', 0],
  ['a redirect to a private address', 'silent', 1],
] as const)('says of %s that it is %s', async (fault, state, exit) => {
  replay.misbehave(fault, 'crossref')
  const { report: said, exitCode } = await report()
  expect(said.services.find(({ service }) => service === 'crossref')).toMatchObject({
    state,
    reason: expect.stringMatching(/\S/),
  })
  expect(exitCode).toBe(exit)
})

test('says which keys are set and never what they are', async () => {
  const { report: said, output } = await report('--offline', {
    S2_API_KEY: 'secret-of-mine',
    SURVEY_CONTACT: 'me@example.org',
  })
  expect(said.variables).toContainEqual({ name: 'S2_API_KEY', isSet: true })
  expect(said.variables).toContainEqual({ name: 'OPENALEX_API_KEY', isSet: false })
  expect(output).not.toMatch(/secret-of-mine|me@example/)
  expect(said.services).toEqual([])
  const plain = await sandbox.run('doctor --offline', { environment: { S2_API_KEY: 'secret-of-mine' } })
  expect(plain.stdout).toContain('S2_API_KEY\tset\n')
  expect(plain.stdout).not.toContain('secret-of-mine')
})

test('says which survey is here, or that there is none', async () => {
  expect((await report('--offline')).report.survey).toEqual({ manifest: 'survey.yaml', state: '6 papers' })
  const outside = createTiny({ 'survey.yaml': 'title: [' }, {})
  const { stdout, exitCode } = await outside.run('doctor --offline')
  expect([exitCode, stdout]).toEqual([
    0,
    expect.stringContaining('here\tsurvey.yaml, 0 papers; `survey lint` says what is wrong'),
  ])
  outside.remove()
})

test('removes what other versions have left, and only that, or everything', async () => {
  await sandbox.run('check --only identifiers chen2024self')
  const { folder, answers } = (await report('--offline')).report.cache
  expect(answers).toBe(1)
  mkdirSync(join(folder, 'older-build', 'x'), { recursive: true })
  writeFileSync(join(folder, 'older-build', 'x', 'verdict.json'), '{}')
  await sandbox.run('doctor --prune')
  expect(readdirSync(folder)).not.toContain('older-build')
  expect((await report('--offline')).report.cache.answers).toBe(1)
  await sandbox.run('doctor --clear-cache')
  expect((await report('--offline')).report.cache.answers).toBe(0)
})
