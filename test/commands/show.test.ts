/** `survey show`: several papers, every field, and text that could drive a terminal. */
import { afterAll, expect, test } from 'vitest'
import { createTiny } from '../tiny.ts'

const full = `full2024:
  title: "Full"
  authors: [Ada Byron, { literal: A Team }]
  date: 2024-05-06
  venue: Nature 2024
  type: article-journal
  doi: 10.1000/full
  code: https://example.org/code
  project: https://example.org/page
  abstract: "One.\\nTwo."
  note: "A\\ttab"
  tags: [one, two]
  component: selection
  paradigm: [self-play, rejection-sampling]
  also: [optimization]
`
const tiny = createTiny({ 'papers/selection.yaml': full })
afterAll(tiny.remove)

test('every field is there, nothing in it moves the cursor', async () => {
  const { stdout, exitCode } = await tiny.run('show full2024', { terminal: 80 })
  expect(exitCode).toBe(0)
  for (const line of [
    'full2024  Full',
    'authors    Ada Byron, A Team',
    'date       2024-05-06',
    'type       article-journal',
    'listed in  Data Selection',
    'listed in  Model Optimization',
    'paradigm   Self-Play, Rejection Sampling',
    'doi        https://doi.org/10.1000/full',
    'code       https://example.org/code',
    'project    https://example.org/page',
    'tags       one, two',
    'note       A\\u0009tab',
    'abstract   One.\\u000aTwo.',
    'stands in  papers/selection.yaml:1',
  ])
    expect(stdout.split('\n')).toContain(line)
  expect(stdout).toContain('@article{full2024,')
})

test('several papers in the order asked for, in any case, also as JSON', async () => {
  const { stdout } = await tiny.run('show ZELIKMAN2022star full2024 --json')
  const papers = JSON.parse(stdout) as { citekey: string; file: string; line: number }[]
  expect(papers.map(({ citekey, file, line }) => [citekey, file, line])).toEqual([
    ['zelikman2022star', 'papers/optimization.yaml', 22],
    ['full2024', 'papers/selection.yaml', 1],
  ])
})

test.each([
  ['show nobody', 'no paper has the citekey `nobody`\n`survey list` shows all citekeys.\n'],
  ['show full2024 ful2024', 'no paper has the citekey `ful2024`; did you mean `full2024`?'],
  ['show', "missing required argument 'citekey'\nRun `survey show --help`"],
])('%s is refused', async (words, said) => {
  const result = await tiny.run(words)
  expect(result.stderr).toContain(said)
  expect(result).toMatchObject({ exitCode: 2, stdout: '' })
})
