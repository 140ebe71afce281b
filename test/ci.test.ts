/** Where people meet the program in CI: what the README shows fits what there is, and so do the hooks of pre-commit. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { commands } from '../src/commands/index.ts'
import { reporters } from '../src/reporters/index.ts'
import { projectFile, renewFences } from './living.ts'
import { splitWords } from './run.ts'

const read = (path: string) => readFileSync(projectFile(path), 'utf8')
const { name, version, bin } = JSON.parse(read('package.json'))
const action = parse(read('action.yml'))
const hooks = parse(read('.pre-commit-hooks.yaml')) as Hook[]

interface Hook {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly entry: string
  readonly language: string
  readonly files: string
  readonly pass_filenames: boolean
}

/** The examples of the section, by the file that each says it is, else by its language. */
const examples = new Map<string, string>()
renewFences(
  read('README.md')
    .split(/^## /m)
    .find((section) => section.startsWith('In CI\n')) ?? '',
  ({ info, body }) => {
    examples.set(/^# (\S+)\n/.exec(body)?.[1] ?? info, body)
    return undefined
  },
)
const example = (file: string) => examples.get(file) ?? ''

/** Fails unless a command line is one that the program takes: the command, its options, and their values where these are listed. */
async function expectCommandLine(words: readonly string[]): Promise<void> {
  const [command = '', ...rest] = words
  expect(Object.keys(commands)).toContain(command)
  const { options } = await commands[command as keyof typeof commands].load()
  for (const [index, word] of rest.entries()) {
    if (!word.startsWith('--')) continue
    const flags = options.map((option) => option.flags)
    const option = options.find((one) => one.flags.split(/[ ,]+/).includes(word))
    expect(flags, word).toContain(option?.flags)
    const value = rest[index + 1] ?? ''
    if (word === '--output') expect(Object.keys(reporters)).toContain(value.split('=')[0])
    else if (option && 'choices' in option && option.choices) expect(option.choices).toContain(value)
  }
}

test('the section has all examples', () => {
  expect([...examples.keys()]).toEqual([
    '.github/workflows/survey.yml',
    '.pre-commit-config.yaml',
    '.gitlab-ci.yml',
    'sh',
    'json',
  ])
})

describe('the workflow', () => {
  const workflow = parse(example('.github/workflows/survey.yml'))
  const steps = workflow.jobs.survey.steps as {
    uses: string
    id?: string
    if?: string
    with?: Record<string, string>
  }[]
  const own = steps.filter(({ uses }) => uses.startsWith('OWNER/'))

  test('uses the action of this version with inputs that it has', async () => {
    expect(own.length).toBe(2)
    for (const { uses, with: inputs = {} } of own) {
      expect(uses).toBe(`OWNER/${name}@v${version}`)
      for (const input of Object.keys(inputs)) expect(Object.keys(action.inputs)).toContain(input)
      await expectCommandLine([inputs.command ?? 'lint', ...splitWords(inputs.arguments ?? '')])
    }
  })

  test('asks for outputs that it has, of steps that are there', () => {
    const asked = [
      ...example('.github/workflows/survey.yml').matchAll(/steps\.([a-z]+)\.outputs\.([a-z-]+)/g),
    ]
    expect(asked.length).toBeGreaterThan(0)
    for (const [, id, output] of asked) {
      expect(own.map((step) => step.id)).toContain(id)
      expect(Object.keys(action.outputs)).toContain(output)
    }
  })

  test('uploads the file that it has written', () => {
    const upload = steps.find(({ uses }) => uses.includes('upload-sarif'))
    expect(upload?.with?.sarif_file).toBe(own[0]?.with?.['sarif-file'])
    expect(workflow.permissions['security-events']).toBe('write')
  })
})

describe('the hooks of pre-commit', () => {
  test('in the README are those that there are, of this version', () => {
    const [repository] = parse(example('.pre-commit-config.yaml')).repos
    expect(repository).toMatchObject({ repo: `https://github.com/OWNER/${name}`, rev: `v${version}` })
    expect(repository.hooks.map(({ id }: Hook) => id)).toEqual(hooks.map(({ id }) => id))
  })

  test.each(hooks)(
    '$id runs a command that there is',
    async ({ entry, language, pass_filenames, description }) => {
      const [program = '', ...words] = splitWords(entry)
      expect(Object.keys(bin)).toContain(program)
      await expectCommandLine(words)
      expect({ language, pass_filenames }).toEqual({ language: 'node', pass_filenames: false })
      expect(description).toMatch(/^[A-Z]/)
    },
  )

  // biome-ignore format: a table
  test.each([
    ['survey.yaml', true], ['data/survey.yaml', true], ['papers.yaml', true], ['papers.yml', true],
    ['a/b/papers/methods.yaml', true], ['papers/methods.yml', true],
    ['mysurvey.yaml', false], ['survey.yaml.orig', false], ['papers/README.md', false], ['papers/deeper/x.yaml', false],
    ['config.yaml', false], ['old-papers/x.yaml', false],
  ])('lint and fmt take notice of %s: %s', (file, isTaken) => {
    for (const { id, files } of hooks)
      if (id !== 'survey-render') expect(new RegExp(files).test(file), id).toBe(isTaken)
  })

  test('render takes notice of every file, because people may edit what is made', () => {
    expect(hooks.find(({ id }) => id === 'survey-render')?.files).toBe('')
  })
})

describe.skipIf(!('gitlab' in reporters))('with all reporters', () => {
  test('the job of GitLab runs this version and keeps what it writes', async () => {
    const { survey } = parse(example('.gitlab-ci.yml'))
    const [npx, yes, pinned, ...words] = splitWords(survey.script)
    expect([npx, yes, pinned]).toEqual(['npx', '--yes', `${name}@${version}`])
    await expectCommandLine(words)
    const written = words.flatMap((word) => /^[a-z]+=(.+)$/.exec(word)?.[1] ?? [])
    expect(Object.values(survey.artifacts.reports)).toEqual(written)
    expect(survey.artifacts.when).toBe('always')
  })

  test('reviewdog is given what it reads', async () => {
    const [command = '', reviewdog] = example('sh').trim().split(' | ')
    await expectCommandLine(splitWords(command).slice(1))
    const { reporter } = /--reporter (?<reporter>\S+)/.exec(command)?.groups ?? {}
    expect(reviewdog).toContain(` -f=${reporter} `)
  })
})

test('the task of VS Code runs lint, and has the matcher of the action', async () => {
  const [task] = JSON.parse(example('json')).tasks
  await expectCommandLine(splitWords(task.command).slice(1))
  const [matcher] = JSON.parse(read('.github/survey-matcher.json')).problemMatcher
  expect(task.problemMatcher.pattern).toEqual(matcher.pattern[0])
  expect(task.problemMatcher.owner).toBe(matcher.owner)
})
