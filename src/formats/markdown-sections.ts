/** Headings: their words, the path they make, and the sections that hold no papers. */
import { readHeading } from '../core/heading.ts'
import { readDate } from './markdown-date.ts'
import { type Piece, wordsOf } from './markdown-pieces.ts'
import { withoutMarks } from './markdown-tokens.ts'

/** Text of a heading without emoji and links to itself. */
export function headingText(pieces: readonly Piece[]): string {
  return withoutMarks(wordsOf(pieces)).replace(/\s+/g, ' ').trim()
}

const elsewhere =
  /^(?:(?:table of )?contents?(?: of this .*)?|toc|overview of contents|index|目录|目次|(?:latest |recent |what'?s |our |breaking )*(?:news|updates?|new)(?: ?(?:&|and) ?(?:news|updates?))?|news.*|changelog|change ?log|release notes|(?:how to )?contribut(?:e|ing|ors?|ions?)(?: .*)?|acknowledg\w*|citations?|citing(?: .*)?|cite(?: us)?|bibtex|reference$|license|licence|contacts?(?: us)?|star history|stargazers?|related (?:awesome )?(?:lists?|repos?(?:itories)?|projects?|resources)|other (?:awesome )?(?:lists?|repos?(?:itories)?|resources)|awesome lists?|maintainers?|faq|disclaimer|sponsors?|(?:to-?do|todo)(?: list)?|join us|community|更新.*|贡献.*|引用|联系.*|致谢)[\s:!.]*$/i

/** Does a section with this heading hold something other than papers: contents, news, contributors? */
export function holdsNoPapers(heading: string): boolean {
  return elsewhere.test(readHeading(heading).title)
}

const contents = /content|toc|index|目录|目次/i

/** Do these headings lead to a part of the document without papers? The contents may be the title of everything below. */
export function isElsewhere(headings: readonly string[]): boolean {
  const outer = headings.slice(-3, -1).filter((heading) => !contents.test(heading))
  return [...outer, ...headings.slice(-1)].some(holdsNoPapers)
}

/** The year or month that a heading is: `2023`, `Papers in 2023`, `2023.05`. */
export function yearOfHeading(heading: string): string | undefined {
  const bare = readHeading(heading)
    .title.replace(/[\s()[\]:：]+/g, ' ')
    .trim()
  return (
    readDate(bare) ??
    readDate(heading.trim()) ??
    /^(?:papers?|year|in|published in|literature) (?:in |from |of )?((?:19|20)\d\d)$|^((?:19|20)\d\d) (?:papers?|and earlier)$/i
      .exec(bare)
      ?.slice(1)
      .find((year) => year)
  )
}

const collections =
  /^(?:(?:open[- ]source |useful |related |other |external |online |awesome |additional )*(?:blogs?(?: posts?)?|projects?|tools?(?:kits?|boxes)?|tutorials?|courses?|videos?|talks?|slides|lectures?|librar(?:y|ies)|packages?|software|links?|resources?|websites?|people|researchers|labs?|groups?|books?|datasets? links?|podcasts?|newsletters?|implementations?|repositories|frameworks? and tools?)(?:\s*(?:&|and|\/|,)\s*(?:blogs?(?: posts?)?|projects?|tools?|tutorials?|courses?|videos?|talks?|slides|links?|resources?|websites?|librar(?:y|ies)|packages?|software|posts?))*)$/i

/** Does a section with this heading collect tools, talks or links, so that only what is surely a paper counts there? */
export function collectsLinks(heading: string): boolean {
  return collections.test(readHeading(heading).title)
}

/** The headings above a place, as one walks through a document. */
export interface Path {
  /** By depth; holes where a level was skipped. */
  readonly titles: (string | undefined)[]
}

/** The document's path goes on under a new heading. */
export function enterHeading(path: Path, depth: number, text: string): void {
  path.titles.length = depth - 1
  path.titles[depth - 1] = text
}

/** The headings, outermost first. */
export function headingsOf({ titles }: Path): string[] {
  return titles.filter((title): title is string => title !== undefined && title !== '')
}
