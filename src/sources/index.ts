/** The sources: names and summaries at once, each source itself when it is asked for. */
import type { Source } from './source.ts'

/** Every source by name, sorted. */
export const sources = {
  acl: {
    summary: 'Papers of ACL, EMNLP, NAACL, TACL and others by their Anthology id.',
    load: () => import('./acl.ts').then((module) => module.acl),
  },
  arxiv: {
    summary: 'Preprints by their arXiv id, in any spelling, from the query API.',
    load: () => import('./arxiv.ts').then((module) => module.arxiv),
  },
  'arxiv-oai': {
    summary: 'Preprints by their arXiv id from OAI-PMH, with names in parts.',
    load: () => import('./arxiv-oai.ts').then((module) => module.arxivOai),
  },
  crossref: {
    summary: 'Published work by DOI, with retractions and preprints, and by title.',
    load: () => import('./crossref.ts').then((module) => module.crossref),
  },
  cvf: {
    summary: 'Papers of CVPR, ICCV, WACV and their workshops by their page at CVF.',
    load: () => import('./cvf.ts').then((module) => module.cvf),
  },
  datacite: {
    summary: 'Data, code and preprints by DOI, and arXiv papers when arXiv does not answer.',
    load: () => import('./datacite.ts').then((module) => module.datacite),
  },
  doi: {
    summary: 'Any DOI as CSL-JSON from doi.org, which alone can say that a DOI does not exist.',
    load: () => import('./doi.ts').then((module) => module.doi),
  },
  'hugging-face': {
    summary: 'Code and project pages of arXiv papers, to be looked at before they are believed.',
    load: () => import('./hugging-face.ts').then((module) => module.huggingFace),
  },
  jmlr: {
    summary: 'Papers of the Journal of Machine Learning Research by their page.',
    load: () => import('./jmlr.ts').then((module) => module.jmlr),
  },
  'landing-page': {
    summary: "Any publisher's page, by its `citation_*` tags or JSON-LD.",
    load: () => import('./landing-page.ts').then((module) => module.landingPage),
  },
  neurips: {
    summary: 'Papers of NeurIPS, and of ICLR since 2024, by their page in the proceedings.',
    load: () => import('./neurips.ts').then((module) => module.neurips),
  },
  openalex: {
    summary: 'A second opinion on works with a DOI, and on retractions; better with a key.',
    load: () => import('./openalex.ts').then((module) => module.openalex),
  },
  openreview: {
    summary: 'Submissions and papers by their forum, with what became of them.',
    load: () => import('./openreview.ts').then((module) => module.openreview),
  },
  pmlr: {
    summary: 'Papers of ICML, AISTATS, CoRL and others by their page at PMLR.',
    load: () => import('./pmlr.ts').then((module) => module.pmlr),
  },
  'semantic-scholar': {
    summary: 'Published versions of preprints, and papers by title; with a free key.',
    load: () => import('./semantic-scholar.ts').then((module) => module.semanticScholar),
  },
} satisfies Record<string, { readonly summary: string; readonly load: () => Promise<Source> }>

export type SourceName = keyof typeof sources
export const sourceNames = Object.keys(sources) as SourceName[]

/** Every source, loaded. */
export async function loadSources(): Promise<ReadonlyMap<SourceName, Source>> {
  return new Map(
    await Promise.all(sourceNames.map(async (name) => [name, await sources[name].load()] as const)),
  )
}
