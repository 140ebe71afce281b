/** Insertion: a new entry at its sorted place, and every other byte where it was. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/core/error.ts'
import { insertion, papersModeline } from '../../src/core/insertion.ts'
import { outlineOf } from '../../src/core/layout.ts'
import { loadFile } from '../../src/core/load.ts'
import { printEntry } from '../../src/core/print.ts'
import { applyEdits } from '../../src/core/text.ts'
import { arbitraryEntry } from '../contracts/view.ts'

/** The text with one entry more; only an insertion passes. */
function insert(text: string, citekey = 'm', printed = `${citekey}:\n  title: M\n  component: c\n`): string {
  const edit = insertion({ path: 'p.yaml', text }, outlineOf(text), citekey, printed)
  expect(edit.span.start).toBe(edit.span.end)
  return applyEdits(text, [edit])
}

const entry = (citekey: string) => `${citekey}:\n  title: T\n  component: c\n`
const m = 'm:\n  title: M\n  component: c\n'

// biome-ignore format: a table
test.each([
  ['an empty file', '', m],
  ['a modeline alone', papersModeline, `${papersModeline}\n${m}`],
  ['comments without a line break', '# one', `# one\n\n${m}`],
  ['comments and a blank line', '# one\n\n', `# one\n\n${m}`],
  ['a document start', '---\n', `---\n\n${m}`],
  ['at the end', `${entry('a')}\n${entry('b')}`, `${entry('a')}\n${entry('b')}\n${m}`],
  ['at the end of a dense file', entry('a') + entry('b'), entry('a') + entry('b') + m],
  ['at the end without a line break', entry('a').trimEnd(), `${entry('a')}\n${m}`],
  ['at the end behind a comment', `${entry('a')}\n${entry('b')}# end`, `${entry('a')}\n${entry('b')}# end\n\n${m}`],
  ['at the end behind a blank line', `${entry('a')}\n${entry('b')}\n`, `${entry('a')}\n${entry('b')}\n${m}`],
  ['between', `${entry('a')}\n${entry('z')}`, `${entry('a')}\n${m}\n${entry('z')}`],
  ['between in a dense file', entry('a') + entry('z'), entry('a') + m + entry('z')],
  ['above the comment of the next', `${entry('a')}\n# about z\n${entry('z')}`, `${entry('a')}\n${m}\n# about z\n${entry('z')}`],
  ['in front', `${papersModeline}\n${entry('n')}\n${entry('z')}`, `${papersModeline}\n${m}\n${entry('n')}\n${entry('z')}`],
  ['in front, right below the modeline', `${papersModeline}# about n\n${entry('n')}`, `${papersModeline}${m}\n# about n\n${entry('n')}`],
  ['whatever the case', `${entry('A')}\n${entry('Z')}`, `${entry('A')}\n${m}\n${entry('Z')}`],
  ['in an unsorted file', `${entry('z')}\n${entry('a')}`, `${m}\n${entry('z')}\n${entry('a')}`],
  ['in a CRLF file', `${entry('a')}\n${entry('z')}`.replaceAll('\n', '\r\n'), `${entry('a')}\n${m}\n${entry('z')}`.replaceAll('\n', '\r\n')],
  ['at the end of a dense CRLF file', (entry('a') + entry('b')).trimEnd().replaceAll('\n', '\r\n'), (entry('a') + entry('b') + m).replaceAll('\n', '\r\n')],
  ['behind a byte order mark', `\ufeff${entry('z')}`, `\ufeff${m}\n${entry('z')}`],
  ['behind kept blank lines', 'a:\n  title: T\n  component: c\n  note: |+\n    x\n', `a:\n  title: T\n  component: c\n  note: |+\n    x\n${m}`],
  ['where values are in flow style', 'a: { title: T, component: c }\nz: { title: T, component: c }\n', `a: { title: T, component: c }\n${m}z: { title: T, component: c }\n`],
])('%s', (_, text, result) => {
  expect(insert(text)).toBe(result)
  const keys = (source: string) => loadFile({ path: 'p.yaml', text: source }).entries.map(({ citekey }) => citekey)
  expect(keys(result).toSorted()).toEqual([...keys(text), 'm'].toSorted())
})

describe('where no entry can be inserted', () => {
  // biome-ignore format: a table
  test.each([
    ['flow style', '{ a: { title: T, component: c } }\n'],
    ['an empty mapping', '{}\n'],
    ['an indented file', '  a:\n    title: T\n    component: c\n'],
    ['a document end', `${entry('a')}...\n`],
    ['no mapping', 'hello\n'],
    ['explicit keys', '? a\n: title: T\n'],
  ])('%s is an error that says what to do', (_, text) => {
    expect(() => insert(text)).toThrow(UserError)
    expect(() => insert(text)).toThrow('no entry can be inserted in p.yaml')
  })

  test('a file of a thousand blank lines is told quickly', () => {
    expect(() => insert(`${'\n'.repeat(50_000)}x`)).toThrow(UserError)
  })
})

test('any entries, one after the other, in any order, make one sorted file that holds them all', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(arbitraryEntry, { selector: ({ citekey }) => citekey, maxLength: 6 }),
      fc.boolean(),
      (entries, windows) => {
        let text = windows ? papersModeline.replace('\n', '\r\n') : papersModeline
        for (const { citekey, paper } of entries) text = insert(text, citekey, printEntry(citekey, paper))
        const { entries: read, diagnostics } = loadFile({ path: 'p.yaml', text })
        expect(diagnostics).toEqual([])
        const inOrder = entries.toSorted((a, b) => (a.citekey < b.citekey ? -1 : 1))
        expect(read.map(({ citekey, paper }) => ({ citekey, paper }))).toEqual(
          inOrder.map(({ citekey, paper }) => ({ citekey, paper })),
        )
      },
    ),
    { numRuns: 100 },
  )
})
