/** What is said of a text that is no address, and which address it is turned into. */
import { expect, test } from 'vitest'
import { loadFile } from '../../src/core/load.ts'
import { judgeUrl } from '../../src/core/malformed-url.ts'
import { applyEdits } from '../../src/core/text.ts'

test.each([
  ['https:/github.com/a/b', 'https://github.com/a/b'],
  ['https//github.com/a/b', 'https://github.com/a/b'],
  ['http//example.org/a', 'http://example.org/a'],
  ['hhttps://example.org/a', 'https://example.org/a'],
  ['htttp://example.org/a', 'http://example.org/a'],
  ['ttps://example.org/a', 'https://example.org/a'],
  ['https：//example.org/a', 'https://example.org/a'],
  [' https://example.org/a ', 'https://example.org/a'],
  ['<https://example.org/a>', 'https://example.org/a'],
  ['[code](https://example.org/a)', 'https://example.org/a'],
  ['“https://example.org/a”', 'https://example.org/a'],
  ['github.com/a/b', 'https://github.com/a/b'],
  ['me.github.io/paper', 'https://me.github.io/paper'],
])('%j means %s', (text, right) => {
  expect(judgeUrl(text)).toEqual({ why: expect.stringContaining(`\`${right}\``), right })
})

test.each([
  ['', 'must not be empty'],
  ['#', 'placeholder'],
  ['#code', 'placeholder'],
  ['TBD', 'placeholder'],
  ['N/A', 'placeholder'],
  ['nan', 'placeholder'],
  ['paper link', 'placeholder'],
  ['Coming soon!', 'placeholder'],
  ['javascript:alert(1)', 'script'],
  ['file:///home/me/a.pdf', 'not a file;'],
  ['C:\\papers\\a.pdf', 'not a file;'],
  ['./papers/a.pdf', 'not a file;'],
  ['../a.pdf', 'not a file;'],
  ['~/a.pdf', 'not a file;'],
  ['papers/a.pdf', 'file name'],
  ['mailto:me@example.org', 'mailbox'],
  ['me@example.org', 'mailbox'],
  ['ftp://example.org/a', 'a browser opens'],
  ['www.example.org', 'begin it with `https://`'],
  ['2203.14465', 'arXiv id'],
  ['arXiv:2203.14465v2', 'write `arxiv: "2203.14465"`'],
  ['10.1000/182', 'DOI'],
  ['https://a.org/x https://b.org/y', 'more than one address'],
  ['https://a.org/x y', 'without spaces'],
  ['https://a.org/{x}', 'a character that no address has'],
  ['see the paper', 'without spaces; write it as a browser shows it'],
  ['github.com', 'as a browser shows it'],
  ['https://', 'as a browser shows it'],
])('%j is no address and nothing certain', (text, why) => {
  expect(judgeUrl(text)).toEqual({ why: expect.stringContaining(why) })
})

test('a text of ten million characters is judged at once', () => {
  const started = performance.now()
  for (const part of ['a', ' ', 'https://a.b/ ', '[', '/'])
    expect(judgeUrl(part.repeat(1_000_000)).right).toBeUndefined()
  expect(performance.now() - started).toBeLessThan(500)
})

test.each([
  ['url: https:/x.org/a # kept', 'url: https://x.org/a # kept'],
  ["url: 'https:/x.org/a'", 'url: "https://x.org/a"'],
  ['url: https:/x.org/a?b=1&c=2', 'url: "https://x.org/a?b=1&c=2"'],
])('the fix of %s touches the address alone', (field, fixed) => {
  const text = `k:\n  title: T\n  ${field}\n  component: c\n`
  const [diagnostic] = loadFile({ path: 'p.yaml', text }).diagnostics
  expect(applyEdits(text, diagnostic?.fix?.edits ?? [])).toBe(text.replace(field, fixed))
})
