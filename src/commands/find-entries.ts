/** The papers that citekeys on the command line name. */
import type { Entry } from '../core/database.ts'
import { UserError } from '../core/error.ts'
import { didYouMean } from '../core/spelling.ts'

/** The entry with a citekey, whatever its case. @throws UserError with the nearest one when there is none */
export function findEntry(entries: readonly Entry[], citekey: string): Entry {
  const lower = citekey.toLowerCase()
  const entry = entries.find((candidate) => candidate.citekey.toLowerCase() === lower)
  if (entry) return entry
  const guess = didYouMean(
    citekey,
    entries.map((candidate) => candidate.citekey),
  )
  throw new UserError(`no paper has the citekey \`${citekey}\`${guess}`, {
    hint: '`survey list` shows all citekeys.',
  })
}

/** The entries with these citekeys, each once, in the order of the files; all when none is named. @throws UserError like `findEntry` */
export function findEntries(entries: readonly Entry[], citekeys: readonly string[]): readonly Entry[] {
  if (citekeys.length === 0) return entries
  const chosen = new Set(citekeys.map((citekey) => findEntry(entries, citekey)))
  return entries.filter((entry) => chosen.has(entry))
}
