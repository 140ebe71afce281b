/** The schema and what is made from it: the order of fields, and JSON Schemas that take the shipped survey. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { fieldOrder } from '../../src/core/fields.ts'
import { jsonSchemas } from '../../src/core/json-schema.ts'
import { Paper } from '../../src/core/paper.ts'
import { projectFile } from '../living.ts'

test('fields are shown in the order of the schema', () => {
  expect(fieldOrder).toEqual(Object.keys(Paper.shape))
})

test('every field has a description and an example that it takes', () => {
  for (const [name, field] of Object.entries(Paper.shape)) {
    const { description, examples } = field.meta() ?? {}
    expect(description, name).toMatch(/^\S.*\.$/)
    expect(examples, name).toHaveLength(1)
    for (const example of (examples as unknown[] | undefined) ?? [])
      expect(field.safeParse(example).success, name).toBe(true)
  }
})

type Schema = { readonly [keyword: string]: unknown }

/** What a keyword sees beside its own argument and the value. */
interface Around {
  readonly schema: Schema
  readonly root: Schema
  readonly below: (schema: unknown, value: unknown, key?: string | number) => string[]
}
type Check = (asked: unknown, value: unknown, around: Around) => boolean | string[]

/** What is wrong with a value by a JSON Schema, as far as ours go; a keyword that is not known here is an error. */
function problems(schema: Schema, value: unknown, root = schema, path = ''): string[] {
  return Object.entries(schema).flatMap(([keyword, asked]) => {
    const check = keywords[keyword]
    if (!check) throw new Error(`unknown keyword ${keyword}`)
    const below: Around['below'] = (inner, part, key = '') =>
      problems(inner as Schema, part, root, `${path}/${key}`)
    const found = check(asked, value, { schema, root, below })
    if (Array.isArray(found)) return found
    return found ? [] : [`${path} ${keyword}`]
  })
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const typeTests: Record<string, (value: unknown) => boolean> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
}
const pass: Check = () => true
const keywords: Record<string, Check> = {
  ...{ $schema: pass, $defs: pass, title: pass, description: pass, examples: pass, id: pass },
  $ref: (asked, value, { root, below }) =>
    below((root.$defs as Schema)[String(asked).replace('#/$defs/', '')], value),
  type: (asked, value) => typeTests[String(asked)]?.(value) ?? false,
  enum: (asked, value) => (asked as unknown[]).includes(value),
  pattern: (asked, value) => typeof value !== 'string' || new RegExp(String(asked), 'u').test(value),
  minLength: (asked, value) => typeof value !== 'string' || value.length >= Number(asked),
  maxLength: (asked, value) => typeof value !== 'string' || value.length <= Number(asked),
  minItems: (asked, value) => !Array.isArray(value) || value.length >= Number(asked),
  minimum: (asked, value) => typeof value !== 'number' || value >= Number(asked),
  maximum: (asked, value) => typeof value !== 'number' || value <= Number(asked),
  required: (asked, value) =>
    !isObject(value) || (asked as string[]).every((key) => Object.hasOwn(value, key)),
  allOf: (asked, value, { below }) => (asked as unknown[]).flatMap((inner) => below(inner, value)),
  anyOf: (asked, value, { below }) => (asked as unknown[]).some((inner) => below(inner, value).length === 0),
  items: (asked, value, { below }) =>
    Array.isArray(value) ? value.flatMap((item, index) => below(asked, item, index)) : true,
  propertyNames: (asked, value, { below }) =>
    isObject(value) ? Object.keys(value).flatMap((key) => below(asked, key, key)) : true,
  properties: (asked, value, { below }) =>
    Object.entries(asked as Schema).flatMap(([key, inner]) =>
      isObject(value) && Object.hasOwn(value, key) ? below(inner, value[key], key) : [],
    ),
  additionalProperties: (asked, value, { schema, below }) => {
    if (!isObject(value)) return true
    const known = (schema.properties ?? {}) as object
    const others = Object.keys(value).filter((key) => !Object.hasOwn(known, key))
    return asked === false ? others.length === 0 : others.flatMap((key) => below(asked, value[key], key))
  },
}

const papers = JSON.parse(jsonSchemas()['papers.schema.json']) as Schema
const survey = JSON.parse(jsonSchemas()['survey.schema.json']) as Schema
const read = (path: string): unknown => parse(readFileSync(projectFile(path), 'utf8'))

describe('the shipped survey is valid by the JSON Schemas', () => {
  test.each(readdirSync(projectFile('data/papers')))('%s', (file) => {
    expect(problems(papers, read(`data/papers/${file}`))).toEqual([])
  })

  test('survey.yaml', () => {
    expect(problems(survey, read('data/survey.yaml'))).toEqual([])
  })
})

// biome-ignore format: a table
test.each([
  ['an unknown field', { k: { title: 'T', component: 'c', titel: 'x' } }],
  ['a missing component', { k: { title: 'T' } }],
  ['a bad citekey', { 'k k': { title: 'T', component: 'c' } }],
  ['a number as an arXiv id', { k: { title: 'T', component: 'c', arxiv: 2303.0391 } }],
  ['a truncated arXiv id', { k: { title: 'T', component: 'c', arxiv: '2303.0391' } }],
  ['a date that is none', { k: { title: 'T', component: 'c', date: 'soon' } }],
  ['a list', []],
])('they refuse %s', (_, value) => {
  expect(problems(papers, value)).not.toEqual([])
  expect(problems(papers, { k: { title: 'T', component: 'c', date: 2020 } })).toEqual([])
})

test('they refuse a manifest with an unknown field at any depth', () => {
  const good = { title: 'T', components: [{ id: 'a', title: 'A', subcategories: [{ id: 'b', title: 'B' }] }] }
  expect(problems(survey, good)).toEqual([])
  const bad = { title: 'T', components: [{ id: 'a', title: 'A', subcategories: [{ id: 'b', titel: 'B' }] }] }
  expect(problems(survey, bad)).not.toEqual([])
})
