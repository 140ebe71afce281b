/** JUnit's XML, which most CI servers show as tests: a rule passes unless it found an error. */
import type { Diagnostic } from '../core/diagnostic.ts'
import { visible } from '../core/visible.ts'
import { excerpt } from './excerpt.ts'
import { groupsOf } from './groups.ts'
import { headline } from './listing.ts'
import { noPaint, type Report, type Reporter } from './reporter.ts'

export const junit: Reporter = {
  name: 'junit',
  summary: 'For CI servers that show tests: each rule is a test, each error a failure.',
  write(report) {
    const suites = suitesOf(report)
    const all = suites.flatMap(({ cases }) => cases)
    const texts = suites.map(({ name, cases }) => {
      const attributes = { name, ...countsOf(cases), skipped: 0, time: 0 }
      return element('testsuite', attributes, `\n${cases.map(({ text }) => text).join('')}`)
    })
    const whole = element(
      'testsuites',
      { name: 'survey lint', ...countsOf(all), time: 0 },
      `\n${texts.join('')}`,
    )
    return `<?xml version="1.0" encoding="UTF-8"?>\n${whole}`
  },
}

interface Case {
  readonly text: string
  readonly isFailure: boolean
}

/** A suite for each kind of rule; a rule that is not among the rules, which is a bug, still gets its say. */
function suitesOf({ diagnostics, rules, files }: Report): { name: string; cases: Case[] }[] {
  const found = new Map(groupsOf(diagnostics, ({ rule }) => rule))
  const names = new Set(rules.map(({ name }) => name))
  const others = [...found.keys()].filter((name) => !names.has(name)).map((name) => ({ name, kind: 'other' }))
  return groupsOf<{ name: string; kind: string }>([...rules, ...others], ({ kind }) => kind).map(
    ([kind, group]) => ({
      name: kind,
      cases: group.flatMap(({ name }) => casesOf(name, found.get(name) ?? [], files)),
    }),
  )
}

function countsOf(cases: readonly Case[]) {
  return { tests: cases.length, failures: cases.filter(({ isFailure }) => isFailure).length, errors: 0 }
}

/** The errors of a rule, or the rule itself when it found none; what is no error is printed beside it. */
function casesOf(rule: string, found: readonly Diagnostic[], files: Report['files']): Case[] {
  const errors = found.filter(({ severity }) => severity === 'error')
  const others = found.filter(({ severity }) => severity !== 'error')
  const output = others.length > 0 ? element('system-out', {}, listed(others, files)) : ''
  if (errors.length === 0 || others.length > 0) {
    const text = element('testcase', { classname: rule, name: rule, time: 0 }, output && `\n${output}`)
    return [{ text, isFailure: false }, ...failuresOf(errors, files)]
  }
  return failuresOf(errors, files)
}

/** A server follows a failure from run to run by its name, so the name is the entry, with a number from the second on. */
function failuresOf(errors: readonly Diagnostic[], files: Report['files']): Case[] {
  return groupsOf(errors, ({ citekey, place }) => citekey ?? place.path).flatMap(([name, group]) =>
    group.map((diagnostic, index) => {
      const { rule, severity, message, place } = diagnostic
      const failure = element('failure', { message, type: severity }, listed([diagnostic], files))
      const attributes = {
        classname: rule,
        name: index === 0 ? name : `${name} (${index + 1})`,
        file: place.path,
        line: place.line,
        time: 0,
      }
      return { text: element('testcase', attributes, `\n${failure}`), isFailure: true }
    }),
  )
}

function listed(diagnostics: readonly Diagnostic[], files: Report['files']): string {
  const texts = diagnostics.map((diagnostic) => {
    const about = excerpt(diagnostic.place, files, noPaint, (text) => text)
    return `${headline(diagnostic, { paint: noPaint })}\n${about}`
  })
  return escaped(texts.join('').trimEnd())
}

/** `content` is XML already. */
function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: string,
): string {
  const list = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(visible(String(value)))}"`,
  )
  const start = `<${name}${list.join('')}`
  return content === '' ? `${start}/>\n` : `${start}>${content}</${name}>\n`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text without controls and lone surrogates as XML 1.0; two characters more may not stand in it. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => entities[character] ?? character)
    .replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
}
