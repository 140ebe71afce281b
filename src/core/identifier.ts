/** Identifiers of papers: recognised in any common spelling, normalised to the bare form, and turned into links. */

/** The registries whose identifiers have a field of their own, in the order in which a link is chosen. */
export const identifierKinds = ['acl', 'openreview', 'arxiv', 'doi'] as const
export type IdentifierKind = (typeof identifierKinds)[number]

/** A bare identifier; `version` is an arXiv version such as `2`, never part of `value`. */
export interface Identifier {
  readonly kind: IdentifierKind
  readonly value: string
  readonly version?: string
}

/** What a bare, normalised identifier of each kind looks like (arXiv help pages, DOI Handbook, ACL Anthology). */
export const identifierPatterns: Readonly<Record<IdentifierKind, RegExp>> = {
  arxiv:
    /^(?:(?:07(?:0[4-9]|1[0-2])|(?:0[89]|1[0-4])(?:0[1-9]|1[0-2]))\.\d{4}|(?:1[5-9]|[2-9]\d)(?:0[1-9]|1[0-2])\.\d{5}|[a-z]+(?:-[a-z]+)?\/(?:9[1-9]|0[0-7])(?:0[1-9]|1[0-2])\d{3})$/,
  doi: /^10\.\d{4,9}\/[^\s"<>\\^`{|}\p{Cc}\p{Cf}\p{Cs}]+$/u,
  acl: /^(?:\d{4}\.[a-z0-9_]+-[a-z0-9]+\.\d+|[A-Z]\d{2}-\d{4,5})$/,
  openreview: /^[A-Za-z0-9_-]{8,14}$/,
}

/** Landing pages by kind. */
const pages: Readonly<Record<IdentifierKind, string>> = {
  acl: 'https://aclanthology.org/',
  openreview: 'https://openreview.net/forum?id=',
  arxiv: 'https://arxiv.org/abs/',
  doi: 'https://doi.org/',
}

const labels: Readonly<Record<IdentifierKind, string>> = {
  acl: 'ACL Anthology id',
  openreview: 'OpenReview id',
  arxiv: 'arXiv id',
  doi: 'DOI',
}

/** The landing page of a bare identifier; characters that are not URL-safe are percent-encoded. */
export function identifierLink(kind: IdentifierKind, value: string): string {
  return pages[kind] + encodeURI(value).replace(/[?#]/g, encodeURIComponent)
}

/** How a kind of identifier is named in a sentence. */
export function identifierLabel(kind: IdentifierKind): string {
  return labels[kind]
}

/**
 * The identifier in a link, a labelled id (`arXiv:2203.14465v2`, `doi:10.1/x`) or a bare arXiv id, DOI or Anthology id.
 * Undefined when there is none: the text may still be an ordinary URL.
 */
export function readIdentifier(text: string): Identifier | undefined {
  const trimmed = text.trim().replace(/^<|>$/g, '')
  if (trimmed.length > 2000) return undefined
  return (
    arxivIdentifier(trimmed) ??
    aclIdentifier(trimmed) ??
    openreviewIdentifier(trimmed) ??
    doiIdentifier(trimmed)
  )
}

/**
 * The identifier that a DOI is made from: arXiv and the Association for Computational Linguistics derive theirs
 * (https://info.arxiv.org/help/doi.html, https://aclanthology.org/info/development/).
 */
export function identifierInDoi(doi: string): Identifier | undefined {
  if (/^10\.48550\//.test(doi)) return arxivIdentifier(doi)
  const id = /^10\.(?:18653|3115)\/v1\/(.+)$/i.exec(doi)?.[1] ?? ''
  const value = /^[a-z]/.test(id) ? id.toUpperCase() : id
  return identifierPatterns.acl.test(value) ? { kind: 'acl', value } : undefined
}

/** `2022-03` for an arXiv id of either scheme: the month in which arXiv assigned it. */
export function arxivMonth(id: string): string | undefined {
  const digits = /^(?:[a-z-]+\/)?(\d{2})(\d{2})/.exec(id)
  if (!digits) return undefined
  const [, year = '', month = ''] = digits
  return `${Number(year) >= 91 ? '19' : '20'}${year}-${month}`
}

/** The form under which two spellings of one identifier are equal: DOIs ignore case, the others do not. */
export function identifierKey(kind: IdentifierKind, value: string): string {
  return kind === 'doi' ? value.toLowerCase() : value
}

const arxivHosts =
  /^https?:\/\/(?:(?:www|export|browse)\.)?(?:arxiv\.org\/(?:abs|pdf|html|format|src|e-print|bibtex|ps)|(?:www\.)?alphaxiv\.org\/(?:abs|overview)|(?:ar5iv\.labs\.)?(?:ar5iv|arxiv)\.org\/(?:abs|html)|huggingface\.co\/papers)\//i

function arxivIdentifier(text: string): Identifier | undefined {
  const bare = text
    .replace(/^(?:https?:\/\/(?:(?:dx|www)\.)?doi\.org\/|doi:\s*)?10\.48550\/arxiv\./i, '')
    .replace(/^arxiv:\s*/i, '')
    .replace(arxivHosts, '')
    .replace(/[?#].*$/s, '')
    .replace(/(?:\.pdf)?\/?$/i, '')
  const parts = /^(.*?)(?:v([1-9]\d*))?$/.exec(bare)
  const value = (parts?.[1] ?? '').replace(/^([a-z-]+)\.[A-Za-z-]{2,}\//, '$1/')
  if (!identifierPatterns.arxiv.test(value)) return undefined
  return { kind: 'arxiv', value, ...(parts?.[2] && { version: parts[2] }) }
}

function aclIdentifier(text: string): Identifier | undefined {
  const bare = text
    .replace(/^https?:\/\/(?:www\.)?aclanthology\.org\//i, '')
    .replace(/^https?:\/\/(?:www\.)?aclweb\.org\/anthology\/(?:papers\/[A-Z]\/[A-Z]\d\d\/)?/i, '')
    .replace(/[?#].*$/s, '')
    .replace(/(?:\.pdf|\.bib)?\/?$/i, '')
    .replace(/v\d$/, '')
  return identifierPatterns.acl.test(bare) ? { kind: 'acl', value: bare } : undefined
}

function openreviewIdentifier(text: string): Identifier | undefined {
  const found = /^https?:\/\/(?:www\.)?openreview\.net\/[a-z/]*\?(?:[^#]*&)?id=([A-Za-z0-9_-]+)/i.exec(text)
  const value = found?.[1] ?? ''
  return identifierPatterns.openreview.test(value) ? { kind: 'openreview', value } : undefined
}

const doiHosts =
  /^(?:https?:\/\/(?:(?:dx|www)\.)?doi\.org\/|https?:\/\/(?:dl\.acm\.org|[a-z.]*pnas\.org|link\.springer\.com|onlinelibrary\.wiley\.com)\/(?:doi|article|chapter|content\/pdf)\/(?:(?:pdf|epdf|abs|full)\/)?|doi:\s*|info:doi\/)/i

function doiIdentifier(text: string): Identifier | undefined {
  const rest = text.replace(doiHosts, '')
  /** Only in a link do `?` and `#` end the DOI and `%2F` means a slash. */
  const bare = trimDoi(/^https?:/i.test(text) ? decoded(rest.replace(/[?#].*$/s, '')) : rest)
  const value = /^https?:\/\/link\.springer\.com/i.test(text) ? bare.replace(/\.pdf$/i, '') : bare
  /** ACM's library uses this prefix in addresses of papers that have no DOI. */
  const isOnlyPage = value.startsWith('10.5555/') && /^https?:\/\/dl\.acm\.org/i.test(text)
  return identifierPatterns.doi.test(value) && !isOnlyPage ? { kind: 'doi', value } : undefined
}

/** Without the punctuation of the sentence around it; a closing bracket stays where one opens in the DOI. */
function trimDoi(text: string): string {
  let open = text.split('(').length - text.split(')').length
  let end = text.length
  for (; end > 0; end--) {
    const last = text.charAt(end - 1)
    if (last === ')' && open < 0) open++
    else if (!`.,;:'"]}>`.includes(last)) break
  }
  return text.slice(0, end)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
