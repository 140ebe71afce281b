/** Text: edits change what they mean to and nothing else, and a place is where an editor shows it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits, type Edit, lineText, placeOf } from '../../src/core/text.ts'

const edit = (start: number, end: number, text: string): Edit => ({ path: 'a', span: { start, end }, text })

/** A text cut in pieces, some of which are to be replaced. */
const cuts = fc.array(
  fc.record({ text: fc.string({ unit: 'binary' }), put: fc.option(fc.string({ unit: 'binary' })) }),
  { minLength: 1 },
)

describe('applyEdits', () => {
  test('every character outside the edits stays, in whatever order they come', () => {
    fc.assert(
      fc.property(cuts, fc.boolean(), (pieces, backwards) => {
        const edits: Edit[] = []
        let start = 0
        for (const { text, put } of pieces) {
          if (put !== null && text !== '') edits.push(edit(start, start + text.length, put))
          start += text.length
        }
        const before = pieces.map(({ text }) => text).join('')
        const after = pieces.map(({ text, put }) => (text === '' ? '' : (put ?? text))).join('')
        expect(applyEdits(before, backwards ? edits.toReversed() : edits)).toBe(after)
      }),
      { numRuns: 500 },
    )
  })

  test('insertions at one place stand in the order given', () => {
    expect(applyEdits('ab', [edit(1, 1, 'x'), edit(1, 1, 'y')])).toBe('axyb')
    expect(applyEdits('', [edit(0, 0, 'x')])).toBe('x')
    expect(applyEdits('ab', [])).toBe('ab')
  })

  test.each([
    ['overlap', [edit(0, 2, ''), edit(1, 3, '')]],
    ['one within another', [edit(0, 3, ''), edit(1, 2, '')]],
    ['beyond the end', [edit(2, 5, '')]],
    ['before the start', [edit(-1, 1, '')]],
    ['end before start', [edit(2, 1, '')]],
  ])('%s is an error', (_, edits) => {
    expect(() => applyEdits('abcd', edits)).toThrow(RangeError)
  })
})

describe('placeOf', () => {
  const file = { path: 'p.yaml', text: '\ufeffa: 1\r\nb: 🦙x\n\nend' }
  // biome-ignore format: a table
  test.each([
    ['the byte order mark counts as a character', 'a', 1, 2],
    ['the first character after CRLF begins a line', 'b', 2, 1],
    ['a character beyond 16 bits counts twice', 'x', 2, 6],
    ['LF belongs to its line', '\n\nend', 2, 7],
    ['an empty line', '\nend', 3, 1],
    ['the last line', 'end', 4, 1],
  ])('%s', (_, found, line, column) => {
    const start = file.text.indexOf(found)
    expect(placeOf(file, { start, end: start + 1 })).toEqual({ path: 'p.yaml', start, end: start + 1, line, column })
  })

  test('the end of the text', () => {
    const end = file.text.length
    expect(placeOf(file, { start: end, end })).toMatchObject({ line: 4, column: 4 })
    expect(placeOf({ path: 'e', text: '' }, { start: 0, end: 0 })).toMatchObject({ line: 1, column: 1 })
  })

  test('line and column lead back to the offset', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '\n', '\r\n', '🦙', '\ufeff', '\u2028')),
        fc.nat(),
        (pieces, seed) => {
          const text = pieces.join('')
          const start = seed % (text.length + 1)
          const { line, column } = placeOf({ path: 'p', text }, { start, end: start })
          const before = text.split('\n').slice(0, line - 1)
          expect(before.join('').length + before.length + column - 1).toBe(start)
        },
      ),
    )
  })
})

test('the text of a line has no line break', () => {
  const file = { path: 'p', text: 'one\r\ntwo\n\nfour' }
  expect([1, 2, 3, 4, 5].map((line) => lineText(file, line))).toEqual(['one', 'two', '', 'four', ''])
})
