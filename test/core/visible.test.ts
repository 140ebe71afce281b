/** What could drive a terminal or turn a line around is shown, and nothing else is touched. */
import { expect, test } from 'vitest'
import { visible, visibleLines } from '../../src/core/visible.ts'

test.each([
  ['\u001b[31mred', '\\u001b[31mred'],
  ['a\0b\tc\r\nd', 'a\\u0000b\\u0009c\\u000d\\u000ad'],
  ['\u007f\u0085\u009b', '\\u007f\\u0085\\u009b'],
  [
    '\u202eabc\u202c \u2066x\u2069 \u200e\u200f\u061c',
    '\\u202eabc\\u202c \\u2066x\\u2069 \\u200e\\u200f\\u061c',
  ],
  ['line\u2028paragraph\u2029', 'line\\u2028paragraph\\u2029'],
  ['half \ud83d of \ude00 🙂', 'half \\ud83d of \\ude00 🙂'],
  ['plain "text" \\u001b, 王小明, 👩‍🔬, עברית, é', 'plain "text" \\u001b, 王小明, 👩‍🔬, עברית, é'],
])('%j', (text, shown) => {
  expect(visible(text)).toBe(shown)
})

test('the line feeds of a text of many lines stay', () => {
  expect(visibleLines('a\u009b\r\n\n\u202eb\n')).toBe('a\\u009b\\u000d\n\n\\u202eb\n')
})
