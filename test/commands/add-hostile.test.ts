/** `survey add` and hostile metadata: cleaned or refused with one sentence, and the survey stays valid. */
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { createHastyClock } from '../replay/clock.ts'
import { type Replay, startReplay } from '../replay/server.ts'
import type { Sandbox } from '../run.ts'
import { createTiny, tinyFiles } from '../tiny.ts'

const open: { replay: Replay; sandbox: Sandbox }[] = []
afterEach(async () => {
  for (const { replay, sandbox } of open.splice(0)) {
    sandbox.remove()
    await replay.close()
  }
})

const doi = '10.1000/hostile'
const path = 'papers/optimization.yaml'

/** The small survey, in a world where Crossref says this of one work. */
async function setUp(work: string): Promise<Sandbox> {
  const body = `{"status":"ok","message-type":"work","message":${work}}`
  const replay = await startReplay({ crossref: () => ({ status: 200, type: 'application/json', body }) })
  const sandbox = createTiny({}, { environment: replay.environment, clock: createHastyClock() })
  open.push({ replay, sandbox })
  return sandbox
}

function workOf(fields: object): string {
  const author = [{ given: 'Ada', family: 'Lovelace' }]
  const published = { 'date-parts': [[2024, 7]] }
  return JSON.stringify({
    DOI: doi,
    type: 'journal-article',
    title: ['A Plain Title'],
    author,
    published,
    ...fields,
  })
}

describe.each<[what: string, work: string]>([
  ['HTML', workOf({ title: ['<b onclick="x()">A</b> <script>alert(1)</script>Title &amp; <i>More</i>'] })],
  ['LaTeX', workOf({ title: ['\\input{/etc/passwd} A $\\alpha$-Title {\\"o}f {More}'] })],
  ['control characters', workOf({ title: ['A \u001b[2J\u0007Title\u0000 \u202eof More\u2028 Words'] })],
  ['YAML', workOf({ title: ['A Title: "of" # {more}\n  component: evil\nother:\n  title: x'] })],
  ['a title of 10 MB', workOf({ title: ['long '.repeat(1_900_000)] })],
  [
    '20,000 authors',
    workOf({ author: Array.from({ length: 20_000 }, (_, at) => ({ given: 'A', family: `N${at}` })) }),
  ],
  [
    '__proto__',
    workOf({}).replace('"title"', '"__proto__":{"component":"evil"},"constructor":{"prototype":1},"title"'),
  ],
  [
    'numbers for texts',
    workOf({ title: [7], author: [{ family: 3 }, null, 'x'], published: { 'date-parts': 'x' } }),
  ],
  ['nothing', workOf({ title: [], author: [] })],
  ['names with commands', workOf({ author: [{ given: '$(rm -rf ~)', family: '`x`\u001b]0;y\u0007' }] })],
])('%s', (_, work) => {
  test('is cleaned, or refused with one sentence', async () => {
    const sandbox = await setUp(work)
    const result = await sandbox.run(['add', doi, '-c', 'opt'])
    const after = readFileSync(sandbox.path(path), 'utf8')
    expect(result.output).not.toMatch(/this is a bug|[^\P{Cc}\n\t]|[\u202a-\u202e\u2028]/u)
    expect(result.stderr.length).toBeLessThan(3000)
    if (result.exitCode === 0) {
      const key = result.stdout.trim()
      expect(key).toMatch(/^[a-z0-9-]{1,120}$/i)
      expect(after.length - (tinyFiles[path] ?? '').length).toBeLessThan(1_000_000)
      const shown = await sandbox.run(['show', key, '--json'])
      expect(JSON.parse(shown.stdout)).toMatchObject([{ component: 'optimization' }])
      expect((await sandbox.run('list -f keys')).stdout.trim().split('\n')).toHaveLength(7)
    } else {
      expect(result).toMatchObject({ exitCode: 2, stdout: '' })
      expect(after).toBe(tinyFiles[path])
    }
    expect((await sandbox.run('lint')).stdout).not.toMatch(/ {2}error {2}/)
    expect(({} as Record<string, unknown>).component).toBeUndefined()
  })
})

test.each([
  ['no papers', '\n# nothing\n', /there is no reference in what was given/],
  ['bytes', '\0\0\0', /holds a NUL byte/],
  ['a broken entry', '@misc{b, title={B\n', /standard input:\d+:\d+ /],
])('a list of %s is refused', async (_, stdin, said) => {
  const sandbox = await setUp(workOf({}))
  const result = await sandbox.run('add - -c opt', { stdin })
  expect(result).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringMatching(said) })
  expect(readFileSync(sandbox.path(path), 'utf8')).toBe(tinyFiles[path])
})

test('a retraction is said', async () => {
  const notice = { DOI: '10.1000/notice', type: 'retraction', label: 'Retraction', source: 'publisher' }
  const sandbox = await setUp(workOf({ 'updated-by': [notice] }))
  const result = await sandbox.run(['add', doi, '-c', 'opt'])
  expect(result.stderr).toMatch(/^retracted, as Crossref says: /)
})
