/** A paper as BibTeX says it. */
import type { Draft } from '../core/draft.ts'
import { UserError } from '../core/error.ts'
import type { Context } from './command.ts'

/** The one entry of a BibTeX file, `-` for standard input. @throws UserError when it holds none, several or a broken one */
export async function readDraft(context: Context, path: string): Promise<Draft> {
  const { readBibtex } = await import('../formats/bibtex-read.ts')
  const file = path === '-' ? { path: 'standard input', text: await context.stdin() } : context.readText(path)
  const { drafts, diagnostics } = readBibtex(file)
  const [draft, second] = drafts
  const problem = diagnostics.find(({ severity }) => severity !== 'info')
  if (problem)
    throw new UserError(`${file.path}:${problem.place.line}:${problem.place.column} ${problem.message}`, {
      hint: 'Correct the BibTeX entry and add it again.',
    })
  if (!draft)
    throw new UserError(`${file.path} holds no BibTeX entry`, {
      hint: 'It should look like `@inproceedings{key, title = {…}}`.',
    })
  if (second)
    throw new UserError(`${file.path} holds ${drafts.length} BibTeX entries`, {
      hint: 'Add them one at a time: each needs a component of its own.',
    })
  return draft
}
