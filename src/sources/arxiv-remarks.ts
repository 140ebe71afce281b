/** What authors say about their preprint in free text: that it was accepted, that it is withdrawn, where the code is. */
import { readIdentifier } from '../core/identifier.ts'
import { parseVenue, type Venue } from '../core/venue.ts'

/** The venue that a comment or journal reference names, in the survey's spelling, and the sentence that says whence it is. */
export function publishedVenue(comment = '', journal = ''): { venue: string; guess: string } | undefined {
  const told = journal && venueIn(journal)
  if (told) return { venue: told, guess: `the venue stands in arXiv's journal reference: \`${journal}\`` }
  const said = comment && venueIn(comment)
  return said
    ? { venue: said, guess: `the venue is concluded from arXiv's comment: \`${quoted(comment)}\`` }
    : undefined
}

/** The sentence in which a paper is said to be withdrawn; what was withdrawn need not be this version, so it is quoted. */
export function withdrawal(comment = '', abstract = ''): string | undefined {
  const sentences = [comment, abstract].flatMap((text) => text.slice(0, 20_000).split(/(?<=[.;!?]) /))
  const found = sentences.find((sentence) => withdrawn.test(sentence))
  return found && quoted(found.trim())
}

/** The address of a repository in a text. */
export function codeIn(text = ''): string | undefined {
  const found = repository.exec(text.slice(0, 40_000))?.[0]
  return found?.replace(/(?:\.git|[.\-_])+$/, '')
}

/** The DOIs that authors registered, bare; several may stand in one field. */
export function doisIn(text: string): string[] {
  return text
    .slice(0, 2000)
    .split(/[\s,]+/)
    .flatMap((part) => {
      const found = readIdentifier(part)
      return found?.kind === 'doi' ? [found.value] : []
    })
}

const withdrawn =
  /\b(?:this (?:paper|submission|article|manuscript|work) (?:has been|is|was) withdrawn|withdrawn by|has been withdrawn)\b/i
const repository = /https?:\/\/(?:www\.)?(?:github|gitlab)\.com\/[\w.-]{1,100}\/[\w.-]{1,100}/

/** Not published, or another paper is meant: the one that this extends, a contest, a thesis. */
const unpublished =
  /\b(?:submitted|submission|under (?:review|revision)|rejected|withdrawn|preparation|extend(?:s|ed|ing)|extension|preliminary|(?:earlier|short|shorter|conference|journal|previous) version|challenge|competition|shared task|thesis)\b/i

function venueIn(text: string): string | undefined {
  if (text.length > 1000 || unpublished.test(text)) return undefined
  const clauses = [text, ...text.split(/[;,.()[\]]|\. | - /)].map((clause) =>
    clause.replace(/\b(?:camera[- ]?ready|oral|poster|spotlight|best paper)\b.*$/i, '').trim(),
  )
  const known = [...clauses.map(parseVenue), ...(/workshop/i.test(text) ? [] : namedIn(text))]
  return known.find((venue) => venue !== undefined && venue.kind !== 'preprint' && isDated(venue))?.canonical
}

/** A conference has its year; a journal needs none. */
function isDated({ kind, year }: Venue): boolean {
  return kind === 'journal' || year !== undefined
}

/** Short names with a year anywhere in the text: `our EMNLP'23 paper`. */
function namedIn(text: string): (Venue | undefined)[] {
  return [...text.matchAll(/\b([A-Z][A-Za-z]{2,11})\b(?: |-|\s?['’])?((?:20)?[0-3]\d)\b/g)].map(
    ([, name, year]) => parseVenue(`${name} ${year?.length === 2 ? `20${year}` : year}`),
  )
}

function quoted(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text
}
