/** `survey schema`: what it writes, what it leaves alone, and who else keeps the schemas up to date. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { createSandbox, type Sandbox } from '../run.ts'
import { createTiny } from '../tiny.ts'

const sandboxes: Sandbox[] = []
afterEach(() => {
  for (const sandbox of sandboxes.splice(0)) sandbox.remove()
})
function tiny(files: Readonly<Record<string, string | Buffer>> = {}): Sandbox {
  const sandbox = createTiny(files)
  sandboxes.push(sandbox)
  return sandbox
}
const path = 'schema/papers.schema.json'
const read = (sandbox: Sandbox, name = path) => readFileSync(sandbox.path(name), 'utf8')
const components = (sandbox: Sandbox): unknown =>
  JSON.parse(read(sandbox)).additionalProperties.properties.component.enum

test('it follows the taxonomy', async () => {
  const sandbox = tiny()
  expect(await sandbox.run('schema')).toMatchObject({ exitCode: 0, stdout: '' })
  expect(components(sandbox)).toEqual(['acquisition', 'selection', 'optimization'])
  const manifest = read(sandbox, 'survey.yaml').replace(
    'paradigms:',
    '  - { id: more, title: More }\nparadigms:',
  )
  sandbox.write({ 'survey.yaml': manifest })
  const check = await sandbox.run('schema --check')
  expect(check).toMatchObject({ exitCode: 1 })
  expect(check.stdout).toContain('+          "more"')
  expect(check.stderr).toBe(
    `stale    ${path}\ncurrent  schema/survey.schema.json\n1 of 2 schemas are not up to date; run \`survey schema\`\n`,
  )
  const dry = await sandbox.run('schema --dry-run')
  expect(dry.exitCode).toBe(0)
  expect(dry.stdout).toContain('\n+            "More"\n')
  expect(dry.stdout).not.toContain('more lines')
  expect(components(sandbox)).not.toContain('more')
  expect(await sandbox.run('schema')).toMatchObject({ exitCode: 0 })
  expect(components(sandbox)).toContain('more')
  expect(await sandbox.run('schema --check')).toMatchObject({ exitCode: 0, stdout: '' })
})

test('papers that are not valid are no reason to have no schema', async () => {
  const sandbox = tiny({ 'papers/selection.yaml': 'k:\n  component: nothing\n' })
  expect(await sandbox.run('schema')).toMatchObject({ exitCode: 0 })
})

// biome-ignore format: a table
test.each([
  ['no mapping', '- x\n', 'the manifest is not valid:\n  survey.yaml:1:1 '],
  ['no YAML', 'title: [\n', 'the manifest is not valid:\n  survey.yaml:'],
  ['the same id twice', 'title: T\ncomponents:\n  - { id: a, title: A }\n  - { id: a, title: B }\n', 'the manifest is not valid:\n  survey.yaml:4:11 id `a` is used twice at this level; give each its own [repeated-id]\n'],
])('a manifest with %s makes none', async (_, manifest, said) => {
  const sandbox = tiny({ 'survey.yaml': manifest })
  for (const words of ['schema', 'schema --check', 'schema --print papers']) {
    const result = await sandbox.run(words)
    expect(result).toMatchObject({ exitCode: 2, stdout: '' })
    expect(result.stderr).toContain(said)
  }
  expect(existsSync(sandbox.path('schema'))).toBe(false)
})

test.each(['mine', '{"title":"Manifest of a survey"}', '[]'])(
  'a file with %s is left alone',
  async (text) => {
    const sandbox = tiny({ [path]: text })
    const result = await sandbox.run('schema')
    expect(result.stderr).toContain(`${path} was not written by survey, so it is not replaced`)
    expect(result).toMatchObject({ exitCode: 2, stdout: '' })
    expect(read(sandbox)).toBe(text)
    expect(readdirSync(sandbox.path('schema'))).toEqual(['papers.schema.json'])
  },
)

test('an empty file is filled, and a file with other line ends is up to date', async () => {
  const sandbox = tiny({ [path]: '' })
  expect(await sandbox.run('schema')).toMatchObject({ exitCode: 0 })
  sandbox.write({ [path]: read(sandbox).replaceAll('\n', '\r\n') })
  expect(await sandbox.run('schema --check')).toMatchObject({ exitCode: 0 })
})

test('a link that leads out of the project is not followed', async () => {
  const outside = createSandbox({ 'papers.schema.json': '' })
  sandboxes.push(outside)
  const sandbox = tiny()
  symlinkSync(outside.directory, sandbox.path('schema'))
  const result = await sandbox.run('schema')
  expect(result.stderr).toContain('lies outside the project')
  expect(result).toMatchObject({ exitCode: 2 })
  expect(readFileSync(outside.path('papers.schema.json'), 'utf8')).toBe('')
  expect(readdirSync(outside.directory)).toEqual(['papers.schema.json'])
})

test('a directory in the place of a schema is said', async () => {
  const sandbox = tiny()
  mkdirSync(sandbox.path(path), { recursive: true })
  const result = await sandbox.run('schema')
  expect(result.stderr).toContain(`${path} is a directory`)
  expect(result).toMatchObject({ exitCode: 2 })
})

test('--print gives what would be written, and writes nothing', async () => {
  const sandbox = tiny()
  const printed = await sandbox.run('schema --print papers')
  expect(existsSync(sandbox.path('schema'))).toBe(false)
  await sandbox.run('schema')
  expect(printed.stdout).toBe(read(sandbox))
  expect((await sandbox.run('schema --print survey')).stdout).toBe(read(sandbox, 'schema/survey.schema.json'))
})

test.each(['init', 'import list.csv'])('%s makes the schemas of the new survey', async (words) => {
  const sandbox = createSandbox({ 'list.csv': 'title,date,component\nA Paper on Play,2024-01,games\n' })
  sandboxes.push(sandbox)
  expect(await sandbox.run(words)).toMatchObject({ exitCode: 0 })
  expect(components(sandbox)).toHaveLength(1)
  expect(await sandbox.run('schema --check')).toMatchObject({ exitCode: 0 })
  expect(await sandbox.run('lint')).not.toMatchObject({ exitCode: 2 })
})

test.each([true, false])(
  'an import that declares attributes renews the schema that is there: %s',
  async (isThere) => {
    const sandbox = tiny({ 'list.csv': 'title,date,component,pages\nA Paper on Play,2024-01,selection,17\n' })
    if (isThere) await sandbox.run('schema')
    expect((await sandbox.run('import list.csv --component selection')).exitCode).not.toBe(2)
    expect(read(sandbox, 'survey.yaml')).toContain('{ id: pages, type: text }')
    expect(existsSync(sandbox.path('schema'))).toBe(isThere)
    if (isThere) expect(await sandbox.run('schema --check')).toMatchObject({ exitCode: 0 })
  },
)
