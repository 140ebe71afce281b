/** The mechanism of living documents: only what the program owns is rewritten. */
import { expect, test } from 'vitest'
import { type Fence, markdownTable, renewBlocks, renewFences } from './living.ts'

test('a marked block gets the content of its name, the text around it stays', () => {
  const text =
    '# a\n\n<!-- from x -->\nold | old\n\n- list\n<!-- end -->\nafter\n\n<!-- from y -->\n<!-- end -->\n'
  expect(renewBlocks(text, (name) => `new ${name}\n`)).toBe(
    '# a\n\n<!-- from x -->\nnew x\n<!-- end -->\nafter\n\n<!-- from y -->\nnew y\n<!-- end -->\n',
  )
})

test('renewing blocks twice changes nothing more', () => {
  const once = renewBlocks('<!-- from x -->\n<!-- end -->\n', () => '- one\n- two\n')
  expect(once).toBe('<!-- from x -->\n- one\n- two\n<!-- end -->\n')
  expect(renewBlocks(once, () => '- one\n- two\n')).toBe(once)
})

test('a mark inside a fence is an example, other comments are nobody’s', () => {
  const text = '```md\n<!-- from x -->\n<!-- end -->\n```\n\n<!-- a note -->\n'
  expect(renewBlocks(text, () => 'new')).toBe(text)
})

test('a block without an end is an error that names it', () => {
  expect(() => renewBlocks('<!-- from x -->\n', String)).toThrow('<!-- from x --> has no <!-- end -->')
  expect(() => renewBlocks('<!-- from x -->\n\n<!-- from y -->\n<!-- end -->\n', String)).toThrow('from x')
})

test('a fence is renewed from the fences before it', () => {
  const text = '```yaml\na: 1\n```\n\n```text\nold\n```\n\n```text\n```\n\n    indented\n'
  const seen: [Fence, Fence[]][] = []
  const fresh = renewFences(text, (fence, previous) => {
    seen.push([fence, [...previous]])
    return fence.info === 'text' ? `${previous.length} before` : undefined
  })
  expect(fresh).toBe(
    '```yaml\na: 1\n```\n\n```text\n1 before\n```\n\n```text\n2 before\n```\n\n    indented\n',
  )
  const yaml = { info: 'yaml', body: 'a: 1\n' }
  expect(seen).toEqual([
    [yaml, []],
    [{ info: 'text', body: 'old\n' }, [yaml]],
    [{ info: 'text', body: '' }, [yaml, { info: 'text', body: '1 before' }]],
  ])
})

test('an emptied fence, words after the language, and a body with backticks', () => {
  expect(renewFences('```yaml fixed now\nx\n```\n', () => '')).toBe('```yaml fixed now\n```\n')
  const nested = renewFences('```md\n```\n', () => 'a\n````yaml\nb\n````\n')
  expect(nested).toBe('`````md\na\n````yaml\nb\n````\n`````\n')
  expect(renewFences(nested, ({ body }) => body)).toBe(nested)
})

test('a table keeps its cells apart', () => {
  expect(markdownTable(['a', 'b'], [['x|y', 'two\nlines']])).toBe(
    '| a | b |\n| --- | --- |\n| x\\|y | two lines |\n',
  )
})
