/** Whatever a file holds, the answer is a sentence with a place, exit code 1 or 2, and the file as it was. */
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { createSandbox, type Sandbox } from './run.ts'

const manifest = `title: T
components:
  - id: c
    title: C
outputs:
  - { file: README.md, format: markdown }
  - { file: references.bib, format: bibtex }
`
const paper = 'a:\n  title: A\n  authors: [A B]\n  url: https://example.org/a\n  component: c\n'
const sandboxes: Sandbox[] = []
afterEach(() => {
  for (const sandbox of sandboxes.splice(0)) sandbox.remove()
})

function survey(files: Readonly<Record<string, string | Buffer>>): Sandbox {
  const sandbox = createSandbox({ 'survey.yaml': manifest, 'papers.yaml': paper, ...files })
  sandboxes.push(sandbox)
  return sandbox
}

/** No stack trace, nothing that could drive a terminal. */
function expectCalm(text: string): void {
  expect(text).not.toMatch(/\n {4}at |this is a bug|TypeError|undefined/)
  expect(text).not.toMatch(/[^\P{Cc}\n\t]/u)
}

const bomb = `a: &a [x, x]\n${Array.from({ length: 40 }, (_, at) => `b${at}: &b${at} [*a, *a]\n`).join('')}`
const cases: readonly (readonly [what: string, data: string | Buffer, said: RegExp])[] = [
  ['broken YAML', 'a:\n  title: "A\n', /papers\.yaml:\d+:\d+: error .*quote/],
  [
    'a tab as indentation',
    'a:\n\ttitle: A\n',
    /papers\.yaml:2:\d+: error {2}\S+ {2}tab used for indentation; use spaces/,
  ],
  ['an alias bomb', bomb, /papers\.yaml:1:7: error .*unexpected YAML anchor/],
  ['a prototype as citekey', `__proto__:\n  title: P\n  component: c\n`, /papers\.yaml:1:1: error .*citekey/],
  [
    'a prototype as field',
    `${paper}  __proto__: { x: 1 }\n`,
    /papers\.yaml:6:\d+: error .*unknown field `__proto__`/,
  ],
  ['a constructor as field', `${paper}  constructor: x\n`, /unknown field `constructor`/],
  [
    'conflict markers',
    `<<<<<<< ours\n${paper}=======\n${paper}>>>>>>> theirs\n`,
    /papers\.yaml:1:1: error .*merge conflict left in the file/,
  ],
  ['a list for a mapping', '- title: A\n', /papers\.yaml:1:1: error .*mapping of citekeys to papers/],
  ['a text for a paper', 'a: A\n', /papers\.yaml:1:\d+: error /],
  [
    'a number for a title',
    'a:\n  title: 1\n  component: c\n',
    /papers\.yaml:2:10: error {2}\S+ {2}`title` must be text/,
  ],
  [
    'a mapping for authors',
    'a:\n  title: A\n  authors: { x: y }\n  component: c\n',
    /`authors` must be a list/,
  ],
  [
    'an escape sequence in a title',
    'a:\n  title: "\\e[2J\\e]0;x\\a"\n  component: c\n',
    /control or direction characters/,
  ],
  ['a duplicate key', `${paper}${paper}`, /papers\.yaml:6:1: error .*already used/],
  ['a tag', 'a: !!js/function "x"\n', /papers\.yaml:1:\d+: error /],
  [
    'text nested ten thousand deep',
    `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`,
    /nested too deeply|error/,
  ],
  ['two documents', `${paper}---\n${paper}`, /papers\.yaml:\d+:\d+: error/],
  [
    'a javascript link',
    'a:\n  title: A\n  url: javascript:alert(1)\n  component: c\n',
    /http or https address/,
  ],
  [
    'a path out of the taxonomy',
    'a:\n  title: A\n  component: ../../etc\n  no: 1\n',
    /`component` must be an id/,
  ],
]

describe.each(cases)('%s in a data file', (_, data, said) => {
  test('is a diagnostic with a place, and every other command says so and writes nothing', async () => {
    const sandbox = survey({ 'papers.yaml': data })
    const lint = await sandbox.run('lint')
    expect(lint.stdout).toMatch(said)
    expect(lint).toMatchObject({ exitCode: 1, stderr: '' })
    expectCalm(lint.stdout)
    for (const words of ['list', 'show a', 'stats', 'render', 'fmt', 'add --title B -c c']) {
      const { exitCode, stdout, stderr } = await sandbox.run(words)
      expect({ words, exitCode, stdout }).toEqual({ words, exitCode: 2, stdout: '' })
      expect(stderr).toMatch(/^survey: the survey has \d+ errors?:\n {2}papers\.yaml:\d+:\d+ .*survey lint/s)
      expectCalm(stderr)
    }
    expect(readFileSync(sandbox.path('papers.yaml'), 'utf8')).toBe(data)
  })
})

const unreadable: readonly (readonly [what: string, data: Buffer, said: string])[] = [
  ['a NUL byte', Buffer.from(`${paper}\0`), 'papers.yaml:6 holds a NUL byte, so it is no text'],
  ['bytes that are not UTF-8', Buffer.from([0x61, 0xff, 0xfe]), 'papers.yaml is not UTF-8 text'],
  ['UTF-16', Buffer.from(`\ufeff${paper}`, 'utf16le'), 'papers.yaml is not UTF-8 text'],
  ['100 MB', Buffer.alloc(100_000_000, 'a: b\n'), 'papers.yaml has 95 MiB; files over 64 MiB are not read'],
]

test.each(unreadable)('%s in a data file is one sentence and exit code 2', async (_, data, said) => {
  const sandbox = survey({ 'papers.yaml': data })
  for (const words of ['lint', 'lint --fix', 'list', 'render', 'fmt', 'add --title B -c c']) {
    const { exitCode, stdout, stderr } = await sandbox.run(words)
    expect({ words, exitCode, stdout }).toEqual({ words, exitCode: 2, stdout: '' })
    expect(stderr).toContain(said)
    expect(stderr.trimEnd().split('\n').length).toBe(2)
    expectCalm(stderr)
  }
  expect(readFileSync(sandbox.path('papers.yaml')).equals(data)).toBe(true)
})

test.each([
  ['pairs', 'a: b\n'],
  ['brackets', '['],
  ['entries', 'k:\n  title: T\n'],
  ['words', 'word '],
])('50 MB of %s are a diagnostic', { timeout: 120_000 }, async (_, piece) => {
  const sandbox = survey({ 'papers.yaml': Buffer.alloc(50_000_000, piece) })
  const { exitCode, stdout } = await sandbox.run('lint')
  expect(exitCode).toBe(1)
  expect(stdout).toMatch(
    /papers\.yaml:1:1: error {2}\S+ {2}over 8 MiB and not in the form that `survey` writes/,
  )
  expect(stdout.length).toBeLessThan(2000)
})

describe('what Windows editors leave', () => {
  test.each([
    ['a byte order mark', `\ufeff${paper}`],
    ['CRLF', paper.replaceAll('\n', '\r\n')],
    ['both', `\ufeff${paper.replaceAll('\n', '\r\n')}`],
  ])('%s is read, and kept when a paper is added', async (_, data) => {
    const sandbox = survey({ 'papers.yaml': data })
    expect(await sandbox.run('list --format keys')).toMatchObject({ exitCode: 0, stdout: 'a\n' })
    expect((await sandbox.run('add --title Second -c c --key b')).exitCode).toBe(0)
    const text = readFileSync(sandbox.path('papers.yaml'), 'utf8')
    expect(text.startsWith(data)).toBe(true)
    if (data.includes('\r\n')) expect(text).not.toMatch(/[^\r]\n/)
    expect(await sandbox.run('list --format keys --sort citekey')).toMatchObject({ stdout: 'a\nb\n' })
  })
})

describe('files that are none', () => {
  test('a directory where a data file is expected', async () => {
    const sandbox = createSandbox({ 'survey.yaml': manifest })
    sandboxes.push(sandbox)
    mkdirSync(sandbox.path('papers/c.yaml'), { recursive: true })
    const { exitCode, stderr } = await sandbox.run('list')
    expect(exitCode).toBe(2)
    expect(stderr).toBe('survey: papers/c.yaml is a directory, not a file\nMove it away, or name a file.\n')
  })

  test('a directory where an output is expected', async () => {
    const sandbox = survey({})
    mkdirSync(sandbox.path('references.bib'))
    const { exitCode, stderr } = await sandbox.run('render')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('references.bib is a directory, not a file')
  })

  test('a link that leads to itself', async () => {
    const sandbox = createSandbox({ 'survey.yaml': manifest })
    sandboxes.push(sandbox)
    symlinkSync('papers.yaml', sandbox.path('papers.yaml'))
    const { exitCode, stderr } = await sandbox.run('lint')
    expectCalm(stderr)
    expect(exitCode).toBeLessThanOrEqual(2)
  })

  test('no survey at all', async () => {
    const sandbox = createSandbox()
    sandboxes.push(sandbox)
    const { exitCode, stderr } = await sandbox.run('list')
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/^survey: no survey here.*\n.*survey init/)
  })
})

const manifests: readonly (readonly [what: string, text: string, said: RegExp])[] = [
  ['broken YAML', 'title: "T\n', /survey\.yaml:\d+:\d+/],
  ['nothing', '', /survey\.yaml:1:1:? .*missing `title`/],
  ['a list', '- a\n', /survey\.yaml:1:1/],
  ['no components', 'title: T\ncomponents: []\n', /survey\.yaml:2:\d+/],
  [
    'an id twice',
    'title: T\ncomponents: [{ id: c, title: C }, { id: c, title: D }]\n',
    /id `c` is used twice/,
  ],
  ['an unknown field', `${manifest}colour: red\n`, /unknown field `colour`/],
]

test.each(manifests)('%s in the manifest is a diagnostic', async (_, text, said) => {
  const sandbox = survey({ 'survey.yaml': text })
  const lint = await sandbox.run('lint')
  expect(lint.exitCode).toBe(1)
  expect(lint.stdout).toMatch(said)
  expectCalm(lint.stdout)
  const list = await sandbox.run('list')
  expect(list).toMatchObject({ exitCode: 2, stdout: '' })
  expect(list.stderr).toMatch(said)
  expectCalm(list.stderr)
})

test.each([
  ['../outside.md', /lies outside the project/],
  ['/etc/passwd', /lies outside the project/],
  ['.git/config', /lies outside the project/],
  ['survey.yaml', /is part of the database/],
  ['papers.yaml', /is part of the database/],
  ['link/x.md', /lies outside the project/],
])('an output may not be %s', async (file, said) => {
  const outputs = `title: T\ncomponents: [{ id: c, title: C }]\noutputs: [{ file: ${file}, format: markdown }]\n`
  const sandbox = survey({ 'survey.yaml': outputs, '.git/config': 'mine' })
  symlinkSync('/tmp', sandbox.path('link'))
  for (const words of ['render', 'render --force', 'render --check', 'render --dry-run']) {
    const { exitCode, stderr } = await sandbox.run(words)
    expect({ words, exitCode }).toEqual({ words, exitCode: 2 })
    expect(stderr).toMatch(said)
  }
  expect(readFileSync(sandbox.path('survey.yaml'), 'utf8')).toBe(outputs)
  expect(readFileSync(sandbox.path('papers.yaml'), 'utf8')).toBe(paper)
})

describe('a title that means something elsewhere stays a title', () => {
  const titles = [
    'a | b [x](javascript:alert(1)) `code` <script>alert(1)</script> <!-- end -->',
    '100% \\input{/etc/passwd} $x$ _y_ ^z^ {w} ~v #u &t',
    '=HYPERLINK("https://example.org")',
    '🦙 王小明的方法 👩‍👩‍👧 and a very long tail that has to be wrapped somewhere in a narrow terminal',
  ]
  const data = titles
    .map((title, at) => `k${at}:\n  title: ${JSON.stringify(title)}\n  date: 2024\n  component: c\n`)
    .join('')

  test('in every output of every command', async () => {
    const sandbox = survey({ 'papers.yaml': data })
    const formats = ['table', 'json', 'jsonl', 'csv', 'tsv', 'keys', 'bibtex']
    const runs = [
      ...formats.map((format) => `list --format ${format}`),
      ...['show k0 k1 k2 k3', 'stats', 'lint', 'render --dry-run', 'lint --reporter github', 'lint --json'],
    ]
    for (const words of runs) {
      for (const terminal of [undefined, 60]) {
        const options = terminal === undefined ? {} : { terminal }
        const { exitCode, stdout, stderr } = await sandbox.run(words, options)
        expect({ words, exitCode }).toEqual({ words, exitCode: 0 })
        expectCalm(stdout.replaceAll('<!-- end -->', ''))
        expectCalm(stderr)
      }
    }
    const { stdout } = await sandbox.run('list --format json')
    expect((JSON.parse(stdout) as { title: string }[]).map(({ title }) => title).toSorted()).toEqual(
      titles.toSorted(),
    )
  })
})
