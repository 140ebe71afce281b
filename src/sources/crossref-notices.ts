/** Notices at Crossref, asked for from their own side: retractions and corrections that say which works they are about. */
import { noticeOf } from './crossref-work.ts'
import { at, objectsIn, textOf } from './json.ts'
import { baseOf } from './services.ts'
import { jsonOf, unavailable } from './shape.ts'
import type { Notice, Reply, Request, SourceOptions, Unavailable } from './source.ts'

/** Works asked about at once. */
export const noticeBatch = 50

/** The request for all notices about works with these DOIs, of which none holds a comma. */
export function noticesRequest(dois: readonly string[], { bases }: SourceOptions = {}): Request {
  const filter = dois.map((doi) => `updates:${encodeURIComponent(doi)}`).join(',')
  const url = `${baseOf('crossref', bases)}/works?filter=${filter}&rows=1000&select=DOI,update-to`
  return { service: 'crossref', method: 'GET', url }
}

/** The notices by the lower-case DOI of the work that they are about; a work of which none is known is not in it. */
export function noticesIn(reply: Reply): ReadonlyMap<string, readonly Notice[]> | Unavailable {
  const json = jsonOf(reply)
  if ('problem' in json) return json.problem
  const items = at(json.value, 'message', 'items')
  if (!Array.isArray(items)) return unavailable(reply, 'sent JSON without a work')
  if (Number(at(json.value, 'message', 'total-results')) > items.length)
    return unavailable(reply, 'sent fewer works than it says it has')
  const notices = new Map<string, Map<string, Notice>>()
  for (const item of objectsIn(items))
    for (const update of objectsIn(item['update-to'])) {
      const notice = noticeOf(update, textOf(item.DOI))
      const doi = textOf(update.DOI).toLowerCase()
      if (!notice || doi === '') continue
      const known = notices.get(doi) ?? new Map<string, Notice>()
      // Publisher and Retraction Watch may both say so.
      notices.set(doi, known.set(`${notice.kind} ${notice.doi?.toLowerCase()}`, notice))
    }
  return new Map([...notices].map(([doi, all]) => [doi, [...all.values()]]))
}
