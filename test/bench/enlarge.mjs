/** Makes a survey larger for benchmarks: copies of its papers with citekeys, titles and identifiers of their own. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Rewrites every data file of a folder with `times` copies of each paper, sorted; gives the number of papers. */
export function enlarge(folder, times) {
  let papers = 0
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const [head, ...entries] = readFileSync(path, 'utf8').split(/^(?=[^\s#])/m)
    const copies = Array.from({ length: times }, (_, copy) =>
      entries.map((entry) => (copy === 0 ? entry : renamed(entry, copy, papers++))),
    ).flat()
    papers += entries.length
    const sorted = copies.map((text) => text.trimEnd()).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    writeFileSync(path, `${head}${sorted.join('\n\n')}\n`)
  }
  return papers
}

function renamed(entry, copy, number) {
  return entry
    .replace(/^([^:]+):$/m, `$1x${copy}`.concat(':'))
    .replace(/^( {2}title: )(?:"(.*)"|(.*))$/m, (_, field, quoted, plain) => {
      return `${field}${JSON.stringify(`${quoted === undefined ? plain : JSON.parse(`"${quoted}"`)} ${copy}`)}`
    })
    .replace(/^( {2}arxiv: "\d{4}\.)\d+"$/m, `$1${String(number).padStart(5, '0')}"`)
    .replace(/^ {2}openreview: .*$/m, `  openreview: "bench${String(number).padStart(6, '0')}"`)
    .replace(/^ {2}doi: .*$/m, `  doi: "10.1000/${number}"`)
    .replace(/^ {2}url: .*$/m, `  url: https://example.org/${number}`)
    .replace(/^ {2}acl: .*\n/m, '')
}

function keyOf(entry) {
  return entry.slice(0, entry.indexOf(':')).toLowerCase()
}
