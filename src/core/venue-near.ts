/** The known venue that somebody probably meant: a slip of the pen away from what is written. */
import { distance } from 'fastest-levenshtein'
import { parseVenue } from './venue.ts'
import { knownNames, tellingWords } from './venue-index.ts'

/**
 * The canonical spelling of the venue that an unknown one is nearest to: letters swapped in a short name, one letter
 * wrong in a longer one, two in a title. Undefined when nothing is near, because short names of venues lie close
 * together (`ICMR` is not `ICML`), or when two are.
 */
export function nearVenue(text: string): string | undefined {
  if (text.length > 200 || parseVenue(text)) return undefined
  const { words, year } = tellingWords(text)
  const written = words.join(' ')
  if (written.length < 4 || !/\p{L}/u.test(written)) return undefined
  const near = new Set<string>()
  for (const [name, series] of knownNames()) if (isNear(written, name)) near.add(series)
  const [series, another] = near
  if (!series || another) return undefined
  return parseVenue(year === undefined ? series : `${series} ${year}`)?.canonical
}

function isNear(written: string, name: string): boolean {
  const longest = Math.max(written.length, name.length)
  if (Math.abs(written.length - name.length) > 2) return false
  if (longest < 4 || written.charAt(0) !== name.charAt(0)) return false
  if (name.includes(' ')) return longest >= 16 && distance(written, name) <= 2
  return isSwapped(written, name) || (name.length >= 7 && distance(written, name) === 1)
}

/** Are these the same letters but for two neighbours that changed places? */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length || one === other) return false
  let at = 0
  while (one[at] === other[at]) at++
  const isSwap = one[at] === other[at + 1] && one[at + 1] === other[at]
  return isSwap && one.slice(at + 2) === other.slice(at + 2)
}
