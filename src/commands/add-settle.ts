/** From what is known of a paper to what is to be done about it: what a person must say is asked here. */
import { tidyFields } from '../core/draft.ts'
import { BrokenOff, UserError } from '../core/error.ts'
import type { Paper } from '../core/paper.ts'
import type { Arrival } from './add-facts.ts'
import { editEntry } from './add-manual.ts'
import { type AddOptions, givenFields } from './add-options.ts'
import { askPlace, placeMissing } from './add-place.ts'
import type { Ready, Refused } from './add-plan.ts'
import { describeFacts } from './add-report.ts'
import { askTwin, furtherPath } from './add-twin.ts'
import type { Context, OpenSurvey, Workspace } from './command.ts'
import { describeTwin, findTwin } from './twin.ts'

/** Where a paper is settled. */
export interface Setting {
  readonly context: Context
  readonly options: AddOptions
  readonly survey: OpenSurvey
  readonly workspace: Workspace
  /** Component, subcategory and the like that flags give. */
  readonly place: Partial<Paper>
}

/** Makes an arrival ready, or says why it is not. @throws BrokenOff when a person does not answer */
export async function settle(arrival: Arrival, setting: Setting): Promise<Ready | Refused> {
  try {
    return await settled(arrival, setting)
  } catch (error) {
    if (error instanceof BrokenOff || !(error instanceof UserError)) throw error
    return { arrival, message: error.message, hint: error.hint, exitCode: 2 }
  }
}

async function settled(given: Arrival, setting: Setting): Promise<Ready | Refused> {
  const { context, options, survey, workspace } = setting
  const { ask } = context
  const arrival = await completed(given, setting)
  const fields = fieldsOf(arrival, setting)
  if (!fields.title) throw untitled(arrival)
  context.stderr.write(describeFacts({ ...arrival, fields }))
  const twin = await findTwin(fields, await survey.titles(), survey, workspace)
  const isTwin = twin !== undefined && (twin.isSure || !options.force)
  if (isTwin) {
    const message = describeTwin(twin, workspace)
    const answer = ask && !options.yes ? await askTwin(ask, twin, message) : 'leave'
    if (answer === 'leave') return { arrival, message, exitCode: 1 }
    if (answer === 'list') {
      const { citekey } = twin.entry
      const path = await furtherPath(ask, twin, fields, setting.place, [survey, workspace])
      if (path)
        return { arrival, fields: fields as Ready['fields'], isForced: false, listing: { citekey, path } }
      return { arrival, message: `\`${citekey}\` is listed there already; nothing was written`, exitCode: 1 }
    }
  }
  if (!fields.component && !ask) throw await placeMissing(arrival, fields, options, survey, workspace)
  const place = ask && !fields.component ? await askPlace(ask, fields, survey, workspace) : {}
  return {
    arrival,
    fields: { ...fields, ...place } as Ready['fields'],
    isForced: options.force || isTwin,
    ...(options.key !== undefined && { key: options.key }),
  }
}

/** With `--manual` a person at a terminal writes what flags do not say. */
async function completed(arrival: Arrival, setting: Setting): Promise<Arrival> {
  const { context, options, workspace } = setting
  if (arrival.problem) throw arrival.problem
  const fields = fieldsOf(arrival, setting)
  if (!context.ask || !options.manual || fields.title) return arrival
  return editEntry(context.ask, { ...arrival, fields }, workspace)
}

/** What is known, as this survey would say it; flags have the last word. */
function fieldsOf(arrival: Arrival, { options, survey, workspace, place }: Setting): Partial<Paper> {
  return tidyFields({ ...declared(arrival, survey, workspace), ...givenFields(options), ...place })
}

/** Of attributes only the texts that this survey has; an abstract from a service only where its papers have one. */
function declared(
  { fields, facts }: Arrival,
  { manifest }: OpenSurvey,
  workspace: Workspace,
): Partial<Paper> {
  const { attributes = {}, abstract, ...others } = fields
  const texts = new Set(manifest.attributes?.filter(({ type }) => type === 'text').map(({ id }) => id))
  const kept = Object.entries(attributes).filter(([id]) => texts.has(id))
  const isWanted =
    !facts || workspace.dataPaths.some((path) => workspace.bytes(path).includes('\n  abstract:'))
  return {
    ...others,
    ...(abstract !== undefined && isWanted && { abstract }),
    ...(kept.length > 0 && { attributes: Object.fromEntries(kept) }),
  }
}

function untitled({ name, facts }: Arrival): UserError {
  if (name === '')
    return new UserError('a paper needs a title', {
      hint: 'Give --title, or a BibTeX entry with --bibtex FILE; or name the paper, as in `survey add 2203.14465`.',
    })
  return new UserError(`no title is known of \`${name}\``, {
    hint: facts
      ? 'Give it with --title.'
      : 'Give it with --title, or leave out --manual to have it looked up.',
  })
}
