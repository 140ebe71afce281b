/** Marks beside a name that belong to the title page: footnote signs, addresses, affiliations, and left-overs of LaTeX. */
import { isOrganisation, isPlainName, namesWith, replaceAuthor } from './author-names.ts'
import type { Rule } from './rule.ts'
import { shortened } from './texts.ts'

export const authorMarks: Rule = {
  name: 'author-marks',
  kind: 'names',
  summary: 'A name has footnote signs, an address, an affiliation or other marks beside it.',
  severity: 'warning',
  fixable: 'unsafe',
  *check({ entries }) {
    for (const author of namesWith(entries, hasMarks)) {
      const { entry, index, name } = author
      const bare = withoutMarks(name)
      const isCertain = isPlainName(bare) && bare.includes(' ') && !/\p{L}{2}\.\p{L}/u.test(bare)
      yield {
        entry,
        keys: ['authors', index],
        message: `\`${shortened(name)}\` holds more than a name; ${isCertain ? `write \`${bare}\`` : 'write the name alone'}`,
        fix: (bench) => (isCertain ? replaceAuthor(bench, author, [bare], `write \`${bare}\``) : undefined),
      }
    }
  },
}

/** No name is longer, and no pattern is slow on less. */
const longest = 500

function hasMarks(name: string): boolean {
  return (
    name.length <= longest &&
    mayHaveMarks.test(name) &&
    marks.some((mark) => mark.test(name)) &&
    !isOrganisation(name)
  )
}

/** Asked first: most names are plain letters, spaces, hyphens and stops after initials. */
const mayHaveMarks = /[^A-Za-z ,.'-]|\.$|^(?:Prof|Dr)\b|ORCID/

const marks: readonly RegExp[] = [
  /[\d*†‡§¶#@^_~\\{}$<>|=+:✉☆★∗]/,
  /[([]\p{Lu}{2,}[)\]]$/u,
  /[([][^()[\]]*(?:equal|contribut|correspond|univ|institut|google|meta|microsoft|lab)[^()[\]]*[)\]]$/i,
  /^(?!.*\b(?:Jr|Sr|Esq)\.$)[^,]*[\p{Ll}\s]\.$/u,
  /^(?:Prof|Dr)\.|ORCID/,
]

/** The name without the marks that surely are none of it. */
function withoutMarks(name: string): string {
  return name
    .replace(/^View ORCID Profile\s*|^(?:Prof|Dr)\.\s*|\s*\bORCID\b.*$/, '')
    .replace(/\s*[<([{]?[\w.+-]{1,64}@[\w.-]+[>)\]}]?$/, '')
    .replace(/\s*[([][^()[\]]*[)\]]$/, '')
    .replace(/^[\d*†‡§¶#^✉☆★∗+\s,]+/, '')
    .replace(/[\d*†‡§¶#^✉☆★∗+\s,]{1,40}$/, '')
    .replace(/(?<=\p{L})_(?=\p{Lu})/gu, ' ')
    .replace(/(?<=[\p{Ll}\s])(?<!\b(?:Jr|Sr|Esq))\.$/u, '')
    .trim()
}
