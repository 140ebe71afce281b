/** What kind of work a BibTeX entry is, and where it appeared. */
import type { Paper } from '../core/paper.ts'
import type { FieldSet } from './bibtex-fieldset.ts'
import { plainText } from './bibtex-value.ts'
import { howPublished } from './bibtex-write.ts'

type CslType = Paper['type']

/** CSL types of BibTeX's and BibLaTeX's entry types; `undefined` where the type says nothing by itself. */
const types: Readonly<Record<string, CslType>> = {
  __proto__: null as never,
  article: 'article-journal',
  book: 'book',
  bookinbook: 'chapter',
  booklet: 'book',
  collection: 'book',
  conference: 'paper-conference',
  data: 'dataset',
  dataset: 'dataset',
  electronic: 'webpage',
  inbook: 'chapter',
  incollection: 'chapter',
  inproceedings: 'paper-conference',
  inreference: 'chapter',
  manual: 'report',
  mastersthesis: 'thesis',
  misc: undefined,
  mvbook: 'book',
  mvcollection: 'book',
  mvproceedings: 'book',
  mvreference: 'book',
  online: 'webpage',
  phdthesis: 'thesis',
  proceedings: 'book',
  reference: 'book',
  report: 'report',
  software: 'software',
  suppbook: 'chapter',
  suppcollection: 'chapter',
  techreport: 'report',
  thesis: 'thesis',
  unpublished: 'article',
  www: 'webpage',
}

/** The CSL type that `howpublished` says in the words that `survey render` writes there. */
export function usePublished(fields: FieldSet): CslType {
  const label = plainText(fields.value('howpublished'))
  const found = Object.entries(howPublished).find(([, known]) => known === label)?.[0]
  if (found) fields.use('howpublished')
  return found as CslType
}

/** The CSL type of an entry type, and whether that is all that the entry type tells. */
export function typeOf(type: string, hasVenue: boolean): { type?: CslType; isTold: boolean } {
  // An arXiv preprint is often written as an article in a journal called arXiv, or in no journal at all.
  if (!hasVenue && (type === 'article' || type === 'inproceedings')) return { isTold: true }
  return { type: types[type], isTold: type in types }
}

/** What the work appeared in, or who published it where that is how it is cited; empty where nothing says. */
export function useVenue(fields: FieldSet): string {
  const howpublished = plainText(fields.value('howpublished'))
  const { type } = fields
  const names = [
    'booktitle',
    'journal',
    'journaltitle',
    ...(/thesis$/.test(type) ? ['school', 'institution'] : []),
    ...(/^(?:tech)?report$/.test(type) ? ['institution'] : []),
    ...(/^(?:(?:mv|in)?book|incollection)$/.test(type) ? ['publisher'] : []),
    ...(/^https?:|^arXiv(?:[\s:]|$)/i.test(howpublished) ? [] : ['howpublished']),
    ...(/^(?:inproceedings|conference)$/.test(type) ? ['eventtitle', 'series'] : []),
  ]
  const name = names.find((each) => !fields.isUsed(each) && plainText(fields.value(each)) !== '')
  return name ? plainText(fields.use(name)) : ''
}
