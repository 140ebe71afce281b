/** An identifier that stands for one to be filled in: out of a template or an example. */
import type { Entry } from '../core/database.ts'
import { type IdentifierKind, identifierLabel } from '../core/identifier.ts'
import type { Finding, Rule } from './rule.ts'

export const placeholderIdentifier: Rule = {
  name: 'placeholder-identifier',
  kind: 'identifiers',
  summary: 'An identifier comes from a template or an example.',
  severity: 'error',
  fixable: false,
  *check({ entries }) {
    for (const entry of entries) {
      const { doi, openreview } = entry.paper
      if (doi !== undefined && placeholderDoi.test(doi)) yield finding(entry, 'doi', doi)
      if (openreview !== undefined && /^(.)\1+$/.test(openreview))
        yield finding(entry, 'openreview', openreview)
    }
  },
}

function finding(entry: Entry, kind: IdentifierKind, value: string): Finding {
  const message = `\`${kind}\` is the placeholder \`${value}\`; write the paper's own ${identifierLabel(kind)}, or delete it`
  return { entry, keys: [kind], message }
}

/**
 * What ACM's templates say (`10.1145/nnnnnnn.nnnnnnn`, `10.1145/1122445.1122456`), runs of `x` or `n`
 * where digits belong, and the prefixes that are used in examples only.
 */
const placeholderDoi =
  /^10\.(?:0000|1234)\/|^10\.1145\/(?:1122445\.1122456|1234567\.|0000000\.)|^10\.\d+\/(?:.*[^a-z])?(?:x{4,}|n{5,})(?![a-z])/i
