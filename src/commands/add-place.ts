/** Where a new paper is listed: as flags say, as a person at the terminal says, or not yet. */
import { UserError } from '../core/error.ts'
import type { Paper } from '../core/paper.ts'
import { breadcrumb, type Taxonomy } from '../core/taxonomy.ts'
import { resolveComponent, resolveParadigm, resolveSubcategory, resolveTaxon } from '../core/vocabulary.ts'
import { commandLine } from './add-line.ts'
import type { AddOptions } from './add-options.ts'
import type { Asker, Choice, OpenSurvey, Workspace } from './command.ts'

/** Component, subcategory, paradigm and further listings in the survey's own words. @throws UserError for words it does not have */
export function givenPlace(
  { component, subcategory, paradigm, also }: AddOptions,
  { taxonomy }: OpenSurvey,
): Partial<Paper> {
  const first = component === undefined ? undefined : resolveComponent(taxonomy, component)
  const path =
    subcategory === undefined ? first : resolveSubcategory(taxonomy, subcategory, first ? [first] : undefined)
  const paradigms = paradigm?.map((word) => resolveParadigm(taxonomy, word)) ?? []
  return {
    ...(path && atPath(path)),
    ...(paradigms.length > 0 && {
      paradigm: paradigms.length === 1 && paradigms[0] ? paradigms[0] : paradigms,
    }),
    ...(also && { also: also.map((word) => resolveTaxon(taxonomy, word).path) }),
  }
}

function atPath(path: string): { component: string; subcategory?: string } {
  const [component = '', ...below] = path.split('/')
  return { component, ...(below.length > 0 && { subcategory: below.join('/') }) }
}

/** Asks where a paper belongs, and for its paradigm where the survey has any. */
export async function askPlace(
  ask: Asker,
  fields: Partial<Paper>,
  survey: OpenSurvey,
  workspace: Workspace,
): Promise<Partial<Paper>> {
  const { paradigms } = survey.taxonomy
  const path = await askPath(ask, `Where does \`${fields.title}\` belong?`, fields, survey, workspace)
  if (fields.paradigm !== undefined || paradigms.length === 0) return atPath(path)
  const choices = paradigms.map(({ id, title }) => ({ value: id, label: title, hint: id }))
  const paradigm = await ask.choose('Which paradigm?', [{ value: '', label: 'none' }, ...choices])
  return { ...atPath(path), ...(paradigm && { paradigm }) }
}

/** Asks for one place of the taxonomy; the likeliest come first. */
export async function askPath(
  ask: Asker,
  question: string,
  fields: Partial<Paper>,
  survey: OpenSurvey,
  workspace: Workspace,
): Promise<string> {
  const suggested = await suggestPlaces(fields, survey, workspace)
  const first = suggested.map(({ path, near }): Choice => {
    const hint = near.length > 0 ? `like ${near.slice(0, 2).join(', ')}` : path
    return { value: path, label: breadcrumb(survey.taxonomy, path), hint }
  })
  const rest = survey.taxonomy.all.filter(({ path }) => !suggested.some((one) => one.path === path))
  return ask.choose(question, [...first, ...rest.map(({ path }) => choiceOf(survey.taxonomy, path))])
}

function choiceOf(taxonomy: Taxonomy, path: string): Choice {
  return { value: path, label: breadcrumb(taxonomy, path), hint: path }
}

/** Says what to add to the command line, as nobody can be asked. */
export async function placeMissing(
  { name, word }: { readonly name: string; readonly word?: string },
  fields: Partial<Paper>,
  options: AddOptions,
  survey: OpenSurvey,
  workspace: Workspace,
): Promise<UserError> {
  const suggested = await suggestPlaces(fields, survey, workspace)
  const [best] = suggested
  if (!best)
    return new UserError('a paper needs a component', {
      hint: `Give --component: ${survey.taxonomy.components.map(({ id }) => id).join(', ')}.`,
    })
  const width = Math.max(...suggested.map(({ path }) => path.length))
  const lines = suggested.map(({ path, near }) => {
    const like = near.length > 0 ? `like ${near.slice(0, 3).join(', ')}` : 'by its description'
    return `  ${path.padEnd(width)}  ${like}`
  })
  const isOne = word !== undefined || name === ''
  const line = commandLine(word, isOne ? options : {}, atPath(best.path))
  return new UserError(`a paper needs a component; it may belong in\n${lines.join('\n')}`, {
    hint: isOne
      ? `For the first of them, run\n  ${line}`
      : `For the first of them, add it alone with\n  ${line.replace('survey add ', '')}`,
  })
}

/** The three likeliest places. */
async function suggestPlaces(fields: Partial<Paper>, survey: OpenSurvey, workspace: Workspace) {
  const { indexPlaces, restorePlaces } = await import('./suggest.ts')
  let index = restorePlaces(workspace.recall('places', survey.key))
  if (!index) {
    index = indexPlaces(await survey.entries(), survey.taxonomy)
    workspace.note('places', survey.key, index.store())
  }
  const text = [fields.title ?? '', fields.abstract ?? ''].join(' ').slice(0, 10_000)
  return index.suggest(text).slice(0, 3)
}
