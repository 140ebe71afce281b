/** Real processes: what only `bin/survey.js` itself can show. Needs `npm run build`. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { projectFile } from './living.ts'
import { createSandbox } from './run.ts'

const program = projectFile('bin/survey.js')
const data = projectFile('data')
const home = mkdtempSync(join(tmpdir(), 'survey-bin-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const environment = { ...process.env, XDG_CACHE_HOME: join(home, 'cache') }

function run(words: readonly string[], cwd = home) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd,
    env: environment,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('--version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as { version: string }
  expect(run(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
  expect(run(['-V'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
})

test('works through the link that npm makes', () => {
  const link = join(home, 'survey')
  symlinkSync(program, link)
  const output = execFileSync(process.execPath, [link, 'list', '--survey', data, '-n', '1'], {
    env: environment,
  })
  expect(output.toString().split('\n').length).toBe(2)
})

test('a working directory that is gone, and an output that is full, are said in a sentence', () => {
  const gone = mkdtempSync(join(home, 'gone-'))
  const inGone = `cd ${gone} && rmdir ${gone} && "${process.execPath}" "${program}" list`
  const first = spawnSync('sh', ['-c', inGone], { env: environment, encoding: 'utf8' })
  expect(first.status).toBe(2)
  expect(first.stderr).toBe(
    'survey: the working directory does not exist any more\nGo to another directory.\n',
  )
  if (!existsSync('/dev/full')) return
  const full = `"${process.execPath}" "${program}" list --survey "${data}" > /dev/full`
  const second = spawnSync('sh', ['-c', full], { env: environment, encoding: 'utf8' })
  expect(second.status).toBe(2)
  expect(second.stderr).toMatch(/^survey: the output could not be written: ENOSPC.*\nFree some space/)
})

test('a cache that cannot be made is no cache', { timeout: 20_000 }, () => {
  const { status } = spawnSync(process.execPath, [program, 'list', '--survey', data, '-n', '1'], {
    env: { ...environment, XDG_CACHE_HOME: '/proc/nowhere' },
    timeout: 15_000,
  })
  expect(status).toBe(0)
})

test('a reader that goes away ends the command quietly', async () => {
  const words = [program, 'list', '--survey', data, '--format', 'json']
  const child = spawn(process.execPath, words, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  child.stdout.once('data', () => child.stdout.destroy())
  const exitCode = await new Promise((resolve) => child.on('exit', resolve))
  expect(Buffer.concat(said).toString()).toBe('')
  expect(exitCode).toBe(0)
})

test('the second run reads what the first one cached, a damaged cache is read anew', () => {
  const words = ['list', '--survey', data, '--component', 'selection', '--format', 'keys']
  const first = run(words)
  expect(first.stdout.split('\n').length).toBe(50)
  const folder = join(home, 'cache', 'survey')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  expect(files.length).toBeGreaterThan(1)
  expect(run(words)).toEqual(first)
  for (const { parentPath, name } of files) writeFileSync(join(parentPath, name), 'damaged')
  expect(run(words)).toEqual(first)
  for (const { parentPath, name } of files)
    if (name.endsWith('.blob') && existsSync(join(parentPath, name)))
      writeFileSync(join(parentPath, name), '[]')
  expect(run(words)).toEqual(first)
})

test('a file changed to others of the same size and time is read anew', async () => {
  const sandbox = createSandbox()
  await sandbox.run('init')
  const words = ['list', '--format', 'tsv']
  const settled = () => new Promise((resolve) => setTimeout(resolve, 2100))
  await settled()
  expect(run(words, sandbox.directory).stdout).toContain('STaR')
  expect(run(words, sandbox.directory).stdout).toContain('STaR')
  const path = sandbox.path('papers/methods.yaml')
  const { atime, mtime } = statSync(path)
  writeFileSync(path, readFileSync(path, 'utf8').replace('STaR', 'StAr'))
  utimesSync(path, atime, mtime)
  await settled()
  expect(run(words, sandbox.directory).stdout).toContain('StAr')
  sandbox.remove()
})

test('an output is made anew when the survey, the manifest or the output itself has changed', async () => {
  const sandbox = createSandbox()
  await sandbox.run('init')
  const render = (...words: string[]) => run(['render', ...words], sandbox.directory)
  expect(render().stderr).toBe('created  README.md\ncreated  references.bib\n')
  expect(render().stderr).toBe('current  README.md\ncurrent  references.bib\n')
  writeFileSync(sandbox.path('README.md'), `${readFileSync(sandbox.path('README.md'), 'utf8')}more\n`)
  expect(render('--check').status).toBe(1)
  expect(render('--check').status).toBe(1)
  expect(render().stderr).toBe('updated  README.md\ncurrent  references.bib\n')
  rmSync(sandbox.path('references.bib'))
  expect(render('--check').status).toBe(1)
  expect(render().stderr).toBe('current  README.md\ncreated  references.bib\n')
  expect(run(['add', '--title', 'Another', '-c', 'methods'], sandbox.directory).status).toBe(0)
  expect(render().stderr).toBe('updated  README.md\nupdated  references.bib\n')
  const manifest = readFileSync(sandbox.path('survey.yaml'), 'utf8')
  writeFileSync(
    sandbox.path('survey.yaml'),
    manifest.replace('format: markdown', 'format: markdown, layout: table'),
  )
  expect(render('README.md').stderr).toBe('updated  README.md\n')
  expect(render('--check').status).toBe(0)
  sandbox.remove()
})

describe('a command killed while it writes', () => {
  test('leaves each file as it was or as it should be', async () => {
    const sandbox = createSandbox({ 'README.md': 'mine\n' })
    await sandbox.run('init survey')
    await sandbox.run('render --survey survey')
    const before = readFileSync(sandbox.path('survey/README.md'), 'utf8')
    const added = ['add', '--survey', 'survey', '--title', 'A Second Paper', '-c', 'methods']
    expect(run(added, sandbox.directory).status).toBe(0)
    for (const delay of [0, 5, 10, 20, 40, 60, 80, 120]) {
      writeFileSync(sandbox.path('survey/README.md'), before)
      const child = spawn(process.execPath, [program, 'render', '--survey', 'survey'], {
        cwd: sandbox.directory,
        env: environment,
        stdio: 'ignore',
      })
      const ended = new Promise((resolve) => child.on('exit', resolve))
      await new Promise((resolve) => setTimeout(resolve, delay))
      child.kill('SIGKILL')
      await ended
      const after = readFileSync(sandbox.path('survey/README.md'), 'utf8')
      if (after !== before) expect(after).toContain('A Second Paper')
      expect(after.endsWith('\n')).toBe(true)
    }
    expect(run(['render', '--survey', 'survey'], sandbox.directory).status).toBe(0)
    expect(run(['render', '--check', '--survey', 'survey'], sandbox.directory).status).toBe(0)
    sandbox.remove()
  })
})

/** A disk of 64 KiB, where the machine lets us make one. */
function smallDisk(directory: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', directory]).status === 0
}

test('a full disk is said in a sentence, and nothing is lost', { timeout: 20_000 }, () => {
  const disk = mkdtempSync(join(tmpdir(), 'survey-disk-'))
  if (!smallDisk(disk)) return rmSync(disk, { recursive: true })
  try {
    const manifest =
      'title: T\ncomponents: [{ id: c, title: C }]\noutputs: [{ file: o.json, format: json }]\n'
    writeFileSync(join(disk, 'survey.yaml'), manifest)
    writeFileSync(
      join(disk, 'papers.yaml'),
      `a:\n  title: A\n  component: c\n  note: ${'word '.repeat(3000)}end\n`,
    )
    expect(run(['render'], disk).status).toBe(0)
    const before = readFileSync(join(disk, 'o.json'), 'utf8')
    writeFileSync(join(disk, 'survey.yaml'), manifest.replace('title: T', 'title: Changed'))
    expect(() => writeFileSync(join(disk, 'filler'), 'x'.repeat(64 * 1024))).toThrow('ENOSPC')
    const { status, stderr } = run(['render'], disk)
    expect(stderr).toContain('cannot write o.json: it does not fit on the disk, which is full\n')
    expect(status).toBe(2)
    expect(readFileSync(join(disk, 'o.json'), 'utf8')).toBe(before)
    expect(readdirSync(disk).toSorted()).toEqual(['filler', 'o.json', 'papers.yaml', 'survey.yaml'])
  } finally {
    spawnSync('umount', [disk])
    rmSync(disk, { recursive: true, force: true })
  }
})

describe('the npm package', () => {
  test('installs in an empty directory, and its command and its library work there', {
    timeout: 120_000,
  }, () => {
    const empty = mkdtempSync(join(home, 'empty-'))
    const npm = (...words: string[]) =>
      execFileSync('npm', words, { cwd: empty, env: environment, encoding: 'utf8', stdio: 'pipe' })
    const packed = npm('pack', projectFile('.'), '--ignore-scripts', '--json')
    const [{ filename, files }] = JSON.parse(packed) as [{ filename: string; files: { path: string }[] }]
    const paths = files.map(({ path }) => path)
    expect(paths).toEqual(
      expect.arrayContaining(['bin/survey.js', 'dist/index.js', 'dist/index.d.ts', 'LICENSE']),
    )
    expect(paths).toEqual(expect.arrayContaining(['data/survey.yaml', 'README.md', 'CHANGELOG.md']))
    expect(paths.filter((path) => path.startsWith('test/'))).toEqual([])
    npm('install', `./${filename}`, '--offline', '--no-audit', '--no-fund')
    const survey = (...words: string[]) =>
      spawnSync(join(empty, 'node_modules/.bin/survey'), words, {
        cwd: empty,
        env: environment,
        encoding: 'utf8',
      })
    expect(survey('init').status).toBe(0)
    expect(survey('lint')).toMatchObject({ status: 0, stdout: 'no problems\n' })
    expect(survey('lint', '--explain', 'duplicate-doi').stdout).toContain('A DOI names one work')
    writeFileSync(
      join(empty, 'use.mjs'),
      "import { openSurvey } from 'litsurvey'\nconsole.log((await openSurvey('.').query()).length)\n",
    )
    expect(execFileSync(process.execPath, ['use.mjs'], { cwd: empty, encoding: 'utf8' })).toBe('1\n')
  })
})
