/** arXiv's OAI-PMH: the same records from another machine, with names in parts; asked when the query API does not answer. */
import { joinName } from '../core/name.ts'
import { codeIn, doisIn, publishedVenue, withdrawal } from './arxiv-remarks.ts'
import { foundIn } from './found.ts'
import { baseOf } from './services.ts'
import { absent, refused, unavailable, xmlOf } from './shape.ts'
import type { Answer, Reference, Reply, Source } from './source.ts'
import { childAt, childrenOf, type Element, textAt } from './xml.ts'

export const arxivOai: Source = {
  name: 'arxiv-oai',
  summary: 'Preprints by their arXiv id from OAI-PMH, with names in parts.',
  kinds: ['arxiv'],
  batch: 1,
  match: () => undefined,
  request([reference], { bases }) {
    const id = encodeURIComponent(`oai:arXiv.org:${reference?.value}`)
    const url = `${baseOf('arxiv-oai', bases)}/oai?verb=GetRecord&metadataPrefix=arXiv&identifier=${id}`
    return [{ service: 'arxiv-oai', method: 'GET', url }]
  },
  read: (references, reply) => references.map((reference) => readOne(reference, reply)),
}

function readOne(reference: Reference, reply: Reply): Answer {
  const root = xmlOf(reply, 'OAI-PMH')
  if ('problem' in root) return root.problem
  const error = childAt(root.value, 'error')
  if (error?.attributes.code === 'idDoesNotExist') return absent
  if (error) return refused(reply, error.text.trim() || (error.attributes.code ?? ''))
  const record = childAt(root.value, 'GetRecord', 'record', 'metadata', 'arXiv')
  if (textAt(record, 'id') !== reference.value)
    return unavailable(reply, 'sent another record than asked for')
  return foundInRecord(record, reference.value, reply)
}

function foundInRecord(record: Element | undefined, id: string, reply: Reply): Answer {
  const [comment, journal, abstract] = ['comments', 'journal-ref', 'abstract'].map((name) =>
    textAt(record, name).replace(/\s+/g, ' '),
  )
  const venue = publishedVenue(comment, journal)
  const withdrawn = withdrawal(comment, abstract)
  const dois = doisIn(textAt(record, 'doi'))
  return foundIn(
    {
      title: textAt(record, 'title'),
      authors: childrenOf(childAt(record, 'authors'), 'author').map(nameOf),
      issued: textAt(record, 'created').slice(0, 7),
      venue: venue?.venue,
      addresses: [['arxiv', `arXiv:${id}`], ...dois.map((doi) => ['doi', doi] as const)],
      code: codeIn(`${comment} ${abstract}`),
      abstract,
      guesses: venue ? [venue.guess] : [],
      notices: withdrawn ? [{ kind: 'withdrawn', text: withdrawn }] : [],
      versions: dois.map((value) => ({ is: 'published', kind: 'doi', value })),
    },
    reply,
    { source: 'arxiv-oai', url: `https://arxiv.org/abs/${id}` },
  )
}

function nameOf(author: Element): string {
  const [family = '', given = '', suffix = ''] = ['keyname', 'forenames', 'suffix'].map((name) =>
    textAt(author, name),
  )
  return given === '' ? family : joinName({ family, given, suffix })
}
