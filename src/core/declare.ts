/** Declaring further attributes in a manifest: a text edit that leaves every other byte alone. */
import { isMap, isScalar, isSeq } from 'yaml'
import { parseYaml } from './document.ts'
import { UserError } from './error.ts'
import type { Manifest } from './manifest.ts'
import { applyEdits, type SourceFile } from './text.ts'

type Attribute = NonNullable<Manifest['attributes']>[number]

/** The manifest's text with these attributes added to its list. @throws UserError when the list is not in block style. */
export function declareAttributes({ path, text }: SourceFile, attributes: readonly Attribute[]): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = (indent: string) =>
    attributes.map(({ id, type }) => `${indent}- { id: ${id}, type: ${type} }${newline}`).join('')
  const { contents } = parseYaml(text)
  const pair = isMap(contents)
    ? contents.items.find(({ key }) => isScalar(key) && key.value === 'attributes')
    : undefined
  if (!pair) return `${text}${text.endsWith('\n') ? '' : newline}attributes:${newline}${lines('  ')}`
  const list = pair.value
  const [start, end] = (isSeq(list) && !list.flow && list.range) || []
  if (start === undefined || end === undefined)
    throw new UserError(`${path} does not declare ${attributes.map(({ id }) => `\`${id}\``).join(', ')}`, {
      hint: 'Add them to `attributes` there, such as `{ id: pages, type: text }`, and import again.',
    })
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const before = text.slice(0, end).endsWith('\n') ? '' : newline
  const added = before + lines(text.slice(lineStart, start))
  return applyEdits(text, [
    { path, span: { start: end, end }, text: before ? added.slice(0, -newline.length) : added },
  ])
}
