/** Which source is asked about what, and in which order: the nearest to the publisher first. */
import { identifierKinds } from '../core/identifier.ts'
import type { Paper } from '../core/paper.ts'
import type { Question } from './ask.ts'
import { aclIdOf, isDataciteDoi } from './doi-prefix.ts'
import type { SourceName } from './index.ts'
import type { KeyName, Reference } from './source.ts'

/** One after the other until one knows the paper. */
export function routeOf(reference: Reference): Question[] {
  const ask = (...names: readonly SourceName[]) => names.map((source) => ({ source, reference }))
  switch (reference.kind) {
    case 'arxiv':
      return ask('arxiv', 'arxiv-oai', 'datacite', 'landing-page')
    case 'doi':
      return isDataciteDoi(reference.value)
        ? ask('datacite', 'doi', 'landing-page')
        : ask('crossref', 'datacite', 'doi', 'landing-page')
    case 'acl': {
      const doi: Reference = { kind: 'doi', value: `10.18653/v1/${reference.value}` }
      return [...ask('acl'), { source: 'crossref', reference: doi }]
    }
    case 'url':
      return ask('landing-page')
    case 'title':
      return []
    default:
      return ask(reference.kind)
  }
}

/** Whose word counts that something of a kind does not exist; of an address nobody's. */
export function isAuthority(source: SourceName, kind: Reference['kind']): boolean {
  if (kind === 'url' || kind === 'title') return false
  return source === kind || (kind === 'arxiv' && source === 'arxiv-oai')
}

/** Those who search by title; the ones that want a key only where there is one. */
export function searchersOf(keys: Readonly<Partial<Record<KeyName, string>>>): SourceName[] {
  return [
    'crossref',
    'arxiv',
    ...(keys['semantic-scholar'] ? (['semantic-scholar'] as const) : []),
    ...(keys.openalex ? (['openalex'] as const) : []),
  ]
}

/** The papers that fields name by identifiers, as references. */
export function referencesIn(fields: Partial<Paper>): Reference[] {
  return identifierKinds.flatMap((kind): Reference[] => {
    const value = fields[kind]
    const acl = kind === 'doi' && value !== undefined ? aclIdOf(value) : undefined
    if (acl) return [{ kind: 'acl', value: acl }]
    const venue = kind === 'openreview' && fields.venue !== undefined ? { venue: fields.venue } : {}
    return value === undefined ? [] : [{ kind, value, ...venue }]
  })
}

/** The surest first: sites of the publishers, archives, registries, then those who collect from all of them. */
export const trust: readonly SourceName[] = [
  'acl',
  'pmlr',
  'neurips',
  'cvf',
  'jmlr',
  'openreview',
  'arxiv',
  'arxiv-oai',
  'crossref',
  'landing-page',
  'datacite',
  'doi',
  'semantic-scholar',
  'hugging-face',
  'openalex',
]
