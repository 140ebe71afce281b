/** BibTeX: the bibliography of a paper in LaTeX. */
import { printBibtex } from './bibtex-write.ts'
import type { Format } from './format.ts'
import { isBlank } from './rows.ts'

/** First line of a file that `survey` writes; BibTeX ignores what stands outside entries. */
const ownMark = '% This file is written by `survey render`; edit the database instead.'

export const bibtex: Format = {
  name: 'bibtex',
  summary: 'A BibTeX file for LaTeX, read by BibTeX and biber.',
  extensions: ['.bib'],
  write({ entries }, { unicode }) {
    return [`${ownMark}\n`, ...entries.map((entry) => printBibtex(entry, { unicode }))].join('\n')
  },
  // Its parser is large, and nobody who writes needs it.
  read: async (file) => (await import('./bibtex-read.ts')).readBibtex(file),
  owns: (text) => isBlank(text) || text.startsWith(ownMark),
}
