/** `survey add`: what each flag does to the file, what is refused, and that every other byte stays. */
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import type { Sandbox } from '../run.ts'
import { createTiny, tinyFiles } from '../tiny.ts'

const sandboxes: Sandbox[] = []
afterEach(() => {
  for (const sandbox of sandboxes.splice(0)) sandbox.remove()
})
function tiny(files: Readonly<Record<string, string | Buffer>> = {}): Sandbox {
  const sandbox = createTiny(files)
  sandboxes.push(sandbox)
  return sandbox
}
const read = (sandbox: Sandbox, path: string) => readFileSync(sandbox.path(path), 'utf8')
const papers = ['acquisition', 'selection', 'optimization'].map((name) => `papers/${name}.yaml`)
function expectUntouched(sandbox: Sandbox, files = tinyFiles): void {
  for (const path of papers) expect(read(sandbox, path)).toBe(files[path])
}

/** What was put into `after`, if that is `before` with something put in. */
function inserted(before: string, after: string): string {
  let start = 0
  while (start < before.length && before[start] === after[start]) start++
  let end = 0
  while (end < before.length - start && before.at(-1 - end) === after.at(-1 - end)) end++
  expect(start + end).toBe(before.length)
  return after.slice(start, after.length - end)
}

const words = ['--title', 'A Study of Loops', '-c', 'selection', '--key', 'k']
test.each<[flag: string[], line: string]>([
  [['--author', 'Ada Byron', '--author', 'Turing, Alan'], 'authors: [Ada Byron, "Turing, Alan"]'],
  [['--date', 'May 2023'], 'date: 2023-05'],
  [['--date', '2023'], 'date: 2023'],
  [['--venue', 'ACL 2024 Findings'], 'venue: ACL 2024 Findings'],
  [['--venue', 'NIPS2021'], 'venue: NeurIPS 2021'],
  [['--type', 'post-weblog'], 'type: post-weblog'],
  [['--arxiv', 'arXiv:2301.00001v4'], 'arxiv: "2301.00001"'],
  [['--acl', 'https://aclanthology.org/2024.acl-long.1/'], 'acl: "2024.acl-long.1"'],
  [['--openreview', 'https://openreview.net/forum?id=abcdefghij'], 'openreview: "abcdefghij"'],
  [['--doi', 'https://doi.org/10.1000/xyz'], 'doi: "10.1000/xyz"'],
  [['--url', 'https://example.org/a'], 'url: https://example.org/a'],
  [['--url', 'https://arxiv.org/abs/2301.00001'], 'arxiv: "2301.00001"'],
  [['--code', 'https://example.org/code'], 'code: https://example.org/code'],
  [['--project', 'https://example.org/page'], 'project: https://example.org/page'],
  [['--note', 'Read: twice'], 'note: "Read: twice"'],
  [['--tag', 'one', '--tag', 'two'], 'tags: [one, two]'],
  [['--subcategory', 'metric'], 'subcategory: scoring'],
  [['--paradigm', 'self-play'], 'paradigm: self-play'],
  [['-p', 'self-p', '-p', 'rej'], 'paradigm: [self-play, rejection-sampling]'],
  [['--also', 'opt', '--also', 'synthetic/prompted'], 'also: [optimization, acquisition/synthetic/prompted]'],
])('add %s', async (flags, line) => {
  const sandbox = tiny()
  const path = 'papers/selection.yaml'
  const result = await sandbox.run(['add', ...words, ...flags])
  expect(result).toMatchObject({ exitCode: 0, stdout: 'k\n', stderr: `added to ${path}:1\n` })
  const added = inserted(tinyFiles[path] ?? '', read(sandbox, path))
  expect(added.trimEnd().split('\n').toSorted()).toEqual(
    ['k:', '  title: A Study of Loops', '  component: selection', `  ${line}`].toSorted(),
  )
  expect((await sandbox.run('lint')).stdout).not.toMatch(/: error {2}|noncanonical|unsorted/)
})

describe('every other byte stays', () => {
  const strange = `# Head, with  odd   spacing\t\r\n\r\na1:   # first\r\n  title:   "A"\r\n  component: selection\r\n\r\n\r\n# about z1\r\nz1:\r\n  component: selection\r\n  title: 'Zett'\r\n# the end`
  test.each([
    ['in the middle', 'm1'],
    ['before all', 'A0'],
    ['after all', 'z9'],
  ])('%s of a file with CRLF, comments and no last newline', async (_, key) => {
    const sandbox = tiny({ 'papers/selection.yaml': strange })
    expect(await sandbox.run(['add', '--title', 'New', '-c', 'sel', '--key', key])).toMatchObject({
      exitCode: 0,
    })
    const text = read(sandbox, 'papers/selection.yaml')
    const added = inserted(strange, text)
    expect(added).toContain(`${key}:\r\n  title: New\r\n  component: selection`)
    expect(added.replaceAll('\r\n', '')).not.toContain('\n')
    const list = await sandbox.run('list -c selection -f keys --sort citekey')
    expect(list.stdout.trim().split('\n').toSorted()).toEqual(['a1', key, 'z1'].toSorted())
  })

  test('a component without a file gets one', async () => {
    const survey = `${tinyFiles['survey.yaml']}`.replace(
      'paradigms:',
      '  - { id: extra, title: Extra }\nparadigms:',
    )
    const sandbox = tiny({ 'survey.yaml': survey })
    expect(await sandbox.run(['add', '--title', 'New', '-c', 'extra'])).toMatchObject({
      exitCode: 0,
      stdout: 'new\n',
      stderr: 'added to papers/extra.yaml:3\n',
    })
    expect(read(sandbox, 'papers/extra.yaml')).toMatch(
      /^# yaml-language-server: .*\n\nnew:\n {2}title: New\n {2}component: extra\n$/,
    )
    expectUntouched(sandbox)
  })
})

describe('already there', () => {
  const doi = `${tinyFiles['papers/selection.yaml']}`.replace(
    '  arxiv:',
    '  doi: 10.1000/ABC\n  url: https://example.org/less\n  arxiv:',
  )
  const at = '`xia2024less` at papers/selection.yaml:1'
  test.each<[flags: string[], said: string]>([
    [['--arxiv', 'https://arxiv.org/pdf/2402.04333v3'], `${at} (the same arXiv id)`],
    [['--url', 'https://arxiv.org/abs/2402.04333'], `${at} (the same arXiv id)`],
    [['--doi', 'https://doi.org/10.1000/abc'], `${at} (the same DOI)`],
    [['--url', 'https://example.org/less'], `${at} (the same address)`],
    [
      ['--title', 'less: selecting influential data for TARGETED instruction tuning'],
      `${at} (the same title)`,
    ],
    [
      ['--title', 'LESS: Selecting Influential Data for Targeted Instruction-Tunings'],
      `${at} (a similar title: LESS: Selecting`,
    ],
  ])('%s', async (flags, said) => {
    const files = { ...tinyFiles, 'papers/selection.yaml': doi }
    const sandbox = tiny(files)
    const result = await sandbox.run(['add', '--title', 'Nothing Like It', '-c', 'acq', ...flags])
    expect(result).toMatchObject({ exitCode: 1, stdout: '' })
    expect(result.stderr).toContain(`already there as ${said}`)
    expect(result.stderr).toContain('nothing was written')
    expectUntouched(sandbox, files)
  })

  test('--force adds a like title, but never the same identifier', async () => {
    const sandbox = tiny()
    const like = ['add', '--title', 'Self-Rewarding Language Models', '-c', 'sel', '--force']
    expect(await sandbox.run([...like, '--arxiv', '2401.10020'])).toMatchObject({ exitCode: 1 })
    expectUntouched(sandbox)
    expect(await sandbox.run(like)).toMatchObject({ exitCode: 0 })
  })
})

test.each<[flags: string[], said: RegExp]>([
  [[], /a paper needs a title\nGive --title, or a BibTeX entry with --bibtex FILE/],
  [['--title', 'T'], /a paper needs a component\nGive --component: acquisition, selection, optimization/],
  [['--title', ' '], /a paper needs a title/],
  [['--title', 'T', '-c', 'nowhere'], /unknown component `nowhere`\nKnown: /],
  [['--title', 'T', '-c', 'sel', '-s', 'scoringg'], /did you mean `selection\/scoring`/],
  [['--title', 'T', '-c', 'sel', '-p', 'selfplay'], /did you mean `self-play`/],
  [['--title', 'T', '-c', 'sel', '--also', 'opt/nope'], /unknown component or subcategory `opt\/nope`/],
  [
    ['--title', 'T', '-c', 'sel', '--type', 'blog'],
    /unknown value of --type `blog`.*\nKnown: article-journal/,
  ],
  [['--title', 'T', '-c', 'sel', '--date', '2023-13'], /`date`: must have a month from 01 to 12/],
  [['--title', 'T', '-c', 'sel', '--arxiv', '12345'], /`arxiv`: must be bare, such as `2203.14465`/],
  [['--title', 'T', '-c', 'sel', '--doi', 'x'], /`doi`: must be bare/],
  [['--title', 'T', '-c', 'sel', '--url', 'javascript:alert(1)'], /`url`: must be an http or https address/],
  [['--title', 'T', '-c', 'sel', '--code', 'ftp://x'], /`code`: must be an http/],
  [['--title', 'T', '-c', 'sel', '--tag', 'Two Words'], /`tags.0`: must be an id/],
  [['--title', 'T\u001b[2J', '-c', 'sel'], /`title`: must be one line without control/],
  [['--title', 'T', '-c', 'sel', '--author', ''], /`authors.0`: must not be empty/],
  [['--title', 'T', '-c', 'sel', '--key', 'a b'], /a citekey is letters, digits/],
  [
    ['--title', 'T', '-c', 'sel', '--key', 'XIA2024less'],
    /`XIA2024less` is already used\nChoose another, such as `t`/,
  ],
  [['--bibtex', 'none.bib', '-c', 'sel'], /cannot read none.bib: it does not exist/],
  [['--bibtex', 'README.md', '-c', 'sel'], /README.md holds no BibTeX entry\nIt should look like/],
  [['--title', 'T', 'word', '-c', 'sel'], /`word` names no paper\nGive an arXiv id/],
])('add %s is refused and nothing written', async (flags, said) => {
  const sandbox = tiny()
  const result = await sandbox.run(['add', ...flags])
  expect(result.stderr).toMatch(said)
  expect(result).toMatchObject({ exitCode: 2, stdout: '' })
  expectUntouched(sandbox)
})

describe('--bibtex', () => {
  const entry = '@article{my:key, title={On {Loops}}, author={Byron, Ada}, year=2022, doi={10.1000/loops}}\n'
  test.each([
    ['a file', 'new.bib', {}],
    ['standard input', '-', { stdin: entry }],
  ])('from %s, flags have the last word', async (_, path, options) => {
    const sandbox = tiny({ 'new.bib': entry })
    const flags = ['add', '--bibtex', path, '-c', 'sel', '--date', '2021-05', '--tag', 'loops']
    expect(await sandbox.run(flags, options)).toMatchObject({ exitCode: 0, stdout: 'my:key\n' })
    const [paper] = JSON.parse((await sandbox.run('show my:key --json')).stdout) as object[]
    expect(paper).toMatchObject({
      title: 'On Loops',
      authors: ['Ada Byron'],
      date: '2021-05',
      doi: '10.1000/loops',
      tags: ['loops'],
    })
  })

  test.each([
    ['two entries', `${entry}@misc{b, title={B}}`, /holds 2 BibTeX entries\nAdd them one at a time/],
    ['a broken entry', '@misc{b, title={B\n', /^survey: standard input:\d+:\d+ /],
    ['nothing', '', /standard input holds no BibTeX entry/],
    ['a NUL byte', '@misc{b, title={\0}}', /standard input:1 holds a NUL byte/],
  ])('%s is refused', async (_, stdin, said) => {
    const sandbox = tiny()
    const result = await sandbox.run('add --bibtex - -c sel', { stdin })
    expect(result.stderr).toMatch(said)
    expect(result).toMatchObject({ exitCode: 2, stdout: '' })
    expectUntouched(sandbox)
  })

  test('fields that the survey does not have stay out, those that it declares come in', async () => {
    const stdin = entry.replace('year=2022', 'year=2022, pages={1--9}, volume=3, file={x.pdf}')
    const declared = `${tinyFiles['survey.yaml']}\nattributes: [{ id: volume, type: text }]\n`
    for (const [files, attributes] of [
      [{}, undefined],
      [{ 'survey.yaml': declared }, { volume: '3' }],
    ] as const) {
      const sandbox = tiny(files)
      expect(await sandbox.run('add --bibtex - -c sel', { stdin })).toMatchObject({ exitCode: 0 })
      const [paper] = JSON.parse((await sandbox.run('show my:key --json')).stdout) as {
        attributes?: object
      }[]
      expect(paper?.attributes).toEqual(attributes)
    }
  })

  test('a key that is taken gives way to a proposal', async () => {
    const sandbox = tiny()
    const stdin = entry.replace('my:key', 'xia2024less')
    expect((await sandbox.run('add --bibtex - -c sel', { stdin })).stdout).toBe('byron2022loops\n')
  })
})

test('--dry-run writes nothing and shows what would be added, with --json too', async () => {
  const sandbox = tiny()
  const shown = await sandbox.run(['add', ...words, '--dry-run'])
  expect(shown.stdout).toMatch(
    /^--- a\/papers\/selection\.yaml\n\+\+\+ .*\n@@ .*\n\+k:\n\+ {2}title: A Study of Loops\n/,
  )
  const json = await sandbox.run(['add', ...words, '--dry-run', '--json'])
  expect(JSON.parse(json.stdout)).toEqual({
    citekey: 'k',
    file: 'papers/selection.yaml',
    line: 1,
    paper: { title: 'A Study of Loops', component: 'selection' },
  })
  expect(json.stderr).toBe('would be added to papers/selection.yaml:1\n')
  expectUntouched(sandbox)
})

test('a survey that is not valid is not added to', async () => {
  const sandbox = tiny({ 'papers/optimization.yaml': 'a:\n  title: A\n  component: nowhere\n' })
  const result = await sandbox.run(['add', ...words])
  expect(result).toMatchObject({ exitCode: 2, stdout: '' })
  expect(result.stderr).toMatch(/papers\/optimization.yaml:3:14 .*\nRun `survey lint` for all of it/)
  expect(read(sandbox, 'papers/selection.yaml')).toBe(tinyFiles['papers/selection.yaml'])
})
