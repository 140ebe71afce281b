/** `survey import`: into nothing and into a survey, once and twice, and never with a loss. */
import { existsSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { listingsOf } from '../../src/core/database.ts'
import { breadcrumb } from '../../src/core/taxonomy.ts'
import { openSurvey } from '../../src/index.ts'
import { projectFile } from '../living.ts'
import { createSandbox, type Sandbox } from '../run.ts'
import { createTiny, tinyFiles } from '../tiny.ts'

const sandboxes: Sandbox[] = []
afterEach(() => {
  for (const sandbox of sandboxes.splice(0)) sandbox.remove()
})
function kept(sandbox: Sandbox): Sandbox {
  sandboxes.push(sandbox)
  return sandbox
}
const read = (sandbox: Sandbox, path: string) => readFileSync(sandbox.path(path), 'utf8')

const list = `# Papers

## Data Selection

- [(2023, May) LIMA: Less Is More for Alignment](https://arxiv.org/abs/2305.11206)

## Games

- [(2025, May) [NeurIPS 2025] Absolute Zero: Reinforced Self-play Reasoning with Zero Data](https://arxiv.org/abs/2505.03335)
`

describe('into an empty directory', () => {
  test('makes a survey that is valid, formatted and can be rendered', async () => {
    const sandbox = kept(createSandbox({ 'list.md': list }))
    expect((await sandbox.run('import list.md')).exitCode).toBe(0)
    expect(await sandbox.run('stats')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('data-selection\t1\t1\ngames\t1\t1\n'),
    })
    const lint = await sandbox.run('lint --json')
    expect((JSON.parse(lint.stdout) as { rule: string }[]).map(({ rule }) => rule)).toEqual([
      'missing-authors',
      'missing-authors',
    ])
    expect(await sandbox.run('fmt --check')).toMatchObject({ exitCode: 0, stdout: '' })
    expect((await sandbox.run('render')).exitCode).toBe(0)
    expect(read(sandbox, 'list.md')).toBe(list)
    expect(existsSync(sandbox.path('schema/papers.schema.json'))).toBe(true)
  })

  test('a dry run writes nothing', async () => {
    const sandbox = kept(createSandbox({ 'list.md': list }))
    expect(await sandbox.run('import list.md --dry-run')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('would add 2 papers'),
    })
    expect(existsSync(sandbox.path('survey.yaml'))).toBe(false)
  })

  test('what is already there is not overwritten', async () => {
    const sandbox = kept(createSandbox({ 'list.md': list, 'papers/games.yaml': 'mine: 1\n' }))
    const { exitCode, stderr } = await sandbox.run('import list.md')
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr:
        'survey: papers/games.yaml is already there\nChoose a directory for the new survey with --survey DIR; nothing was written.\n',
    })
    expect(existsSync(sandbox.path('survey.yaml'))).toBe(false)
  })

  test('a file without papers begins no survey', async () => {
    const sandbox = kept(createSandbox({ 'list.md': '# Nothing here\n\nJust words.\n' }))
    const { exitCode, stderr } = await sandbox.run('import list.md')
    expect(exitCode).toBe(1)
    expect(stderr).toContain('no papers were found in list.md')
    expect(existsSync(sandbox.path('survey.yaml'))).toBe(false)
  })

  test('the list of the shipped survey comes back as it is rendered', { timeout: 60_000 }, async () => {
    const sandbox = kept(createSandbox({ 'README.md': readFileSync(projectFile('data/README.md')) }))
    await sandbox.run('import README.md --title Again')
    process.env.XDG_CACHE_HOME = sandbox.path('cache')
    const places = async (directory: string) => {
      const { entries, taxonomy } = await openSurvey(directory).database()
      return entries
        .flatMap(({ paper }) =>
          listingsOf(paper).map((path) =>
            [
              breadcrumb(taxonomy, path),
              paper.title,
              paper.date,
              paper.venue,
              [paper.paradigm ?? []].flat().length,
            ].join(' | '),
          ),
        )
        .toSorted()
    }
    expect(await places(sandbox.directory)).toEqual(await places(projectFile('data')))
  })
})

describe('into a survey', () => {
  test('the second time changes nothing', async () => {
    const sandbox = kept(createTiny({ 'list.md': list }))
    const words = ['import', 'list.md', '--map', 'Games=optimization']
    expect((await sandbox.run(words)).exitCode).toBeLessThan(2)
    const before = Object.keys(tinyFiles).map((path) => read(sandbox, path))
    expect((await sandbox.run(words)).stdout).toContain('added 0 papers')
    expect(Object.keys(tinyFiles).map((path) => read(sandbox, path))).toEqual(before)
    expect((await sandbox.run('lint')).exitCode).toBe(0)
  })

  test('facts that a paper lacks are added, facts that it has stay and are reported', async () => {
    const papers = 'k:\n  title: A Paper About Games\n  date: 2023 # sure\n  component: c\n'
    const manifest = 'title: T\ncomponents: [{ id: c, title: C }, { id: games, title: Games }]\n'
    const bib =
      '@inproceedings{x, title={A Paper about Games}, author={Byron, Ada}, year=2024, doi={10.1000/1}, pages={1--2}}\n'
    const sandbox = kept(createSandbox({ 'survey.yaml': manifest, 'papers.yaml': papers, 'x.bib': bib }))
    const { exitCode, stdout } = await sandbox.run('import x.bib -c games')
    expect(exitCode).toBe(1)
    expect(stdout).toContain('papers.yaml:1 `k` keeps date `2023`; x.bib:1 says `2024`')
    expect(stdout).toContain('added 0 papers, 1 was there already, 1 of them completed')
    expect(read(sandbox, 'papers.yaml')).toBe(
      'k:\n  title: A Paper About Games\n  authors: [Ada Byron]\n  date: 2023 # sure\n  doi: "10.1000/1"\n  component: c\n  also: [games]\n  attributes: { pages: "1–2" }\n',
    )
    expect(read(sandbox, 'survey.yaml')).toBe(`${manifest}attributes:\n  - { id: pages, type: text }\n`)
    expect((await sandbox.run('list')).exitCode).toBe(0)
  })

  test('another survey comes in with its places and citekeys', async () => {
    const sandbox = kept(createTiny())
    await sandbox.run('init other')
    expect(await sandbox.run('import other')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(
        /`zelikman2022star` stands under Methods › First Family of Methods, .* 1 was there/s,
      ),
    })
    const fresh = kept(createSandbox())
    for (const [path, text] of Object.entries(tinyFiles)) fresh.write({ [`tiny/${path}`]: text })
    expect((await fresh.run('import tiny --survey copy')).exitCode).toBe(0)
    const keys = async (survey: string) =>
      (await fresh.run(`list --survey ${survey} --format keys --sort citekey`)).stdout
    expect(await keys('copy')).toBe(await keys('tiny'))
    const stats = async (survey: string) => (await fresh.run(`stats --survey ${survey} --by paradigm`)).stdout
    expect(await stats('copy')).toBe(await stats('tiny'))
  })
})

test('JSON tells what was read and what became of it', async () => {
  const sandbox = kept(createTiny({ 'list.md': list }))
  const { exitCode, stdout } = await sandbox.run('import list.md --dry-run --json')
  expect(exitCode).toBe(1)
  const report = JSON.parse(stdout)
  expect(report).toMatchObject({
    file: 'list.md',
    unread: [],
    coverage: 1,
    result: { added: [{ citekey: 'lima2023less', lines: [5] }], unplaced: [['Papers', 'Games']] },
  })
  expect(report.entries[0]).toMatchObject({
    title: 'LIMA: Less Is More for Alignment',
    arxiv: '2305.11206',
    date: '2023-05',
    section: ['Papers', 'Data Selection'],
    marks: [],
    line: 5,
  })
})

test('standard input is read, and its kind told by its content or by --from', async () => {
  const sandbox = kept(createSandbox())
  const bib = '@misc{k, title = {Something New}, year = 2024}\n'
  expect((await sandbox.run('import - --dry-run', { stdin: bib })).stdout).toContain('would add 1 paper\n')
  expect((await sandbox.run('import - --dry-run --from markdown', { stdin: list })).stdout).toContain(
    '2 papers',
  )
  const { exitCode, stderr } = await sandbox.run('import -', { stdin: 'nothing of any kind' })
  expect(exitCode).toBeGreaterThan(0)
  expect(stderr).not.toBe('')
})

test('a person at a terminal is told that a long file takes a while; a program is not', async () => {
  const sandbox = kept(createSandbox({ 'list.md': `${list}\n${'Just words. '.repeat(90_000)}\n` }))
  const words = 'import list.md --dry-run'
  expect((await sandbox.run(words, { terminal: 80 })).stderr).toContain('reading list.md, 1 MB …')
  expect((await sandbox.run(words)).stderr).not.toContain('reading')
})

describe('hostile files', () => {
  // biome-ignore format: a table
  const files: readonly (readonly [string, string | Buffer])[] = [
    ['empty', ''],
    ['binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255])],
    ['nested lists', '- '.repeat(10_000)],
    ['nested quotes', '> '.repeat(10_000)],
    ['nested brackets', '['.repeat(50_000)],
    ['emphasis', '*a'.repeat(50_000)],
    ['unclosed tags', '<b><a href="x">'.repeat(20_000)],
    ['script', '<script>alert(1)</script>\n- [A Fine Paper](javascript:alert(1))\n- [Another Fine Paper](data:text/html,x)\n'],
    ['credentials', '- [A Fine Paper About Passwords](https://user:secret@example.org/paper.pdf)\n'],
  ]
  test.each(files)('%s', { timeout: 60_000 }, async (_, content) => {
    const sandbox = kept(createSandbox({ 'x.md': content }))
    const { exitCode, stdout, stderr } = await sandbox.run('import x.md')
    expect(stdout + stderr).not.toMatch(/\n {4}at |this is a bug/)
    expect(exitCode).toBeLessThanOrEqual(2)
    if (!existsSync(sandbox.path('survey.yaml'))) return
    const { stdout: json } = await sandbox.run('list --json')
    expect(json).not.toMatch(/javascript:|data:text|secret/)
  })
})
