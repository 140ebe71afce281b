/** Every reporter by its own document, and the list of them by the files. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { reporters } from '../src/reporters/index.ts'
import type { Reporter } from '../src/reporters/reporter.ts'
import { rules } from '../src/rules/index.ts'
import { lint } from '../src/rules/lint.ts'
import { expectCurrent, markdownTable, projectFile, renewBlocks, renewFences } from './living.ts'
import { reportOf } from './reporters/report.ts'

const names = Object.keys(reporters) as (keyof typeof reporters)[]

test('the list, the files and their documents are the same, sorted', () => {
  const files = readdirSync(projectFile('src/reporters'))
  const documents = files.filter((file) => file.endsWith('.md') && file !== 'README.md')
  expect(names).toEqual(documents.map((file) => file.slice(0, -3)).toSorted())
  for (const name of names) expect(files).toContain(`${name}.ts`)
})

test('README.md has every reporter', async () => {
  const rows = names.map((name) => [`[${name}](${name}.md)`, reporters[name].summary])
  await expectCurrent('src/reporters/README.md', (old) =>
    renewBlocks(old, () => markdownTable(['reporter', 'what it is for'], rows)),
  )
})

describe.each(names)('%s', (name) => {
  const path = `src/reporters/${name}.md`

  test('is what the list says', async () => {
    expect(await reporters[name].load()).toMatchObject({ name, summary: reporters[name].summary })
  })

  test('its document is current', async () => {
    const reporter = await reporters[name].load()
    await expectCurrent(path, (old) =>
      renewFences(
        renewBlocks(old, () => reporter.summary),
        ({ info }, previous) =>
          info === 'yaml' ? undefined : example(reporter, previous.at(-1)?.body ?? ''),
      ),
    )
    expect(readFileSync(projectFile(path), 'utf8').startsWith(`# ${name}\n`)).toBe(true)
  })
})

/** The rules that speak in the documents, so that a new rule does not change them all. */
const exemplary = rules.filter(({ name }) =>
  ['duplicate-doi', 'missing-authors', 'noncanonical-venue', 'title-full-stop'].includes(name),
)

function example(reporter: Reporter, papers: string): string {
  const manifest = { path: 'survey.yaml', text: 'title: T\ncomponents: [{ id: optimization, title: O }]\n' }
  const file = { path: 'papers.yaml', text: papers }
  const diagnostics = lint(manifest, [file], exemplary, { today: '2026-06-30' })
  const report = reportOf(diagnostics, [file], { rules: exemplary })
  const explain = (rule: string) => `${report.explain(rule).split('\n```')[0]}`
  return reporter.write({ ...report, explain })
}
