/** The JSON Schemas (draft-07) that let editors complete and check a survey while it is typed, made from its own taxonomy. */
import * as z from 'zod'
import { Manifest } from './manifest.ts'
import { Citekey, Line, Paper } from './paper.ts'
import { breadcrumb, buildTaxonomy, type Paradigm, type Taxon, type Taxonomy } from './taxonomy.ts'

/** What each schema file is about; its `title`, by which a file of ours is known again. */
const titles = {
  'papers.schema.json': 'Papers of a survey',
  'survey.schema.json': 'Manifest of a survey',
} as const
export type SchemaName = keyof typeof titles

/** The schema files of a survey by name, as texts. */
export function jsonSchemas(manifest: Manifest): Readonly<Record<SchemaName, string>> {
  return {
    'papers.schema.json': print('papers.schema.json', papersOf(manifest)),
    'survey.schema.json': print('survey.schema.json', Manifest),
  }
}

/** Is a file's text a schema that was made here, whatever taxonomy it was made from? */
export function isOwnSchema(name: SchemaName, text: string): boolean {
  try {
    const schema: unknown = JSON.parse(text)
    return typeof schema === 'object' && schema !== null && 'title' in schema && schema.title === titles[name]
  } catch {
    return false
  }
}

function print(name: SchemaName, schema: z.ZodType): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' })
  const $comment = 'Made from survey.yaml by `survey schema`; run it again when the taxonomy has changed.'
  return `${JSON.stringify({ $schema, $comment, title: titles[name], ...rest }, null, 2)}\n`
}

/** Data files as this survey has them: with the ids of its own taxonomy, and its own attributes. */
function papersOf(manifest: Manifest): z.ZodType {
  const taxonomy = buildTaxonomy(manifest)
  const { component, subcategory, paradigm, also, attributes } = Paper.shape
  const paradigms = taxonomy.paradigms.map((one) => [one.id, describe(one)] as const)
  const paths = taxonomy.all.map((taxon) => [taxon.path, describe(taxon, taxonomy)] as const)
  const components = paths.filter(([path]) => !path.includes('/'))
  const paper = Paper.extend({
    component: like(component, oneOf(components)),
    subcategory: like(subcategory, z.string()).optional(),
    paradigm: like(paradigm, z.union([oneOf(paradigms), z.array(oneOf(paradigms)).min(1)])).optional(),
    also: like(also, z.array(oneOf(paths)).min(1)).optional(),
    attributes: like(attributes, attributesOf(manifest)).optional(),
  })
  /** A survey without paradigms has no such field. */
  const known = paradigms.length > 0 ? paper : paper.omit({ paradigm: true })
  const allOf = components.map(([id]) => subcategoriesOf(id, paths))
  return z.record(Citekey, known.meta({ allOf })).meta({ defaultSnippets: [snippet(components)] })
}

/** An id or path, and what it means. */
type Word = readonly [word: string, meaning: string]

/** One of some words, each with its meaning for those who type it. */
function oneOf(words: readonly Word[]): z.ZodType {
  return z.enum(words.map(([word]) => word)).meta(meanings(words))
}

/** Editors name every word that could have been meant; more than a few would fill the screen. */
const mostNamed = 12

function meanings(words: readonly Word[]): Readonly<Record<string, unknown>> {
  const enumDescriptions = words.map(([, meaning]) => meaning)
  if (words.length <= mostNamed) return { enumDescriptions }
  const errorMessage = `must be an id or path that survey.yaml has, such as \`${words.at(-1)?.[0]}\``
  return { enumDescriptions, errorMessage }
}

/** A schema in the place of a field that takes more: described like it, without the examples of another survey. */
function like(field: z.ZodType, schema: z.ZodType): z.ZodType {
  const { description = '' } = field.meta() ?? {}
  return schema.meta({ description })
}

/** Below a component, its own paths only; none at all where it has none. */
function subcategoriesOf(component: string, paths: readonly Word[]): object {
  const below = paths.flatMap(([path, meaning]): Word[] =>
    path.startsWith(`${component}/`) ? [[path.slice(component.length + 1), meaning]] : [],
  )
  const subcategory = below.length > 0 && { enum: below.map(([path]) => path), ...meanings(below) }
  return {
    if: { properties: { component: { const: component } }, required: ['component'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { subcategory } },
  }
}

const attributeTypes = { text: Line, number: z.number(), boolean: z.boolean(), list: z.array(Line) }

function attributesOf({ attributes = [] }: Manifest): z.ZodType {
  const fields = attributes.map(({ id, title = id, type }) => [
    id,
    attributeTypes[type].optional().meta({ description: title }),
  ])
  const schema = z.strictObject(Object.fromEntries(fields))
  return attributes.length > 0 ? schema : schema.meta({ doNotSuggest: true })
}

/** `Data Acquisition › Static Curation (§2.2): what belongs there`. */
function describe(term: Taxon | Paradigm, taxonomy?: Taxonomy): string {
  const title = taxonomy && 'path' in term ? breadcrumb(taxonomy, term.path) : term.title
  const section = 'section' in term && term.section ? ` (§${term.section})` : ''
  return title + section + (term.description ? `: ${term.description}` : '')
}

/** A whole entry to fill in, for editors that offer one: `${number:what to replace}`. */
function snippet(components: readonly Word[]): object {
  const blank = (number: number, words: string) => `\${${number}${words}}`
  const choices = components.map(([id]) => id).join(',')
  const body = {
    title: `"${blank(2, ':Title')}"`,
    authors: [blank(3, ':Given Family')],
    date: blank(4, ':YYYY-MM'),
    component: blank(5, `|${choices}|`),
  }
  return { label: 'paper', description: 'A new entry.', body: { [blank(1, ':citekey')]: body } }
}
