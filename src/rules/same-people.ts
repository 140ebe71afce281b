/** Do two entries name the same people? */
import type { Author, Paper } from '../core/paper.ts'
import { titleWords } from '../core/title.ts'

/** True when their first authors, or half of all, share a name; undefined when an entry names nobody or an organisation. */
export function agreeOnPeople(a: Paper, b: Paper): boolean | undefined {
  const [firstOfA, firstOfB] = [a.authors?.[0], b.authors?.[0]]
  if (typeof firstOfA !== 'string' || typeof firstOfB !== 'string') return undefined
  const [partsOfA, partsOfB] = [namesIn([firstOfA]), namesIn([firstOfB])]
  if (shared(partsOfA, partsOfB) >= Math.min(2, partsOfA.size, partsOfB.size)) return true
  const [namesOfA, namesOfB] = [namesIn(a.authors), namesIn(b.authors)]
  return shared(namesOfA, namesOfB) >= Math.min(namesOfA.size, namesOfB.size) / 2
}

/** All parts of names but initials, since people are written in many ways. */
function namesIn(authors: readonly Author[] | undefined): Set<string> {
  const people = (authors ?? []).slice(0, 30).filter((author) => typeof author === 'string')
  return new Set(people.flatMap(titleWords).filter((word) => word.length > 1))
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((name) => b.has(name)).length
}
