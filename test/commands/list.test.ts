/** `survey list`: each filter alone and together, order and number of lines, forms, and tables that fit the terminal. */
import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'fast-string-width'
import { afterAll, describe, expect, test } from 'vitest'
import { columns } from '../../src/formats/rows.ts'
import { createTiny, tinyFiles } from '../tiny.ts'

const all = [
  'zelikman2022star',
  'huang2022large',
  'wang2022self',
  'chen2024self',
  'yuan2024self',
  'xia2024less',
]
const tiny = createTiny()
afterAll(tiny.remove)
const keys = async (words: string) =>
  (await tiny.run(`list --format keys ${words}`)).stdout.trim().split('\n')
const named = (...names: string[]) => all.filter((key) => names.some((name) => key.startsWith(name)))

test.each<[words: string, found: string[]]>([
  ['', all],
  ['--component selection', named('xia')],
  ['--component sel', named('xia')],
  ['--component "data sel"', named('xia')],
  ['--component SELECTION -c acq', named('wang', 'chen', 'xia')],
  ['-c optimization', named('zelikman', 'huang', 'chen', 'yuan')],
  ['--subcategory synthetic', named('wang', 'chen')],
  ['-s prompted', named('wang')],
  ['-s synthetic/interactive', named('chen')],
  ['-s acquisition/synthetic/interactive -s scoring', named('chen', 'xia')],
  ['--paradigm self-play', named('chen')],
  ['-p self-p -p "rejection sampling"', named('zelikman', 'huang', 'chen')],
  ['--year 2022', named('zelikman', 'huang', 'wang')],
  ['-y 2023..', named('chen', 'yuan', 'xia')],
  ['-y ..2022 -y 2024..2025', all],
  ['--venue icml', named('chen', 'yuan', 'xia')],
  ['--venue "ACL 2023"', named('wang')],
  ['--venue "ACL 2024"', []],
  ['--venue EMNLP --venue NIPS', named('zelikman', 'huang')],
  ['--author goodman', named('zelikman')],
  ['--author "xian li" --author HUANG', named('huang', 'yuan')],
  ['--has code', named('wang')],
  ['--has also', named('chen')],
  ['--missing acl', named('zelikman', 'chen', 'yuan', 'xia')],
  ['--missing paradigm', named('wang', 'xia')],
  ['-c optimization -y 2024', named('chen', 'yuan')],
  ['-c optimization -c selection -y 2024 --venue ICML --missing paradigm', named('xia')],
  ['--has code --has also', []],
  ['--has code --has acl', named('wang')],
  ['--missing acl --missing paradigm', named('xia')],
  ['--has acl --missing code', named('huang')],
  ['-c optimization -s self-training -p self-play --author gu --has arxiv', named('chen')],
])('list %s', async (words, found) => {
  const { exitCode, stdout, stderr } = await tiny.run(`list --format keys ${words}`)
  expect(stdout).toBe(found.map((key) => `${key}\n`).join(''))
  expect(exitCode).toBe(0)
  expect(stderr === '').toBe(found.length > 0)
})

test.each<[words: string, said: string]>([
  [
    '-c optimisation',
    'unknown component `optimisation`; did you mean `optimization`?\nKnown: acquisition, selection',
  ],
  ['-s promted', 'unknown subcategory `promted`; did you mean `acquisition/synthetic/prompted`?\nKnown: acq'],
  ['-s prompted -c selection', 'unknown subcategory `prompted`\nKnown: selection/scoring.'],
  [
    '-p self-paly',
    'unknown paradigm `self-paly`; did you mean `self-play`?\nKnown: rejection-sampling, self-play',
  ],
  ['-p self', '`self` could be several: self-play, self-verification\nWrite the whole name of the paradigm.'],
  ['--has titel', 'unknown field `titel`; did you mean `title`?\nKnown: title, authors'],
  ['--missing dio', 'unknown field `dio`; did you mean `doi`?\nKnown: '],
  ['-y soon', '`soon` is no year\nWrite 2023, 2023..2025'],
  ['--sort dat3', 'unknown value of --sort `dat3`; did you mean `date`?\nKnown: date, citekey'],
  ['-f bibtxe', 'unknown value of --format `bibtxe`; did you mean `bibtex`?\nKnown: table, json'],
  ['-n -1', "argument '-1' is invalid. It must be a whole number.\nRun `survey list --help`"],
  ['-n', 'argument missing\nRun `survey list --help`'],
  ['--componet x', "unknown option '--componet'\n(Did you mean --component?)\nRun `survey list --help`"],
  ['optimization', 'too many arguments'],
])('list %s is refused', async (words, said) => {
  const { exitCode, stdout, stderr } = await tiny.run(`list ${words}`)
  expect(stderr).toContain(said)
  expect(stderr).toMatch(/^survey: /)
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
})

test('an empty survey says how to begin', async () => {
  const empty = createTiny({
    'papers/acquisition.yaml': '',
    'papers/selection.yaml': '',
    'papers/optimization.yaml': '',
  })
  const { exitCode, output } = await empty.run('list')
  expect({ exitCode, output }).toEqual({
    exitCode: 0,
    output: 'the survey has no papers yet; `survey add` adds one\n',
  })
  expect((await empty.run('list --json')).stdout).toBe('[]\n')
  empty.remove()
})

describe('order', () => {
  test.each<[words: string, first: string[]]>([
    ['', ['zelikman2022star', 'huang2022large']],
    ['--sort date', ['zelikman2022star', 'huang2022large']],
    [
      '--sort citekey',
      ['chen2024self', 'huang2022large', 'wang2022self', 'xia2024less', 'yuan2024self', 'zelikman2022star'],
    ],
    [
      '--sort title',
      ['huang2022large', 'xia2024less', 'wang2022self', 'chen2024self', 'yuan2024self', 'zelikman2022star'],
    ],
    [
      '--sort author',
      ['chen2024self', 'huang2022large', 'wang2022self', 'xia2024less', 'yuan2024self', 'zelikman2022star'],
    ],
    [
      '--sort venue',
      ['wang2022self', 'huang2022large', 'chen2024self', 'yuan2024self', 'xia2024less', 'zelikman2022star'],
    ],
    [
      '--sort component',
      ['wang2022self', 'chen2024self', 'xia2024less', 'zelikman2022star', 'huang2022large', 'yuan2024self'],
    ],
    ['--sort citekey --reverse -n 2', ['zelikman2022star', 'yuan2024self']],
    ['-r', ['xia2024less', 'yuan2024self']],
  ])('list %s', async (words, first) => {
    const found = await keys(words)
    expect(found.slice(0, first.length)).toEqual(first)
    expect(new Set(found).size).toBe(found.length)
  })

  test.each([
    [0, 0],
    [1, 1],
    [6, 6],
    [100, 6],
  ])('--limit %i gives %i lines', async (limit, count) => {
    expect((await tiny.run(`list -n ${limit}`)).stdout.split('\n').length - 1).toBe(count)
  })
})

test.each([
  ['--listings', 7, 6],
  ['--listings -c optimization', 4, 4],
  ['--listings -s interactive', 1, 1],
  ['-c optimization', 4, 4],
])('list %s has %i lines', async (words, lines, papers) => {
  const { stdout } = await tiny.run(`list ${words}`)
  const found = stdout.trim().split('\n')
  expect(found.length).toBe(lines)
  expect(new Set(found.map((line) => line.split('\t')[0])).size).toBe(papers)
  const records = JSON.parse((await tiny.run(`list --json ${words}`)).stdout) as { listing?: string }[]
  expect(records.length).toBe(lines)
  expect(records.every(({ listing }) => (listing !== undefined) === words.includes('--listings'))).toBe(true)
})

describe('formats', () => {
  const run = async (words: string) => (await tiny.run(`list ${words}`)).stdout

  test('csv and its header', async () => {
    const [head, ...lines] = (await run('-f csv')).trim().split(/\r?\n/)
    expect(head).toBe(columns.join(','))
    expect(lines.length).toBe(6)
  })

  test('tsv is what a pipe gets, five fields and no head', async () => {
    const text = await run('-f tsv')
    expect(text).toBe(await run(''))
    for (const line of text.trim().split('\n')) expect(line.split('\t').length).toBe(5)
  })

  test('jsonl is json by the line', async () => {
    const lines = (await run('-f jsonl')).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(JSON.parse(await run('--json')))
    expect(await run('--json')).toBe(await run('-f json'))
  })

  test('bibtex has each paper once, listings or not', async () => {
    expect((await run('-f bibtex')).match(/^@/gm)?.length).toBe(6)
    expect(await run('-f bibtex --listings')).toBe(await run('-f bibtex'))
  })

  test('a table when asked for, also in a pipe', async () => {
    expect(await run('-f table')).toMatch(/^citekey +date +venue +title +authors\n/)
  })

  test('colour makes the headings bold and changes no letter', async () => {
    const { stdout } = await tiny.run('list --color', { terminal: 100 })
    expect(stdout).toMatch(/^\u001b\[1mcitekey\u001b\[22m +\u001b\[1mdate/)
    expect(stripVTControlCharacters(stdout)).toBe((await tiny.run('list', { terminal: 100 })).stdout)
  })
})

describe('text that could break the lines', () => {
  const hostile = createTiny({
    'papers/selection.yaml': `a1:
  title: "王小明提出的自我改进大型语言模型的数据选择方法及其在数学推理任务上的系统性评估与分析研究"
  authors: [王 小明]
  date: 2023
  component: selection
a2:
  title: "🦙👩‍👩‍👧 Llamas ${'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(4)} 🇫🇷1️⃣"
  venue: "A Rather Long Name of a Workshop That Nobody Has Ever Abbreviated (ARLNWTNHEA 2023)"
  date: 2023-02
  component: selection
a_key_that_somebody_made_far_too_long_for_any_terminal_in_the_world:2023:
  title: "Tab, e\u0301 and zero\u200bwidth"
  note: "one\\ttab\\nand a line"
  date: 2023-03
  component: selection
`,
  })
  afterAll(hostile.remove)

  test.each([60, 80, 120, 200])('a table at %i columns fits and cuts nothing', async (terminal) => {
    for (const words of ['', '--listings']) {
      const { stdout, exitCode } = await hostile.run(`list ${words}`, { terminal })
      expect(exitCode).toBe(0)
      const lines = stdout.trimEnd().split('\n')
      expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(terminal)
      expect(stdout).not.toMatch(/…| $/m)
      const letters = (text: string) => text.replace(/[\s\u200b]/gu, '')
      const json = JSON.parse((await hostile.run('list --json')).stdout) as {
        title: string
        citekey: string
      }[]
      const shown = new Map<string, number>()
      for (const letter of letters(stdout)) shown.set(letter, (shown.get(letter) ?? 0) + 1)
      const needed = new Map<string, number>()
      for (const letter of letters(json.map(({ title, citekey }) => title + citekey).join('')))
        needed.set(letter, (needed.get(letter) ?? 0) + 1)
      const lost = [...needed].filter(([letter, count]) => (shown.get(letter) ?? 0) < count)
      expect(lost).toEqual([])
    }
  })

  test('a pipe gets no decoration, whatever is in the titles', async () => {
    const { stdout, stderr } = await hostile.run('list', { environment: { FORCE_COLOR: '0' } })
    expect(stderr).toBe('')
    expect(stdout).not.toMatch(/\u001b|🔵|…/)
    for (const line of stdout.trimEnd().split('\n')) expect(line.split('\t').length).toBe(5)
    expect(stdout.trimEnd().split('\n').length).toBe(8)
  })

  test('colour only where it is asked for', async () => {
    const coloured = (words: string, environment: NodeJS.ProcessEnv) =>
      tiny.run(words, { terminal: 80, environment }).then(({ stdout }) => stdout.includes('\u001b['))
    expect(await coloured('list', { NO_COLOR: '' })).toBe(true)
    expect(await coloured('list', { NO_COLOR: '1' })).toBe(false)
    expect(await coloured('list --color', { NO_COLOR: '1' })).toBe(true)
    expect(await coloured('list --no-color', { NO_COLOR: '' })).toBe(false)
  })
})

test('the same with a warm cache as with a cold one', async () => {
  const fresh = createTiny(tinyFiles)
  const words = ['list -c sel', 'list --json', 'list --listings', 'stats', 'show chen2024self']
  for (const one of words) {
    const cold = await fresh.run(one)
    expect(await fresh.run(one)).toEqual(cold)
    expect(cold.stdout.length).toBeGreaterThan(20)
  }
  fresh.remove()
})

test('fifteen thousand papers at a terminal', { timeout: 60_000 }, async () => {
  const entry = (at: number) =>
    `k${at}:\n  title: A Title of Some Ten Words or So for the Paper ${at}\n  date: 2024\n  component: selection\n`
  const papers = Array.from({ length: 15_000 }, (_, at) => entry(at)).join('')
  const large = createTiny({ 'papers/selection.yaml': papers })
  const { exitCode, stdout, stderr } = await large.run('list -c selection', { terminal: 60 })
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '15000 papers\n' })
  expect(stdout.match(/^k\d+ /gm)?.length).toBe(15_000)
  large.remove()
})
