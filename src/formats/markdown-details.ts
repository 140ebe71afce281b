/** What stands below a paper: labelled lines (`Authors: …`), a line of authors, further links, an explanation. */
import { addFact, readBeside } from './markdown-citation.ts'
import { roleOfLabel } from './markdown-links.ts'
import { readExpectedPeople, readPeople } from './markdown-people.ts'
import { type Piece, wordsOf } from './markdown-pieces.ts'
import type { Found, FoundLink } from './markdown-recognise.ts'
import { tokenise, withoutMarks } from './markdown-tokens.ts'
import { readExpectedFact, readFact } from './markdown-venue.ts'

type Field = 'authors' | 'date' | 'venue' | 'title' | 'note' | 'other'

const fields: readonly (readonly [Field, RegExp])[] = [
  ['authors', /^(?:authors?|author\(s\)|by|作者|researchers?)$/i],
  [
    'date',
    /^(?:(?:publication |publish(?:ed)? |release |submission )?(?:date|time)|published(?: on)?|year|日期|时间|年份|发表时间|submitted|month|posted)$/i,
  ],
  [
    'venue',
    /^(?:venue|conference(?:\/journal)?|journal(?:\/conference)?|publisher|published (?:in|at)|publication|booktitle|source|会议|期刊|发表|出处|conf|where|proceedings)$/i,
  ],
  ['title', /^(?:title|paper title|标题|题目|论文题目|论文标题|paper name)$/i],
  [
    'note',
    /^(?:tl;?dr|tldr|summary|abstract|description|comments?|notes?|contributions?|brief|highlights?|摘要|简介|总结|备注|main idea|takeaways?|intro(?:duction)?)$/i,
  ],
  [
    'other',
    /^(?:institutions?|affiliations?|organi[sz]ations?|env(?:ironment)?s?|keywords?|key ?words|key|tags?|tasks?|datasets?|机构|单位|关键词|domain|method|modality|type|category|model|metrics?|stars?)$/i,
  ],
]

/** The field that a label such as `Publisher` names. */
export function fieldOfLabel(label: string): Field | undefined {
  const bare = withoutMarks(label)
    .replace(/[\s:：*_[\]()|]+/g, ' ')
    .trim()
  return bare.length > 30 ? undefined : fields.find(([, pattern]) => pattern.test(bare))?.[0]
}

export interface Detail {
  /** The paper's field that the line names. */
  readonly field: Field | undefined
  readonly text: string
  readonly links: readonly FoundLink[]
  /** Nothing but links with roles, names of roles and marks. */
  readonly isLinks: boolean
}

/** Reads one line below a paper. */
export function readDetail(pieces: readonly Piece[]): Detail {
  const { tokens } = tokenise(pieces)
  const words = withoutMarks(wordsOf(pieces)).replace(/\s+/g, ' ').trim()
  const labelled = /^[\s*_[(]*([\p{L}][\p{L} ;/()-]{0,28}?)[\s*_\])]*[:：]\s*(.*)$/su.exec(words)
  const label = labelled?.[1] ?? ''
  const field = fieldOfLabel(label)
  const role = roleOfLabel(label)
  const links = tokens.flatMap((token) =>
    token.kind === 'link'
      ? [
          {
            role: token.role === 'title' || /^https?:/i.test(token.text) ? (role ?? token.role) : token.role,
            text: token.text,
            url: token.url,
          },
        ]
      : [],
  )
  const texts = tokens.flatMap((token) => (token.kind === 'text' ? [token.text] : []))
  const leftover = texts
    .join(' ')
    .split(/[|,;/•·&+:：()[\]{}*_-]+|\band\b/)
    .map((text) => text.trim())
    .filter((text) => /[\p{L}\p{N}]/u.test(text))
  const isLinks =
    links.length > 0 &&
    links.every((link) => link.role !== 'title') &&
    leftover.every((text) => roleOfLabel(text) !== undefined || readFact(text) !== undefined)
  return { field, text: field || role ? (labelled?.[2] ?? '') : words, links, isLinks }
}

/** Adds what a line below a paper tells to the paper; the first line that tells nothing else is its note. */
export function addDetail(found: Found, pieces: readonly Piece[], isFirst: boolean): void {
  const detail = readDetail(pieces)
  const { field, text } = detail
  const telling = detail.links.filter(({ role }) => role !== 'title' && role !== 'other')
  found.links.push(...(detail.isLinks || field ? detail.links : telling))
  if (field === 'authors') found.people ??= readExpectedPeople(text)
  else if (field === 'date') addFact(found, readFact(text))
  else if (field === 'venue') addFact(found, readExpectedFact(text))
  else if (field === 'note') found.rest.push(text)
  else if (field === undefined && !detail.isLinks) addUnlabelled(found, text, isFirst)
  else if (field === undefined) readBeside(withoutRoles(text), found)
}

function withoutRoles(text: string): string {
  return text
    .split(/[|,;•·()[\]]+/)
    .filter((part) => roleOfLabel(part) === undefined)
    .join(' , ')
}

function addUnlabelled(found: Found, text: string, isFirst: boolean): void {
  if (!found.people) {
    const people = readPeople(text)
    if (people) {
      found.people = people
      return
    }
  }
  if (addFact(found, readFact(text))) return
  if (isFirst && text.length < 1500 && found.people === undefined) {
    readBesideAuthors(found, text)
    return
  }
  if (/[\p{L}]/u.test(text)) found.rest.push(text)
}

/** `Authors. *Venue*, year.` */
function readBesideAuthors(found: Found, text: string): void {
  const before = { ...found, rest: [] }
  const trial: typeof before = { ...before }
  readBeside(text, trial)
  const one =
    trial.people ?? (trial.venue || trial.date ? readExpectedPeople(trial.rest[0] ?? '') : undefined)
  if (!trial.people && !one) {
    found.rest.push(text)
    return
  }
  found.people = trial.people ?? one
  if (trial.venue) found.venue = trial.venue
  if (trial.date) found.date = trial.date
}
