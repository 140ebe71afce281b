/** A note that says "workshop" beside a venue that says the conference itself. */
import { parseVenue, type Venue } from '../core/venue.ts'
import { rewriteText } from './edit.ts'
import type { Rule } from './rule.ts'

export const workshopInNote: Rule = {
  name: 'workshop-in-note',
  kind: 'dates-and-venues',
  summary:
    'A note says that a paper was in a workshop or the Findings, but its venue is the main conference.',
  severity: 'info',
  fixable: 'unsafe',
  *check({ entries }) {
    for (const entry of entries) {
      const { venue: text, note } = entry.paper
      if (!note || !text || !telling.test(note)) continue
      const venue = parseVenue(text)
      const part = venue?.kind === 'main' && venue.year ? partIn(note, venue) : undefined
      if (!venue || !part) continue
      const right = `${venue.canonical} ${part}`
      yield {
        entry,
        keys: ['venue'],
        message: `the note says \`${part}\`, but venue \`${text}\` is the conference itself; write \`${right}\``,
        related: [{ entry, keys: ['note'], message: 'said here' }],
        fix: (bench) => rewriteText(bench, entry, ['venue'], right, `write \`${right}\``),
      }
    }
  },
}

const telling = /\b(?:workshop|findings)\b/i

/** A remark of the note that is no more than the word, perhaps with the conference before it or an honour after it. */
function partIn(note: string, { series, year }: Venue): string | undefined {
  for (const remark of note.slice(0, 2000).split(/[·;,.\n]/)) {
    const [, host = '', when, part = ''] = remarkPattern.exec(remark) ?? []
    const isHost = host === '' || host.toLowerCase() === series.toLowerCase()
    if (part && isHost && (!when || Number(when) === year))
      return part.charAt(0).toUpperCase() + part.slice(1).toLowerCase()
  }
  return undefined
}

const remarkPattern =
  /^\s*(?:([A-Za-z]{3,9}) )?(?:(20\d\d) )?(workshop|findings)(?: (?:paper|track))?(?: (20\d\d))?(?: ?\([^()]{1,30}\)| (?:oral|poster|spotlight))?\s*$/i
