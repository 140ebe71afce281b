/** BibTeX that a site offers beside a paper. */
import { readBibtex } from '../formats/bibtex-read.ts'
import { splitBibtex } from '../formats/bibtex-split.ts'
import { foundOf, type ServiceRecord } from './found.ts'
import { unavailable } from './shape.ts'
import type { Found, Origin, Reply, Unavailable } from './source.ts'

/** The paper in a BibTeX text with one entry; a citekey of the site's is not ours. */
export function foundInBibtex(
  text: string,
  reply: Reply,
  origin: Origin,
  more: Pick<ServiceRecord, 'notices' | 'doubtful'> & { readonly title?: string } = {},
): Found | Unavailable {
  if (text.length > longest) return unavailable(reply, `sent a BibTeX entry of ${text.length} characters`)
  if (!splitBibtex(text).every(({ closed }) => closed))
    return unavailable(reply, 'sent BibTeX that ends too early')
  const { drafts } = readBibtex({ path: origin.url, text: text.replace(/^\uFEFF/, '') })
  const [draft] = drafts
  if (!draft) return unavailable(reply, 'sent BibTeX in which there is no paper')
  return foundOf(
    { fields: draft.fields, ...(draft.guesses && { guesses: draft.guesses }) },
    reply,
    origin,
    more,
  )
}

/** Does a body look like BibTeX? */
export function isBibtex(body: string): boolean {
  return /^(?:\s|%[^\n]*\n)*@[a-z]{3,30}\s*[{(]/i.test(body.slice(0, 10_000))
}

const longest = 1_000_000
