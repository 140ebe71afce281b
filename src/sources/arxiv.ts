/** arXiv: the query API, which answers with an Atom feed; up to fifty papers at once. */
import { readIdentifier } from '../core/identifier.ts'
import { titleWords } from '../core/title.ts'
import { codeIn, doisIn, publishedVenue, withdrawal } from './arxiv-remarks.ts'
import { candidatesFor, foundIn } from './found.ts'
import { baseOf } from './services.ts'
import { absent, forAll, refused, unavailable, xmlOf } from './shape.ts'
import { siteReference } from './sites.ts'
import type { Answer, Found, Reference, Reply, Source, Version } from './source.ts'
import { childrenOf, type Element, textAt } from './xml.ts'

export const arxiv: Source = {
  name: 'arxiv',
  summary: 'Preprints by their arXiv id, in any spelling, from the query API.',
  kinds: ['arxiv', 'title'],
  batch: 50,
  match(text) {
    const found = readIdentifier(text)
    if (found?.kind !== 'arxiv') return siteReference('arxiv', text)
    return { kind: 'arxiv', value: found.value, ...(found.version && { version: found.version }) }
  },
  isAlone: ({ kind }) => kind === 'title',
  request(references, { bases }) {
    const [first] = references
    const question =
      first?.kind === 'title'
        ? `search_query=${encodeURIComponent(titleQuery(first.value))}&max_results=5`
        : `id_list=${references.map(({ value }) => value).join(',')}&max_results=${references.length}`
    return [{ service: 'arxiv', method: 'GET', url: `${baseOf('arxiv', bases)}/api/query?${question}` }]
  },
  read,
}

function titleQuery(title: string): string {
  return `ti:"${titleWords(title).slice(0, 25).join(' ')}"`
}

function read(references: readonly Reference[], reply: Reply): readonly Answer[] {
  if (/^\s*Rate exceeded/.test(reply.body))
    return forAll(references, unavailable(reply, 'was asked too often'))
  const feed = xmlOf(reply, 'feed')
  if ('problem' in feed) return forAll(references, feed.problem)
  const entries = childrenOf(feed.value, 'entry')
  const error = entries.find((entry) => textAt(entry, 'id').includes('/api/errors'))
  if (error) return forAll(references, answerToError(textAt(error, 'summary'), references, reply))
  const [first] = references
  if (first?.kind === 'title') return [candidatesIn(entries, first, reply)]
  const byId = new Map(entries.map((entry) => [idOf(entry), entry] as const))
  const isWhole = Number(textAt(feed.value, 'totalResults') || Number.NaN) === entries.length
  return references.map(({ value }) => {
    const entry = byId.get(value)
    if (entry) return foundInEntry(entry, value, reply)
    return isWhole ? absent : unavailable(reply, 'sent fewer papers than it says it has')
  })
}

/** One malformed id fails a whole request; only when it was asked for alone is it known which one. */
function answerToError(summary: string, references: readonly Reference[], reply: Reply): Answer {
  if (references.length === 1 && /incorrect id/i.test(summary)) return absent
  return refused(reply, summary)
}

function candidatesIn(entries: readonly Element[], reference: Reference, reply: Reply): Answer {
  const answers = entries.map((entry) => {
    const id = idOf(entry)
    return id ? foundInEntry(entry, id, reply) : undefined
  })
  return candidatesFor(reference, answers)
}

/** The bare id of an entry, without version. */
function idOf(entry: Element): string | undefined {
  const found = readIdentifier(textAt(entry, 'id'))
  return found?.kind === 'arxiv' ? found.value : undefined
}

function foundInEntry(entry: Element, id: string, reply: Reply): ReturnType<typeof foundIn> {
  const [comment, journal, abstract] = ['comment', 'journal_ref', 'summary'].map((name) =>
    textAt(entry, name).replace(/\s+/g, ' '),
  )
  const venue = publishedVenue(comment, journal)
  const code = codeIn(`${comment} ${abstract}`)
  const withdrawn = withdrawal(comment, abstract)
  const dois = doisIn(textAt(entry, 'doi') || doiLink(entry))
  return foundIn(
    {
      title: textAt(entry, 'title'),
      authors: childrenOf(entry, 'author').map((author) => textAt(author, 'name')),
      issued: textAt(entry, 'published').slice(0, 7),
      venue: venue?.venue,
      addresses: [['arxiv', `arXiv:${id}`], ...dois.map((doi) => ['doi', doi] as const)],
      code,
      abstract,
      guesses: [
        ...(venue ? [venue.guess] : []),
        ...(code
          ? [`the address of the code stands in the ${comment?.includes(code) ? 'comment' : 'abstract'}`]
          : []),
      ],
      notices: withdrawn ? [{ kind: 'withdrawn', text: withdrawn }] : [],
      versions: [
        ...dois.map((value): Version => ({ is: 'published', kind: 'doi', value })),
        ...(journal ? [{ is: 'published', kind: 'venue', value: journal } as const] : []),
      ],
    },
    reply,
    { source: 'arxiv', url: `https://arxiv.org/abs/${id}` } satisfies Found['origin'],
  )
}

/** Feeds of before 2025 give the DOI as a link. */
function doiLink(entry: Element): string {
  const link = childrenOf(entry, 'link').find(({ attributes }) => attributes.title === 'doi')
  return link?.attributes.href ?? ''
}
