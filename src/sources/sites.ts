/** Addresses of sites that have a source of their own, and the bare name of a paper there. */
import { identifierPatterns } from '../core/identifier.ts'
import type { ReferenceKind } from './source.ts'

interface Site {
  readonly kind: ReferenceKind
  readonly pattern: RegExp
  readonly name: (parts: readonly string[]) => string
}

const sites: readonly Site[] = [
  {
    kind: 'arxiv',
    pattern:
      /^https?:\/\/dblp\.(?:org|uni-trier\.de)\/rec\/journals\/corr\/abs-(\d{4})-(\d{4,5})(?:\.html)?$/i,
    name: ([month, number]) => `${month}.${number}`,
  },
  {
    kind: 'arxiv',
    pattern:
      /^https?:\/\/(?:[a-z0-9]{1,20}\.)?arxiv\.org\/(?:ftp\/arxiv\/papers\/\d{4}|\/*(?:abs|pdf|html))\/{1,3}(\d{4})\.(\d{4,5})(?:v\d{1,2})?(?:\.pdf)?(?:[?#&].*)?$/i,
    name: ([month, number]) => `${month}.${number}`,
  },
  {
    kind: 'pmlr',
    pattern:
      /^https?:\/\/(?:www\.)?(?:proceedings\.mlr\.press|jmlr\.org\/proceedings\/papers|raw\.githubusercontent\.com\/mlresearch)\/(v\d{1,3}|r\d{1,2})\/(?:(?:main|gh-pages)\/assets\/)?([a-z][\w-]{1,60}?)(?:\/\2)?(?:\.html|\.pdf|-supp\.pdf)?\/?(?:[?#].*)?$/i,
    name: ([volume, paper]) => `${volume}/${paper}`,
  },
  {
    kind: 'neurips',
    pattern:
      /^https?:\/\/(?:proceedings\.(neurips|iclr)\.cc|papers\.(neurips|nips)\.cc|(?:www\.)?(nips)\.cc|proceedings\.(nips)\.cc)\/{1,2}(?:paper_files\/)?paper\/(\d{4})\/(?:hash|file)\/([0-9a-f]{32})-(?:Abstract|Paper|Bibtex|Metadata|Supplemental|AuthorFeedback|Reviews?)(?:-([A-Za-z_]{1,60}))?\.[a-z]{2,5}(?:[?#].*)?$/i,
    name: ([a, b, c, d, year, hash, track]) => {
      const host = [a, b, c, d].find((part) => part !== undefined)?.toLowerCase()
      return [host === 'iclr' ? 'iclr' : 'neurips', year, hash, ...(track ? [track] : [])].join('/')
    },
  },
  {
    kind: 'cvf',
    pattern:
      /^https?:\/\/openaccess\.thecvf\.com\/(content[A-Za-z0-9_]{0,60}(?:\/[A-Za-z0-9_-]{1,60}){0,2})\/(?:html|papers)\/([\w.-]{3,200}_paper)\.(?:html|pdf)(?:[?#].*)?$/i,
    name: ([folder, paper]) => `${folder}/${paper}`,
  },
  {
    // Workshops of before 2019 have their number behind `papers`.
    kind: 'cvf',
    pattern:
      /^https?:\/\/openaccess\.thecvf\.com\/(content_[A-Za-z0-9_]{1,60})\/(?:html|papers)\/(w\d{1,3})\/([\w.-]{3,200}_paper)\.(?:html|pdf)(?:[?#].*)?$/i,
    name: ([folder, workshop, paper]) => `${folder}/${workshop}/${paper}`,
  },
  {
    kind: 'jmlr',
    pattern:
      /^https?:\/\/(?:(?:www\.)?jmlr\.org|jmlr\.csail\.mit\.edu)\/papers\/(?:v|volume)(\d{1,3})\/([\w-]{3,40}?)(?:\/\2)?(?:\.html|\.bib|\.pdf)?\/?(?:[?#].*)?$/i,
    name: ([volume, paper]) => `v${volume}/${paper}`,
  },
  {
    kind: 'openreview',
    pattern: /^https?:\/\/(?:www\.)?jmlr\.org\/tmlr\/papers\/bib\/([A-Za-z0-9_-]{8,14})\.bib$/i,
    name: ([forum]) => forum ?? '',
  },
  {
    kind: 'semantic-scholar',
    pattern:
      /^https?:\/\/(?:www\.|api\.)?semanticscholar\.org\/(?:paper\/(?:[^/?#]{1,300}\/)?([0-9a-f]{40})|(?:paper\/)?CorpusID:(\d{1,12}))(?:[/?#].*)?$/i,
    name: ([hash, corpus]) => hash?.toLowerCase() ?? `CorpusId:${corpus}`,
  },
  {
    kind: 'openalex',
    pattern: /^https?:\/\/(?:www\.|api\.)?openalex\.org\/(?:works\/)?(W\d{4,12})(?:[/?#].*)?$/i,
    name: ([work]) => work?.toUpperCase() ?? '',
  },
]

/** The kind and bare name of a paper on one of these sites. */
export function ownerOf(text: string): { kind: ReferenceKind; value: string } | undefined {
  const url = text.trim()
  if (url.length > 1000 || !/^https?:\/\//i.test(url)) return undefined
  for (const { kind, pattern, name } of sites) {
    const parts = pattern.exec(url)?.slice(1)
    if (!parts) continue
    const value = name(parts)
    if (kind !== 'arxiv' || identifierPatterns.arxiv.test(value)) return { kind, value }
  }
  return undefined
}

/** The name of a paper, if it is on the site of this kind. */
export function siteReference(
  kind: ReferenceKind,
  text: string,
): { kind: ReferenceKind; value: string } | undefined {
  const found = ownerOf(text)
  return found?.kind === kind ? found : undefined
}
