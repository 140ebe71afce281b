/** SARIF by the schema of the standard, by Microsoft's validator where it is installed, and by what GitHub documents. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/core/diagnostic.ts'
import type { SourceFile } from '../../src/core/text.ts'
import { visible } from '../../src/core/visible.ts'
import { sarif } from '../../src/reporters/sarif.ts'
import { rules } from '../../src/rules/index.ts'
import { hostileTexts } from './hostile.ts'
import { about, replacement, reportOf, write } from './report.ts'

const require = createRequire(import.meta.url)
const validate = createValidator()
const plain = { path: 'p.yaml', text: 'x: 1\n' }
/** Something of everything that a report may hold. */
const rich = { path: 'päpers/a b#1.yaml', text: 'x: "🙂 1"\ny:\n  - 2\n' }
const richFound = [
  about(rich, '"🙂 1"', {
    citekey: 'x',
    related: [{ message: 'first [used](1) here', place: about(rich, 'y').place }],
    fix: replacement(rich, '"🙂 1"', '1\n'),
  }),
  about(rich, 'y:\n  - 2', { severity: 'warning', rule: 'yaml', fix: replacement(rich, 'y', '', false) }),
  about(rich, '', { severity: 'info', rule: 'unheard-of' }),
  ...hostileTexts.map((message) => about(rich, 'x', { message, citekey: message })),
]

interface Region {
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}
interface Location {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Region }
}
interface Result {
  readonly ruleId: string
  readonly ruleIndex?: number
  readonly level: string
  readonly message: { readonly text: string }
  readonly locations: readonly Location[]
  readonly relatedLocations?: readonly Location[]
  readonly partialFingerprints: { readonly primaryLocationLineHash: string }
}

/** The only run, after the schema has been asked. */
function read(file: SourceFile, ...found: Diagnostic[]) {
  return runOf(write(sarif, file, ...found))
}

function runOf(text: string) {
  const log = JSON.parse(text)
  validate(log)
  expect(validate.errors ?? []).toEqual([])
  expect(log.runs).toHaveLength(1)
  return log.runs[0] as { results: Result[]; [key: string]: unknown }
}

test('the schema is asked', () => {
  expect(validate({ version: '2.1.0', runs: [{ tool: { driver: { nam: 'x' } } }] })).toBe(false)
})

test('an empty run has results, which closes the alerts that were open', () => {
  expect(read(plain)).toMatchObject({
    results: [],
    columnKind: 'utf16CodeUnits',
    automationDetails: { id: 'survey-lint/' },
    tool: { driver: { name: 'survey', semanticVersion: '1.2.3' } },
  })
})

test('every rule has all that GitHub requires, within its limits', () => {
  const { tool } = read(plain) as unknown as { tool: { driver: { rules: Record<string, unknown>[] } } }
  const given = tool.driver.rules
  expect(given.map(({ id }) => id)).toEqual(rules.map(({ name }) => name))
  for (const rule of given) {
    expect(rule).toMatchObject({
      defaultConfiguration: { level: expect.stringMatching(/^(error|warning|note)$/) },
      help: { text: expect.stringMatching(/^# \S/), markdown: expect.stringMatching(/^# \S/) },
    })
    for (const key of ['shortDescription', 'fullDescription'])
      expect((rule[key] as { text: string }).text).toMatch(/^(?=\S)[^\n]{10,1024}$/)
    expect(JSON.stringify(rule)).not.toMatch(/<!--|\]\((?!https?:)[^)]*\.md\)/)
  }
})

test('results name their rule, level, place, entry and what else matters', () => {
  const [first, second, third] = read(rich, ...richFound).results
  const index = rules.findIndex(({ name }) => name === 'schema')
  const artifactLocation = { uri: 'p%C3%A4pers/a%20b%231.yaml', uriBaseId: '%SRCROOT%' }
  expect(first).toMatchObject({
    ...{ ruleId: 'schema', ruleIndex: index, level: 'error', message: { text: 'wrong' } },
    locations: [
      {
        physicalLocation: {
          artifactLocation,
          region: { startLine: 1, startColumn: 4, endLine: 1, endColumn: 10 },
        },
        logicalLocations: [{ name: 'x' }],
      },
    ],
    relatedLocations: [{ id: 1, message: { text: 'first \\[used\\](1) here' } }],
    fixes: [
      {
        description: { text: 'f' },
        artifactChanges: [
          {
            artifactLocation,
            replacements: [
              { deletedRegion: { startColumn: 4, endColumn: 10 }, insertedContent: { text: '1\n' } },
            ],
          },
        ],
      },
    ],
  })
  expect(second).toMatchObject({
    level: 'warning',
    fixes: [{ description: { text: 'f (changes what the data says)' } }],
  })
  expect(second?.locations[0]?.physicalLocation.region).toEqual({
    startLine: 2,
    startColumn: 1,
    endLine: 3,
    endColumn: 6,
  })
  expect(third).toMatchObject({ ruleId: 'unheard-of', level: 'note' })
  expect(third).not.toHaveProperty('ruleIndex')
})

test('fingerprints are all different and stay when entries move', () => {
  const prints = (file: SourceFile, ...found: Diagnostic[]) =>
    read(file, ...found).results.map((result) => result.partialFingerprints.primaryLocationLineHash)
  const once = prints(plain, about(plain, 'x'), about(plain, 'x'), about(plain, '1'))
  expect(new Set(once).size).toBe(3)
  const moved = { path: 'q.yaml', text: '\n\ny: 2\nx: "1"\n' }
  expect(prints(moved, about(moved, '"1"'), about(moved, 'x'))).toEqual([once[2], once[0]])
})

test.each(hostileTexts)('%j', (message) => {
  const text = read(plain, about(plain, 'x', { message })).results[0]?.message.text ?? ''
  const isLink = message.includes('](')
  expect(isLink ? text.replace(/\\([\\[\]])/g, '$1') : text).toBe(visible(message))
  expect(text).not.toMatch(/(?<!\\)\[[^\]]*(?<!\\)\]\(/)
})

test('of more results than GitHub takes the worst are kept, and it is said how many are not', () => {
  const infos = Array.from({ length: 25_001 }, () => about(plain, 'x', { severity: 'info' }))
  const { results, invocations } = JSON.parse(write(sarif, plain, ...infos, about(plain, '1'))).runs[0]
  expect(results).toHaveLength(25_000)
  expect(results[0].level).toBe('error')
  expect(invocations[0]).toMatchObject({
    executionSuccessful: true,
    toolExecutionNotifications: [{ message: { text: expect.stringMatching(/^2 more results /) } }],
  })
})

const multitool = findMultitool()
const why = 'no sarif-multitool (npm install --no-save @microsoft/sarif-multitool, or SARIF_MULTITOOL)'
describe.skipIf(!multitool)(
  multitool ? 'the validator of Microsoft with the rules of GitHub' : why,
  () => {
    test.each([
      ['everything', richFound],
      ['nothing', []],
    ])('has no error and no warning about %s', (_, found) => {
      expect(complaints(sarif.write(reportOf(found, [rich])))).toEqual([])
    })

    test('does complain', () => {
      const log = JSON.parse(write(sarif, plain, about(plain, 'x')))
      for (const rule of log.runs[0].tool.driver.rules) delete rule.shortDescription
      expect(complaints(JSON.stringify(log)).some((line) => / error GH2012: /.test(line))).toBe(true)
    })
  },
  60_000,
)

/** The lines of the validator that are no mere note. */
function complaints(text: string): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'survey-sarif-'))
  try {
    const file = join(directory, 'lint.sarif')
    writeFileSync(file, text)
    const words = ['validate', file, '--rule-kind', 'Sarif;Ghas', '--output', join(directory, 'out.sarif')]
    const { status, stdout } = spawnSync(multitool ?? '', words, {
      encoding: 'utf8',
      env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
    })
    expect(status).toBe(0)
    expect(stdout).toContain('Analysis completed successfully.')
    // SARIF2005 would like the address of a home page, which this program has not got.
    return stdout.split('\n').filter((line) => /: (error|warning) (?!SARIF2005)/.test(line))
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** A program of 100 MB, so no dependency of this project. */
function findMultitool(): string | undefined {
  const installed = () => {
    try {
      return require('@microsoft/sarif-multitool') as string
    } catch {
      return undefined
    }
  }
  const runs = (name: string) => spawnSync(name, ['version'], { encoding: 'utf8' }).error === undefined
  return [process.env.SARIF_MULTITOOL, installed(), 'sarif'].find((name) => name && runs(name))
}

/** The schema, of draft 4, says nothing that a later draft reads in another way. */
function createValidator() {
  const { $schema, id, ...schema } = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
  expect([$schema, id]).toEqual([
    'http://json-schema.org/draft-04/schema#',
    expect.stringMatching(/sarif-2\.1\.0/),
  ])
  const formats = {
    uri: isUri,
    'uri-reference': /^(?:[\w\-.~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/,
    'date-time': /^$/,
  }
  return new Ajv({ allErrors: true, strict: false, unicodeRegExp: false, formats }).compile(schema)
}

function isUri(text: string): boolean {
  return URL.canParse(text)
}
