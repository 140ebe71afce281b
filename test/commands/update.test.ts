/** `survey update`: what becomes a change, what only a question, what is never touched, and what a run costs. */
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { BrokenOff } from '../../src/core/error.ts'
import { createHastyClock } from '../replay/clock.ts'
import { type Replay, startReplay } from '../replay/server.ts'
import { repliesOf, type World } from '../replay/world.ts'
import { createSandbox, type RunOptions, type Sandbox } from '../run.ts'

const open: { replay: Replay; sandbox: Sandbox }[] = []
afterEach(async () => {
  for (const { replay, sandbox } of open.splice(0)) {
    sandbox.remove()
    await replay.close()
  }
})

const manifest = 'title: T\ncomponents:\n  - { id: optimization, title: Optimization }\n'

/** A survey with these papers, in a world; each paper's fields as YAML lines without indent. */
async function setUp(papers: Readonly<Record<string, readonly string[]>>, world: World) {
  const replay = await startReplay(repliesOf(world))
  const text = Object.entries(papers)
    .map(
      ([key, lines]) => `${key}:\n${lines.map((line) => `  ${line}\n`).join('')}  component: optimization\n`,
    )
    .join('\n')
  const sandbox = createSandbox(
    { 'survey.yaml': manifest, 'papers.yaml': text },
    { environment: replay.environment, clock: createHastyClock() },
  )
  open.push({ replay, sandbox })
  const read = () => readFileSync(sandbox.path('papers.yaml'), 'utf8')
  return { replay, sandbox, text, read }
}

const twice = 'Sampling Twice: A Study of Self-Training'
const preprint = [`title: "${twice}"`, 'authors: [Ada Lovelace]', 'date: 2024-01', 'arxiv: "2401.00001"']
const atArxiv = { id: '2401.00001', title: twice, author: 'Ada Lovelace' }
const work = {
  DOI: '10.18653/v1/2024.acl-long.1',
  type: 'proceedings-article',
  title: [twice],
  author: [{ given: 'Ada', family: 'Lovelace' }],
  'container-title': [
    'Proceedings of the 62nd Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)',
  ],
  published: { 'date-parts': [[2024, 8]] },
}

describe('a preprint and its published version', () => {
  test('is found by title, shown as a patch with evidence, written with --apply, and then nothing is left', async () => {
    const { sandbox, text, read } = await setUp({ ada2024: preprint }, { arxiv: [atArxiv], crossref: [work] })
    const shown = await sandbox.run('update')
    expect(shown.exitCode).toBe(0)
    expect(shown.stdout).toContain(
      '# ada2024: published at ACL 2024\n#   Crossref: https://doi.org/10.18653/v1/2024.acl-long.1\n--- a/papers.yaml',
    )
    expect(shown.stdout).toContain('\n+  venue: ACL 2024\n')
    expect(read()).toBe(text)
    expect((await sandbox.run('update --check')).exitCode).toBe(1)
    expect((await sandbox.run('update --apply')).exitCode).toBe(0)
    expect(read()).toBe(
      text
        .replace('  arxiv:', '  venue: ACL 2024\n  arxiv:')
        .replace(
          '  component:',
          '  acl: "2024.acl-long.1"\n  doi: "10.18653/v1/2024.acl-long.1"\n  component:',
        ),
    )
    const after = read()
    const again = await sandbox.run('update --apply')
    expect([again.stdout, again.exitCode, read()]).toEqual(['', 0, after])
    expect((await sandbox.run('update --check')).exitCode).toBe(0)
  })

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['another first author', { author: [{ given: 'Grace', family: 'Hopper' }] }, {}],
    ['three years later', { published: { 'date-parts': [[2027]] }, 'container-title': ['Nature'] }, {}],
    ['two years before', { published: { 'date-parts': [[2022]] }, 'container-title': ['Nature'] }, {}],
    ['a preprint server', { type: 'posted-content' }, {}],
    ['an archive of preprints', { 'container-title': ['arXiv'] }, {}],
    ['a publisher of re-posts', { DOI: '10.65215/abc' }, {}],
    ['another number in the title', { title: ['Sampling Thrice 2: A Study of Training'] }, {}],
    [
      'a retracted version',
      { 'updated-by': [{ type: 'retraction', DOI: '10.1/r', label: 'Retraction' }] },
      {},
    ],
  ])('is not %s', async (_, fields) => {
    const { sandbox } = await setUp(
      { ada2024: preprint },
      { arxiv: [atArxiv], crossref: [{ ...work, ...fields }] },
    )
    const { stdout, exitCode } = await sandbox.run('update --check')
    expect([stdout, exitCode]).toEqual(['', 0])
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['a workshop', { 'container-title': ['ICML 2024 Workshop on Sampling'] }, 'it is a workshop'],
    [
      'a venue that nobody knows',
      { 'container-title': ['Annals of Sampling'] },
      'the venue is not one that is known',
    ],
    ['a title that is only near', { title: [`${twice} Revisited`] }, 'the title there is'],
  ])('is in doubt for %s, and only taken when asked for', async (_, fields, why) => {
    const { sandbox, text, read } = await setUp(
      { ada2024: preprint },
      { arxiv: [atArxiv], crossref: [{ ...work, ...fields }] },
    )
    const { stdout, exitCode } = await sandbox.run('update --check')
    expect(stdout).toContain('# ada2024: perhaps published at')
    expect(stdout).toContain(why)
    expect(exitCode).toBe(0)
    await sandbox.run('update --apply')
    expect(read()).toBe(text)
    await sandbox.run('update --apply --unsure')
    expect(read()).toContain('  venue: ')
  })

  test('is told by its authors at arXiv, and confirmed by the DOI that they gave', async () => {
    const told = { ...atArxiv, comment: 'Accepted at ACL 2024', doi: work.DOI }
    const { sandbox, read, replay } = await setUp({ ada2024: preprint }, { arxiv: [told], crossref: [work] })
    const { stdout } = await sandbox.run('update --apply')
    expect(stdout).toContain(
      '#   Crossref: https://doi.org/10.18653/v1/2024.acl-long.1\n#   arXiv: https://arxiv.org/abs/2401.00001',
    )
    expect(read()).toContain('venue: ACL 2024\n')
    expect(replay.log.filter(({ line }) => line.includes('query.bibliographic'))).toEqual([])
  })

  test('is in doubt where only Semantic Scholar says so, which is asked with a key alone', async () => {
    const { sandbox, replay } = await setUp(
      { ada2024: preprint },
      { arxiv: [{ ...atArxiv, venue: 'ACL 2024' }] },
    )
    expect((await sandbox.run('update')).stdout).toBe('')
    const environment = { ...replay.environment, S2_API_KEY: 'key' }
    const { stdout } = await sandbox.run('update', { environment })
    expect(stdout).toContain('# ada2024: perhaps published at ACL 2024 (')
  })

  test('is not looked for where the entry is no paper', async () => {
    const post = [...preprint, 'type: post-weblog']
    const { sandbox } = await setUp({ ada2024: post }, { arxiv: [atArxiv], crossref: [work] })
    expect((await sandbox.run('update')).stdout).toBe('')
  })

  test('brings no DOI that only its authors gave', async () => {
    const told = { ...atArxiv, comment: 'Accepted at ACL 2024', doi: '10.5555/123' }
    const { sandbox } = await setUp({ ada2024: preprint }, { arxiv: [told] })
    const { stdout } = await sandbox.run('update')
    expect(stdout).toContain('+  venue: ACL 2024')
    expect(stdout).not.toContain('10.5555')
  })

  test('is in doubt where authors and publisher name two venues', async () => {
    const told = { ...atArxiv, comment: 'Accepted at ICML 2024', doi: work.DOI }
    const { sandbox } = await setUp({ ada2024: preprint }, { arxiv: [told], crossref: [work] })
    expect((await sandbox.run('update')).stdout).toContain(
      'perhaps published at ACL 2024 (arXiv says `ICML 2024`)',
    )
  })

  test('is not written over an entry that is it already', async () => {
    const other = [`title: "${twice} in Print"`, 'venue: ACL 2024', `doi: "${work.DOI}"`]
    const { sandbox } = await setUp(
      { ada2024: preprint, print2024: other },
      { arxiv: [atArxiv], crossref: [work] },
    )
    expect((await sandbox.run('update')).stdout).toContain('is that of another entry')
  })
})

test('a new title at arXiv is proposed where nothing is published, and in doubt where it is quite another', async () => {
  const renamed = { ...atArxiv, title: 'Sampling Twice: A Study of Self Training Models' }
  const { sandbox } = await setUp({ ada2024: preprint }, { arxiv: [renamed] })
  const { stdout } = await sandbox.run('update --unsure')
  expect(stdout).toContain('+  title: "Sampling Twice: A Study of Self Training Models"')
  const printed = await setUp({ ada2024: [...preprint, 'venue: ACL 2024'] }, { arxiv: [renamed] })
  expect((await printed.sandbox.run('update')).stdout).toBe('')
})

test('an identifier that leads to another paper changes nothing', async () => {
  const other = {
    ...atArxiv,
    title: 'Whales of the North',
    author: 'Herman Melville',
    comment: 'Accepted at ACL 2024',
  }
  const { sandbox } = await setUp({ ada2024: preprint }, { arxiv: [other] })
  const { stdout } = await sandbox.run('update --fill')
  expect(stdout).toBe(
    '# ada2024: `2401.00001` leads to another paper, `Whales of the North`; `survey check` says more\n',
  )
})

describe('what has happened to a paper', () => {
  const printed = [
    `title: "${twice}"`,
    'authors: [Ada Lovelace]',
    'date: 2024',
    'venue: ACL 2024',
    `doi: "${work.DOI}"`,
  ]
  const affected = {
    ...work,
    'updated-by': [
      {
        type: 'retraction',
        DOI: '10.1/notice',
        label: 'Retraction',
        updated: { 'date-parts': [[2025, 2, 6]] },
      },
    ],
  }
  const notice = {
    DOI: '10.1/notice',
    title: ['Retraction Notice'],
    'update-to': [
      {
        DOI: work.DOI.toUpperCase(),
        type: 'retraction',
        label: 'Retraction',
        updated: { 'date-parts': [[2025, 2, 6]] },
      },
    ],
  }

  test.each([
    ['the paper tells it', [affected]],
    ['only the notice tells it', [work, notice]],
    ['both tell it', [affected, notice]],
  ])('is written into its note once: %s', async (_, crossref) => {
    const { sandbox, read } = await setUp({ ada2024: printed }, { crossref })
    await sandbox.run('update --apply')
    expect(read()).toMatch(/note: "Retracted: Retraction, 2025-02(?:-06)? \(doi:10\.1\/notice\)\."\n/)
    expect((await sandbox.run('update --check')).exitCode).toBe(0)
  })

  test('is in doubt where only a comment at arXiv says it', async () => {
    const withdrawn = { ...atArxiv, comment: 'This paper has been withdrawn by the author' }
    const { sandbox } = await setUp({ ada2024: preprint }, { arxiv: [withdrawn] })
    const { stdout } = await sandbox.run('update')
    expect(stdout).toContain('# ada2024: perhaps withdrawn (only a text says so')
    expect(stdout).toContain('note: Withdrawn: This paper has been withdrawn by the author.')
  })
})

test('--fill proposes what is missing; code that a program found is in doubt', async () => {
  const bare = [
    `title: "${twice}"`,
    'date: 2024-01',
    'venue: ACL 2024',
    'arxiv: "2401.00001"',
    'acl: 2024.acl-long.1',
  ]
  const world = { arxiv: [atArxiv], crossref: [work], code: { '2401.00001': 'https://github.com/ada/twice' } }
  const { sandbox, read } = await setUp({ ada2024: bare }, world)
  expect((await sandbox.run('update')).stdout).toBe('')
  const { stdout } = await sandbox.run('update --fill --apply')
  expect(stdout).toContain('perhaps code is missing (a program found it')
  expect(read()).toContain('  authors: [Ada Lovelace]\n')
  expect(read()).toContain('  doi: "10.18653/v1/2024.acl-long.1"\n')
  expect(read()).toContain('  abstract: An abstract.\n')
  expect(read()).not.toContain('github')
  const only = await setUp({ ada2024: bare }, world)
  await only.sandbox.run('update --fill --apply --only doi')
  expect(only.read()).toBe(
    only.text.replace('  component:', '  doi: "10.18653/v1/2024.acl-long.1"\n  component:'),
  )
})

test.each([
  ['the entry', (lines: readonly string[]) => lines, 'ada2024: # survey-keep\n'],
  [
    'fields that are not there yet',
    (lines: readonly string[]) => [...lines, '# survey-keep: venue, doi'],
    'ada2024:\n',
  ],
])('# survey-keep keeps %s', async (_, change, head) => {
  const { sandbox } = await setUp({ ada2024: change(preprint) }, { arxiv: [atArxiv], crossref: [work] })
  sandbox.write({
    'papers.yaml': readFileSync(sandbox.path('papers.yaml'), 'utf8').replace('ada2024:\n', head),
  })
  const { stdout, exitCode } = await sandbox.run('update --check')
  expect([stdout, exitCode]).toEqual(['', 0])
})

test('# survey-keep keeps the field of its line, and no other', async () => {
  const renamed = { ...atArxiv, title: 'Sampling Twice: A Study of Self Training Models' }
  const kept = [`title: "${twice}" # survey-keep`, ...preprint.slice(1)]
  const { sandbox } = await setUp({ ada2024: kept }, { arxiv: [renamed], crossref: [work] })
  const { stdout } = await sandbox.run('update --unsure')
  expect(stdout).toContain('+  venue: ACL 2024')
  expect(stdout).not.toContain('+  title')
})

describe('many papers', () => {
  const many = Array.from({ length: 120 }, (_, at) => ({
    id: `2401.${String(10_000 + at)}`,
    title: `Paper Number ${at} about Entirely Different Matters`,
    author: 'Ada Lovelace',
  }))
  const papers = Object.fromEntries(
    many.map(({ id, title }) => [
      `ada${id.slice(5)}`,
      [`title: ${title}`, 'authors: [Ada Lovelace]', 'venue: ACL 2024', `arxiv: "${id}"`],
    ]),
  )

  test('are asked about fifty at a time', async () => {
    const { sandbox, replay } = await setUp(papers, { arxiv: many })
    expect((await sandbox.run('update')).exitCode).toBe(0)
    expect(replay.log).toHaveLength(3)
  })

  test('a run that was interrupted goes on where it was', async () => {
    const { sandbox, replay } = await setUp(papers, { arxiv: many })
    const cut = await sandbox.run('update', { environment: { ...replay.environment, SURVEY_REQUESTS: '2' } })
    expect(cut.stderr).toContain('not known of 20 papers:')
    expect(cut.stderr).toContain('used all its 2 requests')
    expect(replay.log).toHaveLength(2)
    const whole = await sandbox.run('update')
    expect(whole.stderr).toBe('nothing to change\n')
    const lines = replay.log.map(({ line }) => line)
    expect(new Set(lines).size).toBe(3)
    expect(lines).toHaveLength(3)
    await sandbox.run('update')
    expect(replay.log).toHaveLength(3)
  })
})

test('an entry in flow style is left to a person', async () => {
  const { sandbox, read } = await setUp({ ada2024: preprint }, { arxiv: [atArxiv], crossref: [work] })
  sandbox.write({
    'papers.yaml': `{ada2024: {title: "${twice}", authors: [Ada Lovelace], date: 2024-01, arxiv: "2401.00001", component: optimization}}\n`,
  })
  const before = read()
  const { stdout, exitCode } = await sandbox.run('update --apply')
  expect(exitCode).toBe(0)
  expect(stdout).toContain('change it by hand')
  expect(read()).toBe(before)
})

test('options and citekeys that make no sense are refused', async () => {
  const { sandbox } = await setUp({ ada2024: preprint }, {})
  expect(await sandbox.run('update --apply --check')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('does not go with --check'),
  })
  expect(await sandbox.run('update ada2025')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('did you mean `ada2024`?'),
  })
  expect(await sandbox.run('update --only venu')).toMatchObject({ exitCode: 0 })
  expect(await sandbox.run('update --only year')).toMatchObject({ exitCode: 2 })
})

test('without network nothing is claimed', async () => {
  const { sandbox, replay } = await setUp({ ada2024: preprint }, { arxiv: [atArxiv], crossref: [work] })
  const { stdout, stderr, exitCode } = await sandbox.run('update --offline --check')
  expect([stdout, exitCode, replay.log.length]).toEqual(['', 2, 0])
  expect(stderr).toContain('not known of `ada2024`: arXiv was not asked, because of --offline\n')
})

test('--json says what, why, who, and what is not known', async () => {
  const { sandbox } = await setUp({ ada2024: preprint }, { arxiv: [atArxiv], crossref: [work] })
  const { stdout } = await sandbox.run('update --json')
  expect(JSON.parse(stdout)).toMatchObject({
    proposals: [
      {
        citekey: 'ada2024',
        file: 'papers.yaml',
        line: 1,
        kind: 'published',
        evidence: [{ source: 'crossref', url: `https://doi.org/${work.DOI}` }],
        changes: [
          { field: 'venue', after: 'ACL 2024' },
          { field: 'acl', after: '2024.acl-long.1' },
          { field: 'doi', after: work.DOI },
        ],
        isApplied: false,
      },
    ],
    unasked: [],
    isComplete: true,
    requests: 2,
  })
})

test('nothing is written when one of the files cannot be', async () => {
  const two = { ...atArxiv, id: '2401.00002', title: 'Whales of the North' }
  const works = [work, { ...work, DOI: '10.18653/v1/2024.acl-long.2', title: [two.title] }]
  let sandbox: Sandbox | undefined
  const replies = repliesOf({ arxiv: [atArxiv, two], crossref: works })
  const replay = await startReplay({
    ...replies,
    crossref(asked) {
      // Somebody edits the second file while the services are asked.
      sandbox?.write({ 'papers/b.yaml': '# mine\n' })
      return replies.crossref?.(asked)
    },
  })
  const entry = (key: string, { id, title }: typeof two) =>
    `${key}:\n  title: "${title}"\n  authors: [Ada Lovelace]\n  date: 2024-01\n  arxiv: "${id}"\n  component: optimization\n`
  const first = entry('ada2024', { ...atArxiv })
  sandbox = createSandbox(
    { 'survey.yaml': manifest, 'papers/a.yaml': first, 'papers/b.yaml': entry('bea2024', two) },
    { environment: replay.environment, clock: createHastyClock() },
  )
  open.push({ replay, sandbox })
  const { exitCode, stdout } = await sandbox.run('update --apply')
  expect([exitCode, stdout]).toEqual([2, ''])
  expect(readFileSync(sandbox.path('papers/a.yaml'), 'utf8')).toBe(first)
  expect(readFileSync(sandbox.path('papers/b.yaml'), 'utf8')).toBe('# mine\n')
})

test('at a terminal one line says whom the run waits for, and is gone at the end', async () => {
  const { sandbox } = await setUp({ ada2024: preprint }, { arxiv: [atArxiv], crossref: [work] })
  const { stderr } = await sandbox.run('update', { terminal: 60 })
  expect(stderr).toContain('\r\u001b[K0 answers; waiting for arXiv')
  expect(stderr).toContain('\r\u001b[K1 change in 1 file')
  expect((await sandbox.run('update')).stderr).not.toContain('waiting')
})

test('what services say is harmless on a terminal', async () => {
  const hostile = {
    ...work,
    title: [`${twice}`],
    author: [{ given: 'Ada', family: 'Lovelace' }],
    'container-title': ['ICML 2024 Workshop on \u001b[31mRed\u202e'],
    'updated-by': [{ type: 'retraction', DOI: '10.1/\u001b[2J', label: '<b>Retraction</b>\u0007' }],
  }
  const printed = ['title: X', 'venue: ACL 2024', `doi: "${work.DOI}"`]
  for (const lines of [preprint, [`title: "${twice}"`, ...printed.slice(1)]]) {
    const { sandbox, read } = await setUp({ ada2024: lines }, { arxiv: [atArxiv], crossref: [hostile] })
    const { output, exitCode } = await sandbox.run('update --unsure --apply --fill')
    expect(exitCode).toBe(0)
    expect(output + read()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
    expect(await sandbox.run('lint')).toMatchObject({ exitCode: 0 })
  }
})

describe('--interactive', () => {
  const renamed = { ...atArxiv, title: 'Sampling Twice: A Study of Self Training Models' }
  const asker = (answers: readonly boolean[], asked: string[] = []): NonNullable<RunOptions['ask']> => ({
    choose: async () => '',
    edit: async (text) => ({ text, path: '', discard: () => undefined }),
    async confirm(question) {
      const answer = answers[asked.length]
      asked.push(question)
      if (answer === undefined) throw new BrokenOff('you broke off; nothing was written')
      return answer
    },
  })

  test('asks about each change, the doubtful too, and writes those that are taken', async () => {
    const { sandbox, text, read } = await setUp({ ada2024: preprint }, { arxiv: [renamed], crossref: [work] })
    const asked: string[] = []
    const { exitCode, stderr } = await sandbox.run('update --interactive', {
      ask: asker([false, true], asked),
    })
    expect([exitCode, asked]).toEqual([0, Array(2).fill('Take this change of ada2024?')])
    expect(stderr).toContain('#   venue: ACL 2024\n')
    expect(read()).toBe(text.replace(twice, renamed.title))
  })

  test('writes nothing when the person breaks off, or nobody is there', async () => {
    const { sandbox, text, read } = await setUp({ ada2024: preprint }, { arxiv: [renamed], crossref: [work] })
    expect((await sandbox.run('update --interactive', { ask: asker([true]) })).exitCode).toBe(2)
    expect(await sandbox.run('update --interactive')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('nobody at a terminal'),
    })
    expect(read()).toBe(text)
  })
})
