/** Every rule by its own document: the examples are linted and fixed, and the reports in the document are what comes out. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Diagnostic } from '../src/core/diagnostic.ts'
import { applyAllFixes, type Texts } from '../src/rules/fix.ts'
import { rules } from '../src/rules/index.ts'
import { lint } from '../src/rules/lint.ts'
import { type OutputState, type Rule, ruleKinds } from '../src/rules/rule.ts'
import { expectCurrent, type Fence, markdownTable, projectFile, renewBlocks, renewFences } from './living.ts'

const today = '2026-06-30'
const readme = readFileSync(projectFile('src/rules/README.md'), 'utf8')
/** What the examples belong to unless their document has its own. */
const shared = fencesOf(readme).find(({ info }) => info === 'yaml manifest')?.body ?? ''

/** A piece of data in a document, with the manifest that holds for it. */
interface Example {
  readonly manifest: string
  readonly papers: string
  /** The file that holds it: `papers.yaml`, or what a fence such as `yaml papers/selection.yaml` names. */
  readonly path: string
  /** How the manifest's outputs stand, where the rule asks. */
  readonly outputs: readonly OutputState[] | undefined
}

test('the list, the files and their documents are the same, sorted', () => {
  const files = readdirSync(projectFile('src/rules'))
  const names = files
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => file.slice(0, -3))
  expect(rules.map(({ name }) => name)).toEqual(names.toSorted())
  for (const name of names) expect(files).toContain(`${name}.ts`)
})

test('README.md has every rule and the manifest of the examples', async () => {
  const tables = Object.entries(ruleKinds).map(([kind, question]) => {
    const rows = rules.filter((rule) => rule.kind === kind).map(row)
    return `\n### ${question}\n\n${markdownTable(['rule', 'severity', 'fix', 'what is wrong'], rows)}`
  })
  await expectCurrent('src/rules/README.md', (text) => renewBlocks(text, () => `${tables.join('\n')}\n`))
})

function row({ name, summary, severity, fixable, check }: Rule): string[] {
  return [`[${name}](${name}.md)`, severity + (check ? '' : ', by the loader'), fixable || '', summary]
}

describe.each(rules)('$name', (rule) => {
  const path = `src/rules/${rule.name}.md`
  const renew = (old: string) =>
    renewFences(
      renewBlocks(old, () => header(rule)),
      renewFence(rule),
    )
  const text = renew(readFileSync(projectFile(path), 'utf8'))

  test('its document is current', async () => {
    await expectCurrent(path, renew)
  })

  test('its document has its name, an example that it reports and a clean one', () => {
    expect(text.startsWith(`# ${rule.name}\n\n<!-- from ${rule.name}.ts -->\n`)).toBe(true)
    const found = examples(text).map((example) => own(rule, lintExample(example)).length)
    expect(Math.max(...found)).toBeGreaterThan(0)
    const clean = examples(text).filter((example) => reported(rule, lintExample(example)).length === 0)
    expect(clean.length).toBeGreaterThan(0)
    expect(text).toContain('```text\nno problems\n```')
  })

  test('its summary is a sentence, its messages are none', () => {
    expect(rule.summary).toMatch(/^[A-Z].*\.$/)
    for (const { message } of examples(text).flatMap((example) => own(rule, lintExample(example))))
      expect(message).toMatch(/^(?:[a-z`]|DOI|arXiv).*[^.]$/)
  })

  test('what it calls fixable is fixed, once and for all', () => {
    const fixed = examples(text).map((example) => ({ ...example, papers: fixExample(rule, example) }))
    const changed = fixed.filter(({ papers }, index) => papers !== examples(text)[index]?.papers)
    expect(changed.length > 0).toBe(rule.fixable !== false)
    expect(/^```yaml fixed$/m.test(text)).toBe(rule.fixable !== false)
    for (const example of changed)
      expect(own(rule, lintExample(example)).filter(({ fix }) => fix)).toEqual([])
  })
})

function header({ summary, severity, fixable, check }: Rule): string {
  const fixes = fixable ? ` Fixed by \`${fixCommand(fixable)}\`.` : ''
  const loader = check ? '' : ' Reported by the loader, so it cannot be switched off.'
  return `${summary} Severity: ${severity}.${fixes}${loader}`
}

/** What applies the fix of a rule. */
function fixCommand(fixable: 'safe' | 'unsafe'): string {
  return fixable === 'safe' ? 'survey lint --fix' : 'survey lint --fix-unsafe'
}

function renewFence(rule: Rule): (fence: Fence, previous: readonly Fence[]) => string | undefined {
  return ({ info }, previous) => {
    if (info === 'text') return report(rule, lintExample(latest(previous)))
    return info === 'yaml fixed' ? fixExample(rule, latest(previous)) : undefined
  }
}

/** The example that a report or a fixed text is about. */
function latest(previous: readonly Fence[]): Example {
  const fence = previous.findLast(({ info }) => pathOf(info) !== undefined)
  const path = fence && pathOf(fence.info)
  if (!path) throw new Error('a report needs an example above it')
  return { papers: fence.body, path, manifest: manifestOf(previous), outputs: outputsOf(previous) }
}

function manifestOf(fences: readonly Fence[]): string {
  return fences.findLast(({ info }) => info === 'yaml manifest')?.body ?? shared
}

function outputsOf(fences: readonly Fence[]): readonly OutputState[] | undefined {
  const body = fences.findLast(({ info }) => info === 'yaml outputs')?.body
  return body === undefined ? undefined : (parse(body) as OutputState[])
}

function examples(text: string): Example[] {
  const fences = fencesOf(text)
  return fences.flatMap(({ info }, index) => (pathOf(info) ? [latest(fences.slice(0, index + 1))] : []))
}

function fencesOf(text: string): Fence[] {
  const fences: Fence[] = []
  renewFences(text, (fence) => {
    fences.push(fence)
    return undefined
  })
  return fences
}

function pathOf(info: string): string | undefined {
  return info === 'yaml' ? 'papers.yaml' : /^yaml (papers\/\S+)$/.exec(info)?.[1]
}

function lintExample({ manifest, papers, path, outputs }: Example): readonly Diagnostic[] {
  const files = [{ path, text: papers }]
  return lint({ path: 'survey.yaml', text: manifest }, files, rules, { today, outputs })
}

function own({ name }: Rule, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(({ rule }) => rule === name)
}

/** What the rule reports, and what the loader does, so that no broken example can pass for clean. */
function reported({ name }: Rule, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(({ rule }) => rule === name || !rules.find((one) => one.name === rule)?.check)
}

function report(rule: Rule, diagnostics: readonly Diagnostic[]): string {
  const lines = reported(rule, diagnostics).map(
    ({ place, severity, message, rule: name }) =>
      `${place.path}:${place.line}:${place.column} ${severity} ${message} [${name}]\n`,
  )
  return lines.join('') || 'no problems\n'
}

function fixExample(rule: Rule, example: Example): string {
  const { papers, path } = example
  const lintTexts = (texts: Texts) => own(rule, lintExample({ ...example, papers: texts.get(path) ?? '' }))
  const options = { unsafe: rule.fixable === 'unsafe' }
  return applyAllFixes(lintTexts, new Map([[path, papers]]), options).texts.get(path) ?? papers
}
