/** SARIF 2.1.0 as GitHub's code scanning wants it (docs.github.com, “SARIF support for code scanning”). */
import type { Diagnostic, Fix, Severity } from '../core/diagnostic.ts'
import { fingerprints } from '../core/fingerprint.ts'
import type { Place } from '../core/text.ts'
import { visible } from '../core/visible.ts'
import { groupsOf } from './groups.ts'
import { placeOfEdit, rangeOf } from './range.ts'
import { printJson } from './record.ts'
import { type Report, type Reporter, type RuleInfo, worstFirst } from './reporter.ts'

type Files = Report['files']

export const sarif: Reporter = {
  name: 'sarif',
  summary: 'For code scanning, on GitHub and wherever SARIF is read.',
  write(report) {
    const { diagnostics, files, rules, version } = report
    const prints = fingerprints(diagnostics, files)
    const found = diagnostics.map((diagnostic, index) => ({ diagnostic, print: prints[index] ?? '' }))
    const kept = found.length > most.results ? worstOf(found) : found
    const driver = {
      name: 'survey',
      version,
      semanticVersion: version,
      rules: rules.map((rule) => descriptorOf(rule, report.explain(rule.name))),
    }
    const indexes = new Map(rules.map(({ name }, index) => [name, index]))
    const dropped = found.length - kept.length
    const run = {
      tool: { driver },
      automationDetails: { id: 'survey-lint/' },
      columnKind: 'utf16CodeUnits',
      ...(dropped > 0 && { invocations: [invocationOf(dropped)] }),
      results: kept.map((one) => resultOf(one, indexes, files)),
    }
    const $schema = 'https://json.schemastore.org/sarif-2.1.0.json'
    return printJson({ $schema, version: '2.1.0', runs: [run] }, 2)
  },
}

/** A diagnostic and its fingerprint. */
interface Found {
  readonly diagnostic: Diagnostic
  readonly print: string
}

/** GitHub refuses a file that holds more of them; of the results it shows the worst 5,000. */
const most = { results: 25_000, related: 1000, description: 1024 }

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>

/** What GitHub sorts and filters by. */
const weights = {
  error: { 'problem.severity': 'error', precision: 'very-high' },
  warning: { 'problem.severity': 'warning', precision: 'high' },
  info: { 'problem.severity': 'recommendation', precision: 'medium' },
} as const satisfies Record<Severity, object>

function worstOf(found: readonly Found[]): Found[] {
  return found.toSorted((a, b) => worstFirst(a.diagnostic, b.diagnostic)).slice(0, most.results)
}

/** A run that says what it has left out. */
function invocationOf(dropped: number) {
  const text = `${dropped} more results are left out, since no more than ${most.results} are accepted.`
  return { executionSuccessful: true, toolExecutionNotifications: [{ level: 'warning', message: { text } }] }
}

function descriptorOf({ name, kind, summary, severity }: RuleInfo, document: string) {
  const markdown = withoutLinks(document.replace(/^<!--.*-->\n/gm, '')).trim()
  return {
    id: name,
    shortDescription: { text: shortened(summary) },
    fullDescription: { text: shortened(firstParagraph(markdown) ?? summary) },
    help: { text: markdown || summary, markdown: markdown || summary },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [kind], ...weights[severity] },
  }
}

/** What a rule's document says below its heading and its summary. */
function firstParagraph(markdown: string): string | undefined {
  const paragraph = markdown
    .split(/\n{2,}/)[2]
    ?.replace(/\s+/g, ' ')
    .trim()
  return paragraph && !paragraph.startsWith('```') ? paragraph : undefined
}

/** Links from one document to another lead nowhere from outside. */
function withoutLinks(markdown: string): string {
  return markdown.replace(/\[([^\][\n]*)\]\((?!https?:)[^()\s]*\)/g, '$1')
}

function shortened(text: string): string {
  return text.length > most.description ? `${text.slice(0, most.description - 1).trimEnd()}…` : text
}

function resultOf({ diagnostic, print }: Found, indexes: ReadonlyMap<string, number>, files: Files) {
  const { rule, severity, message, place, citekey, related = [], fix } = diagnostic
  const ruleIndex = indexes.get(rule)
  const changes = fix ? changesOf(fix, files) : []
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[severity],
    message: { text: plainText(message) },
    locations: [
      {
        physicalLocation: locationOf(place, files),
        ...(citekey && { logicalLocations: [{ name: visible(citekey) }] }),
      },
    ],
    ...(related.length > 0 && {
      relatedLocations: related.slice(0, most.related).map((one, index) => ({
        id: index + 1,
        physicalLocation: locationOf(one.place, files),
        message: { text: plainText(one.message) },
      })),
    }),
    partialFingerprints: { primaryLocationLineHash: print },
    ...(changes.length > 0 && {
      fixes: [{ description: { text: plainText(fixTitle(fix)) }, artifactChanges: changes }],
    }),
  }
}

/** A message in which nothing is a link: `[text](target)` would be one (SARIF 2.1.0, 3.11.6). */
function plainText(message: string): string {
  const shown = visible(message)
  return shown.includes('](') ? shown.replace(/[\\[\]]/g, '\\$&') : shown
}

function fixTitle(fix: Fix | undefined): string {
  return fix?.safe ? fix.title : `${fix?.title} (changes what the data says)`
}

function locationOf(place: Place, files: Files) {
  return { artifactLocation: artifactOf(place.path), region: rangeOf(place, files) }
}

function artifactOf(path: string) {
  const parts = path.split('/').map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd')))
  return { uri: parts.join('/'), uriBaseId: '%SRCROOT%' }
}

/** Nothing for a fix of a file that is not at hand. */
function changesOf({ edits }: Fix, files: Files) {
  return groupsOf(edits, ({ path }) => path).flatMap(([path, group]) => {
    const replacements = group.flatMap((edit) => {
      const place = placeOfEdit(edit, files)
      return place ? [{ deletedRegion: rangeOf(place, files), insertedContent: { text: edit.text } }] : []
    })
    return replacements.length > 0 ? [{ artifactLocation: artifactOf(path), replacements }] : []
  })
}
