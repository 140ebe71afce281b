/** `survey lint` on outputs: which are stale, and which papers in them the database does not have. It never writes one. */
import { mkdirSync, readFileSync, symlinkSync, unlinkSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { openWorkspace } from '../../src/cli/workspace.ts'
import type { Workspace } from '../../src/commands/command.ts'
import { outputStates } from '../../src/commands/outputs.ts'
import type { Diagnostic } from '../../src/core/diagnostic.ts'
import { createSandbox, type Sandbox } from '../run.ts'
import { createTiny, tinyFiles } from '../tiny.ts'

const sandboxes: Sandbox[] = []
afterEach(() => {
  for (const sandbox of sandboxes.splice(0)) sandbox.remove()
})
function tiny(files: Readonly<Record<string, string>> = {}): Sandbox {
  const sandbox = createTiny(files)
  sandboxes.push(sandbox)
  return sandbox
}
const readme = `${tinyFiles['README.md']}`
const bibliography = `${tinyFiles['references.bib']}`
const selection = `${tinyFiles['papers/selection.yaml']}`
const acquisition = `${tinyFiles['papers/acquisition.yaml']}`
const read = (sandbox: Sandbox, path: string) => readFileSync(sandbox.path(path), 'utf8')
const manifest = (...outputs: string[]) =>
  `${tinyFiles['survey.yaml']}`.replace(
    /outputs:\n[\s\S]*$/,
    `outputs:\n${outputs.map((one) => `  - { ${one} }\n`).join('')}`,
  )
const block = 'file: README.md, format: markdown, block: papers'
const references = 'file: references.bib, format: bibtex'

/** What is said of outputs, with the line of the manifest where it is said. */
async function say(sandbox: Sandbox, words = 'lint'): Promise<string[]> {
  const { stdout } = await sandbox.run(`${words} --json`)
  const found = JSON.parse(stdout) as Diagnostic[]
  return found.flatMap(({ rule, place, message }) =>
    /-output$|^long-readme$/.test(rule) ? [`${place.line} ${rule}: ${message}`] : [],
  )
}
const stale = (line: number, file: string) =>
  `${line} stale-output: \`${file}\` is not what the database makes of it; run \`survey render\``
const byHand = (line: number, file: string) =>
  `${line} stale-output: \`${file}\` is not what the database makes of it; take in what was added to it by hand, then run \`survey render\``
const edited = (line: number, file: string, lines: string) =>
  `${line} edited-output: \`${file}\` has a paper that the database does not have (${lines}); \`survey render\` would delete it, so run \`survey import ${file}\` first if it belongs there`

/** A list item, put at the end of the list. */
const withItem = (item: string) => readme.replace('<!-- end -->', `${item}\n<!-- end -->`)
const item =
  '- [(2023, Mar) Self-Refine: Iterative Refinement with Self-Feedback](https://arxiv.org/abs/2303.17651)'
const itemLine = readme.split('\n').indexOf('<!-- end -->') + 1

describe('an output is', () => {
  test('current, and nothing is said', async () => {
    expect(await say(tiny())).toEqual([])
  })

  test('stale after a change of the database until it is rendered; lint writes nothing', async () => {
    const sandbox = tiny({ 'papers/selection.yaml': selection.replace('LESS', 'MORE') })
    const said = [stale(41, 'README.md'), stale(42, 'references.bib')]
    expect(await say(sandbox)).toEqual(said)
    expect(await say(sandbox)).toEqual(said)
    expect(read(sandbox, 'README.md')).toBe(readme)
    expect(read(sandbox, 'references.bib')).toBe(bibliography)
    await sandbox.run('render README.md')
    expect(await say(sandbox)).toEqual([stale(42, 'references.bib')])
    await sandbox.run('render')
    expect(await say(sandbox)).toEqual([])
  })

  test('stale after a change of itself, though nothing else was found to remember', async () => {
    const sandbox = tiny()
    expect(await say(sandbox)).toEqual([])
    sandbox.write({ 'references.bib': `${bibliography}\n` })
    expect(await say(sandbox)).toEqual([stale(42, 'references.bib')])
    sandbox.write({ 'references.bib': bibliography })
    expect(await say(sandbox)).toEqual([])
  })

  test('missing beside another, but nothing where none was ever made', async () => {
    const sandbox = tiny()
    unlinkSync(sandbox.path('references.bib'))
    expect(await say(sandbox)).toEqual([
      '42 stale-output: `references.bib` does not exist yet; run `survey render`',
    ])
    const fresh = tiny({ 'survey.yaml': manifest('file: a.bib, format: bibtex', 'file: b.csv, format: csv') })
    expect(await say(fresh)).toEqual([])
  })

  // biome-ignore format: a table
  test.each<[what: string, output: string, reason: string, files?: Readonly<Record<string, string>>]>([
    ['written by somebody else', 'file: mine.bib, format: bibtex', 'mine.bib was not written by survey, so it is not replaced', { 'mine.bib': '@misc{mine, title = {Mine}}\n' }],
    ['without its block', 'file: OTHER.md, format: markdown, block: papers', 'OTHER.md has no block `papers`', { 'OTHER.md': '# Other\n' }],
    ['outside the project', 'file: ../x.bib, format: bibtex', '../x.bib lies outside the project'],
    ['part of the database', 'file: papers/selection.yaml, format: hayagriva', 'papers/selection.yaml is part of the database, so it cannot be an output'],
    ['named twice', 'file: ./references.bib, format: bibtex', 'references.bib is named as output twice'],
    ['of no known format', 'file: x.doc, format: word', 'unknown format `word`'],
    ['of a format without blocks', 'file: y.bib, format: bibtex, block: papers', '`bibtex` files have no blocks'],
  ])('refused when it is %s; the others are looked at', async (_, output, reason, files = {}) => {
    const sandbox = tiny({ 'survey.yaml': manifest(block, references, output), ...files })
    sandbox.write({ 'README.md': readme.replace('LESS', 'MORE') })
    const said = await say(sandbox)
    expect(said).toEqual([
      expect.stringMatching(/^41 edited-output|^41 stale-output/),
      `43 stale-output: \`survey render\` cannot write this output: ${reason}`,
    ])
  })

  test('refused when a link or a directory stands there', async () => {
    const sandbox = tiny({
      'survey.yaml': manifest(references, 'file: a.bib, format: bibtex', 'file: d.bib, format: bibtex'),
    })
    symlinkSync(sandbox.path('references.bib'), sandbox.path('a.bib'))
    mkdirSync(sandbox.path('d.bib'))
    expect(await say(sandbox)).toEqual([
      '42 stale-output: `survey render` cannot write this output: a.bib is named as output twice',
      expect.stringMatching(/^43 stale-output: `survey render` cannot write this output: .*d\.bib/),
    ])
  })

  test('one block of several in a file', async () => {
    const counts = 'file: README.md, format: markdown, block: counts, layout: counts'
    const sandbox = tiny({
      'survey.yaml': manifest(block, counts),
      'README.md': `${readme}\n<!-- from survey: counts -->\n<!-- end -->\n`,
    })
    expect(await say(sandbox)).toEqual([stale(42, 'README.md')])
    await sandbox.run('render')
    expect(await say(sandbox)).toEqual([])
    sandbox.write({
      'README.md': read(sandbox, 'README.md').replace('| Data Selection | 1 |', '| Data Selection | 2 |'),
    })
    expect(await say(sandbox)).toEqual([stale(42, 'README.md')])
  })
})

test('a survey with errors is put right first', async () => {
  const sandbox = tiny({ 'papers/selection.yaml': selection.replace('component: selection', 'component: x') })
  sandbox.write({ 'references.bib': '' })
  expect(await say(sandbox)).toEqual([])
})

test('paths are shown as they are written in the working directory', async () => {
  const files = Object.entries(tinyFiles).map(([path, text]) => [`deep/${path}`, text] as const)
  const sandbox = createSandbox({ ...Object.fromEntries(files), 'deep/references.bib': `${bibliography}\n` })
  sandboxes.push(sandbox)
  expect(await say(sandbox, 'lint --survey deep')).toEqual([stale(42, 'deep/references.bib')])
})

describe('papers that somebody added by hand', () => {
  test('are named, imported, and then rendered', async () => {
    const sandbox = tiny({ 'README.md': withItem(item) })
    expect(await say(sandbox)).toEqual([edited(41, 'README.md', `line ${itemLine}`), byHand(41, 'README.md')])
    expect((await sandbox.run('import README.md')).exitCode).toBe(0)
    expect(read(sandbox, 'papers/optimization.yaml')).toContain('2303.17651')
    expect((await say(sandbox)).join()).not.toContain('edited-output')
    await sandbox.run('render')
    expect(await say(sandbox)).toEqual([])
    expect(read(sandbox, 'README.md')).toContain(item)
  })

  test('count in a block, not beside it', async () => {
    expect(await say(tiny({ 'README.md': `${readme}\n## Others\n\n${item}\n` }))).toEqual([])
    const both = withItem(item).replace(
      '<!-- from',
      `${item.replace('17651', '17652').replace('Refine', 'Define')}\n\n<!-- from`,
    )
    expect((await say(tiny({ 'README.md': both })))[0]).toContain(`(line ${itemLine + 2});`)
  })

  test('have the lines of the file as it is, though a block above them is stale', async () => {
    const counts = 'file: README.md, format: markdown, block: counts, layout: counts'
    const sandbox = tiny({
      'survey.yaml': manifest(counts, block),
      'README.md': `<!-- from survey: counts -->\n<!-- end -->\n${withItem(item)}`,
    })
    expect(await say(sandbox)).toEqual([
      stale(41, 'README.md'),
      edited(42, 'README.md', `line ${itemLine + 2}`),
      byHand(42, 'README.md'),
    ])
  })

  test('are counted where there are many', async () => {
    const many = Array.from({ length: 7 }, (_, index) =>
      item
        .replace('17651', `1765${index + 1}`)
        .replace('Iterative', ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven'][index] ?? ''),
    )
    const [said] = await say(tiny({ 'README.md': withItem(many.join('\n')) }))
    const lines = [0, 1, 2, 3, 4].map((index) => itemLine + index).join(', ')
    expect(said).toContain(`has 7 papers that the database does not have (lines ${lines} and 2 more);`)
    expect(said).toContain('would delete them, so run `survey import README.md` first if they belong there')
    const [two] = await say(tiny({ 'README.md': withItem(many.slice(0, 2).join('\n')) }))
    expect(two).toContain(`(lines ${itemLine} and ${itemLine + 1});`)
  })

  // biome-ignore format: a table
  test.each([
    ['bibtex', 'x.bib', (text: string) => `${text}\n@misc{aman2023self,\n  title = {{Self-Refine}},\n  eprint = {2303.17651},\n  archiveprefix = {arXiv},\n}\n`],
    ['csv', 'x.csv', (text: string) => text.replace(/\n[^\n]*LESS[^\n]*\n/, (line) => line + line.slice(1).replace('xia2024less', 'aman2023self').replace(/"?LESS[^,]*?"?,/, 'Self-Refine,').replaceAll('2402.04333', '2303.17651'))],
    ['json', 'x.json', (text: string) => text.replace('"xia2024less"', '"aman2023self"').replace(/"LESS: [^"]*"/, '"Self-Refine"').replaceAll('2402.04333', '2303.17651')],
    ['jsonl', 'x.jsonl', (text: string) => `${text}{"citekey":"aman2023self","title":"Self-Refine","arxiv":"2303.17651"}\n`],
  ])('are found in %s', async (format, file, add) => {
    const sandbox = tiny({ 'survey.yaml': manifest(`file: ${file}, format: ${format}`) })
    await sandbox.run('render')
    const before = read(sandbox, file)
    sandbox.write({ [file]: add(before) })
    expect(read(sandbox, file)).not.toBe(before)
    expect((await say(sandbox))[0]).toMatch(new RegExp(`^41 edited-output: \`${file}\` has a paper that`))
  })
})

describe('papers of the database are no strangers', () => {
  test.each([
    [
      'with another title',
      readme.replace('STaR: Bootstrapping Reasoning With Reasoning', 'STaR: Learning From Rationales'),
    ],
    ['with another link', readme.replace('https://arxiv.org/abs/2203.14465', 'https://example.org/star.pdf')],
    ['without a link', readme.replace(/- \[(\(2022, Mar\).*?)\]\(.*?\) 🔵/, '- $1')],
    ['listed elsewhere', withItem(readme.split('\n').find((line) => line.includes('LESS')) ?? '')],
  ])('%s', async (_, text) => {
    expect(text).not.toBe(readme)
    expect(await say(tiny({ 'README.md': text }))).toEqual([stale(41, 'README.md')])
  })

  test('under another citekey or another title in a bibliography', async () => {
    const text = bibliography
      .replace('xia2024less', 'less')
      .replace('{{Large Language Models Can Self-Improve}}', '{{LMSI}}')
      .replace(/(?<=LMSI[\s\S]*?)(?:url|eprint) = .*?2210\.11610.*\n/, '')
    expect(text).not.toBe(bibliography)
    expect(await say(tiny({ 'references.bib': text }))).toEqual([stale(42, 'references.bib')])
  })

  test('after they were deleted, in outputs that are as survey left them', async () => {
    const sandbox = tiny()
    expect(await say(sandbox)).toEqual([])
    sandbox.write({ 'papers/acquisition.yaml': acquisition.slice(0, acquisition.indexOf('wang2022self')) })
    expect(await say(sandbox)).toEqual([stale(41, 'README.md'), stale(42, 'references.bib')])
  })

  test('unless nobody can know that they were deleted', async () => {
    const sandbox = tiny({
      'papers/acquisition.yaml': acquisition.slice(0, acquisition.indexOf('wang2022self')),
    })
    expect((await say(sandbox)).map((one) => one.slice(0, 16))).toEqual([
      '41 edited-output',
      '41 stale-output:',
      '42 edited-output',
      '42 stale-output:',
    ])
  })

  test('in tables of counts, which hold none', async () => {
    const sandbox = tiny({ 'survey.yaml': manifest('file: COUNTS.md, format: markdown, layout: counts') })
    await sandbox.run('render')
    sandbox.write({ 'COUNTS.md': read(sandbox, 'COUNTS.md').replace('| 1 |', '| 9 |') })
    expect(await say(sandbox)).toEqual([stale(41, 'COUNTS.md')])
  })
})

test('a README beyond what GitHub shows is said once, whatever blocks it has', async () => {
  const counts = 'file: README.md, format: markdown, block: counts, layout: counts'
  const sandbox = tiny({
    'survey.yaml': manifest(block, counts),
    'README.md': `${readme}\n<!-- from survey: counts -->\n<!-- end -->\n${'long '.repeat(110_000)}\n`,
  })
  await sandbox.run('render')
  const [said, ...more] = await say(sandbox)
  expect(said).toMatch(
    /^41 long-readme: `README\.md` has 55\d,\d{3} bytes and GitHub shows the first 512,000 only;/,
  )
  expect(more).toEqual([])
})

describe('the states', () => {
  const open = (sandbox: Sandbox): Workspace =>
    openWorkspace(sandbox.directory, undefined, { XDG_CACHE_HOME: sandbox.path('../cache') })

  test('of outputs that are known to be current cost neither a paper nor a format', async () => {
    const sandbox = tiny()
    const current = [
      { index: 0, file: 'README.md', bytes: Buffer.byteLength(readme), state: 'current' },
      { index: 1, file: 'references.bib', bytes: Buffer.byteLength(bibliography), state: 'current' },
    ]
    expect(await outputStates(open(sandbox))).toEqual(current)
    const workspace = open(sandbox)
    const dear = () => {
      throw new Error('not needed')
    }
    const cheap: Workspace = {
      ...workspace,
      open: async () => ({ ...(await workspace.open()), entries: dear, database: dear, titles: dear }),
      file: dear,
      write: dear,
    }
    expect(await outputStates(cheap)).toEqual(current)
  })

  test('of stale ones are found once for the same bytes', async () => {
    const sandbox = tiny({ 'references.bib': `${bibliography}\n` })
    const found = await outputStates(open(sandbox))
    expect(found.map(({ state }) => state)).toEqual(['current', 'stale'])
    const workspace = open(sandbox)
    const dear = () => {
      throw new Error('not needed')
    }
    const cheap = { ...workspace, open: async () => ({ ...(await workspace.open()), database: dear }) }
    expect(await outputStates(cheap)).toEqual(found)
    sandbox.write({ 'references.bib': `${bibliography}\n\n` })
    await expect(outputStates({ ...open(sandbox), open: cheap.open })).rejects.toThrow('not needed')
    unlinkSync(sandbox.path('references.bib'))
    expect((await outputStates(open(sandbox))).map(({ state }) => state)).toEqual(['current', 'missing'])
  })

  test('of none are none', async () => {
    const sandbox = tiny({ 'survey.yaml': manifest().replace('outputs:\n', '') })
    expect(await outputStates(open(sandbox))).toEqual([])
  })
})
