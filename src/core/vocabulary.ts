/** Words of the controlled vocabulary as people type them: an id, a title, a path, or the beginning of one. */
import { UserError } from './error.ts'
import { nearest } from './spelling.ts'
import type { Taxon, Taxonomy } from './taxonomy.ts'

/** Something a word can mean. */
interface Term {
  readonly id: string
  readonly title: string
  /** For terms of a tree: where in it. */
  readonly path?: string
}

/** The path of the component that a word means. @throws UserError with the nearest and all of them. */
export function resolveComponent(taxonomy: Taxonomy, word: string): string {
  return resolve('component', taxonomy.components, word).path
}

/** The path of the subcategory that a word means, within some components where these are given. @throws UserError as above. */
export function resolveSubcategory(taxonomy: Taxonomy, word: string, components?: readonly string[]): string {
  const below = taxonomy.all.filter(
    ({ path, depth }) =>
      depth > 1 && (components?.some((component) => path.startsWith(`${component}/`)) ?? true),
  )
  return resolve('subcategory', below, word).path
}

/** The path of the component or subcategory that a word means. @throws UserError as above. */
export function resolveTaxon(taxonomy: Taxonomy, word: string): Taxon {
  return resolve('component or subcategory', taxonomy.all, word)
}

/** The id of the paradigm that a word means. @throws UserError as above. */
export function resolveParadigm(taxonomy: Taxonomy, word: string): string {
  return resolve('paradigm', taxonomy.paradigms, word).id
}

/** The one of some plain words that a word means. `hint` stands for all of them where they are many. @throws UserError as above. */
export function resolveWord<Word extends string>(
  kind: string,
  words: readonly Word[],
  word: string,
  hint?: string,
): Word {
  const terms = words.map((id) => ({ id, title: id }))
  return resolve(kind, terms, word, hint).id as Word
}

function resolve<T extends Term>(kind: string, terms: readonly T[], word: string, hint?: string): T {
  const asked = word.trim().toLowerCase()
  const names = (term: Term) =>
    [term.path, term.id, term.title, pathTail(term)].map((name) => name?.toLowerCase())
  const exact = terms.filter((term) => names(term).includes(asked))
  const found =
    exact.length > 0 || asked === ''
      ? exact
      : topmost(terms.filter((term) => names(term).some((name) => name?.startsWith(asked))))
  const [first, second] = found
  const label = (term: Term) => term.path ?? term.id
  if (first && !second) return first
  if (first)
    throw new UserError(`\`${word}\` could be several: ${found.map(label).join(', ')}`, {
      hint: `Write the whole ${first.path === undefined ? 'name' : 'path'} of the ${kind}.`,
    })
  const guess = nearest(
    asked,
    terms.flatMap((term) => [term.id, label(term), term.title.toLowerCase()]),
  )
  const meant = terms.find((term) => [term.id, label(term), term.title.toLowerCase()].includes(guess ?? ''))
  throw new UserError(`unknown ${kind} \`${word}\`${meant ? `; did you mean \`${label(meant)}\`?` : ''}`, {
    hint:
      hint ??
      (terms.length > 0
        ? `Known: ${terms.map(label).join(', ')}.`
        : `This survey has none; add it to the manifest.`),
  })
}

/** Terms without those below one of them, whose paths begin like its own. */
function topmost<T extends Term>(terms: readonly T[]): T[] {
  const isBelow = ({ path }: Term) => terms.some((term) => term.path && path?.startsWith(`${term.path}/`))
  return terms.filter((term) => !isBelow(term))
}

/** The path below the component, as papers write it in `subcategory`. */
function pathTail({ path }: Term): string | undefined {
  return path?.includes('/') ? path.slice(path.indexOf('/') + 1) : undefined
}
