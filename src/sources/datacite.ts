/** DataCite: DOIs of archives such as Zenodo and figshare, and of every arXiv paper. */
import { readIdentifier } from '../core/identifier.ts'
import { joinName } from '../core/name.ts'
import type { Author, Paper } from '../core/paper.ts'
import { doisIn } from './arxiv-remarks.ts'
import { isDataciteDoi } from './doi-prefix.ts'
import { foundIn } from './found.ts'
import { at, type Json, objectOf, objectsIn, textOf } from './json.ts'
import { baseOf } from './services.ts'
import { absent, forAll, jsonOf, refused, unavailable } from './shape.ts'
import type { Answer, Reference, Reply, Request, Source, SourceOptions } from './source.ts'

export const datacite: Source = {
  name: 'datacite',
  summary: 'Data, code and preprints by DOI, and arXiv papers when arXiv does not answer.',
  kinds: ['doi', 'arxiv'],
  batch: 50,
  match(text) {
    const found = readIdentifier(text)
    return found?.kind === 'doi' && isDataciteDoi(found.value)
      ? { kind: 'doi', value: found.value }
      : undefined
  },
  request,
  read,
}

function request(references: readonly Reference[], { bases }: SourceOptions): Request[] {
  const dois = references.map(doiOf)
  const list = dois.map((doi) => `"${doi.replace(/["\\]/g, '\\$&')}"`).join(' OR ')
  const question =
    dois.length === 1
      ? `/${encodeURIComponent(dois[0] ?? '')}`
      : `?query=${encodeURIComponent(`doi:(${list})`)}&page[size]=${dois.length}`
  const url = `${baseOf('datacite', bases)}/dois${question}`
  return [{ service: 'datacite', method: 'GET', url, headers: { accept: 'application/vnd.api+json' } }]
}

function doiOf({ kind, value }: Reference): string {
  return kind === 'arxiv' ? `10.48550/arxiv.${value}` : value.toLowerCase()
}

function read(references: readonly Reference[], reply: Reply): readonly Answer[] {
  const json = jsonOf(reply)
  if ('problem' in json) return forAll(references, json.problem)
  const [error] = objectsIn(at(json.value, 'errors'))
  if (error) {
    const isUnknown = reply.status === 404 && textOf(error.status) === '404'
    if (isUnknown) return references.map((reference) => unknown(reference, reply))
    return forAll(references, refused(reply, textOf(error.title)))
  }
  const data = at(json.value, 'data')
  const records = Array.isArray(data) ? objectsIn(data) : objectsIn([data])
  if (data === undefined || (!Array.isArray(data) && records.length === 0))
    return forAll(references, unavailable(reply, 'sent JSON without a record'))
  const byDoi = new Map(
    records.map((record) => [textOf(at(record, 'attributes', 'doi')).toLowerCase(), record]),
  )
  const isWhole = !Array.isArray(data) || Number(at(json.value, 'meta', 'total')) === records.length
  return references.map((reference) => {
    const attributes = objectOf(byDoi.get(doiOf(reference))?.attributes)
    if (attributes) return foundInRecord(attributes, reference, reply)
    return isWhole && Array.isArray(data)
      ? unknown(reference, reply)
      : unavailable(reply, 'sent another record')
  })
}

/** New arXiv papers come to DataCite days later, so that it cannot tell what does not exist. */
function unknown({ kind }: Reference, reply: Reply): Answer {
  return kind === 'arxiv' ? unavailable(reply, 'does not know the paper, or not yet') : absent
}

function foundInRecord(record: Json, { kind, value }: Reference, reply: Reply): Answer {
  const isArxiv = kind === 'arxiv'
  const doi = textOf(record.doi)
  const related = objectsIn(record.relatedIdentifiers).filter(
    ({ relationType }) => relationType === 'IsVersionOf' || relationType === 'IsPreprintOf',
  )
  const dois = related.flatMap(({ relatedIdentifier }) => doisIn(textOf(relatedIdentifier)))
  const published = dois.filter((other) => !isDataciteDoi(other))
  return foundIn(
    {
      title: textOf(objectsIn(record.titles).map(({ title }) => title)),
      authors: objectsIn(record.creators).map(nameOf),
      issued: issuedOf(record),
      venue: isArxiv ? undefined : textOf(at(record, 'container', 'title')),
      type: isArxiv ? undefined : types.get(textOf(at(record, 'types', 'resourceTypeGeneral'))),
      addresses: isArxiv
        ? [['arxiv', `arXiv:${value}`], ...published.map((other) => ['doi', other] as const)]
        : [['doi', doi]],
      abstract: textOf(
        objectsIn(record.descriptions)
          .filter(({ descriptionType }) => descriptionType === 'Abstract')
          .map(({ description }) => description),
      ),
      versions: published.map((other) => ({ is: 'published', kind: 'doi', value: other })),
    },
    reply,
    { source: 'datacite', url: `https://doi.org/${doi}` },
  )
}

const types: ReadonlyMap<string, Paper['type']> = new Map([
  ['Dataset', 'dataset'],
  ['Software', 'software'],
  ['Model', 'software'],
  ['Report', 'report'],
  ['Dissertation', 'thesis'],
  ['Book', 'book'],
  ['BookChapter', 'chapter'],
  ['JournalArticle', 'article-journal'],
  ['ConferencePaper', 'paper-conference'],
])

/** `Family, Given` where the parts are not told apart; an organisation has one name. */
function nameOf(creator: Json): Author | undefined {
  const [name = '', family = '', given = ''] = [creator.name, creator.familyName, creator.givenName].map(
    (part) => textOf(part).slice(0, 500),
  )
  if (creator.nameType === 'Organizational') return name === '' ? undefined : { literal: name }
  return family === '' ? name : joinName({ family, given, suffix: '' })
}

/** When it was first submitted or published. */
function issuedOf(record: Json): string | undefined {
  const dates = objectsIn(record.dates)
  const named = ['Submitted', 'Available', 'Issued'].flatMap((type) =>
    dates.filter(({ dateType }) => dateType === type).map(({ date }) => textOf(date)),
  )
  const found = named.find((date) => /^\d{4}-\d\d/.test(date))?.slice(0, 7)
  return found ?? (textOf(record.publicationYear) || undefined)
}
