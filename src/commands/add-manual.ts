/** An entry that a person writes in their editor. */
import { UserError } from '../core/error.ts'
import { fieldOrder } from '../core/fields.ts'
import { loadDatabase } from '../core/load.ts'
import type { Paper } from '../core/paper.ts'
import { printField } from '../core/print.ts'
import type { Arrival } from './add-facts.ts'
import type { Asker, Workspace } from './command.ts'

/** What the template asks for whether or not anything is known of it. */
const asked: ReadonlySet<string> = new Set([
  ...['title', 'authors', 'date', 'venue', 'arxiv', 'doi', 'url', 'component', 'subcategory', 'paradigm'],
])

/** The fields as a person completes them. @throws UserError when they make no entry; what was written then stays in its file */
export async function editEntry(ask: Asker, arrival: Arrival, workspace: Workspace): Promise<Arrival> {
  const edited = await ask.edit(templateOf(arrival))
  const text = edited.text.replace(/^ {2}[a-z]+:[ \t]*(?:\[\])?[ \t]*\r?$/gm, '')
  const isEmpty = text.split('\n').every((line) => /^(?:#.*|\S+:)?\s*$/.test(line))
  if (isEmpty) {
    edited.discard()
    throw new UserError('the entry is empty; nothing was written', { hint: 'Fill in at least its title.' })
  }
  const { database, diagnostics } = loadDatabase(workspace.file(workspace.manifestPath), [
    { path: edited.path, text },
  ])
  const [entry, second] = database?.entries ?? []
  const [problem] = diagnostics
  if (problem || !entry || second)
    throw new UserError(
      `${edited.path}${problem ? `:${problem.place.line} ${problem.message}` : ' does not hold one entry'}; nothing was written`,
      {
        hint: 'What you wrote stays in that file; correct it and put it into the survey by hand, or begin again.',
      },
    )
  edited.discard()
  const { citekey, paper } = entry
  return { ...arrival, fields: paper, ...(citekey !== unnamed && { citekey }) }
}

const unnamed = 'citekey'

function templateOf({ citekey = unnamed, fields }: Arrival): string {
  const lines = fieldOrder.flatMap((field) => {
    const value = fields[field as keyof Paper]
    if (value !== undefined) return [`  ${field}: ${printField(field, value)}\n`]
    return asked.has(field) ? [`  ${field}: ${field === 'authors' ? '[]' : ''}\n`] : []
  })
  return `# Fill in the entry, save it and close the editor. Lines without a value are left out.
# Authors stand in brackets: [Ada Lovelace, Wei Wang]. Identifiers stand in quotes: "2401.00001".
# A citekey is proposed unless you replace the word \`${unnamed}\`.
${citekey}:
${lines.join('')}`
}
