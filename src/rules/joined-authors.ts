/** Several authors written as one. */
import { isPlainName, namesWith, replaceAuthor } from './author-names.ts'
import type { Rule } from './rule.ts'

export const joinedAuthors: Rule = {
  name: 'joined-authors',
  kind: 'names',
  summary: 'Several authors are written as one.',
  severity: 'warning',
  fixable: 'unsafe',
  *check({ entries }) {
    for (const author of namesWith(entries, isJoined)) {
      const { entry, index, name } = author
      const names = partsOf(name)
      yield {
        entry,
        keys: ['authors', index],
        message: `\`${name}\` looks like several authors; list each one (an organisation is \`{ literal: … }\`)`,
        fix: (bench) =>
          names.every(isFullName) ? replaceAuthor(bench, author, names, 'list each one') : undefined,
      }
    }
  },
}

/** With `and`, `&` or `;` between, or three and more full names between commas; two could be `Family, Given`. */
function isJoined(name: string): boolean {
  if (/\S\s(?:and|und)\s\S|[&;]/.test(name)) return !/&#?\w+;/.test(name) && partsOf(name).length > 1
  return name.includes(',') && partsOf(name).length > 2 && partsOf(name).every(isFullName)
}

function partsOf(name: string): string[] {
  return name
    .split(/[,&;]|\s(?:and|und)\s/)
    .map((part) => part.replace(/^and\s/, '').trim())
    .filter((part) => part !== '')
}

/** Two words or more that begin with a capital letter, and nothing that no name has. */
function isFullName(name: string): boolean {
  return isPlainName(name) && /^\p{Lu}\S*(?: \S+){0,4} \p{Lu}\S*$/u.test(name) && !/\bof\b/.test(name)
}
