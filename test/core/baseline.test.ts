/** Baselines: what is counted as known, and how often. */
import { expect, test } from 'vitest'
import { compareWithBaseline, printBaseline, readBaseline } from '../../src/core/baseline.ts'
import type { Diagnostic } from '../../src/core/diagnostic.ts'
import { placeOf } from '../../src/core/text.ts'

const file = { path: 'p.yaml', text: 'k:\n  title: "A  \u00fc"\n  also: [a, a, a]\n' }
const files = new Map([[file.path, file]])

/** A finding about the text between two offsets of a word. */
function finding(word: string, citekey?: string, rule = 'r', from = 0): Diagnostic {
  const start = file.text.indexOf(word, from)
  const place = placeOf(file, { start, end: start + word.length })
  return { rule, severity: 'warning', message: 'm', place, ...(citekey !== undefined && { citekey }) }
}

test('a baseline excuses a finding as often as it had it', () => {
  const found = [finding('a', 'k'), finding('a', 'k', 'r', 30)]
  const text = printBaseline(found, files)
  expect(text).toBe(
    '{\n  "version": 1,\n  "findings": [\n    {"rule":"r","citekey":"k","value":"a","count":2}\n  ]\n}\n',
  )
  const baseline = readBaseline({ path: 'b.json', text })
  expect(compareWithBaseline(baseline, found, files)).toEqual({ fresh: [], gone: 0 })
  const third = finding('a', 'k', 'r', 33)
  expect(compareWithBaseline(baseline, [...found, third], files)).toEqual({ fresh: [third], gone: 0 })
  expect(compareWithBaseline(baseline, found.slice(1), files)).toEqual({ fresh: [], gone: 1 })
})

test('rule, entry and value each make another finding; the manifest has no entry', () => {
  const found = [finding('k:'), finding('k:', 'k'), finding('k:', 'k', 's'), finding('"A  \u00fc"', 'k')]
  const baseline = readBaseline({ path: 'b.json', text: printBaseline(found, files) })
  expect(baseline.size).toBe(4)
  for (const one of found) expect(compareWithBaseline(baseline, [one], files).fresh).toEqual([])
  const other = finding('title', 'k')
  expect(compareWithBaseline(baseline, [other], files).fresh).toEqual([other])
})

test('a long baseline is read in no time', () => {
  const findings = Array.from({ length: 50_000 }, (_, at) => ({ rule: 'r', citekey: `k${at}`, value: 'v' }))
  const file = { path: 'b.json', text: JSON.stringify({ version: 1, findings }) }
  const start = performance.now()
  expect(readBaseline(file).size).toBe(50_000)
  expect(performance.now() - start).toBeLessThan(1000)
})
