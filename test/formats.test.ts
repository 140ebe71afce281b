/** Every format by its own document: the examples are written, read back, and stand in the document as they come out. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compareText } from '../src/core/diagnostic.ts'
import { loadDatabase } from '../src/core/load.ts'
import type { Paper } from '../src/core/paper.ts'
import { printEntry } from '../src/core/print.ts'
import { arrange, type View } from '../src/core/view.ts'
import type { Format, Imported, WriteOptions } from '../src/formats/format.ts'
import { type FormatName, formatNames, formats } from '../src/formats/index.ts'
import { expectCurrent, markdownTable, projectFile, renewBlocks, renewFences } from './living.ts'

const loaded: readonly (readonly [FormatName, Format])[] = await Promise.all(
  formatNames.map(async (name) => [name, await formats[name].load()] as const),
)

const manifest = `title: A survey
components:
  - { id: selection, title: Data Selection }
  - { id: optimization, title: Optimization, subcategories: [{ id: self-training, title: Self-training }] }
paradigms:
  - { id: self-play, title: Self-play, marker: 🔵 }
`

test('the list, the files and their documents are the same, sorted', () => {
  const files = readdirSync(projectFile('src/formats'))
  expect(formatNames).toEqual(formatNames.toSorted(compareText))
  const documents = files.filter((file) => file.endsWith('.md') && file !== 'README.md')
  expect(documents.map((file) => file.slice(0, -3)).toSorted(compareText)).toEqual(formatNames)
  for (const name of formatNames) expect(files).toContain(`${name}.ts`)
})

test.each(loaded)('%s says of itself what the list says', (name, format) => {
  expect(format).toMatchObject({ name, summary: formats[name].summary })
  expect(format.summary).toMatch(/^[A-Z].*\.$/)
  expect(format.extensions.length).toBeGreaterThan(0)
})

test('README.md has every format', async () => {
  const rows = loaded.map(([name, { summary, extensions, read, write }]) => [
    `[${name}](${name}.md)`,
    extensions.map((extension) => `\`${extension}\``).join(' '),
    read ? 'yes' : '',
    write ? 'yes' : '',
    summary,
  ])
  const table = markdownTable(['format', 'files', 'read', 'written', 'what it is'], rows)
  await expectCurrent('src/formats/README.md', (text) => renewBlocks(text, () => table))
})

describe.each(loaded)('%s.md', (name, format) => {
  const path = `src/formats/${name}.md`

  test('is current', async () => {
    const readings = await readingsOf(format, readFileSync(projectFile(path), 'utf8'))
    await expectCurrent(path, (old) =>
      renewFences(
        renewBlocks(old, () => format.summary),
        ({ info, body }, previous) => {
          const source = previous.findLast((fence) => fence.info === 'yaml')?.body ?? ''
          if (info.startsWith(`${languageOf(name)} written`)) return written(format, source, info)
          if (info !== 'yaml drafts') return undefined
          const text = previous.at(-1)?.body ?? ''
          expect(body === '' || readings.has(text), 'run again: what is read back has changed').toBe(true)
          return draftsOf(readings.get(text))
        },
      ),
    )
  })

  test('shows what the format writes and reads, whichever it can', () => {
    const text = readFileSync(projectFile(path), 'utf8')
    expect(text.startsWith(`# ${name}\n\n<!-- from ${name}.ts -->\n`)).toBe(true)
    expect(new RegExp(`^\`\`\`${languageOf(name)} written`, 'm').test(text)).toBe(format.write !== undefined)
    expect(text.includes('```yaml drafts\n')).toBe(format.read !== undefined)
  })
})

/** What the fences before `yaml drafts` say, read by the format; written ones as they are written now. */
async function readingsOf(format: Format, document: string): Promise<Map<string, Imported>> {
  const texts: string[] = []
  renewFences(document, ({ info, body }, previous) => {
    const source = previous.findLast((fence) => fence.info === 'yaml')?.body ?? ''
    if (info === 'yaml drafts') texts.push(previous.at(-1)?.body ?? '')
    return info.startsWith(`${languageOf(format.name)} written`) ? written(format, source, info) : body
  })
  const readings = new Map<string, Imported>()
  for (const text of texts) {
    const read = await format.read?.({ path: 'example', text })
    if (read) readings.set(text, read)
  }
  return readings
}

function languageOf(name: string): string {
  return { 'csl-json': 'json', hayagriva: 'yml', jsonl: 'json', keys: 'text', ris: 'text' }[name] ?? name
}

function written(format: Format, source: string, info: string): string {
  const [options] = /\{.*\}$/.exec(info) ?? [info.endsWith('unicode') ? '{"unicode":true}' : '{}']
  return format.write?.(viewOf(source), JSON.parse(options) as WriteOptions) ?? ''
}

function viewOf(papers: string): View {
  const { database, diagnostics } = loadDatabase({ path: 'survey.yaml', text: manifest }, [
    { path: 'papers.yaml', text: papers },
  ])
  expect(diagnostics).toEqual([])
  if (!database) throw new Error('the example is no database')
  return arrange(database)
}

/** Drafts as they would stand in a file, then what was said about the rest. */
function draftsOf({ drafts, diagnostics }: Imported = { drafts: [], diagnostics: [] }): string {
  const entries = drafts.map(({ citekey = '(no citekey)', fields }) => printEntry(citekey, fields as Paper))
  const said = diagnostics.map(
    ({ place, severity, message, rule }) =>
      `# ${place.line}:${place.column} ${severity} ${message} [${rule}]\n`,
  )
  return [...entries, ...said].join('')
}
