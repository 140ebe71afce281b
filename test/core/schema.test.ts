/** The schema and what is made from it: the order of fields, and JSON Schemas that take and refuse what the loader does. */
import { readdirSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { fieldOrder } from '../../src/core/fields.ts'
import { isOwnSchema, jsonSchemas } from '../../src/core/json-schema.ts'
import { loadDatabase, loadManifest } from '../../src/core/load.ts'
import type { Manifest } from '../../src/core/manifest.ts'
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

/** What editors know beyond JSON Schema; in strict mode any other keyword is an error. */
const editorWords = [
  'enumDescriptions',
  'errorMessage',
  'patternErrorMessage',
  'defaultSnippets',
  'doNotSuggest',
]

function judges(manifest: Manifest) {
  const ajv = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true, ownProperties: true })
  ajv.addVocabulary(editorWords)
  const compile = (text: string) => ajv.compile(JSON.parse(text))
  const schemas = jsonSchemas(manifest)
  return { papers: compile(schemas['papers.schema.json']), survey: compile(schemas['survey.schema.json']) }
}

const read = (path: string) => readFileSync(projectFile(path), 'utf8')
const shipped = loadManifest({ path: 'survey.yaml', text: read('data/survey.yaml') }).manifest as Manifest

describe('the shipped survey is valid by its JSON Schemas', () => {
  const { papers, survey } = judges(shipped)

  test.each(readdirSync(projectFile('data/papers')))('%s', (file) => {
    papers(parse(read(`data/papers/${file}`)))
    expect(papers.errors).toBeNull()
  })

  test('survey.yaml', () => {
    survey(parse(read('data/survey.yaml')))
    expect(survey.errors).toBeNull()
  })
})

const manifest: Manifest = {
  title: 'T',
  components: [
    {
      id: 'a',
      title: 'A',
      subcategories: [{ id: 'b', title: 'B', subcategories: [{ id: 'c', title: 'C' }] }],
    },
    {
      id: 'd',
      title: 'D',
      section: '2',
      description: 'What D is.',
      subcategories: [{ id: 'e', title: 'E' }],
    },
    { id: 'leaf', title: 'Leaf' },
  ],
  paradigms: [
    { id: 'p', title: 'P' },
    { id: 'constructor', title: 'Q' },
  ],
  attributes: [
    { id: 'size', type: 'text' },
    { id: 'count', type: 'number' },
    { id: 'open', type: 'boolean', title: 'Open or not' },
    { id: 'tasks', type: 'list' },
  ],
}
const { papers, survey } = judges(manifest)
const manifestFile = { path: 'survey.yaml', text: JSON.stringify(manifest) }

/** What the loader says to a data file with this value; every JSON text is YAML. */
function loaderAccepts(value: unknown): boolean {
  const file = { path: 'papers.yaml', text: JSON.stringify(value) }
  return loadDatabase(manifestFile, [file]).diagnostics.length === 0
}

const base = { title: 'T', component: 'a' }

// biome-ignore format: a table
test.each<[string, unknown, boolean]>([
  ['a year as a number', { date: 2020 }, true],
  ['a year as a number that is none', { date: 202 }, false],
  ['half a year', { date: 2020.5 }, false],
  ['a date that is none', { date: 'soon' }, false],
  ['an organisation', { authors: [{ literal: 'Gemini Team' }, 'Ada Byron'] }, true],
  ['an organisation with more', { authors: [{ literal: 'Gemini Team', url: 'x' }] }, false],
  ['nobody', { authors: [] }, false],
  ['a paradigm', { paradigm: 'p' }, true],
  ['several paradigms', { paradigm: ['p', 'constructor'] }, true],
  ['an empty list of paradigms', { paradigm: [] }, false],
  ['an unknown paradigm', { paradigm: 'q' }, false],
  ['an unknown paradigm in a list', { paradigm: ['p', 'q'] }, false],
  ['a subcategory', { subcategory: 'b' }, true],
  ['one below it', { subcategory: 'b/c' }, true],
  ['one of another component', { subcategory: 'e' }, false],
  ['one below its parent only', { subcategory: 'c' }, false],
  ['one of the other component', { component: 'd', subcategory: 'e' }, true],
  ['one where there is none', { component: 'leaf', subcategory: 'b' }, false],
  ['an empty one where there is none', { component: 'leaf', subcategory: '' }, false],
  ['an unknown component', { component: 'x' }, false],
  ['a path as component', { component: 'a/b' }, false],
  ['further listings', { also: ['d/e', 'leaf', 'a/b/c'] }, true],
  ['an unknown further listing', { also: ['d/b'] }, false],
  ['attributes', { attributes: { size: '7B', count: 7, open: true, tasks: ['math'] } }, true],
  ['no attributes', { attributes: {} }, true],
  ['an empty list as attribute', { attributes: { tasks: [] } }, true],
  ['an attribute of another type', { attributes: { count: '7' } }, false],
  ['an undeclared attribute', { attributes: { sise: '7B' } }, false],
  ['an unquoted arXiv id', { arxiv: 2303.0391 }, false],
  ['a truncated arXiv id', { arxiv: '2303.0391' }, false],
  ['an arXiv id', { arxiv: '2303.03910' }, true],
  ['an unknown field', { titel: 'x' }, false],
  ['an empty field', { venue: null }, false],
  ['a title that ends in a space', { title: 'T ' }, false],
  ['an emoji as title', { title: '🦙' }, true],
  ['a title of two lines', { title: 'a\nb' }, false],
  ['a note of two lines', { note: 'a\nb' }, true],
  ['an empty note', { note: '' }, false],
])('%s', (_, more, isValid) => {
  const value = { key: { ...base, ...(more as object) } }
  expect(loaderAccepts(value)).toBe(isValid)
  expect(papers(value), JSON.stringify(papers.errors)).toBe(isValid)
})

// biome-ignore format: a table
test.each<[string, unknown]>([
  ['a list', [base]],
  ['a bad citekey', { 'k k': base }],
  ['a citekey that is too long', { ['k'.repeat(251)]: base }],
  ['an entry without content', { k: null }],
  ['an entry without component', { k: { title: 'T' } }],
  ['an entry without title', { k: { component: 'a' } }],
])('a file with %s is refused', (_, value) => {
  expect(loaderAccepts(value)).toBe(false)
  expect(papers(value)).toBe(false)
})

const words = [
  'a',
  'b',
  'b/c',
  'd',
  'e',
  'd/e',
  'leaf',
  'a/b/c',
  'p',
  'constructor',
  'x',
  '',
  ' ',
  '7B',
  '2020-02',
]
const more = [
  '2303.03910',
  '0NphYCmgua',
  '10.1038/nature24270',
  'https://example.org/a',
  'a b',
  'a\nb',
  '\u202e',
  '🦙',
  'book',
]
const scalar = fc.oneof(
  fc.constantFrom(...words, ...more),
  fc.constantFrom(2020, 1599, 2100, 2020.5, 0, true, null),
)
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.array(scalar, { maxLength: 2 }),
  fc.dictionary(
    fc.constantFrom('literal', 'size', 'count', 'open', 'tasks', 'x'),
    fc.oneof(scalar, fc.array(scalar, { maxLength: 1 })),
    { maxKeys: 2 },
  ),
)
const mutated = fc
  .array(fc.tuple(fc.constantFrom(...fieldOrder, 'titel'), value), { maxLength: 2 })
  .map((fields) => ({ ...base, ...Object.fromEntries(fields) }))

test('the papers that the schema takes are those that the loader takes', () => {
  const seen = { true: 0, false: 0 }
  fc.assert(
    fc.property(mutated, (paper) => {
      const isValid = loaderAccepts({ key: paper })
      seen[`${isValid}`]++
      expect(papers({ key: paper })).toBe(isValid)
    }),
    { numRuns: 3000 },
  )
  expect(Math.min(seen.true, seen.false)).toBeGreaterThan(200)
})

test('a survey without paradigms and attributes has no fields for them', () => {
  const { components, title } = manifest
  const { papers: few } = judges({ title, components })
  expect(few({ k: base })).toBe(true)
  expect(few({ k: { ...base, attributes: {} } })).toBe(true)
  expect(few({ k: { ...base, paradigm: 'p' } })).toBe(false)
  expect(few({ k: { ...base, attributes: { size: '7B' } } })).toBe(false)
})

test('every word of the taxonomy comes with its meaning', () => {
  const { properties } = JSON.parse(jsonSchemas(manifest)['papers.schema.json']).additionalProperties
  expect(properties.component).toEqual({
    type: 'string',
    description: 'Id of the component where the paper is first listed.',
    enum: ['a', 'd', 'leaf'],
    enumDescriptions: ['A', 'D (§2): What D is.', 'Leaf'],
  })
  expect(properties.also.items.enum).toEqual(['a', 'a/b', 'a/b/c', 'd', 'd/e', 'leaf'])
  expect(properties.also.items.enumDescriptions[2]).toBe('A › B › C')
  expect(properties.attributes.properties.open).toEqual({ type: 'boolean', description: 'Open or not' })
})

const good = { title: 'T', components: [{ id: 'a', title: 'A', subcategories: [{ id: 'b', title: 'B' }] }] }

// biome-ignore format: a table
test.each<[string, unknown, boolean]>([
  ['nothing more', {}, true],
  ['a new component', { components: [...good.components, { id: 'new', title: 'New' }] }, true],
  ['no components', { components: [] }, false],
  ['an unknown field at depth', { components: [{ id: 'a', title: 'A', subcategories: [{ id: 'b', titel: 'B' }] }] }, false],
  ['a section as a number', { components: [{ id: 'a', title: 'A', section: 2 }] }, false],
  ['a new attribute', { attributes: [{ id: 'x', type: 'list' }] }, true],
  ['an attribute of no type', { attributes: [{ id: 'x', type: 'string' }] }, false],
  ['an output', { outputs: [{ file: 'README.md', format: 'markdown', layout: 'table', links: ['arxiv', 'url'] }] }, true],
  ['an output without format', { outputs: [{ file: 'README.md' }] }, false],
  ['a rule', { lint: { rules: { 'future-date': 'off' } } }, true],
  ['a rule of no severity', { lint: { rules: { 'future-date': 'on' } } }, false],
  ['an unquoted arXiv id', { arxiv: 2603.25681 }, false],
])('a manifest with %s', (_, fields, isValid) => {
  const value = { ...good, ...(fields as object) }
  const { manifest: loaded } = loadManifest({ path: 'survey.yaml', text: JSON.stringify(value) })
  expect(loaded !== undefined).toBe(isValid)
  expect(survey(value)).toBe(isValid)
})

test.each(Object.entries(jsonSchemas(manifest)))('%s is draft-07 and known as ours', (name, text) => {
  expect(text).not.toMatch(/\$defs|unevaluated|"\$ref": "(?!#\/definitions\/)/)
  expect(JSON.parse(text).$schema).toBe('http://json-schema.org/draft-07/schema#')
  expect(isOwnSchema(name as 'papers.schema.json', text)).toBe(true)
})

test.each(['', 'x', '[]', 'null', '"Papers of a survey"', '{"title":"Manifest of a survey"}'])(
  '%s is no schema of papers of ours',
  (text) => {
    expect(isOwnSchema('papers.schema.json', text)).toBe(false)
  },
)
