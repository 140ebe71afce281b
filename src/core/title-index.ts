/** The titles of a survey as one text, so that a new paper can be compared with all of them at once. */
import type { Entry } from './database.ts'
import { areNear, longestWord, titleKey, titleWords } from './title.ts'

/** For each paper a line: its citekey in lower case, a tab, the words of its title (or its signs, if it has no words). */
export function titleLines(entries: readonly Entry[]): string {
  return entries
    .map(({ citekey, paper: { title } }) => {
      const words = titleWords(title).join(' ')
      return `\n${citekey.toLowerCase()}\t${words || titleKey(title)}`
    })
    .join('')
}

/** Is a citekey taken, whatever its case? */
export function hasCitekey(lines: string, citekey: string): boolean {
  return lines.includes(`\n${citekey.toLowerCase()}\t`)
}

/** The lower-case citekeys of papers with the same or nearly the same title. */
export function findTitles(lines: string, title: string): string[] {
  const words = titleWords(title)
  const key = titleKey(title)
  const found: string[] = []
  for (let start = 1; start > 0 && start < lines.length; ) {
    const tab = lines.indexOf('\t', start)
    const newline = lines.indexOf('\n', tab)
    const end = newline < 0 ? lines.length : newline
    /** Titles of a very different length are never near, but may be the same with other spaces; most are told apart by that alone. */
    const more = end - tab - 1 - (key.length + Math.max(words.length - 1, 0))
    if (Math.abs(more) <= longestWord || lines[tab + 1] === key[0]) {
      const others = lines.slice(tab + 1, end).split(' ')
      if (others.join('') === key || areNear(words, others)) found.push(lines.slice(start, tab))
    }
    start = newline < 0 ? 0 : newline + 1
  }
  return found
}
