/** A paper as the tags of a web page describe it: Highwire's `citation_*` first, then eprints, PRISM, Dublin Core, JSON-LD. */
import { parseDate } from '../core/date.ts'
import { joinName, nameParts } from '../core/name.ts'
import type { Author, Paper } from '../core/paper.ts'
import { readPeople } from '../formats/people.ts'
import { plainLine } from './clean.ts'
import { foundIn, type ServiceRecord } from './found.ts'
import { at, type Json, listOf, objectOf, textOf } from './json.ts'
import { metaOf, type Page } from './page.ts'
import { unavailable } from './shape.ts'
import type { Found, Origin, Reply, Unavailable } from './source.ts'

/** The paper that a page is about; unavailable when its tags do not say. */
export function foundInPage(
  page: Page,
  reply: Reply,
  origin: Origin,
  more: Partial<ServiceRecord> = {},
): Found | Unavailable {
  if (!page.isWhole) return unavailable(reply, 'sent a page that ends too early')
  const record = fromTags(page) ?? fromLinkedData(page)
  if (!record) return unavailable(reply, 'has no tags that describe a paper')
  const { addresses = [], ...rest } = record
  return foundIn({ ...rest, ...more, addresses: [...(more.addresses ?? []), ...addresses] }, reply, origin)
}

function fromTags(page: Page): ServiceRecord | undefined {
  const title = metaOf(
    page,
    'citation_title',
    'eprints.title',
    'bepress_citation_title',
    'prism.title',
    'dc.title',
    'dcterms.title',
  )[0]
  if (title === undefined) return undefined
  const container = containers.flatMap(([name, type]) =>
    metaOf(page, name).map((text) => ({ text, type })),
  )[0]
  return {
    title,
    authors: authorsIn(page),
    issued: issuedIn(page),
    venue: container?.text,
    type: container?.type,
    addresses: addressesIn(page),
    abstract: metaOf(page, 'citation_abstract', 'dcterms.abstract', 'dc.description')[0],
  }
}

const containers: readonly (readonly [name: string, type: Paper['type'] | undefined])[] = [
  ['citation_conference_title', 'paper-conference'],
  ['citation_conference', 'paper-conference'],
  ['citation_journal_title', 'article-journal'],
  ['citation_inbook_title', 'chapter'],
  ['citation_book_title', 'chapter'],
  ['prism.publicationname', undefined],
  ['eprints.publication', undefined],
  ['citation_dissertation_institution', 'thesis'],
  ['citation_technical_report_institution', 'report'],
]

function authorsIn(page: Page): Author[] {
  const tags = metaOf(
    page,
    'citation_author',
    'citation_authors',
    'eprints.creators_name',
    'bepress_citation_author',
    'dc.creator',
    'dcterms.creator',
  )
  const people =
    tags.length === 1 ? readPeople(plainLine(tags[0]?.slice(0, 100_000) ?? '')).authors : tags.map(nameOf)
  return people.filter((person, index) => people.indexOf(person) === index)
}

/** `Family, Given` or `Given Family`; capitals alone are no way to write a name. */
function nameOf(text: string): string {
  const name = plainLine(text.slice(0, 500))
  const isShouted = /^[^\p{Ll}]*$/u.test(name) && /\p{Lu}{3}/u.test(name)
  const written = isShouted
    ? name.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase())
    : name
  return written.includes(',') ? joinName(nameParts(written)) : written
}

/** When the cited version appeared; a year of its own outweighs the day on which it went online. */
function issuedIn(page: Page): string | undefined {
  const year = metaOf(page, 'citation_year', 'citation_publication_year')[0]
  const dates = [
    'citation_publication_date',
    'citation_date',
    'citation_cover_date',
    'citation_online_date',
    'prism.publicationdate',
    'dc.date',
    'dc.date.issued',
    'dcterms.issued',
    'eprints.date',
  ].flatMap((name) => metaOf(page, name).flatMap((text) => dateOf(text) ?? []))
  return (
    dates.find((date) => year === undefined || date.startsWith(year.slice(0, 4))) ??
    dateOf(year ?? '') ??
    dates[0]
  )
}

/** `2024/05/12`, `2024-05`, `05/12/2024`, `12 May 2024`, `2024-05-12T00:00:00Z`. */
function dateOf(text: string): string | undefined {
  const date = text
    .trim()
    .slice(0, 40)
    .replace(/T[\d:.+Z-]*$/, '')
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(date) ?? []
  if (year) return parseDate(`${year}-${month}-${day}`)
  const [, dayOfMonth, words] = /^(\d{1,2}) (\p{L}+\.? \d{4})$/u.exec(date) ?? []
  const named = words && parseDate(words)
  return named ? `${named}-${dayOfMonth?.padStart(2, '0')}` : parseDate(date)
}

function addressesIn(page: Page): [name: string, text: string][] {
  const arxiv = metaOf(page, 'citation_arxiv_id').map((id): [string, string] => ['arxiv', `arXiv:${id}`])
  const dois = metaOf(page, 'citation_doi', 'bepress_citation_doi', 'prism.doi', 'dc.identifier')
    .filter((text) => /\b10\.\d{4,9}\//.test(text))
    .map((text): [string, string] => ['doi', text])
  return [...arxiv, ...dois]
}

function fromLinkedData({ articles }: Page): ServiceRecord | undefined {
  const article = articles.find((one) => textOf(one.headline ?? one.name) !== '')
  if (!article) return undefined
  const identifiers = [article.identifier, article.sameAs, article['@id']].flatMap((value) => [
    textOf(value),
    textOf(at(value, 'value')),
  ])
  const doi = identifiers.find((text) => /\b10\.\d{4,9}\//.test(text))
  return {
    title: textOf(article.headline) || textOf(article.name),
    authors: [article.author].flat().map(personOf),
    issued: dateOf(textOf(article.datePublished)),
    venue: placeOf(article),
    addresses: doi ? [['doi', doi]] : [],
    abstract: textOf(article.abstract) || textOf(article.description),
  }
}

function personOf(value: unknown): Author | undefined {
  const person = objectOf(value)
  if (!person) return textOf(value)
  const [family, given, name] = [person.familyName, person.givenName, person.name].map((part) => textOf(part))
  if (person['@type'] === 'Organization' && name) return { literal: name }
  return family ? joinName({ family, given: given ?? '', suffix: '' }) : name
}

/** The journal of an article: its issue stands in a volume, which stands in the journal. */
function placeOf(article: Json): string {
  const wholes = listOf([
    article.isPartOf,
    at(article.isPartOf, 'isPartOf'),
    at(article.isPartOf, 'isPartOf', 'isPartOf'),
  ])
  return wholes.map((whole) => textOf(at(whole, 'name')) || textOf(whole)).find((name) => name !== '') ?? ''
}
