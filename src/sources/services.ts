/** The services that are asked, with what each expects of those who ask: where it is, how often, for how long an answer holds. */

export interface Service {
  /** How it is called in a sentence. */
  readonly label: string
  /** Address without a final slash; everything asked of the service begins with it. Empty for the web at large. */
  readonly base: string
  /** Services of one lane share its pace: one house, one queue. */
  readonly lane: string
  /** Milliseconds between the beginnings of two requests, of which never two are under way. */
  readonly spacing: number
  /** The same for those who give no contact address, where it differs. */
  readonly anonymousSpacing?: number
  /** Hours for which an answer is taken from the cache without asking again. */
  readonly lifetime: number
}

const day = 24
const week = 7 * day
const quarter = 90 * day
const slow = { spacing: 1000 }

/**
 * Every service by the name under which its address can be replaced. Paces are those that the services publish or that
 * their operators ask for (arXiv API terms of use, Crossref etiquette of December 2025, DataCite and Semantic Scholar
 * documentation); for sites that publish none, one request per second.
 */
export const services = {
  acl: { label: 'the ACL Anthology', base: 'https://aclanthology.org', lane: 'acl', ...slow, lifetime: week },
  archive: {
    label: 'the Internet Archive',
    base: 'https://archive.org',
    lane: 'archive',
    spacing: 2500,
    lifetime: 30 * day,
  },
  arxiv: {
    label: 'arXiv',
    base: 'https://export.arxiv.org',
    lane: 'arxiv',
    spacing: 3000,
    lifetime: day,
  },
  'arxiv-oai': {
    label: "arXiv's OAI-PMH",
    base: 'https://oaipmh.arxiv.org',
    lane: 'arxiv',
    spacing: 3000,
    lifetime: day,
  },
  'arxiv-page': {
    label: "arXiv's website",
    base: 'https://arxiv.org',
    lane: 'arxiv',
    spacing: 3000,
    lifetime: day,
  },
  crossref: {
    label: 'Crossref',
    base: 'https://api.crossref.org',
    lane: 'crossref',
    spacing: 350,
    anonymousSpacing: 1000,
    lifetime: week,
  },
  cvf: { label: 'CVF', base: 'https://openaccess.thecvf.com', lane: 'cvf', ...slow, lifetime: quarter },
  datacite: {
    label: 'DataCite',
    base: 'https://api.datacite.org',
    lane: 'datacite',
    spacing: 300,
    anonymousSpacing: 600,
    lifetime: week,
  },
  doi: { label: 'doi.org', base: 'https://doi.org', lane: 'doi', ...slow, lifetime: week },
  'hugging-face': {
    label: 'Hugging Face',
    base: 'https://huggingface.co',
    lane: 'hugging-face',
    ...slow,
    lifetime: day,
  },
  iclr: {
    label: "ICLR's proceedings",
    base: 'https://proceedings.iclr.cc',
    lane: 'iclr',
    ...slow,
    lifetime: quarter,
  },
  'iclr-site': { label: "ICLR's website", base: 'https://iclr.cc', lane: 'iclr', ...slow, lifetime: week },
  'icml-site': { label: "ICML's website", base: 'https://icml.cc', lane: 'icml', ...slow, lifetime: week },
  jmlr: { label: 'JMLR', base: 'https://jmlr.org', lane: 'jmlr', ...slow, lifetime: quarter },
  neurips: {
    label: "NeurIPS's proceedings",
    base: 'https://proceedings.neurips.cc',
    lane: 'neurips',
    ...slow,
    lifetime: quarter,
  },
  'neurips-site': {
    label: "NeurIPS's website",
    base: 'https://neurips.cc',
    lane: 'neurips',
    ...slow,
    lifetime: week,
  },
  openalex: {
    label: 'OpenAlex',
    base: 'https://api.openalex.org',
    lane: 'openalex',
    spacing: 100,
    lifetime: week,
  },
  openreview: {
    label: 'OpenReview',
    base: 'https://api2.openreview.net',
    lane: 'openreview',
    ...slow,
    lifetime: week,
  },
  'openreview-old': {
    label: 'OpenReview (until 2023)',
    base: 'https://api.openreview.net',
    lane: 'openreview',
    ...slow,
    lifetime: week,
  },
  'openreview-page': {
    label: "OpenReview's website",
    base: 'https://openreview.net',
    lane: 'openreview',
    ...slow,
    lifetime: week,
  },
  pmlr: {
    label: 'PMLR',
    base: 'https://proceedings.mlr.press',
    lane: 'pmlr',
    ...slow,
    lifetime: quarter,
  },
  'semantic-scholar': {
    label: 'Semantic Scholar',
    base: 'https://api.semanticscholar.org',
    lane: 'semantic-scholar',
    spacing: 1100,
    lifetime: week,
  },
  web: { label: 'the page', base: '', lane: '', ...slow, lifetime: week },
} as const satisfies Record<string, Service>

export type ServiceName = keyof typeof services
export const serviceNames = Object.keys(services) as ServiceName[]

/** Addresses that replace a service's own: a mirror, or a test's server. */
export type Bases = Readonly<Partial<Record<ServiceName, string>>>

/** Where a service is, without a final slash. */
export function baseOf(name: ServiceName, bases: Bases = {}): string {
  return (bases[name] ?? services[name].base).replace(/\/$/, '')
}

/** The service that an address belongs to; `web` for any other. */
export function serviceOf(url: string, bases: Bases = {}): ServiceName {
  const found = serviceNames.filter((name) => {
    const base = baseOf(name, bases)
    return base !== '' && url.startsWith(base) && /^[/?#]?$/.test(url.charAt(base.length))
  })
  // The most exact address: one server may stand in for several services, each under a path of its own.
  return found.toSorted((a, b) => baseOf(b, bases).length - baseOf(a, bases).length)[0] ?? 'web'
}
