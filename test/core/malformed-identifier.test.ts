/** A malformed identifier is guessed at only where little doubt is left. */
import { expect, test } from 'vitest'
import type { IdentifierKind } from '../../src/core/identifier.ts'
import { whyMalformed } from '../../src/core/malformed-identifier.ts'

// biome-ignore format: a table
test.each<[IdentifierKind, text: string, advice: string]>([
  ['arxiv', '240110020', 'did you mean `2401.10020`?'],
  ['arxiv', '2401,10020', 'did you mean `2401.10020`?'],
  ['arxiv', '2401. 10020', 'did you mean `2401.10020`?'],
  ['arxiv', '24O1.10020', 'did you mean `2401.10020`?'],
  ['arxiv', 'arXiv.2401.10020v3', 'did you mean `2401.10020`?'],
  ['arxiv', 'MATH/0307200', 'did you mean `math/0307200`?'],
  ['arxiv', '２４０１.10020', 'did you mean `2401.10020`?'],
  ['arxiv', '2401.1002', 'ids of 2024 have five digits after the point, so look it up'],
  ['arxiv', '1301.10020', 'ids of 2013 have four digits after the point, so look it up'],
  ['arxiv', '2413.10020', '`13` is no month'],
  ['arxiv', '2401.XXXXX', "`2401.XXXXX` is a placeholder, so write the paper's own, or delete it"],
  ['arxiv', '2023.emnlp-main.67', '`2023.emnlp-main.67` belongs in `acl`'],
  ['arxiv', 'x'.repeat(300), 'look the paper up and correct it'],
  ['doi', '10.1038 / nature24270', 'did you mean `10.1038/nature24270`?'],
  ['doi', 'DOI 10.1038/nature24270', 'did you mean `10.1038/nature24270`?'],
  ['doi', '10.1038-nature24270', 'did you mean `10.1038/nature24270`?'],
  ['doi', '.1038/nature24270', 'did you mean `10.1038/nature24270`?'],
  ['doi', '10.1038', 'look the paper up and correct it'],
  ['doi', 'TBD', "`TBD` is a placeholder, so write the paper's own, or delete it"],
  ['acl', 'p19-1001', 'did you mean `P19-1001`?'],
  ['acl', '2023.EMNLP-main.67', 'did you mean `2023.emnlp-main.67`?'],
  ['acl', '2023-emnlp-main-67', 'did you mean `2023.emnlp-main.67`?'],
  ['acl', 'ACL 2023', 'look the paper up and correct it'],
  ['openreview', 'forum?id=0NphYCmgua&noteId=x', 'did you mean `0NphYCmgua`?'],
  ['openreview', 'see the website', 'look the paper up and correct it'],
])('%s: %s', (kind, text, advice) => {
  expect(whyMalformed(kind, text).split('; ').slice(1).join('; ')).toBe(advice)
})
