/** Where a BibTeX entry leads: every field in which people put addresses and identifiers. */
import { readIdentifier } from '../core/identifier.ts'
import type { FieldSet } from './bibtex-fieldset.ts'
import { plainAddress } from './bibtex-value.ts'
import { isLink } from './import.ts'
import type { Named } from './reading.ts'

/** The addresses and identifiers of an entry, the surest first; fields that hold nothing else are used. */
export function useAddresses(fields: FieldSet): Named[] {
  const found: Named[] = [...eprint(fields)]
  for (const name of ['url', 'doi', 'ee', 'link']) found.push([name, plainAddress(fields.use(name))])
  for (const name of ['howpublished', 'note']) {
    const text = plainAddress(fields.value(name))
    if (isAddress(text)) found.push([name, plainAddress(fields.use(name))])
  }
  for (const name of ['journal', 'journaltitle', 'booktitle', 'volume', 'howpublished', 'note', 'number']) {
    const latex = fields.value(name)
    const [whole, id] = arxivInText.exec(latex) ?? []
    if (!whole) continue
    found.push([name, `arXiv:${id}`])
    if (latex.trim() === whole) fields.use(name)
  }
  return found
}

/** The first of these fields that is a web address, for a link of its own. */
export function useLink(fields: FieldSet, names: readonly string[]): string | undefined {
  const name = names.find((candidate) => isLink(plainAddress(fields.value(candidate))))
  return name && plainAddress(fields.use(name))
}

const arxivInText = /\b(?:arXiv:\s?|abs\/)(\d{4}\.\d{4,5}|[a-z-]{1,20}(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?/i

function eprint(fields: FieldSet): Named[] {
  const id = plainAddress(fields.value('eprint'))
  const archives = ['archiveprefix', 'eprinttype'] as const
  const archive = archives.map((name) => fields.value(name)).join('')
  if (id === '' || !/^$|arxiv/i.test(archive)) return []
  const text = isAddress(id) ? id : `arXiv:${id}`
  if (!isAddress(text)) return []
  for (const name of ['eprint', ...archives]) fields.use(name)
  return [['eprint', text]]
}

function isAddress(text: string): boolean {
  return readIdentifier(text) !== undefined || isLink(text)
}
