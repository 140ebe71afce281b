/** Every source by its own document: what it takes for its own, what it asks, and what it makes of recorded replies. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compareText } from '../src/core/diagnostic.ts'
import type { Paper } from '../src/core/paper.ts'
import { printEntry } from '../src/core/print.ts'
import { loadSources, sourceNames, sources } from '../src/sources/index.ts'
import { readReference } from '../src/sources/reference.ts'
import { serviceNames, services } from '../src/sources/services.ts'
import type { Answer, Found, Reference, ReferenceKind, Reply, Source } from '../src/sources/source.ts'
import { expectCurrent, type Fence, markdownTable, projectFile, renewBlocks, renewFences } from './living.ts'

const loaded = await loadSources()
const keys = { openalex: 'KEY', openreview: 'TOKEN', 'semantic-scholar': 'KEY' }

test('the list, the files and their documents are the same, sorted', () => {
  const files = readdirSync(projectFile('src/sources'))
  expect(sourceNames).toEqual(sourceNames.toSorted(compareText))
  const documents = files.filter((file) => file.endsWith('.md') && file !== 'README.md')
  expect(documents.map((file) => file.slice(0, -3)).toSorted(compareText)).toEqual(sourceNames)
  for (const name of sourceNames) expect(files).toContain(`${name}.ts`)
})

test.each([...loaded])('%s says of itself what the list says', (name, source) => {
  expect(source).toMatchObject({ name, summary: sources[name].summary })
  expect(source.summary).toMatch(/^[A-Z].*\.$/)
  expect(source.kinds.length).toBeGreaterThan(0)
  expect(source.batch).toBeGreaterThan(0)
})

test('README.md has every source and every service', async () => {
  const tables: Readonly<Record<string, string>> = {
    'index.ts': markdownTable(
      ['source', 'asked about', 'at once', 'what it knows'],
      [...loaded].map(([name, { kinds, batch, summary }]) => [
        `[${name}](${name}.md)`,
        kinds.join(', '),
        String(batch),
        summary,
      ]),
    ),
    'services.ts': markdownTable(
      ['service', 'address', 'one request each', 'answers hold'],
      serviceNames.map((name) => {
        const { base, spacing, lifetime } = services[name]
        const time = lifetime < 48 ? `${lifetime} hours` : `${lifetime / 24} days`
        return [`\`${name}\``, base || 'any other page, by host', `${spacing / 1000} s`, time]
      }),
    ),
  }
  await expectCurrent('src/sources/README.md', (text) => renewBlocks(text, (name) => tables[name]))
})

describe.each([...loaded])('%s.md', (name, source) => {
  const path = `src/sources/${name}.md`
  const document = readFileSync(projectFile(path), 'utf8')

  test('is current', async () => {
    await expectCurrent(path, (old) =>
      renewFences(
        renewBlocks(old, () => source.summary),
        (fence, previous) => renewed(source, fence, previous),
      ),
    )
  })

  test('shows what is its own, a request, a paper, and an answer that is none', () => {
    expect(document.startsWith(`# ${name}\n\n<!-- from ${name}.ts -->\n`)).toBe(true)
    expect(document).toContain('```http request\n')
    expect(document).toMatch(/```yaml answer\n(?:[^`]*\n)?paper:\n/)
    expect(document).toMatch(/```yaml answer\n# (?:absent|could not ask)/)
    expect(linesOf(document, 'text match').length).toBeGreaterThan(1)
  })
})

describe('match', () => {
  const own = [...loaded].flatMap(([name]) => {
    const document = readFileSync(projectFile(`src/sources/${name}.md`), 'utf8')
    return linesOf(document, 'text match').flatMap((line) => {
      const [text = '', result = ''] = line.split(arrow)
      return result === noMatch ? [] : [{ name, text, result }]
    })
  })

  test.each(own)('$text is for $name alone', ({ name, text, result }) => {
    const takers = [...loaded].flatMap(([taker, source]) => (source.match(text) ? [taker] : []))
    expect(takers).toEqual([name])
    expect(shown(readReference(text, loaded))).toBe(result)
  })
})

const arrow = ' → '
const noMatch = 'not its own'

function renewed(source: Source, { info, body }: Fence, previous: readonly Fence[]): string | undefined {
  if (info === 'text match') {
    const texts = body
      .trimEnd()
      .split('\n')
      .map((line) => line.split(arrow)[0] ?? '')
    return texts.map((text) => `${text}${arrow}${shown(source.match(text)) ?? noMatch}\n`).join('')
  }
  const references = referencesIn(previous.findLast((fence) => fence.info === 'text ask')?.body ?? '')
  if (info === 'http request') return source.request(references, { keys }).map(printRequest).join('\n')
  if (info !== 'yaml answer') return undefined
  const reply = previous.at(-1)
  if (!reply || !/ reply\b/.test(reply.info)) throw new Error('an answer follows a reply')
  return source
    .read(references, replyOf(source, references, reply))
    .map(printAnswer)
    .join('\n')
}

function shown(reference: Reference | undefined): string | undefined {
  if (!reference) return undefined
  const { kind, value, version } = reference
  return `${kind} ${value}${version === undefined ? '' : ` (version ${version})`}`
}

/** References one on a line: the kind, the value, and perhaps `at` a venue. */
function referencesIn(text: string): Reference[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, kind = '', value = '', venue] = /^(\S+) (.*?)(?: \(at (.*)\))?$/.exec(line) ?? []
      return { kind: kind as ReferenceKind, value, ...(venue && { venue }) }
    })
}

/** A recorded reply: `json reply`, `html reply 404`, and which route it answers: `json reply 403 route 2`. */
function replyOf(source: Source, references: readonly Reference[], { info, body }: Fence): Reply {
  const [, language = '', status = '200', route = '1'] =
    /^(\S+) reply(?: (\d{3}))?(?: route (\d))?$/.exec(info) ?? []
  const request = source.request(references, { keys })[Number(route) - 1]
  if (!request) throw new Error(`there is no route ${route}`)
  const type =
    { json: 'application/json', xml: 'application/atom+xml', html: 'text/html' }[language] ?? 'text/plain'
  return { request, url: request.url, status: Number(status), type, body }
}

function printRequest({
  method,
  url,
  headers = {},
  body,
  isDetour,
}: ReturnType<Source['request']>[number]): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`)
  const when = isDetour ? '# only if the ones before could not be asked\n' : ''
  return `${when}${method} ${url}\n${lines.join('')}${body === undefined ? '' : `\n${body}\n`}`
}

function printAnswer(answer: Answer): string {
  switch (answer.kind) {
    case 'found':
      return printFound(answer)
    case 'candidates':
      return answer.candidates.length === 0
        ? '# no candidates\n'
        : answer.candidates
            .map(({ found, similarity }) => `# ${similarity.toFixed(2)} alike\n${printFound(found)}`)
            .join('\n')
    case 'absent':
      return '# absent\n'
    case 'unavailable':
      return `# could not ask: ${answer.reason}\n`
  }
}

function printFound({ draft, origin, notices, versions, suggestions, doubtful }: Found): string {
  return [
    printEntry('paper', draft.fields as Paper),
    `# from ${origin.source}, ${origin.url}\n`,
    ...(draft.guesses ?? []).map((guess) => `# ${guess}\n`),
    ...notices.map(({ kind, text, doi }) => `# ${kind}: ${text}${doi ? ` (${doi})` : ''}\n`),
    ...versions.map(({ is, kind, value }) => `# ${is} as ${kind} ${value}\n`),
    ...suggestions.map(({ field, value, why }) => `# perhaps ${field}: ${value}, ${why}\n`),
    ...(doubtful.length > 0 ? [`# in doubt: ${doubtful.join(', ')}\n`] : []),
  ].join('')
}

function linesOf(document: string, info: string): string[] {
  const lines: string[] = []
  renewFences(document, (fence) => {
    if (fence.info === info) lines.push(...fence.body.trimEnd().split('\n'))
    return undefined
  })
  return lines
}
