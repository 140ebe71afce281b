/** The options by which commands choose papers, and the query they make. */
import { fieldOrder } from '../core/fields.ts'
import type { Field } from '../core/paper.ts'
import { parseYears, type Query } from '../core/query.ts'
import type { Taxonomy } from '../core/taxonomy.ts'
import { resolveComponent, resolveParadigm, resolveSubcategory, resolveWord } from '../core/vocabulary.ts'
import type { Option } from './command.ts'

/** What the options below give. */
export interface FilterOptions {
  readonly component?: readonly string[]
  readonly subcategory?: readonly string[]
  readonly paradigm?: readonly string[]
  readonly year?: readonly string[]
  readonly venue?: readonly string[]
  readonly author?: readonly string[]
  readonly has?: readonly string[]
  readonly missing?: readonly string[]
}

/** A flag given twice means either, but `--has` and `--missing` ask for all their fields; different flags must all hold. */
export const filterOptions: readonly Option[] = [
  {
    flags: '-c, --component <name>',
    description: 'listed in this component: its id, its title or the beginning of one',
    repeatable: true,
  },
  { flags: '-s, --subcategory <name>', description: 'listed at or below this subcategory', repeatable: true },
  { flags: '-p, --paradigm <name>', description: 'of this paradigm', repeatable: true },
  { flags: '-y, --year <years>', description: 'dated 2023, 2023..2025, 2023.. or ..2020', repeatable: true },
  {
    flags: '--venue <name>',
    description: 'published there: NeurIPS, "ACL 2024", any words',
    repeatable: true,
  },
  { flags: '--author <name>', description: 'by this author, any part of the name', repeatable: true },
  {
    flags: '--has <field>',
    description: 'with this field (doi, code, note, …); twice: with both',
    repeatable: true,
  },
  { flags: '--missing <field>', description: 'without this field; twice: with neither', repeatable: true },
]

/** The query that options mean. @throws UserError on words that the survey does not know. */
export function queryOf(options: FilterOptions, taxonomy: Taxonomy): Query {
  const { component, subcategory, paradigm, year, venue, author, has, missing } = options
  const components = component?.map((word) => resolveComponent(taxonomy, word))
  const field = (word: string): Field => resolveWord('field', fieldOrder, word)
  return {
    ...(components && { components }),
    ...(subcategory && {
      subcategories: subcategory.map((word) => resolveSubcategory(taxonomy, word, components)),
    }),
    ...(paradigm && { paradigms: paradigm.map((word) => resolveParadigm(taxonomy, word)) }),
    ...(year && { years: year.map(parseYears) }),
    ...(venue && { venues: venue }),
    ...(author && { authors: author }),
    ...(has && { has: has.map(field) }),
    ...(missing && { missing: missing.map(field) }),
  }
}

/** The components that a query can find papers in; undefined means all. */
export function componentsOf({ components, subcategories }: Query): readonly string[] | undefined {
  return components ?? subcategories?.map((path) => path.split('/', 1)[0] ?? '')
}
