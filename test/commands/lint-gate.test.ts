/** `survey lint` as a gate: what is known, what has changed, what is too much, and what a rule that fails may do. */
import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { futureDate } from '../../src/rules/future-date.ts'
import type { Rule } from '../../src/rules/rule.ts'
import type { Sandbox } from '../run.ts'
import { createTiny, tinyFiles } from '../tiny.ts'

const asked = futureDate as Required<Rule>
const sandboxes: Sandbox[] = []
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  for (const sandbox of sandboxes.splice(0)) sandbox.remove()
})
/** Without outputs, which would be stale after every change. */
const manifest = `${tinyFiles['survey.yaml']}`.replace(/outputs:\n[\s\S]*$/, '')
function tiny(files: Readonly<Record<string, string>> = {}): Sandbox {
  const sandbox = createTiny({ 'survey.yaml': manifest, ...files })
  sandboxes.push(sandbox)
  return sandbox
}
const selection = `${tinyFiles['papers/selection.yaml']}`
const optimization = `${tinyFiles['papers/optimization.yaml']}`
const warning = selection.replace('arxiv: "2402.04333"', 'url: https://arxiv.org/abs/2402.04333')
const second = optimization.replace('arxiv: "2203.14465"', 'url: https://arxiv.org/abs/2203.14465')

describe('--max-warnings', () => {
  test.each([
    [0, 1],
    [1, 1],
    [2, 0],
  ])('%i with two warnings', async (most, exitCode) => {
    const sandbox = tiny({ 'papers/selection.yaml': warning, 'papers/optimization.yaml': second })
    expect((await sandbox.run(`lint --max-warnings ${most}`)).exitCode).toBe(exitCode)
  })

  test.each([
    ['--max-warnings 1', '2 warnings are too many: --max-warnings allows 1\n'],
    ['--strict', '2 warnings are too many: --strict allows none\n'],
    ['--max-warnings 2', ''],
  ])('%s says why it fails', async (option, stderr) => {
    const sandbox = tiny({ 'papers/selection.yaml': warning, 'papers/optimization.yaml': second })
    expect((await sandbox.run(`lint ${option}`)).stderr).toBe(stderr)
  })
})

test('--rule leaves the other rules out', async () => {
  const sandbox = tiny({ 'papers/selection.yaml': warning.replace('Tuning"', 'Tuning."') })
  const only = JSON.parse((await sandbox.run('lint --json --rule title-full-stop')).stdout) as {
    rule: string
  }[]
  expect(only.map(({ rule }) => rule)).toEqual(['title-full-stop'])
  expect(await sandbox.run('lint --rule nonsense')).toMatchObject({
    exitCode: 2,
    stderr: 'survey: unknown rule `nonsense`\nRun `survey lint --list` for all of them.\n',
  })
})

test('--level leaves out what is less severe', async () => {
  const sandbox = tiny({ 'papers/selection.yaml': warning.replace('Tuning"', 'Tuning."') })
  const severities = async (words: string) =>
    (JSON.parse((await sandbox.run(`lint --json ${words}`)).stdout) as { severity: string }[]).map(
      ({ severity }) => severity,
    )
  expect(await severities('')).toEqual(['info', 'warning'])
  expect(await severities('--level warning')).toEqual(['warning'])
  expect(await severities('--level error')).toEqual([])
})

describe('--baseline', () => {
  const strict = 'lint --strict --baseline known.json'

  test('what is known is left out, what is new is not, wherever it stands', async () => {
    const sandbox = tiny({ 'papers/selection.yaml': warning })
    const written = await sandbox.run(`${strict} --update-baseline`)
    expect(written).toMatchObject({
      exitCode: 0,
      stdout: 'nothing new\n',
      stderr: 'wrote 1 finding to known.json\n',
    })
    for (const [reporter, said] of [
      ['text', 'nothing new\n'],
      ['github', 'nothing new\n'],
      ['markdown', '### survey lint: nothing new\n'],
    ])
      expect((await sandbox.run(`${strict} --reporter ${reporter}`)).stdout).toBe(said)
    expect((await sandbox.run(`${strict} papers/optimization.yaml`)).stdout).toBe('no problems\n')
    expect(JSON.parse(readFileSync(sandbox.path('known.json'), 'utf8'))).toEqual({
      version: 1,
      findings: [
        { rule: 'identifier-as-url', citekey: 'xia2024less', value: 'https://arxiv.org/abs/2402.04333' },
      ],
    })
    sandbox.write({ 'papers/selection.yaml': `# moved\n\n${warning}`, 'papers/optimization.yaml': second })
    const later = await sandbox.run(strict)
    expect(later.exitCode).toBe(1)
    expect(later.stdout).toContain('`url` is the arXiv id `2203.14465`')
    expect(later.stdout).not.toContain('2402.04333')
    expect(later.stderr).toBe(
      'known.json leaves out 1 finding\n1 warning is too many: --strict allows none\n',
    )
  })

  test('what is gone is said, and is not known any more after an update', async () => {
    const sandbox = tiny({ 'papers/selection.yaml': warning })
    await sandbox.run(`${strict} --update-baseline`)
    sandbox.write({ 'papers/selection.yaml': selection })
    expect((await sandbox.run(strict)).stderr).toBe(
      'known.json leaves out 0 findings; 1 finding in it is gone: --update-baseline\n',
    )
    expect((await sandbox.run(`${strict} papers/optimization.yaml`)).stderr).toBe('')
    await sandbox.run(`${strict} --update-baseline`)
    expect(JSON.parse(readFileSync(sandbox.path('known.json'), 'utf8'))).toEqual({ version: 1, findings: [] })
  })

  test('no baseline is made of a survey that cannot be read whole', async () => {
    const sandbox = tiny({ 'papers/selection.yaml': selection.replace('title:', 'titel:') })
    const result = await sandbox.run(`${strict} --update-baseline`)
    expect(result).toMatchObject({ exitCode: 2, stdout: '' })
    expect(result.stderr).toContain('parts of the survey cannot be read, so no baseline is made of it')
    expect(existsSync(sandbox.path('known.json'))).toBe(false)
    sandbox.write({ 'known.json': '{ "version": 1, "findings": [] }' })
    const read = await sandbox.run(strict)
    expect(read.exitCode).toBe(1)
    expect(read.stdout).toContain('unknown field `titel`; did you mean `title`?')
  })

  test.each([
    ['{', 'known.json:1 is no baseline: '],
    [
      '{\n  "version": 1,\n  "findings": [{ "rule": 3, "value": "" }]\n}\n',
      'known.json:3 is no baseline: `findings.0.rule` must be text',
    ],
    ['{ "version": 2, "findings": [] }', 'known.json:1 is no baseline: '],
    ['important: text\n', 'known.json:1 is no baseline: '],
  ])('a file that is none is refused and kept: %j', async (text, said) => {
    const sandbox = tiny({ 'known.json': text })
    for (const words of [strict, `${strict} --update-baseline`]) {
      const result = await sandbox.run(words)
      expect(result).toMatchObject({ exitCode: 2, stdout: '' })
      expect(result.stderr).toContain(said)
    }
    expect(readFileSync(sandbox.path('known.json'), 'utf8')).toBe(text)
  })

  test.each([
    ['lint --baseline none.json', 'there is no baseline none.json\nWrite it with --update-baseline.'],
    ['lint --update-baseline', '--update-baseline writes the file that --baseline names'],
    [
      'lint --baseline b.json --update-baseline papers/selection.yaml',
      'a baseline is made of the whole survey',
    ],
  ])('%s is refused', async (words, said) => {
    const result = await tiny().run(words)
    expect(result).toMatchObject({ exitCode: 2, stdout: '' })
    expect(result.stderr).toContain(said)
  })
})

describe('--changed', () => {
  const git = (sandbox: Sandbox, ...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words], {
      cwd: sandbox.directory,
      stdio: 'pipe',
    })
  const committed = (files: Readonly<Record<string, string>> = {}) => {
    const sandbox = tiny(files)
    git(sandbox, 'init', '-q', '-b', 'main')
    git(sandbox, 'add', '.')
    git(sandbox, 'commit', '-qm', 'first')
    return sandbox
  }

  test('reports what stands in entries that differ, and nothing else', async () => {
    const sandbox = committed({ 'papers/selection.yaml': warning })
    expect((await sandbox.run('lint --strict --changed')).output).toBe('no problems\n')
    sandbox.write({ 'papers/optimization.yaml': second })
    const found = await sandbox.run('lint --strict --changed')
    expect(found.exitCode).toBe(1)
    expect(found.stdout).toContain('2203.14465')
    expect(found.stdout).not.toContain('2402.04333')
    git(sandbox, 'commit', '-qam', 'second')
    expect((await sandbox.run('lint --strict --changed')).exitCode).toBe(0)
    expect((await sandbox.run('lint --strict --changed HEAD~1')).exitCode).toBe(1)
  })

  test('a new entry that repeats an old one is reported, whichever of the two comes first', async () => {
    const sandbox = committed()
    const copy = selection.replace('xia2024less', 'aaa2024copy')
    sandbox.write({ 'papers/acquisition-more.yaml': copy })
    const found = await sandbox.run('lint --changed')
    expect(found.exitCode).toBe(1)
    expect(found.stdout).toContain('duplicate-arxiv')
  })

  test('an entry that only moved to another file has not changed', async () => {
    const sandbox = committed({ 'papers/selection.yaml': warning })
    sandbox.write({ 'papers/selection.yaml': '# nothing here\n', 'papers/other.yaml': `\n\n${warning}` })
    expect((await sandbox.run('lint --strict --changed --rule identifier-as-url')).exitCode).toBe(0)
  })

  test('three dots mean the point where the branch began', async () => {
    const sandbox = committed()
    git(sandbox, 'checkout', '-qb', 'topic')
    sandbox.write({ 'papers/selection.yaml': warning })
    git(sandbox, 'commit', '-qam', 'topic')
    git(sandbox, 'checkout', '-q', 'main')
    sandbox.write({ 'papers/optimization.yaml': second })
    git(sandbox, 'commit', '-qam', 'main')
    git(sandbox, 'checkout', '-q', 'topic')
    const { stdout } = await sandbox.run('lint --changed main...')
    expect(stdout).toContain('2402.04333')
    expect(stdout).not.toContain('2203.14465')
  })

  test('--fix touches only them', async () => {
    const sandbox = committed({ 'papers/selection.yaml': warning })
    sandbox.write({ 'papers/optimization.yaml': second })
    await sandbox.run('lint --fix --changed')
    expect(readFileSync(sandbox.path('papers/optimization.yaml'), 'utf8')).toContain('arxiv: "2203.14465"')
    expect(readFileSync(sandbox.path('papers/selection.yaml'), 'utf8')).toBe(warning)
  })

  test('without git, and for a revision that is none, it says so', async () => {
    const nowhere = await tiny().run('lint --changed', { environment: { GIT_CEILING_DIRECTORIES: '/' } })
    expect(nowhere).toMatchObject({ exitCode: 2, stdout: '' })
    const sandbox = committed()
    for (const revision of ['nowhere', '--output=pwned', 'main...nowhere', 'papers/selection.yaml'])
      expect(await sandbox.run(['lint', '--changed', revision]), revision).toMatchObject({
        exitCode: 2,
        stdout: '',
      })
    for (const revision of ['nowhere', '^HEAD'])
      expect((await sandbox.run(['lint', '--changed', revision])).stderr).toContain(
        `git knows no revision \`${revision}\``,
      )
  })

  test('in a hook, where git names its own directory, the survey is still the one in the working directory', async () => {
    const sandbox = tiny()
    execFileSync('git', ['init', '-q', '..'], { cwd: sandbox.directory })
    git(sandbox, 'add', '.')
    git(sandbox, 'commit', '-qm', 'first')
    sandbox.write({ 'papers/optimization.yaml': second })
    const before = await sandbox.run('lint --changed --json')
    for (const directory of [resolve(sandbox.directory, '../.git'), '.git']) {
      vi.stubEnv('GIT_DIR', directory)
      expect(await sandbox.run('lint --changed --json')).toEqual(before)
    }
  })

  test('a submodule among the data files hides none of the others', async () => {
    const sandbox = committed({ 'papers/selection.yaml': warning })
    git(sandbox, 'update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},papers/a.yaml`)
    git(sandbox, 'commit', '-qm', 'second')
    expect((await sandbox.run('lint --strict --changed')).output).toBe('no problems\n')
  })

  test.each(['HEAD', ':survey.yaml', 'main...'])(
    'for %s git runs nothing that it is told to',
    async (revision) => {
      const sandbox = committed()
      for (const name of [
        'core.fsmonitor',
        'core.pager',
        'diff.external',
        'filter.x.smudge',
        'diff.x.textconv',
      ])
        git(sandbox, 'config', name, `touch ${sandbox.path('canary')}; false`)
      sandbox.write({ '.gitattributes': '* filter=x diff=x\n' })
      await sandbox.run(['lint', '--changed', revision])
      expect(existsSync(sandbox.path('canary'))).toBe(false)
    },
  )
})

describe('fixes and reporters', () => {
  test.each(['github', 'json'])(
    '--fix and --reporter %s are refused before anything is written',
    async (name) => {
      const sandbox = tiny({ 'papers/selection.yaml': warning })
      for (const fix of ['--fix', '--fix-unsafe']) {
        const result = await sandbox.run(`lint ${fix} --reporter ${name}`)
        expect(result).toMatchObject({ exitCode: 2, stdout: '' })
        expect(result.stderr).toContain('nothing was changed')
      }
      expect(readFileSync(sandbox.path('papers/selection.yaml'), 'utf8')).toBe(warning)
    },
  )

  test('--fix-unsafe makes also what --fix leaves alone', async () => {
    const ignored = `# survey-ignore: title-full-stop it has none\n${selection}`
    const sandbox = tiny({ 'papers/selection.yaml': ignored })
    expect((await sandbox.run('lint --fix')).stderr).toBe('fixed 0 problems in 0 files\n')
    expect((await sandbox.run('lint --fix-unsafe --dry-run')).stdout).toContain(
      '-# survey-ignore: title-full-stop',
    )
    expect((await sandbox.run('lint --fix-unsafe')).output).toBe('fixed 1 problem in 1 file\nno problems\n')
    expect(readFileSync(sandbox.path('papers/selection.yaml'), 'utf8')).toBe(selection)
  })

  test('--output writes further reports, but not over the survey', async () => {
    const sandbox = tiny({ 'papers/selection.yaml': warning })
    const result = await sandbox.run('lint --output json=out/lint.json --output github=lint.txt')
    expect(JSON.parse(readFileSync(sandbox.path('out/lint.json'), 'utf8'))).toHaveLength(1)
    expect(readFileSync(sandbox.path('lint.txt'), 'utf8')).toContain('::warning file=papers/selection.yaml')
    expect(result.stdout).toContain('1 warning')
    for (const words of ['json', 'json=', 'json=papers/selection.yaml', 'nonsense=x'])
      expect(await sandbox.run(['lint', '--output', words]), words).toMatchObject({ exitCode: 2, stdout: '' })
    expect(readFileSync(sandbox.path('papers/selection.yaml'), 'utf8')).toBe(warning)
  })

  test('--output and --baseline take no name that a data file would have', async () => {
    const sandbox = tiny()
    for (const path of ['papers/lint.yaml', './papers.yml', 'papers/../papers/x.yml'])
      for (const words of [`--output json=${path}`, `--baseline ${path} --update-baseline`])
        expect((await sandbox.run(`lint ${words}`)).stderr).toContain(`${path} is part of the survey`)
    expect((await sandbox.run('lint --output json=papers/.lint.yaml')).exitCode).toBe(0)
  })

  test.skipIf(process.platform === 'win32')('--output takes no place of a device or a pipe', async () => {
    const sandbox = tiny()
    execFileSync('mkfifo', [sandbox.path('pipe')])
    const { exitCode, stderr } = await sandbox.run('lint --output json=pipe')
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: 'survey: pipe is no ordinary file, so it was not written\nName a file.\n',
    })
    expect(lstatSync(sandbox.path('pipe')).isFIFO()).toBe(true)
  })

  test('--output says of a name that it is too long', async () => {
    const { exitCode, stderr } = await tiny().run(`lint --output json=${'a'.repeat(300)}`)
    expect(exitCode).toBe(2)
    expect(stderr).toContain('has a name that is too long')
  })

  test('on GitHub Actions annotations are the usual report, with paths from the top of the repository', async () => {
    const sandbox = tiny({ 'papers/selection.yaml': warning })
    execFileSync('git', ['init', '-q', '..'], { cwd: sandbox.directory })
    const { stdout } = await sandbox.run('lint', { environment: { GITHUB_ACTIONS: 'true' } })
    expect(stdout).toContain('::warning file=work/papers/selection.yaml,line=')
  })
})

describe('settings', () => {
  test('a component can have severities of its own', async () => {
    const lines = `${tinyFiles['survey.yaml']}lint:\n  components:\n    selection: { identifier-as-url: off }\n    nowhere: { nonsense: off }\n`
    const sandbox = tiny({
      'survey.yaml': lines,
      'papers/selection.yaml': warning,
      'papers/optimization.yaml': second,
    })
    const { stdout } = await sandbox.run('lint')
    expect(stdout).toContain('2203.14465')
    expect(stdout).not.toContain('2402.04333')
    expect(stdout).toContain('unknown component `nowhere`')
    expect(stdout).toContain('unknown rule `nonsense`')
  })

  test('a comment in the manifest silences what is found on its line', async () => {
    const more = (comment: string) =>
      `${tinyFiles['survey.yaml']}lint:\n  rules:\n    nonsense: off${comment}\n`
    const sandbox = tiny({ 'survey.yaml': more('') })
    expect((await sandbox.run('lint --strict')).exitCode).toBe(1)
    sandbox.write({ 'survey.yaml': more('  # survey-ignore: unknown-rule of a newer version') })
    expect((await sandbox.run('lint --strict')).exitCode).toBe(0)
  })
})

test('what was found is remembered until the files, or the day, are others', async () => {
  const sandbox = tiny({ 'papers/selection.yaml': selection.replace('date: 2024-02', 'date: 2026-02') })
  const check = vi.spyOn(asked, 'check')
  const run = async (today: string) => (await sandbox.run('lint --rule future-date', { today })).exitCode
  expect(await run('2026-01-15')).toBe(1)
  expect(await run('2026-01-15')).toBe(1)
  expect(check).toHaveBeenCalledTimes(1)
  expect(await run('2026-03-01')).toBe(0)
  sandbox.write({ 'papers/selection.yaml': selection.replace('date: 2024-02', 'date: 2027-02') })
  expect(await run('2026-03-01')).toBe(1)
})

test('a rule that throws is reported as a bug; the others still speak; exit code 2', async () => {
  const sandbox = tiny({ 'papers/selection.yaml': warning })
  vi.spyOn(asked, 'check').mockImplementation(() => {
    throw new TypeError('no such thing')
  })
  const result = await sandbox.run('lint')
  expect(result.exitCode).toBe(2)
  expect(result.stdout).toContain(
    'rule `future-date` failed, which is a bug in survey (TypeError: no such thing)',
  )
  expect(result.stdout).toContain('identifier-as-url')
  expect(result.stderr).toContain('survey: rule `future-date` failed')
})
