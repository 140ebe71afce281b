/** Finding the series that a text names, whatever its sponsors, ordinals, volumes and years. */
import { type Series, venues } from './venues.ts'

/** A series found in a text, with the year written beside it and the year its edition or volume implies. */
export interface Hit {
  readonly series: Series
  readonly year: number | undefined
  readonly implied: number | undefined
}

/** A year on its own, not the beginning of an arXiv id or a longer number. */
export const yearPattern = /(?<!\d)(?:19|20)\d\d(?!\d|\.\d)/

/** The series whose name, title or alias the whole text is, or undefined. */
export function identify(text: string): Hit | undefined {
  const { all, words, year, edition, number } = dissect(text)
  index ??= buildIndex()
  const exact = index.get(all.join(' '))
  const series = exact ?? index.get(words.join(' '))
  if (!series) return undefined
  // "In Nature" or "Proceedings of Science" is no exact name of these journals.
  if (!exact && words.length === 1 && series.kind === 'journal' && !/[A-Z]{2}/.test(series.name))
    return undefined
  if (words.length > 1) return { series, year, implied: impliedYear(series, edition, number) }
  const short = series.kind === 'conference' && number !== undefined && number > 9 && number < 60
  return { series, year: year ?? (short ? 2000 + number : undefined), implied: impliedYear(series, edition) }
}

/** As `identify`, for one clause of a longer text, where a place (`Charleston, SC`) or a word could pass for a name. */
export function identifyClause(clause: string): Hit | undefined {
  const hit = identify(clause)
  if (!hit || hit.series.kind === 'journal' || hit.series.kind === 'preprint') return undefined
  const bare = clause.trim().toLowerCase()
  const telling = hit.year !== undefined || bare.length > 2
  return telling && (/[A-Z].*[A-Z]/.test(clause) || bare.startsWith(hit.series.name.toLowerCase()))
    ? hit
    : undefined
}

/** Every spelling that is known, in lower case without what tells nothing, with the name of its series. */
export function knownNames(): ReadonlyMap<string, string> {
  index ??= buildIndex()
  names ??= new Map([...index].map(([name, series]) => [name, series.name]))
  return names
}

/** The words of a text that tell its series, in lower case, and the year among them. */
export function tellingWords(text: string): { readonly words: readonly string[]; readonly year?: number } {
  const { words, year } = dissect(text)
  return { words, ...(year !== undefined && { year }) }
}

/** The first year written in a text. */
export function yearIn(text: string): number | undefined {
  const year = yearPattern.exec(text)?.[0]
  return year ? Number(year) : undefined
}

/** What `find` gives for the first item for which it gives anything. */
export function first<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}

/** The edition that a series held in a year, or undefined where the table does not tell. */
export function editionOf(series: Series, year: number): number | undefined {
  const { first, since = 0, editions } = series
  if (editions) return editions[year]
  return first !== undefined && year > first && year >= since ? year - first : undefined
}

/** `Forty-first` for 41, `41st` from 100 on. */
export function ordinalWord(count: number): string {
  const unit = units[count - 1]
  if (unit || count < 1 || count > 99) return unit ?? ordinalNumeral(count)
  const stem = tens[Math.floor(count / 10) - 2] ?? ''
  return count % 10 ? `${stem}y-${units[(count % 10) - 1]?.toLowerCase()}` : `${stem}ieth`
}

/** `41st` for 41. */
export function ordinalNumeral(count: number): string {
  const teen = count % 100 > 10 && count % 100 < 14
  return count + (teen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th'))
}

const units = (
  'First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth ' +
  'Fifteenth Sixteenth Seventeenth Eighteenth Nineteenth'
).split(' ')
const tens = 'Twent Thirt Fort Fift Sixt Sevent Eight Ninet'.split(' ')
const ordinals = new Map(Array.from({ length: 99 }, (_, at) => [ordinalWord(at + 1).toLowerCase(), at + 1]))

function impliedYear(series: Series, edition?: number, volume?: number): number | undefined {
  const listed = Object.entries(series.editions ?? {}).find(([, count]) => count === edition)?.[0]
  if (listed) return Number(listed)
  const held = edition !== undefined && series.first !== undefined ? series.first + edition : undefined
  if (held !== undefined && editionOf(series, held) === edition && held < 2100) return held
  return volume && volume < 200 && series.volume !== undefined ? series.volume + volume : undefined
}

let index: ReadonlyMap<string, Series> | undefined
let names: ReadonlyMap<string, string> | undefined

/** Every name, title and alias, with and without the words that tell nothing; the first series to claim one has it. */
function buildIndex(): ReadonlyMap<string, Series> {
  const found = new Map<string, Series>()
  for (const series of venues) {
    const title = series.title.replace(/\{[^{}]*\}/g, ' ')
    for (const text of [series.name, title, title.replace(/ \([^()]*\)$/, ''), ...(series.aliases ?? [])]) {
      const { all, words } = dissect(text)
      const keys = words.length > 1 ? [all.join(' '), words.join(' ')] : [all.join(' ')]
      for (const key of keys) if (!found.has(key)) found.set(key, series)
    }
  }
  return found
}

// biome-ignore format: pairs
const abbreviations = new Map([
  ['int', 'international'], ['intl', 'international'], ['conf', 'conference'], ['symp', 'symposium'],
  ['trans', 'transactions'], ['j', 'journal'],
])
const noise = new Set('the of on in for and a an annual proceedings proc ieee acm cvf rsj'.split(' '))
/** What may follow a venue's name: decorations by OpenReview, volumes, pages, months. */
const decorations = new Set(
  (
    'poster posters oral orals spotlight spotlights spotlightposter notable top talk accepted main track long short ' +
    'full paper papers volume vol number no issue part pp pages january february march april may june july august ' +
    'september october november december'
  ).split(' '),
)
const arxivId = /(?:[:\s]|\babs\/)(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(?:v\d+)?/g
const halves =
  /\b(?:main|research|technical|conference) (?:track|conference|papers?)\b|(?<=(?:19|20)\d\d) conference$/g
const token =
  /(?:twen|thir|for|fif|six|seven|eigh|nine)ty[- ](?:fir|seco|thi|four|fif|six|seven|eigh|nin)(?:st|nd|rd|th)|\d+(?:st|nd|rd|th)(?!\p{L})|\d+|[\p{L}\p{M}]+/gu

/** The telling words of a name: `all` in their order, `words` without noise, and the numbers that were among them. */
function dissect(text: string) {
  const shortYear = (_: string, digits: string) => ` ${Number(digits) < 60 ? 20 : 19}${digits}`
  const spelled = text.toLowerCase().replace(arxivId, ' ').replace(halves, ' ')
  const tokens = spelled.replace(/(?:['’‘`]|(?<=[a-z])-)(\d\d)(?![\d-])/g, shortYear).match(token) ?? []
  const all: string[] = []
  let year: number | undefined
  let edition: number | undefined
  let number: number | undefined
  for (const word of tokens) {
    const ordinal = /^\d+\D/.test(word) ? Number.parseInt(word, 10) : ordinals.get(word.replace(' ', '-'))
    if (ordinal !== undefined) edition ??= ordinal
    else if (/^(?:19|20)\d\d$/.test(word)) year ??= Number(word)
    else all.push(abbreviations.get(word) ?? word)
  }
  for (let last = all.at(-1) ?? ''; all.length > 1; last = all.at(-1) ?? '') {
    if (/^\d+$/.test(last)) number = Number(last)
    else if (!decorations.has(last) && !/^[ivx]+$/.test(last)) break
    all.pop()
  }
  const telling = all.filter((word) => !noise.has(word))
  return { all, words: telling.length > 0 ? telling : all, year, edition, number }
}
