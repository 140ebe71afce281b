/**
 * How long the commands take as whole processes, as multiples of `node -e 0` measured in the same rounds.
 * `npm run bench` prints medians for the shipped survey and for synthetic ones of 10 and 100 times its size; it gates nothing.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { argv, execPath } from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { enlarge } from './enlarge.mjs'

const rounds = Number(argv[2] ?? 15)
const root = resolve(import.meta.dirname, '../..')
const home = mkdtempSync(join(tmpdir(), 'survey-bench-'))
// Where it is set, Node 20 spends so long on it that every ratio looks better than it is.
const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env

/** What is run on a survey of each size, and the multiple of `node -e 0` that it should not exceed there. */
const commands = [
  { name: 'list, warm', words: ['list', '--component', 'selection'], goals: { 1: 1.7, 10: 2, 100: 3.5 } },
  { name: 'list, cold', words: ['list', '--component', 'selection'], cold: true, goals: { 1: 5, 10: 9 } },
  { name: 'stats, warm', words: ['stats'], goals: {} },
  { name: 'lint, warm', words: ['lint'], goals: { 1: 4 } },
  { name: 'lint, asked anew', words: ['lint'], forget: 'lint.json', goals: {} },
  { name: 'lint, cold', words: ['lint'], cold: true, goals: { 1: 9 } },
  { name: 'render, warm', words: ['render'], goals: { 1: 7 } },
  { name: 'add', words: ['add', '--component', 'selection', '--title'], goals: { 1: 3, 10: 3, 100: 5 } },
]

/** Where it is installed: another checker's four checks for duplicates, on the bibliography of the same papers. */
const tidy = (environment.PATH ?? '')
  .split(delimiter)
  .map((directory) => join(directory, 'bibtex-tidy'))
  .find(existsSync)
const tidyWords = ['--duplicates=key,doi,citation,abstract', '--no-modify']

try {
  for (const times of [1, 10, 100]) await measure(times)
} finally {
  rmSync(home, { recursive: true, force: true })
}

async function measure(times) {
  const [project, growing] = [`x${times}`, `x${times}-growing`].map((name) => join(home, name))
  for (const copy of [project, growing]) {
    cpSync(join(root, 'data'), join(copy, 'data'), { recursive: true })
    cpSync(join(root, 'README.md'), join(copy, 'README.md'))
  }
  const papers = enlarge(join(project, 'data', 'papers'), times)
  enlarge(join(growing, 'data', 'papers'), times)
  const cache = join(project, 'cache')
  const survey = (words) =>
    time([join(root, 'bin', 'survey.js'), ...words], {
      cwd: words[0] === 'add' ? growing : project,
      XDG_CACHE_HOME: words[0] === 'add' ? join(growing, 'cache') : cache,
    })
  survey(['render', '--force'])
  // A cache trusts only files that have not changed for two seconds; most surveys rest longer.
  await sleep(2100)
  const count = times === 100 ? Math.min(rounds, 5) : rounds
  const base = []
  const version = []
  const taken = commands.map(() => [])
  const peer = []
  /** A copy, because it may be rewritten. */
  const bibliography = join(home, `x${times}.bib`)
  cpSync(join(project, 'data', 'references.bib'), bibliography)
  for (let round = 0; round < count; round++) {
    base.push(time(['-e', '0'], {}))
    version.push(survey(['--version']))
    if (tidy) peer.push(time([tidy, bibliography, ...tidyWords], {}))
    for (const [index, { words, cold, forget }] of commands.entries()) {
      const own = words[0] === 'add' ? [...words, `Unheard-of Paper ${round} About Nothing`] : words
      if (cold) rmSync(cache, { recursive: true, force: true })
      else if (words[0] !== 'add') survey(words)
      if (forget) remove(cache, forget)
      taken[index].push(survey(own))
    }
  }
  const unit = median(base)
  console.log(`\n${papers} papers, node -e 0 takes ${unit.toFixed(0)} ms`)
  print('--version', median(version) / unit, 1.5)
  for (const [index, { name, goals }] of commands.entries())
    print(name, median(taken[index]) / unit, goals[times])
  if (tidy) print('bibtex-tidy', median(peer) / unit)
}

/** Deletes the files of a name below a directory. */
function remove(directory, name) {
  for (const path of readdirSync(directory, { recursive: true }))
    if (path.endsWith(name)) rmSync(join(directory, path))
}

function time(words, { cwd = root, ...more }) {
  const start = performance.now()
  const { status, stderr } = spawnSync(execPath, words, { cwd, env: { ...environment, ...more } })
  const taken = performance.now() - start
  if (status === 2 || status === null) throw new Error(`node ${words.join(' ')} failed: ${stderr}`)
  return taken
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

function print(name, ratio, goal) {
  console.log(`  ${name.padEnd(18)}${ratio.toFixed(2).padStart(8)} ×${goal ? `   (goal ${goal})` : ''}`)
}
