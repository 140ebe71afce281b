/** Documents that the program fills in: the field reference of core, and the JSON Schemas that editors use. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { jsonSchemas } from '../src/core/json-schema.ts'
import { loadManifest } from '../src/core/load.ts'
import { Manifest } from '../src/core/manifest.ts'
import { Paper } from '../src/core/paper.ts'
import { expectCurrent, markdownTable, projectFile, renewBlocks } from './living.ts'

const tables: Readonly<Record<string, () => string>> = {
  'paper.ts': () =>
    markdownTable(
      ['field', 'what it is', 'example'],
      fieldsOf(Paper).map(({ name, description, example }) => [name, description, example]),
    ),
  'manifest.ts': () =>
    markdownTable(
      ['field', 'what it is'],
      fieldsOf(Manifest).map(({ name, description }) => [name, description]),
    ),
}

test('src/core/README.md has every field', async () => {
  await expectCurrent('src/core/README.md', (text) => renewBlocks(text, (name) => tables[name]?.() ?? ''))
})

test('every field is described', () => {
  const fields = [...fieldsOf(Paper), ...fieldsOf(Manifest)]
  expect(fields.length).toBeGreaterThan(45)
  for (const { name, description } of fields) expect(description, name).toMatch(/^[A-Za-z`].*\.$/)
})

const { manifest } = loadManifest({
  path: 'data/survey.yaml',
  text: readFileSync(projectFile('data/survey.yaml'), 'utf8'),
})
test.each(Object.entries(jsonSchemas(manifest as Manifest)))(
  'data/schema/%s is current',
  async (name, text) => {
    await expect(text).toMatchFileSnapshot(projectFile(`data/schema/${name}`))
  },
)

interface Described {
  readonly name: string
  readonly description: string
  readonly example: string
}

/** The fields of an object, each followed by those below it; what contains itself is opened once. */
function fieldsOf(schema: z.ZodObject, prefix = '', seen: readonly unknown[] = [schema]): Described[] {
  return Object.entries(schema.shape).flatMap(([key, field]) => {
    const { description = '', examples = [] } = (field as z.ZodType).meta() ?? {}
    const [example] = examples as unknown[]
    const { inner, suffix } = opened(field)
    const required = field instanceof z.ZodOptional ? '' : ' *(required)*'
    const own = {
      name: `\`${prefix}${key}\`${required}`,
      description,
      example: example === undefined ? '' : `\`${JSON.stringify(example)}\``,
    }
    const isNew = inner instanceof z.ZodObject && !seen.includes(inner)
    return [own, ...(isNew ? fieldsOf(inner, `${prefix}${key}${suffix}.`, [...seen, inner]) : [])]
  })
}

/** What an optional field or a list holds. */
function opened(schema: unknown): { inner: unknown; suffix: string } {
  if (schema instanceof z.ZodOptional) return opened(schema.unwrap())
  return schema instanceof z.ZodArray
    ? { inner: schema.element, suffix: '[]' }
    : { inner: schema, suffix: '' }
}
