/** One BibTeX entry as a draft: every field goes somewhere, but for those that programs keep for themselves. */
import type { Draft } from '../core/draft.ts'
import type { Place } from '../core/text.ts'
import { useDate } from './bibtex-date.ts'
import { type FieldSet, isNoise, textOf } from './bibtex-fieldset.ts'
import { useAddresses, useLink } from './bibtex-links.ts'
import { typeOf, usePublished, useVenue } from './bibtex-type.ts'
import { plainText, readNames } from './bibtex-value.ts'
import { readVenue } from './import.ts'
import { draftOf, type Named } from './reading.ts'

/** The draft of an entry, what it had to leave out (a sentence each), and whether `others` ends its authors. */
export interface EntryDraft {
  readonly draft: Draft
  readonly refused: readonly string[]
  readonly others: boolean
}

/** Reads an entry, with fields that stand in it a second time (in LaTeX); undefined where it has no title of any kind. */
export function readEntry(
  fields: FieldSet,
  repeated: readonly Named[],
  guesses: readonly string[],
  from: Place,
): EntryDraft | undefined {
  const title = useTitle(fields)
  if (!title) return undefined
  const { authors, others } = readNames(fields.use('author'))
  const addresses = useAddresses(fields)
  const { issued, ...date } = useDate(fields)
  const published = usePublished(fields)
  const venue = useVenue(fields)
  const { type, isTold } = published
    ? { type: published, isTold: true }
    : typeOf(fields.type, readVenue(venue, undefined) !== undefined)
  if (authors.length === 0 && title.text.startsWith(plainText(fields.value('key')))) fields.use('key')
  const reading = {
    key: fields.key,
    title: title.text,
    authors,
    issued,
    venue,
    type,
    addresses,
    code: useLink(fields, ['code', 'github']),
    project: useLink(fields, ['project', 'website', 'homepage']),
    abstract: plainText(fields.use('abstract')),
    note: useNote(fields),
    keywords: ['keywords', 'keyword'].map((name) => plainText(fields.use(name))),
    guesses: [...title.guesses, ...date.guesses, ...guesses],
  }
  const rest: Named[] = [
    ...(isTold ? [] : [['entrytype', fields.type] as const]),
    ...fields.names.filter((name) => !fields.isUsed(name)).map((name) => [name, fields.value(name)] as const),
    ...repeated,
  ]
  const kept = rest
    .filter(([name]) => !isNoise(name))
    .map(([name, latex]) => [name, textOf(name, latex)] as const)
  return { ...draftOf({ ...reading, rest: kept }, from), others }
}

/** The title with its subtitle; where there is none, what stands in its place in biblatex's styles. */
function useTitle(fields: FieldSet): { text: string; guesses: string[] } | undefined {
  const title = plainText(fields.value('title'))
  if (title !== '') {
    const subtitle = plainText(fields.use('subtitle'))
    fields.use('title')
    return { text: subtitle === '' ? title : `${title}: ${subtitle}`, guesses: [] }
  }
  const other = otherTitles.find((name) => plainText(fields.value(name)) !== '')
  if (!other) return undefined
  return { text: plainText(fields.use(other)), guesses: [`there is no title; \`${other}\` stands for it`] }
}

const otherTitles = ['maintitle', 'titleaddon', 'shorttitle', 'booktitle', 'issuetitle']

/** A note that says more than when something was read. */
function useNote(fields: FieldSet): string | undefined {
  if (fields.isUsed('note')) return undefined
  const note = plainText(fields.value('note'))
  if (/^(?:accessed|\[online; accessed)/i.test(note)) return undefined
  fields.use('note')
  return note
}
