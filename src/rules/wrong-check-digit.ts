/** An ISBN or ISSN whose last digit does not fit the others, in an attribute or inside a DOI. */
import type { Entry } from '../core/database.ts'
import type { Finding, Rule } from './rule.ts'

export const wrongCheckDigit: Rule = {
  name: 'wrong-check-digit',
  kind: 'identifiers',
  summary: 'The check digit of an ISBN or ISSN is wrong.',
  severity: 'error',
  fixable: false,
  *check({ entries }) {
    for (const entry of entries) {
      const { doi, attributes } = entry.paper
      if (doi?.includes('/97')) yield* findings(entry, ['doi'], 'ISBN', isbnInDoi(doi))
      if (!attributes) continue
      for (const [id, value] of Object.entries(attributes)) {
        const label = labels.get(id)
        if (label) yield* findings(entry, ['attributes', id], label, [value].flat().map(String).join(' '))
      }
    }
  },
}

type Label = 'ISBN' | 'ISSN'

/** The attributes that hold such numbers. */
const labels: ReadonlyMap<string, Label> = new Map([
  ['isbn', 'ISBN'],
  ['isbn-10', 'ISBN'],
  ['isbn-13', 'ISBN'],
  ['issn', 'ISSN'],
  ['eissn', 'ISSN'],
])

/** Publishers of books put the ISBN into the DOI: `10.1007/978-3-030-58452-8_24`. */
function isbnInDoi(doi: string): string {
  return /^10\.\d+\/(97[89](?:-?\d){10})(?!\d)/.exec(doi)?.[1] ?? ''
}

function* findings(entry: Entry, keys: Finding['keys'], label: Label, text: string): Generator<Finding> {
  const pattern =
    label === 'ISBN'
      ? /(?<![\dX-])(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx](?![\dXx-])/g
      : /(?<![\dX-])\d{4}-?\d{3}[\dXx](?![\dXx-])/g
  for (const [number] of text.matchAll(pattern)) {
    const digits = number.replace(/[- ]/g, '').toUpperCase()
    const right = checkDigit(digits.slice(0, -1))
    if (digits.endsWith(right)) continue
    const where = keys[0] === 'doi' ? ' in the DOI' : ''
    const message = `check digit of ${label} \`${number}\`${where} would be \`${right}\`; some digit is mistyped, so look it up`
    yield { entry, keys, message }
  }
}

/** The digit that follows these: modulo 11 in ISSNs and ISBNs of ten digits, modulo 10 in those of thirteen. */
function checkDigit(digits: string): string {
  const values = [...digits].map(Number)
  if (digits.length === 12) {
    const sum = values.reduce((total, value, index) => total + value * (index % 2 === 0 ? 1 : 3), 0)
    return String((10 - (sum % 10)) % 10)
  }
  const sum = values.reduce((total, value, index) => total + value * (digits.length + 1 - index), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}
