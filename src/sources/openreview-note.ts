/** A forum of OpenReview's APIs: the paper, and whether it was accepted, rejected or withdrawn. */
import { parseVenue } from '../core/venue.ts'
import { foundIn } from './found.ts'
import { at, type Json, listOf, objectsIn, textOf } from './json.ts'
import { absent, jsonOf, oddity, unavailable, wallOf } from './shape.ts'
import type { Answer, Notice, Origin, Reply, Version } from './source.ts'

/** What the reply of an API says of a forum. */
export function answerFromNotes(forum: string, reply: Reply, origin: Origin): Answer {
  const wall = wallOf(reply)
  if (wall)
    return { ...wall, reason: `${wall.reason}; set OPENREVIEW_USERNAME and OPENREVIEW_PASSWORD to be let in` }
  const json = jsonOf(reply)
  if ('problem' in json) return json.problem
  const error = textOf(at(json.value, 'name'))
  if (/^NotFound/.test(error)) return absent
  if (/^Forbidden/.test(error)) return unavailable(reply, 'does not show this forum to everybody')
  const notes = at(json.value, 'notes')
  if (error !== '' || !Array.isArray(notes)) return oddity(reply, 'a list of notes')
  const note = objectsIn(notes).find(({ id }) => id === forum)
  if (!note) return notes.length === 0 ? absent : unavailable(reply, 'sent another forum than asked for')
  return foundInNote(note, reply, origin)
}

function foundInNote(note: Json, reply: Reply, origin: Origin): Answer {
  const content = (name: string) => plainValue(at(note, 'content', name))
  const [venue, venueid] = [textOf(content('venue')), textOf(content('venueid'))]
  const fate = fateOf(venue, venueid)
  const accepted = fate === 'accepted' ? venueFrom(venue, venueid) : undefined
  return foundIn(
    {
      title: textOf(content('title')),
      authors: listOf(content('authors')).map((name) => textOf(name)),
      issued: monthOf(note, accepted),
      venue: accepted,
      addresses: [['openreview', origin.url], ...doisOf(note)],
      code: linkIn(textOf(content('code'))),
      abstract: textOf(content('abstract')),
      guesses: accepted && accepted !== venue ? [`the venue is concluded from \`${venue || venueid}\``] : [],
      notices: noticesOf(fate, venue || venueid),
      versions: accepted ? [{ is: 'published', kind: 'venue', value: accepted } satisfies Version] : [],
    },
    reply,
    origin,
  )
}

type Fate = 'accepted' | 'rejected' | 'withdrawn' | 'open'

function fateOf(venue: string, venueid: string): Fate {
  const said = `${venue} ${venueid}`
  if (/withdrawn|retracted/i.test(said)) return 'withdrawn'
  if (/reject/i.test(said)) return 'rejected'
  if (/submitted to|under.?review|submission\b|\bCORR\b/i.test(said) || said.trim() === '') return 'open'
  return 'accepted'
}

function noticesOf(fate: Fate, text: string): Notice[] {
  if (fate === 'rejected' || fate === 'withdrawn') return [{ kind: fate, text }]
  return []
}

/** `ICLR 2024 poster`, else `ICLR.cc/2024/Conference` or `dblp.org/conf/NIPS/2023`; a workshop stays one. */
function venueFrom(venue: string, venueid: string): string | undefined {
  const named = parseVenue(
    venue.replace(/\b(?:oral|poster|spotlight|notable[- ]top[- ]\d+%?)\b.*$/i, '').trim(),
  )
  if (named) return named.canonical
  const [, series, year, part] =
    /^(?:dblp\.org\/conf\/)?([A-Za-z]+)(?:\.cc|\.org)?\/(\d{4})(?:\/(.*))?$/.exec(venueid) ?? []
  const told = series && parseVenue(`${series} ${year}${/^Workshop/.test(part ?? '') ? ' Workshop' : ''}`)
  return told ? told.canonical : venue || undefined
}

/** When it was published, else made: milliseconds since 1970. */
function monthOf(note: Json, venue: string | undefined): string | undefined {
  const times = ['pdate', 'odate', 'cdate', 'tcdate'].map((name) => Number(note[name] ?? Number.NaN))
  const time = times.find((one) => one > 631_152_000_000 && one < 4_102_444_800_000)
  if (time !== undefined) return new Date(time).toISOString().slice(0, 7)
  const year = venue && parseVenue(venue)?.year
  return year ? String(year) : undefined
}

function doisOf(note: Json): (readonly [string, string])[] {
  return listOf(note.externalIds)
    .map((id) => textOf(id))
    .filter((id) => /^doi:/i.test(id))
    .map((id) => ['doi', id] as const)
}

function linkIn(text: string): string | undefined {
  return /https?:\/\/[^\s"<>]{4,300}/.exec(text.slice(0, 2000))?.[0]
}

/** API 2 wraps each value, API 1 does not. */
function plainValue(field: unknown): unknown {
  const inner = at(field, 'value')
  return inner === undefined ? field : inner
}
