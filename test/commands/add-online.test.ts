/** `survey add` with references: what services know becomes an entry, and what they do not know is said and nothing else. */
import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openWorkspace } from '../../src/cli/workspace.ts'
import { writeAdditions } from '../../src/commands/add-write.ts'
import type { Asker } from '../../src/commands/command.ts'
import { BrokenOff } from '../../src/core/error.ts'
import { createHastyClock } from '../replay/clock.ts'
import { type FaultName, faultNames } from '../replay/faults.ts'
import { paper } from '../replay/replies.ts'
import { startReplay } from '../replay/server.ts'
import type { Sandbox } from '../run.ts'
import { createTiny, tinyFiles } from '../tiny.ts'

const replay = await startReplay()
afterAll(() => replay.close())

let sandbox: Sandbox
beforeEach(() => {
  sandbox = createTiny({}, { environment: replay.environment, clock: createHastyClock() })
})
afterEach(() => {
  replay.misbehave(undefined)
  sandbox.remove()
})

const files = ['acquisition', 'selection', 'optimization'].map((name) => `papers/${name}.yaml`)
const read = (path: string) => readFileSync(sandbox.path(path), 'utf8')
function expectUntouched(): void {
  for (const path of files) expect(read(path)).toBe(tinyFiles[path])
}

describe.each<[reference: string, field: string, value: string]>([
  [paper.arxiv, 'arxiv', paper.arxiv],
  [`https://arxiv.org/pdf/${paper.arxiv}v2`, 'arxiv', paper.arxiv],
  [`arXiv:${paper.arxiv}`, 'arxiv', paper.arxiv],
  [paper.doi, 'doi', paper.doi],
  [`https://doi.org/${paper.doi}`, 'doi', paper.doi],
  [`https://aclanthology.org/${paper.acl}/`, 'acl', paper.acl],
  [`https://openreview.net/forum?id=${paper.forum}`, 'openreview', paper.forum],
  [`https://huggingface.co/papers/${paper.arxiv}`, 'arxiv', paper.arxiv],
  [`https://proceedings.mlr.press/${paper.pmlr}.html`, 'venue', 'ICML 2024'],
])('add %s', (reference, field, value) => {
  test('makes a complete entry', async () => {
    const result = await sandbox.run(['add', reference, '-c', 'opt', '--json', '--tag', 'new'])
    expect(result).toMatchObject({ exitCode: 0 })
    const added = JSON.parse(result.stdout) as {
      paper: object
      origins: Record<string, unknown[]>
      citekey: string
    }
    expect(added.paper).toMatchObject({
      title: paper.title,
      component: 'optimization',
      tags: ['new'],
      [field]: value,
    })
    expect(added.origins.title?.[0]).toMatchObject({
      source: expect.stringMatching(/./),
      url: expect.stringMatching(/^http/),
    })
    expect(added.citekey).toMatch(/^lovelace202[34]sampling$/)
    expect(read('papers/optimization.yaml')).toContain(`\n${added.citekey}:\n  title: "Sampling Twice`)
    expect(await sandbox.run(['add', reference, '-c', 'opt'])).toMatchObject({ exitCode: 1 })
    expect((await sandbox.run('lint')).stdout).not.toMatch(/ error /)
  })
})

test('an abstract stays out where the survey has none; what is replaced or left out has no origin', async () => {
  const result = await sandbox.run(['add', paper.arxiv, '-c', 'opt', '--json', '--date', '2023'])
  const { origins } = JSON.parse(result.stdout) as { origins: object }
  expect(Object.keys(origins)).toEqual(['title', 'authors', 'arxiv'])
  expect(read('papers/optimization.yaml')).not.toContain('abstract')
})

test('flags have the last word', async () => {
  await sandbox.run([
    'add',
    paper.arxiv,
    '-c',
    'opt',
    '--date',
    '2023-12',
    '--venue',
    'NIPS2023',
    '--note',
    'Read.',
    '--key',
    'k',
  ])
  expect(read('papers/optimization.yaml')).toMatch(
    /\nk:\n {2}title: .*\n {2}authors: \[Ada Lovelace, Wei Wang\]\n {2}date: 2023-12\n {2}venue: NeurIPS 2023\n {2}arxiv: "2401.00001"\n {2}note: Read\.\n/,
  )
})

describe('three answers', () => {
  test.each([
    ['2301.99999', /no paper has the arXiv id `2301.99999`, says arXiv\nCheck it for a slip/],
    ['10.1000/unknown', /no paper has the DOI `10.1000\/unknown`, says doi.org/],
  ])('%s is absent', async (reference, said) => {
    const result = await sandbox.run(['add', reference, '-c', 'opt'])
    expect(result).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringMatching(said) })
    expectUntouched()
  })

  const fatal = faultNames.filter(
    (fault) => !/wrong content type|once$|500 twice|no reply|byte now/.test(fault),
  )
  test.each<FaultName>(fatal)('%s: it could not be asked', async (fault) => {
    replay.misbehave(fault)
    const result = await sandbox.run(['add', paper.arxiv, '-c', 'opt'])
    expect(result).toMatchObject({ exitCode: 2, stdout: '' })
    expect(result.stderr).toMatch(
      /^survey: could not find out about the arXiv id `2401.00001`: .*\nWhether it exists is not known. Try again later. Add it by hand with --manual/,
    )
    expect(result.stderr).not.toMatch(/undefined|\u001b/)
    expectUntouched()
  })

  test('offline it could not be asked; what was answered before can be added', async () => {
    expect((await sandbox.run(['add', paper.arxiv, '-c', 'opt', '--offline'])).exitCode).toBe(2)
    expect((await sandbox.run(['add', paper.arxiv, '-c', 'opt', '--dry-run'])).exitCode).toBe(0)
    const before = replay.log.length
    expect((await sandbox.run(['add', paper.arxiv, '-c', 'opt', '--offline'])).exitCode).toBe(0)
    expect(replay.log.length).toBe(before)
  })

  test('--manual asks nobody', async () => {
    const before = replay.log.length
    const words = ['add', paper.arxiv, '--manual', '--title', 'Sampling Twice', '-c', 'opt']
    expect(await sandbox.run(words)).toMatchObject({ exitCode: 0 })
    expect(replay.log.length).toBe(before)
    expect(read('papers/optimization.yaml')).toContain('  title: Sampling Twice\n  arxiv: "2401.00001"\n')
  })
})

test.each([
  [
    `https://proceedings.mlr.press/${paper.pmlr}.html`,
    `url: https://proceedings.mlr.press/${paper.pmlr}.html`,
  ],
  ['https://example.org/paper', 'url: https://example.org/paper'],
  [paper.doi, `doi: "${paper.doi}"`],
])('--manual keeps %s', async (reference, line) => {
  expect(
    (await sandbox.run(['add', reference, '--manual', '--title', 'By Hand', '-c', 'opt'])).exitCode,
  ).toBe(0)
  expect(read('papers/optimization.yaml')).toContain(`  title: By Hand\n  ${line}\n`)
})

describe('without a place', () => {
  test('the command line to run is said, and it works', async () => {
    const result = await sandbox.run(['add', paper.arxiv, '--tag', 'new'])
    expect(result).toMatchObject({ exitCode: 2, stdout: '' })
    expect(result.stderr).toMatch(/a paper needs a component; it may belong in\n {2}\S+ +(?:like|by) /)
    const line = /run\n {2}survey (add .*)\n/.exec(result.stderr)?.[1] ?? ''
    expect(line).toMatch(/^add 2401\.00001 --tag new --component \S+/)
    expectUntouched()
    expect(await sandbox.run(line)).toMatchObject({ exitCode: 0 })
  })
})

describe('titles', () => {
  test('candidates are listed with the lines to run', async () => {
    const result = await sandbox.run(['add', `"${paper.title}"`, '-c', 'opt'])
    expect(result).toMatchObject({ exitCode: 2, stdout: '' })
    expect(result.stderr).toMatch(
      /may be (?:this paper|one of these):\n {2}Sampling Twice.*\n {4}survey add \S+ --component opt\n/,
    )
    expectUntouched()
  })

  test('--yes takes the only one of that title', async () => {
    expect(await sandbox.run(['add', `"${paper.title}"`, '-c', 'opt', '--yes'])).toMatchObject({
      exitCode: 0,
    })
  })

  test('a person chooses', async () => {
    const { ask, asked } = person(['0', 'yes'])
    const result = await sandbox.run(['add', `"${paper.title}"`, '-c', 'opt'], { ask })
    expect(result).toMatchObject({ exitCode: 0 })
    expect(asked[0]).toMatch(/^Which paper is/)
  })
})

describe('several papers', () => {
  test('all are asked about at once, one that fails does not lose the others', async () => {
    const stdin = `# to read\n${paper.arxiv}\n\n2401.00002\n2301.99999\nword\n2402.04333\n`
    const result = await sandbox.run(['add', '-', '-c', 'opt'], { stdin })
    expect(result.exitCode).toBe(2)
    expect(result.stdout).toBe('lovelace2024sampling\nlovelace2024paper\n')
    expect(result.stderr).toMatch(/no paper has the arXiv id/)
    expect(result.stderr).toMatch(/^survey: `word` names no paper/m)
    expect((await sandbox.run('list -f keys')).stdout).toContain('lovelace2024paper')
  })

  test('one named twice is added once', async () => {
    const result = await sandbox.run([
      'add',
      paper.arxiv,
      `https://arxiv.org/abs/${paper.arxiv}v1`,
      '-c',
      'opt',
    ])
    expect(result).toMatchObject({ exitCode: 1, stdout: 'lovelace2024sampling\n' })
    expect(result.stderr).toContain('named twice: it is the same paper as `lovelace2024sampling`')
  })

  test('a flag for one paper is refused before anybody is asked', async () => {
    const before = replay.log.length
    const result = await sandbox.run(['add', paper.arxiv, paper.doi, '-c', 'opt', '--title', 'T'])
    expect(result).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--title is about one paper, and here are 2'),
    })
    expect(replay.log.length).toBe(before)
  })

  test('--json lists what was added and what was not', async () => {
    const result = await sandbox.run(['add', paper.arxiv, '2301.99999', '-c', 'opt', '--json'])
    expect(JSON.parse(result.stdout)).toMatchObject([
      { citekey: 'lovelace2024sampling', conflicts: [{ field: 'authors' }], unasked: [] },
      { reference: '2301.99999', exitCode: 2 },
    ])
  })
})

describe('citations', () => {
  const entry = `@misc{my:key, title={${paper.title}}, author={Lovelace, Ada}, eprint={${paper.arxiv}}, archiveprefix={arXiv}, note={Kept}}`
  test.each([
    ['pasted', [entry], ''],
    ['from a file', ['new.bib'], ''],
    ['from standard input', ['-'], entry],
    ['as RIS', [`TY  - JOUR\nTI  - ${paper.title}\nAU  - Lovelace, Ada\nDO  - ${paper.doi}\nER  - \n`], ''],
    ['as CSL-JSON', [JSON.stringify([{ id: 'x', type: 'article', title: paper.title, DOI: paper.doi }])], ''],
  ])('%s are completed by the services', async (_, words, stdin) => {
    sandbox.write({ 'new.bib': entry })
    const result = await sandbox.run(['add', ...words, '-c', 'opt', '--json'], { stdin })
    expect(result).toMatchObject({ exitCode: 0 })
    expect(JSON.parse(result.stdout)).toMatchObject({
      paper: { title: paper.title, authors: ['Ada Lovelace', 'Wei Wang'] },
    })
  })

  test('one whose identifier belongs to another paper is refused, and taken with --manual', async () => {
    const wrong = entry.replace(paper.title, 'Attention Is Not What You Need at All')
    const result = await sandbox.run(['add', wrong, '-c', 'opt'])
    expect(result).toMatchObject({ exitCode: 2 })
    expect(result.stderr).toMatch(/belongs to another paper: Sampling Twice/)
    expectUntouched()
    expect(await sandbox.run(['add', wrong, '-c', 'opt', '--manual'])).toMatchObject({
      exitCode: 0,
      stdout: 'my:key\n',
    })
  })

  test('one that nobody can be asked about is taken as it is, which is said', async () => {
    const result = await sandbox.run(['add', entry, '-c', 'opt', '--offline'])
    expect(result).toMatchObject({ exitCode: 0, stdout: 'my:key\n' })
    expect(result.stderr).toMatch(/^taken as it is written, for nothing could be asked: /)
  })
})

/** A person who gives these answers, in order; `stop` breaks off, `yes` confirms. */
function person(answers: readonly string[], write = (text: string) => text): { ask: Asker; asked: string[] } {
  const rest = [...answers]
  const asked: string[] = []
  const next = (question: string) => {
    asked.push(question)
    const answer = rest.shift() ?? 'stop'
    if (answer === 'stop') throw new BrokenOff('you broke off; nothing was written')
    return answer
  }
  const ask: Asker = {
    async choose(question, choices) {
      const answer = next(`${question}\n${choices.map(({ label }) => label).join('\n')}`)
      expect(choices.map(({ value }) => value)).toContain(answer)
      return answer
    },
    confirm: async (question) => next(question) === 'yes',
    edit: async (text) => ({ text: write(text), path: 'the editor', discard: () => undefined }),
  }
  return { ask, asked }
}

describe('at a terminal', () => {
  test('place and paradigm are asked, the difference is shown, and a yes writes', async () => {
    const { ask, asked } = person(['optimization/self-training', 'self-play', 'yes'])
    const result = await sandbox.run(['add', paper.arxiv], { ask })
    expect(result).toMatchObject({ exitCode: 0, stdout: 'lovelace2024sampling\n' })
    expect(result.stderr).toMatch(/\+lovelace2024sampling:\n/)
    expect(asked.map((question) => question.split('\n')[0])).toEqual([
      `Where does \`${paper.title}\` belong?`,
      'Which paradigm?',
      'Add it?',
    ])
    expect(read('papers/optimization.yaml')).toContain(
      '  component: optimization\n  subcategory: self-training\n  paradigm: self-play\n',
    )
  })

  test.each([
    ['at the place', []],
    ['at the paradigm', ['optimization']],
    ['at the end', ['optimization', '']],
  ])('who breaks off %s leaves everything as it was', async (_, answers) => {
    const result = await sandbox.run(['add', paper.arxiv, '2401.00002'], { ask: person(answers).ask })
    expect(result).toMatchObject({ exitCode: 2, stdout: '' })
    expect(result.stderr).toContain('you broke off; nothing was written')
    expectUntouched()
  })

  test('who says no leaves everything as it was', async () => {
    const result = await sandbox.run(['add', paper.arxiv, '-c', 'opt'], { ask: person(['no']).ask })
    expect(result).toMatchObject({ exitCode: 0, stdout: '' })
    expect(result.stderr).toContain('nothing was written')
    expectUntouched()
  })

  test('--yes asks nothing when all is said', async () => {
    const { ask, asked } = person([])
    expect(await sandbox.run(['add', paper.arxiv, '-c', 'opt', '--yes'], { ask })).toMatchObject({
      exitCode: 0,
    })
    expect(asked).toEqual([])
  })

  const twin = ['add', '--title', 'Self Rewarding Language Models']
  test('a paper that is there can be listed elsewhere; nothing else of it changes', async () => {
    const { ask, asked } = person(['list', 'selection/scoring', 'yes'])
    const result = await sandbox.run(twin, { ask })
    expect(result).toMatchObject({ exitCode: 0, stdout: 'yuan2024self\n' })
    expect(asked[0]).toMatch(
      /^Already there as `yuan2024self` at papers\/optimization.yaml:\d+ \(the same title\)\.\n/,
    )
    const before = tinyFiles['papers/optimization.yaml'] ?? ''
    const after = read('papers/optimization.yaml')
    const added = after.split('\n').filter((line) => !before.split('\n').includes(line))
    expect(added).toEqual(['  also: [selection/scoring]'])
    expect(after.replace('  also: [selection/scoring]\n', '')).toBe(before)
  })

  test.each([
    [['leave'], 1],
    [['list', 'optimization/self-training'], 1],
  ])('or be left as it is: %s', async (answers, exitCode) => {
    expect((await sandbox.run(twin, { ask: person(answers).ask })).exitCode).toBe(exitCode)
    expectUntouched()
  })

  test('or be another paper', async () => {
    const result = await sandbox.run([...twin, '-c', 'sel'], { ask: person(['add', 'yes']).ask })
    expect(result).toMatchObject({ exitCode: 0 })
    expect(read('papers/selection.yaml')).toContain('title: Self Rewarding Language Models')
  })

  test('--manual opens an editor on what is known', async () => {
    const { ask } = person(['yes'], (text) =>
      text
        .replace('  title: ', '  title: A Paper by Hand')
        .replace('  component: ', '  component: selection')
        .replace('authors: []', 'authors: [Ada Lovelace]'),
    )
    const result = await sandbox.run(['add', '--manual', '--arxiv', '2401.00009'], { ask })
    expect(result).toMatchObject({ exitCode: 0 })
    expect(read('papers/selection.yaml')).toContain(
      '  title: A Paper by Hand\n  authors: [Ada Lovelace]\n  arxiv: "2401.00009"\n  component: selection\n',
    )
  })

  test.each([
    ['nothing', (text: string) => text.replace(/^ .*\n/gm, ''), /the entry is empty; nothing was written/],
    [
      'nonsense',
      (text: string) => text.replace('  title: ', '  title: [x'),
      /the editor.*nothing was written\nWhat you wrote stays/,
    ],
  ])('an editor that leaves %s adds nothing', async (_, write, said) => {
    const result = await sandbox.run(['add', '--manual'], { ask: person([], write).ask })
    expect(result).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(said) })
    expectUntouched()
  })
})

test.each([2, 8])('%d at once all land', async (count) => {
  const ids = Array.from({ length: count }, (_, index) => `2401.0000${index + 1}`)
  const results = await Promise.all(ids.map((id) => sandbox.run(['add', id, '-c', 'opt'])))
  for (const { exitCode, stderr } of results)
    expect(`${exitCode} ${stderr}`).toMatch(/^0 (?:.*\n)*added to papers\/opt.*\n$/)
  const keys = (await sandbox.run('list -f keys -c opt')).stdout
  expect(keys.match(/lovelace2024/g)).toHaveLength(count)
  expect((await sandbox.run('lint')).stdout).not.toMatch(/ error |unsorted/)
})

test('the same paper twice at once lands once', async () => {
  const results = await Promise.all(
    ['opt', 'sel'].map((place) => sandbox.run(['add', paper.arxiv, '-c', place])),
  )
  expect(results.map(({ exitCode }) => exitCode).toSorted()).toEqual([0, 1])
})

test('what another program writes meanwhile is kept, and the paper lands too', async () => {
  const workspace = openWorkspace(sandbox.directory, undefined, { XDG_CACHE_HOME: sandbox.path('../cache') })
  const path = 'papers/optimization.yaml'
  let meanwhile = 0
  const disturbed: typeof workspace = Object.create(workspace, {
    write: {
      async value(file: string, text: string) {
        if (meanwhile++ < 3) writeFileSync(sandbox.path(path), `${read(path)}\n# note ${meanwhile}\n`)
        await workspace.write(file, text)
      },
    },
  })
  const fields = { title: 'A Study of Loops', component: 'optimization' }
  const ready = { arrival: { name: 'loops', fields }, fields, isForced: false }
  const plan = await writeAdditions(disturbed, [ready])
  expect(plan.added).toMatchObject([{ citekey: 'studyloops', isListing: false }])
  expect(read(path)).toContain('title: A Study of Loops')
  for (const note of [1, 2, 3]) expect(read(path)).toContain(`# note ${note}\n`)
  meanwhile = Number.NEGATIVE_INFINITY
  const other = { ...ready, fields: { ...fields, title: 'Another Thing Entirely' } }
  await expect(writeAdditions(disturbed, [other])).rejects.toThrow(/was changed by somebody else meanwhile/)
})
