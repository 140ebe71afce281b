/** What the YAML parser says, in words for a person who does not know its terms. */

const quoteIt = 'put the whole text in quotes, and write `\\"` for a quote in it'

/** Sentences by what the parser's begin with. */
const sentences: readonly (readonly [begins: RegExp, sentence: string])[] = [
  [/^unexpected \S+ at node end|^not a yaml token/i, `the value ends before this; ${quoteIt}`],
  [/^unexpected block-seq-ind/i, 'a text that begins with `- ` must be in quotes'],
  [/^unresolved tag/i, 'a text that begins with `!` must be in quotes'],
  [/^block scalar header/i, 'a text that begins with `|` or `>` must be in quotes'],
  [/^invalid escape/i, 'in double quotes `\\` begins an escape; write `\\\\`, or use single quotes'],
  [/^all mapping items/i, 'not indented like the fields above it; the fields of a paper begin in one column'],
  [
    /^a block sequence may not/i,
    'not indented like the items above it; the items of a list begin in one column',
  ],
  [/^all sequence items/i, 'not indented like the items above it; the items of a list begin in one column'],
  [
    /^flow (?:sequence|map) in block/i,
    'a bracket that is opened above is not closed; lists end with `]`, mappings with `}`',
  ],
  [
    /^missing closing "quote/i,
    'a text that begins with `"` does not end with one; put the quote where it ends',
  ],
  [
    /^missing closing 'quote/i,
    "a text that begins with `'` does not end with one; put the quote where it ends",
  ],
]

/** The sentence for one complaint of the parser about what stands at `offset`. */
export function yamlMessage(code: string, message: string, text: string, offset: number): string {
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here; a file is one, so remove the `---`'
  if (code === 'TAB_AS_INDENT') return 'tab used for indentation; use spaces'
  const known = sentences.find(([begins]) => begins.test(message))?.[1]
  if (known) return known
  const starts = /^plain value cannot start with .*?(\S)$/i.exec(message)?.[1]
  if (starts)
    return `a text that begins with ${starts === '`' ? 'a backtick' : `\`${starts}\``} must be in quotes`
  const line =
    text
      .slice(offset, offset + 300)
      .split('\n', 1)[0]
      ?.trimEnd() ?? ''
  if (/^nested mappings/i.test(message)) return nestedMessage(line)
  if (/^implicit (?:map )?keys need/i.test(message)) return fieldMessage(line)
  const [first = message] = message.split('\n')
  return first.charAt(0).toLowerCase() + first.slice(1)
}

/** For a text that reads like a mapping. */
function nestedMessage(line: string): string {
  if (line.includes(': ')) return 'a text with a colon and a space in it must be in quotes'
  return line.startsWith('? ')
    ? 'a text that begins with `? ` must be in quotes'
    : 'the next line is indented further than this one, so both are one text; indent them alike'
}

/** For a line that should be a field and is none. */
function fieldMessage(line: string): string {
  const [, name, value] = /^([\w-]{1,40}):(\S.*)$/.exec(line) ?? []
  if (name) return `no space after the colon; write \`${name}: ${(value ?? '').slice(0, 40)}\``
  return 'no field; a field is its name, a colon, a space and its value, and its text is on the same line'
}
