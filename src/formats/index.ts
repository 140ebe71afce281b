/** The formats: names and summaries at once, each format itself when it is asked for. */
import type { Format } from './format.ts'

/** Every format by name, sorted. */
export const formats = {
  bibtex: {
    summary: 'A BibTeX file for LaTeX, read by BibTeX and biber.',
    load: () => import('./bibtex.ts').then((module) => module.bibtex),
  },
  'csl-json': {
    summary: 'The bibliography as CSL-JSON, for pandoc, Zotero and citeproc.',
    load: () => import('./csl-json.ts').then((module) => module.cslJson),
  },
  csv: {
    summary: 'A table for spreadsheets, one line per paper.',
    load: () => import('./csv.ts').then((module) => module.csv),
  },
  hayagriva: {
    summary: 'The YAML bibliography of Typst documents.',
    load: () => import('./hayagriva.ts').then((module) => module.hayagriva),
  },
  json: {
    summary: 'The whole database for programs: title, taxonomy, paradigms and papers.',
    load: () => import('./json.ts').then((module) => module.json),
  },
  jsonl: {
    summary: 'One paper as JSON on each line, for programs that read a stream.',
    load: () => import('./jsonl.ts').then((module) => module.jsonl),
  },
  keys: {
    summary: 'The bare citekeys, one on each line.',
    load: () => import('./keys.ts').then((module) => module.keys),
  },
  markdown: {
    summary: 'Paper lists for a README: nested list, tables or counts.',
    load: () => import('./markdown.ts').then((module) => module.markdown),
  },
  ris: {
    summary: 'Records of EndNote, Zotero and publishers, one tag on each line.',
    load: () => import('./ris.ts').then((module) => module.ris),
  },
  tsv: {
    summary: 'A table for `cut`, `sort` and `awk`, columns parted by tabs.',
    load: () => import('./tsv.ts').then((module) => module.tsv),
  },
} satisfies Record<string, { readonly summary: string; readonly load: () => Promise<Format> }>

export type FormatName = keyof typeof formats
export const formatNames = Object.keys(formats) as FormatName[]
