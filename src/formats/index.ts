/** The catalogue of formats; each is loaded only when it is used. */
import type { Format } from './format.ts'

export const formats = {
  bibtex: { summary: 'A BibTeX file for LaTeX, read by BibTeX and biber.', load: async () => (await import('./bibtex.ts')).bibtex },
  'csl-json': { summary: 'CSL-JSON for citation tools.', load: async () => (await import('./csl-json.ts')).cslJson },
  csv: { summary: 'A table for spreadsheets.', load: async () => (await import('./csv.ts')).csv },
  json: { summary: 'The whole database for programs.', load: async () => (await import('./json.ts')).json },
  jsonl: { summary: 'A JSON object on each line.', load: async () => (await import('./jsonl.ts')).jsonl },
  keys: { summary: 'Citekeys, one on each line.', load: async () => (await import('./keys.ts')).keys },
  markdown: { summary: 'Paper lists for a README: nested list, tables or counts.', load: async () => (await import('./markdown.ts')).markdown },
  tsv: { summary: 'Tab-separated lines for a pipe.', load: async () => (await import('./tsv.ts')).tsv },
} as const satisfies Record<string, { summary: string; load: () => Promise<Format> }>
