/** Crossref: most publishers' DOIs, one or fifty at a time, and works by their titles. */
import { readIdentifier } from '../core/identifier.ts'
import { foundInWork } from './crossref-work.ts'
import { aclIdOf, isDataciteDoi, isRepost } from './doi-prefix.ts'
import { candidatesFor } from './found.ts'
import { at, type Json, listOf, objectOf, objectsIn, textOf } from './json.ts'
import { baseOf } from './services.ts'
import { absent, forAll, jsonOf, refused, unavailable } from './shape.ts'
import type {
  Answer,
  Found,
  Reference,
  Reply,
  Request,
  Source,
  SourceOptions,
  Unavailable,
} from './source.ts'

export const crossref: Source = {
  name: 'crossref',
  summary: 'Published work by DOI, with retractions and preprints, and by title.',
  kinds: ['doi', 'title'],
  batch: 50,
  match(text) {
    const found = readIdentifier(text)
    if (found?.kind !== 'doi' || isDataciteDoi(found.value) || aclIdOf(found.value)) return undefined
    return { kind: 'doi', value: found.value }
  },
  // A comma parts the filters of a list.
  isAlone: ({ kind, value }) => kind === 'title' || value.includes(','),
  request,
  read,
}

function request(references: readonly Reference[], { bases, keys }: SourceOptions): Request[] {
  const [first] = references
  const works = `${baseOf('crossref', bases)}/works`
  const url =
    first?.kind === 'title'
      ? `${works}?query.bibliographic=${encodeURIComponent(first.value.slice(0, 300))}&rows=5`
      : references.length > 1
        ? `${works}?filter=${references.map(({ value }) => `doi:${encodeURIComponent(value)}`).join(',')}&rows=${references.length}`
        : `${works}/${encodeURIComponent(first?.value ?? '')}`
  const headers = keys?.crossref && { 'crossref-plus-api-token': `Bearer ${keys.crossref}` }
  return [{ service: 'crossref', method: 'GET', url, ...(headers && { headers }) }]
}

function read(references: readonly Reference[], reply: Reply): readonly Answer[] {
  const isUnknown = reply.status === 404 && /^\s*Resource not found/i.test(reply.body)
  if (isUnknown && references.length === 1) return [absent]
  const json = jsonOf(reply)
  if ('problem' in json) return forAll(references, json.problem)
  const message = at(json.value, 'message')
  if (at(json.value, 'status') === 'failed') return forAll(references, refused(reply, complaintIn(message)))
  const work = objectOf(message)
  if (!work) return forAll(references, unavailable(reply, 'sent JSON without a work'))
  const [first] = references
  const isList = Array.isArray(work.items)
  if (first?.kind === 'title')
    return [
      isList
        ? candidatesIn(objectsIn(work.items), first, reply)
        : unavailable(reply, 'sent no list of works'),
    ]
  if (!isList) return references.map((reference) => answerFrom(work, reference, reply))
  const byDoi = new Map(objectsIn(work.items).map((item) => [textOf(item.DOI).toLowerCase(), item] as const))
  const isWhole = Number(work['total-results']) === byDoi.size
  return references.map((reference) => {
    const item = byDoi.get(reference.value.toLowerCase())
    if (item) return answerFrom(item, reference, reply)
    return isWhole ? absent : unavailable(reply, 'sent fewer works than it says it has')
  })
}

function answerFrom(work: Json, { value }: Reference, reply: Reply): Answer {
  const isOther = textOf(work?.DOI).toLowerCase() !== value.toLowerCase()
  return isOther ? unavailable(reply, 'sent another work than asked for') : foundInWork(work, reply)
}

/** What Crossref finds wrong with a question: a list of complaints, each with a message. */
function complaintIn(message: unknown): string {
  return textOf(at(listOf(message)[0], 'message')) || textOf(message)
}

/** Re-posts of other people's papers outrank the papers themselves; they are no candidates. */
function candidatesIn(items: readonly Json[], reference: Reference, reply: Reply): Answer {
  const found = items.map((item) => foundInWork(item, reply))
  const isOriginal = (one: Found | Unavailable) =>
    one.kind === 'found' && !isRepost(one.draft.fields.doi ?? '')
  return candidatesFor(reference, found.filter(isOriginal))
}
