/** Text that stands where a title, a name or a venue should be. */
import type { Author } from '../core/paper.ts'
import type { Finding, Rule } from './rule.ts'

export const placeholderText: Rule = {
  name: 'placeholder-text',
  kind: 'titles',
  summary: 'A title, an author or a venue is only a placeholder.',
  severity: 'warning',
  fixable: false,
  *check({ entries }) {
    for (const entry of entries) {
      const { title, venue, authors } = entry.paper
      if (titles.test(title) || marks.test(title))
        yield {
          entry,
          keys: ['title'],
          message: `title \`${title}\` holds a placeholder; write the real one`,
        }
      if (venue && (venues.test(venue) || marks.test(venue)))
        yield {
          entry,
          keys: ['venue'],
          message: `venue \`${venue}\` holds a placeholder; name it, or leave \`venue\` out`,
        }
      if (authors) yield* authorFindings(entry, authors)
    }
  },
}

type Entry = NonNullable<Finding['entry']>

function* authorFindings(entry: Entry, authors: readonly Author[]): Generator<Finding> {
  for (let index = 0; index < authors.length; index++) {
    const author = authors[index] ?? ''
    const name = typeof author === 'string' ? author : author.literal
    if (names.test(name))
      yield {
        entry,
        keys: ['authors', index],
        message: `author \`${name}\` is a placeholder; name who it is, or leave \`authors\` out`,
      }
    else if (anonymous.test(name) && isPublic(entry))
      yield {
        entry,
        keys: ['authors', index],
        message: `author \`${name}\` is a placeholder: the paper is public, and so are its authors; name them`,
      }
  }
}

/** arXiv and the ACL Anthology take no anonymous papers. */
function isPublic({ paper }: Entry): boolean {
  return paper.arxiv !== undefined || paper.acl !== undefined
}

const any = String.raw`tb[ad]|todo|fixme|n\/a|coming soon|to be (?:announced|determined|added)|placeholder|lorem ipsum.{0,200}|\?{2,}`
const titles = new RegExp(
  `^(?:${any}|untitled(?: (?:paper|document))?|title|paper(?: title)?|title of (?:the )?paper|arxiv|pdf|link)$`,
  'i',
)
const venues = new RegExp(`^(?:(?:${any}|none|unknown|venue)(?: (?:19|20)\\d\\d)?)$`, 'i')
const names = new RegExp(
  `^(?:${any}|unknown(?: authors?)?|authors?(?: names?| list)?|(?:first|second) author|first ?name last ?name|given family)$`,
  'i',
)
const anonymous = /^anonymous(?: authors?)?$/i
/** Question marks of their own, and brackets with nothing in them that call no function. */
const marks = /(?:^|\s)(?:\?{3,}(?:\s|$)|[([]\s*[)\]])/
