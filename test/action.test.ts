/** The GitHub action: its steps are run as a runner runs them, with `npx` replaced by what it would start. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { commands } from '../src/commands/index.ts'
import type { Diagnostic } from '../src/core/diagnostic.ts'
import { reporters } from '../src/reporters/index.ts'
import { projectFile } from './living.ts'
import { createSandbox, type Sandbox } from './run.ts'
import { tinyFiles } from './tiny.ts'

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>
  readonly runs: { readonly using: string; readonly steps: readonly Step[] }
}
interface Step {
  readonly id?: string
  readonly uses?: string
  readonly run?: string
  readonly shell?: string
  readonly env?: Readonly<Record<string, string>>
  readonly 'working-directory'?: string
}

const text = readFileSync(projectFile('action.yml'), 'utf8')
const action = parse(text) as Action
const { steps } = action.runs
const { name, version } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8'))
const lintOptions = (await commands.lint.load()).options

const sandboxes: Sandbox[] = []
afterEach(() => {
  for (const sandbox of sandboxes.splice(0)) sandbox.remove()
})

/** What stands in for the package: says what it was asked, leaves the files that it was to write, and ends as it is told. */
const pretended = `
for word in "$@"; do printf '<%s>' "$word" >>"$CALLS"; done
echo >>"$CALLS"
[ "$1" = --version ] && exit "\${FAIL_INSTALL:-0}"
echo "::warning::from the program"
while [ $# -gt 0 ]; do
  if [ "$1" = --output ] && [ -z "$NO_FILES" ]; then
    case $2 in
      jsonl=*) printf '{}\\n{}\\n' >"\${2#*=}" ;;
      *) echo "report as \${2%%=*}" >"\${2#*=}" ;;
    esac
  fi
  shift
done
exit "\${EXIT_CODE:-0}"
`
const real = `exec node ${JSON.stringify(projectFile('bin/survey.js'))} "$@"`

interface Ran {
  readonly exitCode: number | null
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** The words after \`survey\` of each call, each in \`<>\`. */
  readonly calls: readonly string[]
  /** Files in the workspace. */
  readonly files: readonly string[]
  readonly sandbox: Sandbox
}

/** Runs the action's own steps in a workspace with these files. */
function runAction(
  inputs: Readonly<Record<string, string>>,
  { files = {}, program = pretended, environment = {} }: RunOptions = {},
): Ran {
  const sandbox = createSandbox(files)
  sandboxes.push(sandbox)
  const path = (file: string) => sandbox.path(`../${file}`)
  for (const directory of ['bin', 'temporary']) mkdirSync(path(directory))
  const npx = `#!/usr/bin/env bash
[ "$1 $2 $4 $5" = "--yes --package -- survey" ] || { echo "npx was called with $*" >&2; exit 99; }
echo "$3" >>"$PACKAGES"
shift 5
${program}`
  writeFileSync(path('bin/npx'), npx)
  chmodSync(path('bin/npx'), 0o755)
  for (const file of ['output', 'summary', 'calls', 'packages']) writeFileSync(path(file), '')
  const given = (value: string) =>
    value.replace(
      /\$\{\{ inputs\.([a-z-]+) \}\}/g,
      (_, input: string) => inputs[input] ?? action.inputs[input]?.default ?? '',
    )
  let exitCode: number | null = 0
  let log = ''
  for (const { run, env = {}, 'working-directory': directory = '.' } of steps) {
    if (run === undefined || exitCode !== 0) continue
    writeFileSync(path('step.sh'), run)
    const ran = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', path('step.sh')], {
      cwd: sandbox.path(given(directory)),
      encoding: 'utf8',
      env: {
        PATH: `${path('bin')}:${process.env.PATH}`,
        HOME: path('.'),
        XDG_CACHE_HOME: path('cache'),
        GITHUB_ACTIONS: 'true',
        GITHUB_ACTION_PATH: projectFile('.').replace(/\/$/, ''),
        GITHUB_OUTPUT: path('output'),
        GITHUB_STEP_SUMMARY: path('summary'),
        GITHUB_WORKSPACE: sandbox.directory,
        RUNNER_TEMP: path('temporary'),
        CALLS: path('calls'),
        PACKAGES: path('packages'),
        ...environment,
        ...Object.fromEntries(Object.entries(env).map(([key, value]) => [key, given(value)])),
      },
    })
    exitCode = ran.status
    log += ran.stdout + ran.stderr
  }
  const read = (file: string) => readFileSync(path(file), 'utf8')
  expect(readdirSync(path('temporary'))).toEqual([])
  return {
    exitCode,
    log,
    outputs: Object.fromEntries(
      read('output')
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split('=', 2)),
    ),
    summary: read('summary'),
    calls: read('calls').split('\n').filter(Boolean),
    files: readdirSync(sandbox.directory, { recursive: true, encoding: 'utf8' }).toSorted(),
    sandbox,
  }
}

interface RunOptions {
  readonly files?: Readonly<Record<string, string>>
  readonly program?: string
  readonly environment?: NodeJS.ProcessEnv
}

describe('action.yml', () => {
  test('puts no input into the text of a script', () => {
    const scripts = steps.flatMap(({ run }) => run ?? [])
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) expect(script).not.toContain('${{')
  })

  test('runs its own version unless it is told otherwise', () => {
    expect(action.inputs.version?.default).toBe(version)
    expect(text).toContain(`--package "${name}@`)
  })

  test('uses every input, and describes inputs and outputs', () => {
    const used = [...text.matchAll(/(?<=\binputs\.)[a-z-]+/g)].map(([input]) => input)
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(action.inputs).toSorted())
    for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)])
      expect(description).toMatch(/^[A-Z0-9]/)
    const ids = steps.flatMap(({ id }) => id ?? [])
    for (const { value } of Object.values(action.outputs))
      expect(ids).toContain(/^\$\{\{ steps\.([a-z]+)\.outputs\.[a-z-]+ \}\}$/.exec(value)?.[1])
  })

  test('has the form of a composite action', () => {
    expect(action.runs.using).toBe('composite')
    for (const { run, shell, uses } of steps)
      expect(run ? shell : uses).toMatch(run ? /^bash$/ : /^actions\/[a-z-]+@v\d+$/)
  })
})

describe('what it runs', () => {
  const temporary = /(?<==)\/[^<>]*\/temporary\/survey-\d+-\d+(?=\.(?:jsonl|md)>)/g
  const callsOf = (ran: Ran) => ran.calls.map((call) => call.replace(temporary, 'TEMP'))

  test('by default it lints, with annotations and a summary', () => {
    const ran = runAction({})
    expect(callsOf(ran)).toEqual([
      '<--version>',
      '<lint><--reporter><github><--output><jsonl=TEMP.jsonl><--output><markdown=TEMP.md>',
    ])
    expect(ran).toMatchObject({
      exitCode: 0,
      summary: 'report as markdown\n',
      outputs: { 'exit-code': '0', findings: '2' },
    })
    expect(ran.log).toBe('::warning::from the program\n')
    expect(readFileSync(ran.sandbox.path('../packages'), 'utf8')).toBe(`${name}@${version}\n`.repeat(2))
  })

  test.each([1, 2])('exit code %i is its own, after everything has been written', (code) => {
    const ran = runAction(
      { 'sarif-file': 'out/lint.sarif' },
      { environment: { EXIT_CODE: String(code) }, files: { 'out/x': '' } },
    )
    expect(ran).toMatchObject({
      exitCode: code,
      summary: 'report as markdown\n',
      outputs: { 'exit-code': String(code), findings: '2' },
    })
    expect(readFileSync(ran.sandbox.path('out/lint.sarif'), 'utf8')).toBe('report as sarif\n')
  })

  test.each([1, 2])('without a report there is no number of findings, and nothing was found: %i', (code) => {
    const ran = runAction({}, { environment: { EXIT_CODE: String(code), NO_FILES: '1' } })
    expect(ran).toMatchObject({ exitCode: 2, summary: '', outputs: { 'exit-code': '2', findings: '' } })
  })

  test('a package that cannot be installed is no finding', () => {
    const ran = runAction({}, { environment: { FAIL_INSTALL: '1' } })
    expect(ran).toMatchObject({ exitCode: 2, outputs: { 'exit-code': '2', findings: '' } })
    expect(ran.calls).toEqual(['<--version>'])
    expect(ran.log).toContain('::error title=survey::the package litsurvey could not be installed')
  })

  test('the summary can be left out', () => {
    const ran = runAction({ summary: 'false' })
    expect(callsOf(ran)[1]).toBe('<lint><--reporter><github><--output><jsonl=TEMP.jsonl>')
    expect(ran.summary).toBe('')
  })

  test('another command is given no more than its own words, and its output gives the runner no commands', () => {
    const ran = runAction({ command: 'render', arguments: '--check' })
    expect(ran.calls[1]).toBe('<render><--check>')
    const [, token = ''] = /^::stop-commands::([0-9a-f]{32})\n/.exec(ran.log) ?? []
    expect(ran.log).toBe(`::stop-commands::${token}\n::warning::from the program\n::${token}::\n`)
    expect(token).not.toBe('')
  })

  test('the text reporter has its lines matched', () => {
    const lines = runAction({ reporter: 'text' }).log.split('\n')
    expect(lines[0]).toBe(`::add-matcher::${projectFile('.github/survey-matcher.json')}`)
    expect(lines[1]).toMatch(/^::stop-commands::/)
    expect(lines.at(-2)).toBe('::remove-matcher owner=survey::')
  })

  // biome-ignore format: a table
  test.each([
    ['', ''],
    [' \n\t ', ''],
    ['--strict', '<--strict>'],
    ['--strict\n--max-warnings 3\r\n', '<--strict><--max-warnings><3>'],
    ['--baseline "my file.json"', '<--baseline><my file.json>'],
    [`'a b' "c'd" e\\ f`, "<a b><c'd><e f>"],
    ['$(touch pwned) `touch pwned` $HOME * ; & | > pwned', '<$(touch><pwned)><`touch><pwned`><$HOME><*><;><&><|><>><pwned>'],
    ['ü 漢字 %s \\\\n', '<ü><漢字><%s><\\n>'],
    ['"" x', '<><x>'],
  ])('arguments %j are words', (words, expected) => {
    const ran = runAction({ command: 'list', arguments: words }, { files: { a: '' } })
    expect(ran.calls[1]).toBe(`<list>${expected}`)
    expect(ran).toMatchObject({ exitCode: 0, files: ['a'] })
  })

  // biome-ignore format: a table
  test.each<[Record<string, string>, string]>([
    [{ arguments: 'it\'s' }, 'has a quote that nobody closes'],
    [{ arguments: '"a' }, 'has a quote that nobody closes'],
    [{ command: '' }, 'must be the name of a command'],
    [{ command: 'lint; touch pwned' }, 'must be the name of a command'],
    [{ command: '$(touch pwned)' }, 'must be the name of a command'],
    [{ command: '--version' }, 'must be the name of a command'],
    [{ command: 'lint\nlint' }, 'must be the name of a command'],
    [{ version: '' }, 'must be a version'],
    [{ version: 'file:../evil' }, 'must be a version'],
    [{ version: '1.0.0 other' }, 'must be a version'],
    [{ version: '`touch pwned`' }, 'must be a version'],
  ])('%j is refused', (inputs, said) => {
    const ran = runAction(inputs)
    expect(ran).toMatchObject({ exitCode: 2, files: [], summary: '', outputs: { 'exit-code': '2', findings: '' } })
    expect(ran.log).toMatch(/^::error title=survey::.*$/m)
    expect(ran.log).toContain(said)
    expect(ran.calls.length).toBe(0)
  })

  test.each([
    '$(touch pwned)',
    '`touch pwned`',
    '"; touch pwned; "',
    "'; touch pwned; '",
    'a\ntouch pwned\n::set-output::x',
    '-x',
    '$' + '{{ github.token }}',
  ])('an input that holds %j is one word', (hostile) => {
    const ran = runAction({ reporter: hostile, 'sarif-file': `x ${hostile}`.replace(/[\n/]/g, ' ') })
    const call = readFileSync(ran.sandbox.path('../calls'), 'utf8').split('\n').slice(1).join('\n')
    expect(call).toContain(`<--reporter><${hostile}><--output>`)
    expect(ran.files).toEqual([`x ${hostile}`.replace(/[\n/]/g, ' ')])
    expect(runAction({ summary: hostile, 'node-version': hostile })).toMatchObject({
      exitCode: 0,
      summary: '',
      files: [],
    })
  })
})

const isComplete =
  lintOptions.some(({ flags }) => flags.startsWith('--output')) &&
  ['sarif', 'markdown', 'jsonl'].every((one) => one in reporters)

describe.skipIf(!isComplete)('with the program itself', () => {
  const broken = {
    ...tinyFiles,
    'papers/selection.yaml': 'k:\n  title: "%0A::error::T, a: b"\n  component: nothing\n',
  }

  test('a clean survey', () => {
    const ran = runAction({ arguments: '--survey tiny' }, { files: inside('tiny', tinyFiles), program: real })
    expect(ran).toMatchObject({ exitCode: 0, outputs: { 'exit-code': '0', findings: '0' } })
    expect(ran.summary).not.toBe('')
  })

  test('a survey with findings, in a directory of its own', () => {
    const files = inside('my papers', broken)
    const ran = runAction(
      { 'working-directory': 'my papers', 'sarif-file': 'lint.sarif' },
      { files, program: real },
    )
    expect(ran).toMatchObject({ exitCode: 1, outputs: { 'exit-code': '1' } })
    const sarif = JSON.parse(readFileSync(ran.sandbox.path('my papers/lint.sarif'), 'utf8'))
    expect(sarif.runs[0].results).toHaveLength(Number(ran.outputs.findings))
    expect(Number(ran.outputs.findings)).toBeGreaterThan(0)
    expect(ran.log).toMatch(/^::error file=.*papers\/selection\.yaml,line=3,.*title=unknown-component::/m)
    expect(ran.summary).toContain('unknown-component')
  })

  test('text for the log', () => {
    const ran = runAction({ reporter: 'text' }, { files: broken, program: real })
    expect(ran.exitCode).toBe(1)
    expect(ran.log).toContain('unknown component `nothing`')
  })

  test('no survey', () => {
    const ran = runAction({ 'sarif-file': 'lint.sarif' }, { program: real })
    expect(ran).toMatchObject({
      exitCode: 2,
      summary: '',
      files: [],
      outputs: { 'exit-code': '2', findings: '' },
    })
    expect(ran.log).toContain('no survey here')
  })

  test('words that the program does not know', () => {
    const ran = runAction(
      { arguments: '$(touch pwned) "`touch pwned`"' },
      { files: tinyFiles, program: real },
    )
    expect(ran.exitCode).toBe(2)
    expect(existsSync(ran.sandbox.path('pwned'))).toBe(false)
  })
})

test('other commands than lint run as they are', () => {
  const files = { ...tinyFiles, 'README.md': `${tinyFiles['README.md']}`.replace('Self-Play', 'Somebody') }
  expect(runAction({ command: 'render' }, { files: tinyFiles, program: real })).toMatchObject({ exitCode: 0 })
  const ran = runAction({ command: 'render', arguments: '--check' }, { files, program: real })
  expect(ran).toMatchObject({ exitCode: 1, outputs: { 'exit-code': '1', findings: '' } })
})

function inside(directory: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([file, content]) => [`${directory}/${file}`, content]))
}

describe('the problem matcher', () => {
  const matcher = JSON.parse(readFileSync(projectFile('.github/survey-matcher.json'), 'utf8'))
  const [{ owner, pattern }] = matcher.problemMatcher
  const [{ regexp, ...groups }] = pattern

  test.skipIf(!isComplete)('reads the lines of a text report, and no others', async () => {
    const sandbox = createSandbox({
      ...tinyFiles,
      'papers/selection.yaml': 'k:\n  title: T\n  component: nothing\n  venu: a:1:2  error  b  c\n',
      'papers/more.yaml':
        'wang2022self:\n  title: "T: x:1:1  error  y  z."\n  date: 2022\n  component: selection\n  code: http://example.org\n',
    })
    sandboxes.push(sandbox)
    const list = JSON.parse((await sandbox.run('lint --json')).stdout)
    const diagnostics = Array.isArray(list) ? list : list.diagnostics
    const lines = (await sandbox.run('lint')).stdout.split('\n')
    const matched = lines.flatMap((line) => {
      const match = new RegExp(regexp).exec(line)
      return match ? [['file', 'line', 'column', 'severity', 'code'].map((part) => match[groups[part]])] : []
    })
    expect(matched.map(String).toSorted()).toEqual(
      diagnostics
        .map(({ place: { path, line, column }, severity, rule }: Diagnostic) =>
          String([path, line, column, severity, rule]),
        )
        .toSorted(),
    )
    const severities = diagnostics.map(({ severity }: Diagnostic) => severity)
    expect([...new Set(severities)].toSorted()).toEqual(['error', 'info', 'warning'])
  })

  test('is the one that the action takes back', () => {
    expect(text).toContain(`::remove-matcher owner=${owner}::`)
  })
})
