/** The survey's own way to write an item, `[(2022, Mar) [NeurIPS 2022] Title](url) 🔵`, and what is wrong with one. */
import { parseDate } from '../core/date.ts'
import { parseVenue } from '../core/venue.ts'
import type { Found } from './markdown-recognise.ts'

export interface OwnHead {
  readonly title: string
  readonly date: string | undefined
  readonly venue: string | undefined
  /** False where a bracket is missing or misplaced. */
  readonly regular: boolean
}

/** Reads the text of a link that begins with a date in parentheses; undefined when it does not. */
export function readOwnHead(head: string): OwnHead | undefined {
  const dated = /^\(\s*([^()[\]]{4,20}?)\s*(\)\s*|(?=\[))/.exec(head)
  const date = dated ? parseDate(dated[1] ?? '') : undefined
  if (!dated || !date) return undefined
  const undated = head.slice(dated[0].length)
  const first = /^\[([^[\]]{2,80})\]\s*/.exec(undated)
  const rest = first ? undated.slice(first[0].length) : undated
  const trailing = first ? undefined : /\s*\[([^[\]]{2,80})\]$/.exec(rest)
  const last = trailing && parseVenue(trailing[1] ?? '') ? trailing : undefined
  const title = (last ? rest.slice(0, last.index) : rest).replace(/\s*\]$/, unbalanced(rest) ? '' : '$&')
  const written = first?.[1] ?? last?.[1]
  return {
    title: title.trim(),
    date,
    venue: written && (parseVenue(written)?.canonical ?? written),
    regular: !last && Boolean(dated[2]),
  }
}

function unbalanced(text: string): boolean {
  return text.split(']').length > text.split('[').length
}

const noTitle = 'broken link: no title in brackets before the address'

/** What is wrong with an item in the survey's own way; empty for other ways and when nothing is. */
export function ownProblem({
  link,
  after = '',
  head: text = '',
  links,
}: Pick<Found, 'link' | 'after' | 'head' | 'links'>): string {
  const isBare = !link && readOwnHead(text) !== undefined && links.some((one) => /^https?:/i.test(one.text))
  if (isBare) return noTitle
  const head = link && readOwnHead(link.text)
  if (!head) return ''
  if (link.isLoose) return noTitle
  if (/^\s*\)\s*$/.test(after)) return 'one closing parenthesis too many after the link'
  if (!head.regular) return 'date or venue is not written like the others'
  return link.isSpread ? 'link text runs over two lines' : ''
}
