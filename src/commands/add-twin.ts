/** A paper that is there already: a person may have it listed at another place too, or say that it is another one. */
import { listingsOf } from '../core/database.ts'
import type { Paper } from '../core/paper.ts'
import { askPath } from './add-place.ts'
import type { Asker, OpenSurvey, Workspace } from './command.ts'
import type { Twin } from './twin.ts'

/** What to do about it: `leave`, `list` or `add`. */
export function askTwin(ask: Asker, { isSure }: Twin, message: string): Promise<string> {
  const said = message.split('; nothing was written')[0] ?? ''
  return ask.choose(`${said.charAt(0).toUpperCase()}${said.slice(1)}.`, [
    { value: 'leave', label: 'leave it as it is' },
    { value: 'list', label: 'list it at another place too' },
    ...(isSure ? [] : [{ value: 'add', label: 'it is another paper: add it' }]),
  ])
}

/** Where it is listed too: where flags say, else where the person says; undefined when it stands there already. */
export async function furtherPath(
  ask: Asker | undefined,
  { entry: { citekey, paper } }: Twin,
  fields: Partial<Paper>,
  place: Partial<Paper>,
  [survey, workspace]: readonly [OpenSurvey, Workspace],
): Promise<string | undefined> {
  const given = [place.component, place.subcategory].filter(Boolean).join('/')
  const question = `Where is \`${citekey}\` listed too?`
  const path = given || (ask && (await askPath(ask, question, fields, survey, workspace)))
  return path && !listingsOf(paper).includes(path) ? path : undefined
}
