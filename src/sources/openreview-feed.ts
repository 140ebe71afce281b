/** The list of papers that ICLR, ICML and NeurIPS put on their websites: it leads from a forum to title and people. */
import { parseVenue } from '../core/venue.ts'
import { foundIn } from './found.ts'
import { at, type Json, objectsIn, textOf } from './json.ts'
import { jsonOf, unavailable } from './shape.ts'
import type { Answer, Origin, Reply } from './source.ts'

/** The paper of a forum in a conference's list; a list without it proves nothing. */
export function foundInFeed(forum: string, reply: Reply, origin: Origin): Answer {
  if (reply.status === 404) return unavailable(reply, 'has not published its list of papers')
  const json = jsonOf(reply)
  if ('problem' in json) return json.problem
  const events = objectsIn(at(json.value, 'results'))
  const event = events.find((one) => isAccepted(one) && addressesOf(one).some((url) => leadsTo(url, forum)))
  if (!event) return unavailable(reply, 'does not list the paper')
  const [conference, year] = /([a-z]+)-(\d{4})-orals/i.exec(reply.request.url)?.slice(1) ?? []
  const venue = parseVenue(`${conference} ${year}`)?.canonical
  return foundIn(
    {
      title: textOf(event.name),
      authors: objectsIn(event.authors).map(({ fullname }) => textOf(fullname)),
      issued: year,
      venue,
      addresses: [['openreview', origin.url]],
      abstract: textOf(event.abstract),
      guesses: [`read from the list of papers of ${venue}`],
    },
    reply,
    origin,
  )
}

/** Lists hold rejected papers and those of workshops too. */
function isAccepted({ decision, visible, sourceurl }: Json): boolean {
  const isSide = /Workshop|Position_Paper_Track/i.test(textOf(sourceurl))
  return visible !== false && !isSide && !/reject|withdrawn/i.test(textOf(decision))
}

function addressesOf({ paper_url, eventmedia }: Json): string[] {
  return [textOf(paper_url), ...objectsIn(eventmedia).map(({ uri }) => textOf(uri))]
}

function leadsTo(url: string, forum: string): boolean {
  return url.endsWith(`id=${forum}`) || url.includes(`id=${forum}&`)
}
