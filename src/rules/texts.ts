/** The texts that people wrote about papers, field by field: for rules about characters, wherever these stand. */
import type { Entry, Keys } from '../core/database.ts'
import type { Author } from '../core/paper.ts'

/** A text and where it stands. */
export interface Written {
  readonly entry: Entry
  readonly keys: Keys
  readonly text: string
}

/** Every text that passes a test: title, names of authors, venue, abstract, note, and the survey's own attributes. */
export function* textsWith(entries: Iterable<Entry>, test: (text: string) => boolean): Generator<Written> {
  for (const entry of entries) {
    const { authors, attributes } = entry.paper
    for (const field of fields) {
      const text = entry.paper[field]
      if (text !== undefined && test(text)) yield { entry, keys: [field], text }
    }
    if (authors) yield* authorTexts(entry, authors, test)
    if (attributes) yield* attributesWith(entry, attributes, test)
  }
}

/** Every name in a list of authors that passes a test. */
export function* authorTexts(
  entry: Entry,
  authors: readonly Author[],
  test: (text: string) => boolean,
): Generator<Written> {
  for (let index = 0; index < authors.length; index++) {
    const author = authors[index]
    if (typeof author === 'string') {
      if (test(author)) yield { entry, keys: ['authors', index], text: author }
    } else if (author && test(author.literal))
      yield { entry, keys: ['authors', index, 'literal'], text: author.literal }
  }
}

/** Does a text hold anything but ASCII? Asked first, because most texts do not. */
export function hasNonAscii(text: string): boolean {
  return nonAscii.test(text)
}

/** What a person calls the place of a text: `title`, `author`, `venue`, or the name of an attribute. */
export function placeName([field, key]: Keys): string {
  return field === 'authors' ? 'author' : String(field === 'attributes' ? key : field)
}

/** The text shortened to what fits a message. */
export function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79).replace(/[\ud800-\udbff]$/, '')}…` : text
}

const fields = ['title', 'venue', 'abstract', 'note'] as const
const nonAscii = /[^\0-\x7f]/

type Paper = Entry['paper']

function* attributesWith(
  entry: Entry,
  attributes: NonNullable<Paper['attributes']>,
  test: (text: string) => boolean,
) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'string' && test(value)) yield { entry, keys: ['attributes', name], text: value }
    if (Array.isArray(value))
      for (const [index, text] of value.entries())
        if (test(text)) yield { entry, keys: ['attributes', name, index], text }
  }
}
