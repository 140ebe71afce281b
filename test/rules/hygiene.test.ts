/** The edges of the rules about the order of files. */
import { expect, test } from 'vitest'
import { rules } from '../../src/rules/index.ts'
import { lint } from '../../src/rules/lint.ts'

const manifest = {
  path: 'survey.yaml',
  text: 'title: T\ncomponents: [{ id: a, title: A }, { id: b, title: B }, { id: papers, title: P }]\n',
}

function say(rule: string, files: Readonly<Record<string, string>>): string[] {
  const data = Object.entries(files).map(([path, text]) => ({ path, text }))
  const found = lint(manifest, data, rules, { today: '2026-06-30' })
  expect(found.filter(({ rule: name }) => ['schema', 'yaml'].includes(name))).toEqual([])
  return found.filter(({ rule: name }) => name === rule).map(({ message }) => message)
}
const entry = (citekey: string, component: string, more = '') =>
  `${citekey}:\n  title: Title of ${citekey}\n  component: ${component}\n${more}`

// biome-ignore format: a table
test.each<[what: string, files: Readonly<Record<string, string>>, said: readonly string[]]>([
  ['in its file', { 'papers/a.yaml': entry('x', 'a'), 'papers/b.yml': entry('y', 'b') }, []],
  ['in another file', { 'papers/a.yaml': entry('x', 'b'), 'papers/b.yml': entry('y', 'b') }, ['this is the file of `a`, and the first component of `x` is `b`; run `survey fmt` to move it to `papers/b.yml`']],
  ['without a file', { 'papers/a.yaml': entry('x', 'b') }, ['this is the file of `a`, and the first component of `x` is `b`; move it to `papers/b.yaml`']],
  ['where one file is called otherwise', { 'papers/a.yaml': entry('x', 'b'), 'papers/z.yaml': entry('y', 'b') }, []],
  ['in the one file of a survey', { 'papers.yaml': entry('x', 'b') }, []],
])('misplaced-paper: %s', (_, files, said) => {
  expect(say('misplaced-paper', files)).toEqual(said)
})

/** Entries with these citekeys, each by an author and of 2021. */
const cited = (...citekeys: readonly string[]) => ({
  'papers.yaml': citekeys
    .map((citekey) => entry(citekey, 'a', '  authors: [Ann Author]\n  date: 2021\n'))
    .join(''),
})
const names =
  'abel baker clark davis evans foster green hayes irwin jones keller lopez moore nolan owens price quinn reyes smith turner'.split(
    ' ',
  )

// biome-ignore format: a table
test.each<[style: string, usual: (name: string) => string, fine: readonly string[], odd: readonly string[]]>([
  ['wang2022self', (name) => `${name}2021word`, ['mem02021building', 'lee2020other', 'estivill-castro2021x', 'hindsight202120'], ['Zhou2021word', 'zhou_2021_word', 'zhouword']],
  ['Wang2022', (name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}2021`, ['deKort2021', 'Garcia-Lopez2021'], ['zhou2021', 'Zhou:2021']],
  ['wang:2022:self', (name) => `${name}:2021:word`, [], ['zhou2021word', 'zhou:2021']],
])('citekey-style: %s', (_, usual, fine, odd) => {
  const usuals = [...names.map(usual), ...names.map((name) => usual(`x${name}`))]
  expect(say('citekey-style', cited(...usuals, ...fine))).toEqual([])
  const said = say('citekey-style', cited(...usuals, ...odd))
  expect(said.map((message) => /^`(.*?)` is formed unlike 9\d %/.exec(message)?.[1])).toEqual(odd)
})

test('citekey-style: neither few citekeys nor mixed ones have a style', () => {
  const usual = names.map((name) => `${name}2021word`)
  expect(say('citekey-style', cited(...usual, 'Odd'))).toHaveLength(1)
  expect(say('citekey-style', cited(...usual.slice(1), 'Odd'))).toEqual([])
  expect(say('citekey-style', cited(...usual, 'Odd', 'Even', 'Third'))).toEqual([])
  expect(
    say('citekey-style', { 'papers.yaml': `${cited(...usual)['papers.yaml']}${entry('Odd', 'a')}` }),
  ).toEqual([])
})
