/** The manifest: the survey's own title, taxonomy, outputs and lint settings, as one zod schema. */
import * as z from 'zod'
import { identifierKinds } from './identifier.ts'
import { Author, Id, identifier, Line, Link, Text } from './paper.ts'

const titled = {
  id: Id.meta({ description: 'Short name that papers use; unique among its siblings.' }),
  title: Line.meta({ description: 'Heading as readers see it.' }),
  description: Text.optional().meta({ description: 'What belongs here, a sentence or two.' }),
}

/** A component, a subcategory or a group below it. */
export interface TaxonEntry {
  readonly id: string
  readonly title: string
  readonly section?: string | undefined
  readonly description?: string | undefined
  readonly subcategories?: readonly TaxonEntry[] | undefined
}

const Taxon: z.ZodType<TaxonEntry> = z
  .strictObject({
    ...titled,
    section: Line.optional().meta({
      description: 'Number of the section in the paper, quoted: `"2.4.1"`.',
      errorMessage: 'must be in quotes, such as `"2.4.1"`',
    }),
    get subcategories() {
      return z
        .array(Taxon)
        .optional()
        .meta({ description: 'The level below, of the same form, to any depth.' })
    },
  })
  .meta({ id: 'Taxon' })

const Paradigm = z.strictObject({
  ...titled,
  marker: Line.optional().meta({ description: 'Mark shown beside its papers, such as 🔵.' }),
})

const Output = z.strictObject({
  file: Line.meta({ description: 'File to write, relative to the manifest; it must lie in the project.' }),
  format: Id.meta({ description: 'Name of a format, such as `markdown` or `bibtex`.' }),
  block: Id.optional().meta({ description: 'Rewrite only this marked block of a hand-written file.' }),
  layout: z
    .enum(['list', 'table', 'counts'])
    .optional()
    .meta({ description: 'Markdown: nested list (default), tables, or the counts alone.' }),
  item: Line.optional().meta({
    description: 'Markdown: how a list item is written; `<…>` vanishes when a field in it is missing.',
  }),
  links: z
    .array(z.enum([...identifierKinds, 'url']))
    .min(1)
    .optional()
    .meta({ description: 'Which link a title carries: the first of these that the paper has.' }),
  unicode: z
    .boolean()
    .optional()
    .meta({ description: 'BibTeX: keep letters as they are (for biber) instead of LaTeX escapes.' }),
})

const Attribute = z.strictObject({
  id: Id.meta({ description: 'Name under which papers give it.' }),
  title: Line.optional().meta({ description: 'Heading as readers see it.' }),
  type: z.enum(['text', 'number', 'boolean', 'list']).meta({ description: 'What the values are.' }),
})

/** Severities by rule. */
const Severities = z.record(Id, z.enum(['off', 'info', 'warning', 'error']))

/** The manifest, `survey.yaml`. */
export const Manifest = z.strictObject({
  title: Line.meta({ description: 'Title of the survey.' }),
  authors: z.array(Author).min(1).optional().meta({ description: 'Who wrote the survey.' }),
  arxiv: identifier('arxiv', '2603.25681').optional().meta({ description: 'arXiv id of the survey paper.' }),
  url: Link.optional().meta({ description: 'Address of the survey.' }),
  description: Text.optional().meta({ description: 'What the survey is about.' }),
  components: z.array(Taxon).min(1).meta({ description: 'The taxonomy, in reading order.' }),
  paradigms: z
    .array(Paradigm)
    .optional()
    .meta({ description: 'Ways of working that cut across the taxonomy.' }),
  attributes: z.array(Attribute).optional().meta({ description: "Fields of the survey's own." }),
  outputs: z.array(Output).optional().meta({ description: 'What `survey render` writes.' }),
  lint: z
    .strictObject({
      rules: Severities.optional().meta({
        description: '`off`, `info`, `warning` or `error` by rule, where it differs from the rule’s own.',
      }),
      components: z
        .record(Id, Severities)
        .optional()
        .meta({
          description: 'The same for the papers of one component only.',
          examples: [{ applications: { 'missing-authors': 'off' } }],
        }),
    })
    .optional()
    .meta({ description: 'Settings of `survey lint`.' }),
})
export type Manifest = z.infer<typeof Manifest>
export type Output = NonNullable<Manifest['outputs']>[number]
