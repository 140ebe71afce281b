/** `survey init`: the files of a new survey. */
import { join } from 'node:path'
import { isPlain } from '../core/blocks.ts'
import { UserError } from '../core/error.ts'
import { manifestModeline, papersModeline } from '../core/insertion.ts'
import { jsonSchemas } from '../core/json-schema.ts'
import { loadManifest } from '../core/load.ts'
import { printEntry } from '../core/print.ts'
import type { Command } from './command.ts'

interface Options {
  readonly title?: string
  readonly dryRun?: boolean
}

export const init: Command<Options> = {
  description:
    'Begin a survey: a manifest, a first paper, and schemas that let editors complete and check both.',
  isSurveyless: true,
  operands: [{ syntax: '[directory]', description: 'where to put it (default: here)' }],
  options: [
    { flags: '--title <title>', description: 'title of the survey' },
    { flags: '--dry-run', description: 'write nothing; name the files' },
  ],
  async run(
    { stdout, stderr, exists, writeText },
    [directory = '.'],
    { title = 'A Survey of Something', dryRun },
  ) {
    if (!/\S/.test(title) || /\p{Cc}/u.test(title))
      throw new UserError('the title must be one line of text', { hint: 'Give another --title.' })
    const files = surveyFiles(title.trim())
    const paths = Object.keys(files).map((name) => join(directory, name))
    const taken = paths.find((path) => exists(path))
    if (taken)
      throw new UserError(`${taken} is already there`, {
        hint: 'Choose an empty directory; nothing was written.',
      })
    for (const [index, text] of Object.values(files).entries()) {
      const path = paths[index] ?? ''
      if (!dryRun) await writeText(path, text)
      stdout.write(`${path}\n`)
    }
    if (!dryRun)
      stderr.write(
        'Next: edit survey.yaml, run `survey schema` (it tells your editor), then `survey add`, `survey lint`, `survey render`.\n',
      )
    return 0
  },
}

function surveyFiles(title: string): Record<string, string> {
  const text = manifestText(isPlain(title) ? title : JSON.stringify(title))
  const { manifest } = loadManifest({ path: 'survey.yaml', text })
  const schemas = manifest ? jsonSchemas(manifest) : {}
  return {
    'survey.yaml': text,
    'papers/methods.yaml':
      papersModeline +
      printEntry('zelikman2022star', {
        title: 'STaR: Bootstrapping Reasoning With Reasoning',
        authors: ['Eric Zelikman', 'Yuhuai Wu', 'Jesse Mu', 'Noah D. Goodman'],
        date: '2022-03',
        venue: 'NeurIPS 2022',
        arxiv: '2203.14465',
        component: 'methods',
        subcategory: 'first',
        paradigm: 'example',
      }),
    ...Object.fromEntries(Object.entries(schemas).map(([name, made]) => [`schema/${name}`, made])),
  }
}

function manifestText(title: string): string {
  return `${manifestModeline}title: ${title}
# The taxonomy: components, and below each as many levels of subcategories as you like.
components:
  - id: methods
    title: Methods
    subcategories:
      - id: first
        title: First Family of Methods
# Ways of working that cut across the taxonomy; remove them if there are none.
paradigms:
  - id: example
    title: Example Paradigm
    marker: "⭐"
# What \`survey render\` writes.
outputs:
  - { file: README.md, format: markdown }
  - { file: references.bib, format: bibtex }
`
}
