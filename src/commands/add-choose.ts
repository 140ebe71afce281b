/** Papers of one title: which of them is meant? */
import { UserError } from '../core/error.ts'
import type { Paper } from '../core/paper.ts'
import { sameTitle } from '../core/same-work.ts'
import type { Choice as Candidates } from '../sources/resolve.ts'
import { referencesIn } from '../sources/routes.ts'
import type { Found, Reference } from '../sources/source.ts'
import { commandLine } from './add-line.ts'
import type { AddOptions } from './add-options.ts'
import { reasonsOf, sourceLabel } from './asked.ts'
import type { Asker } from './command.ts'

/**
 * The one that a person at the terminal chooses, or with `--yes` the only one that has just this title.
 * @throws UserError that lists them where nobody can be asked, or says that there are none
 */
export async function chooseCandidate(
  ask: Asker | undefined,
  name: string,
  { candidates, asked }: Candidates,
  options: AddOptions,
): Promise<Found> {
  if (candidates.length === 0) {
    const why = reasonsOf(asked)
    throw new UserError(
      `no paper is known by the title \`${name}\`${why.length > 0 ? ` (${why.join('; ')})` : ''}`,
      {
        hint: 'Write the whole title, give an identifier, or add it by hand with --manual.',
      },
    )
  }
  const same = candidates.filter(({ similarity }) => similarity >= sameTitle)
  const [only] = same
  if (options.yes && only && same.length === 1) return only.found
  const all = candidates.slice(0, 20).map(({ found }) => found)
  const chosen = ask && (await pick(ask, name, all))
  if (chosen) return chosen
  throw ask
    ? new UserError(`no paper was chosen for \`${name}\``, {
        hint: 'Give an identifier, or add it by hand with --manual.',
      })
    : ambiguous(name, all, options)
}

async function pick(ask: Asker, name: string, all: readonly Found[]): Promise<Found | undefined> {
  const choices = all.map((found, index) => ({ value: String(index), label: described(found) }))
  const none = { value: 'none', label: 'none of these' }
  return all[Number(await ask.choose(`Which paper is \`${name}\`?`, [...choices, none]))]
}

function ambiguous(name: string, all: readonly Found[], options: AddOptions): UserError {
  const lines = all.slice(0, 5).map((found) => {
    const word = wordOf(found.draft.fields)
    return `  ${described(found)}${word ? `\n    ${commandLine(word, options, {})}` : ''}`
  })
  return new UserError(
    `\`${name}\` may be ${all.length === 1 ? 'this paper' : 'one of these'}:\n${lines.join('\n')}`,
    {
      hint: 'Run the line below the one that you mean.',
    },
  )
}

/** How a paper is named so that it is found again. */
function wordOf(fields: Partial<Paper>): string | undefined {
  const [known]: readonly (Reference | undefined)[] = referencesIn(fields)
  if (known?.kind === 'acl') return `https://aclanthology.org/${known.value}`
  if (known?.kind === 'openreview') return `https://openreview.net/forum?id=${known.value}`
  return known?.value ?? fields.url
}

function described({ draft: { fields }, origin }: Found): string {
  const { title = '', authors = [], date, venue } = fields
  const [first] = authors
  const who = first === undefined ? [] : [typeof first === 'string' ? first : first.literal]
  const facts = [
    ...who,
    ...(date ? [String(date).slice(0, 4)] : []),
    ...(venue ? [venue] : []),
    sourceLabel(origin.source),
  ]
  return `${title.slice(0, 200)} (${facts.join(', ')})`
}
