/** `survey render`: which bytes of which files it writes, and which it never does. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync, unlinkSync } from 'node:fs'
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
const manifest = (...outputs: string[]) =>
  `${tinyFiles['survey.yaml']}`.replace(
    /outputs:\n[\s\S]*$/,
    `outputs:\n${outputs.map((one) => `  - { ${one} }\n`).join('')}`,
  )
const block = 'file: README.md, format: markdown, block: papers'

describe('a block in a hand-written file', () => {
  const marks = '<!-- from survey: papers -->\n<!-- end -->'
  test.each([
    ['text around it', `# Mine  \n\n\ttext\n${marks}\nafter, without a last newline`],
    ['CRLF', `# Mine\r\n\r\n${marks.replace('\n', '\r\n')}\r\n\r\nafter\r\n`],
    ['odd characters', `\ufeff# Überschrift 🦙\n${marks}\n\u00a0 trailing  \n\n\n`],
    ['the same marks in code', `\`\`\`\n${marks}\n\`\`\`\n\n${marks}\n`],
    ['old content', `${marks.replace('\n', '\nold\n\n- list\n')}\n`],
  ])('%s', async (_, text) => {
    const sandbox = tiny({ 'README.md': text })
    expect(await sandbox.run('render README.md')).toMatchObject({
      exitCode: 0,
      output: 'updated  README.md\n',
    })
    const after = read(sandbox, 'README.md')
    const start = text.lastIndexOf('<!-- from survey: papers -->') + '<!-- from survey: papers -->'.length
    const end = text.lastIndexOf('<!-- end -->')
    expect(after.slice(0, start)).toBe(text.slice(0, start))
    expect(after.slice(after.lastIndexOf('<!-- end -->'))).toBe(text.slice(end))
    expect(after).toContain('STaR: Bootstrapping Reasoning With Reasoning')
    expect(after).not.toContain('\nold\n')
    expect(await sandbox.run('render README.md --check')).toMatchObject({ exitCode: 0, stdout: '' })
  })

  test('several in one file, each by its name', async () => {
    const readme =
      '<!-- from survey: counts -->\n<!-- end -->\nbetween\n<!-- from survey: papers -->\n<!-- end -->\n'
    const sandbox = tiny({
      'README.md': readme,
      'survey.yaml': manifest(block, 'file: README.md, format: markdown, block: counts, layout: counts'),
    })
    expect((await sandbox.run('render')).output).toBe('updated  README.md\n')
    const [first = '', second = ''] = read(sandbox, 'README.md').split('\nbetween\n')
    expect(first).toContain('| Data Selection | 1 | 1 |')
    expect(first).not.toContain('STaR')
    expect(second).toContain('STaR')
    expect(await sandbox.run('render --check')).toMatchObject({ exitCode: 0 })
  })

  test.each([
    [
      'no marks',
      '# Mine\n',
      /README.md has no block `papers`\nPut these two lines where it belongs:\n<!-- from/,
    ],
    ['no end', '<!-- from survey: papers -->\n', /has no block `papers`/],
    ['another name', '<!-- from survey: paper -->\n<!-- end -->\n', /has no block `papers`/],
  ])('%s is refused', async (_, text, said) => {
    const sandbox = tiny({ 'README.md': text })
    const result = await sandbox.run('render --force')
    expect(result.stderr).toMatch(said)
    expect(result).toMatchObject({ exitCode: 2, stdout: '' })
    expect(read(sandbox, 'README.md')).toBe(text)
  })
})

describe('--check and --dry-run', () => {
  const stale = `${tinyFiles['papers/selection.yaml']}`.replace('Influential', 'Important')
  test('write nothing; --check exits with 1, a diff, and the command that mends it', async () => {
    const sandbox = tiny({ 'papers/selection.yaml': stale })
    const check = await sandbox.run('render --check')
    expect(check.exitCode).toBe(1)
    expect(check.stdout).toMatch(
      /^--- a\/README.md\n\+\+\+ b\/README.md\n@@ [\s\S]*\n-.*Influential[\s\S]*\n\+.*Important/,
    )
    expect(check.stderr).toBe(
      'stale    README.md\nstale    references.bib\n2 of 2 outputs are not up to date; run `survey render`\n',
    )
    expect((await sandbox.run('render --dry-run')).exitCode).toBe(0)
    const json = await sandbox.run('render --check --json')
    expect({ exitCode: json.exitCode, list: JSON.parse(json.stdout) as unknown }).toEqual({
      exitCode: 1,
      list: [
        { file: 'README.md', status: 'stale' },
        { file: 'references.bib', status: 'stale' },
      ],
    })
    for (const path of ['README.md', 'references.bib']) expect(read(sandbox, path)).toBe(tinyFiles[path])
  })

  test('git apply makes of what --dry-run shows what render writes, a new file too', async () => {
    const sandbox = tiny({ 'papers/selection.yaml': stale })
    unlinkSync(sandbox.path('references.bib'))
    const { stdout } = await sandbox.run('render --dry-run')
    execFileSync('git', ['apply', '-'], { cwd: sandbox.directory, input: stdout })
    const applied = ['README.md', 'references.bib'].map((path) => read(sandbox, path))
    expect(await sandbox.run('render --check')).toMatchObject({ exitCode: 0, stdout: '' })
    await sandbox.run('render --force')
    expect(applied).toEqual(['README.md', 'references.bib'].map((path) => read(sandbox, path)))
  })

  test('a file that was removed or changed since it was rendered is noticed', async () => {
    const sandbox = tiny()
    expect(await sandbox.run('render')).toMatchObject({
      output: 'current  README.md\ncurrent  references.bib\n',
    })
    sandbox.write({ 'README.md': read(sandbox, 'README.md').replace('STaR', 'STAR') })
    unlinkSync(sandbox.path('references.bib'))
    expect(await sandbox.run('render --check')).toMatchObject({ exitCode: 1 })
    expect((await sandbox.run('render')).output).toBe('updated  README.md\ncreated  references.bib\n')
    expect(read(sandbox, 'README.md')).toBe(tinyFiles['README.md'])
    expect(read(sandbox, 'references.bib')).toBe(tinyFiles['references.bib'])
  })
})

describe('a whole file', () => {
  test.each([
    ['references.bib', 'bibtex', '@misc{mine, title={By hand}}\n'],
    ['LIST.md', 'markdown', '# By hand\n'],
    ['papers.csv', 'csv', 'a,b\n1,2\n'],
    ['papers.json', 'json', '{"mine": true}\n'],
  ])('%s by hand is replaced only with --force', async (file, format, text) => {
    const sandbox = tiny({ [file]: text, 'survey.yaml': manifest(`file: ${file}, format: ${format}`) })
    const refused = await sandbox.run('render')
    expect(refused.stderr).toContain(`${file} was not written by survey, so it is not replaced\n`)
    expect(refused.stderr).toContain('replace it with --force')
    expect(refused.exitCode).toBe(2)
    expect(read(sandbox, file)).toBe(text)
    expect(await sandbox.run('render --force')).toMatchObject({ exitCode: 0, output: `updated  ${file}\n` })
    expect(await sandbox.run('render')).toMatchObject({ exitCode: 0, output: `current  ${file}\n` })
    sandbox.write({ 'papers/selection.yaml': '' })
    expect(await sandbox.run('render')).toMatchObject({ exitCode: 0, output: `updated  ${file}\n` })
  })

  test('an empty one is anybody’s', async () => {
    const sandbox = tiny({ 'references.bib': '\n' })
    expect((await sandbox.run('render references.bib')).output).toBe('updated  references.bib\n')
  })
})

test.each<[outputs: string[], said: RegExp]>([
  [['file: ../out.md, format: markdown'], /\.\.\/out\.md lies outside the project\n/],
  [['file: .git/hooks/post-commit, format: keys'], /\.git\/hooks\/post-commit lies outside the project/],
  [['file: .GIT/config, format: keys'], /\.GIT\/config lies outside the project/],
  [['file: papers/selection.yaml/x, format: keys'], /it lies below something that is no directory\nCheck/],
  [['file: link/out.md, format: markdown'], /link\/out\.md lies outside the project/],
  [['file: survey.yaml, format: keys'], /survey\.yaml is part of the database/],
  [['file: papers/../papers/selection.yaml, format: keys'], /is part of the database/],
  [['file: papers.yaml, format: csv'], /papers\.yaml is part of the database/],
  [['file: ./papers/new.yml, format: csv'], /papers\/new\.yml is part of the database/],
  [['file: PAPERS/Selection.YAML, format: keys'], /PAPERS\/Selection\.YAML is part of the database/],
  [['file: disguised.yaml, format: keys'], /disguised\.yaml is part of the database/],
  [['file: a.csv, format: csv', 'file: a.csv, format: tsv'], /a\.csv is named as output twice\nGive each/],
  [['file: a.csv, format: csv', 'file: ./a.csv, format: tsv'], /a\.csv is named as output twice\nGive each/],
  [
    ['file: references.bib, format: bibtex', 'file: also.bib, format: bibtex'],
    /also\.bib is named as output twice/,
  ],
  [['file: a.md, format: markdwon'], /unknown format `markdwon`; did you mean `markdown`\?\nKnown: bibtex/],
  [['file: a.bib, format: bibtex, block: papers'], /`bibtex` files have no blocks\nRemove `block`/],
  [['file: a.md, format: markdown, item: "{titel}"'], /unknown field `titel`; did you mean `title`\?\n/],
  [[], /survey\.yaml names no outputs\nAdd `outputs:/],
])('outputs %s are refused and nothing written', async (outputs, said) => {
  const sandbox = tiny({
    'survey.yaml': outputs.length > 0 ? manifest(...outputs) : manifest().replace('outputs:\n', ''),
  })
  symlinkSync('/tmp', sandbox.path('link'))
  symlinkSync('references.bib', sandbox.path('also.bib'))
  symlinkSync('papers/selection.yaml', sandbox.path('disguised.yaml'))
  for (const words of ['render', 'render --force']) {
    const result = await sandbox.run(words)
    expect(result.stderr).toMatch(said)
    expect(result).toMatchObject({ exitCode: 2, stdout: '' })
  }
  for (const path of ['a.csv', 'a.md', 'a.bib', '../out.md', '.git'])
    expect(existsSync(sandbox.path(path))).toBe(false)
  expect(read(sandbox, 'papers/selection.yaml')).toBe(tinyFiles['papers/selection.yaml'])
})

test('an output that is not in the manifest', async () => {
  expect(await tiny().run('render other.md')).toMatchObject({
    exitCode: 2,
    stderr: 'survey: other.md is no output of survey.yaml\nOutputs are README.md, references.bib.\n',
  })
})
