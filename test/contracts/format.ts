/** What every format that writes must do, whatever the papers say. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Format } from '../../src/formats/format.ts'
import { arbitraryEntry, entryOf, hostile, hostileTitles, ordinary, viewOf } from './view.ts'

/** Tests a format on ordinary, hostile and random papers. */
export function behavesLikeFormat(format: Format): void {
  const write = (...args: Parameters<typeof viewOf>) => format.write?.(viewOf(...args), {}) ?? ''

  test.each([
    ['no papers', []],
    ['ordinary papers', ordinary],
    ['hostile papers', hostile],
  ])('ends in exactly one newline: %s', (_, entries) => {
    expect(write(entries)).toMatch(/(?:^|[^\n])\n$/)
  })

  test('gives the same text for the same papers, in whatever order they come', () => {
    const entries = [...ordinary, ...hostile]
    expect(write(entries)).toBe(write(entries))
    expect(write(entries.toReversed())).toBe(write(entries))
    const shuffled = entries.map((entry) => ({ ...entry, paper: reversed(entry.paper) }))
    expect(write(shuffled)).toBe(write(entries))
  })

  test('writes every citekey', () => {
    const entries = [...ordinary, ...hostile]
    const text = write(entries)
    if (format.name !== 'markdown') for (const { citekey } of entries) expect(text).toContain(citekey)
  })

  test('writes no control characters but line breaks and the tabs of a table', () => {
    const allowed = ['csv', 'tsv'].includes(format.name) ? /[^\P{Cc}\n\t]/u : /[^\P{Cc}\n]/u
    const note = entryOf('notes', { note: 'one\n\ttwo', abstract: 'a\tb\nc' })
    expect(write([...ordinary, ...hostile, note])).not.toMatch(allowed)
  })

  test('lets no title change the shape of the text', () => {
    const lines = (title: string) =>
      write([entryOf('a', { title }), entryOf('b', { title: 'Other' })]).split('\n').length
    const usual = lines('Usual')
    for (const title of hostileTitles) expect(lines(title), title).toBe(usual)
  })

  test('owns what it wrote, an empty file, and no other text', () => {
    if (!format.owns) return
    expect(format.owns(write(ordinary))).toBe(true)
    expect(format.owns(write(hostile))).toBe(true)
    expect(format.owns(write([]))).toBe(true)
    expect(format.owns('# My own notes\n\nDo not lose them.\n')).toBe(false)
    expect(format.owns('{"name":"package","version":"1.0.0"}\n')).toBe(false)
    expect(format.owns('[{"id":"mine","type":"book","title":"Mine"}]\n')).toBe(false)
    expect(format.owns('@misc{mine,\n  title = {Mine},\n}\n')).toBe(false)
    expect(format.owns('title,authors\nMine,Me\n')).toBe(false)
  })

  test('takes any paper', () => {
    fc.assert(
      fc.property(fc.array(arbitraryEntry, { maxLength: 4 }), (entries) => {
        expect(write(entries)).toMatch(/(?:^|[^\n])\n$/)
      }),
      { numRuns: 200 },
    )
  })
}

function reversed<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).toReversed()) as T
}
