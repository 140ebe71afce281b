/** The versions of an arXiv paper, from OAI-PMH: the only place that says for sure whether it is withdrawn. */
import { baseOf } from './services.ts'
import { absent, refused, unavailable, xmlOf } from './shape.ts'
import type { Absent, Reply, Request, SourceOptions, Unavailable } from './source.ts'
import { childAt, childrenOf, textAt } from './xml.ts'

export interface Versions {
  readonly kind: 'versions'
  /** The first first. */
  readonly versions: readonly {
    readonly name: string
    /** The day, `YYYY-MM-DD`; absent where it is not told. */
    readonly date?: string
    /** Is this version one without files, which takes the paper back? */
    readonly isWithdrawal: boolean
  }[]
}

/** The request for the versions of one paper. */
export function versionsRequest(id: string, { bases }: SourceOptions = {}): Request {
  const identifier = encodeURIComponent(`oai:arXiv.org:${id}`)
  const url = `${baseOf('arxiv-oai', bases)}/oai?verb=GetRecord&metadataPrefix=arXivRaw&identifier=${identifier}`
  return { service: 'arxiv-oai', method: 'GET', url }
}

/** The versions of the paper with this id; the newest tells whether it is withdrawn. */
export function versionsIn(id: string, reply: Reply): Versions | Absent | Unavailable {
  const root = xmlOf(reply, 'OAI-PMH')
  if ('problem' in root) return root.problem
  const error = childAt(root.value, 'error')
  if (error?.attributes.code === 'idDoesNotExist') return absent
  if (error) return refused(reply, error.text.trim() || (error.attributes.code ?? ''))
  const record = childAt(root.value, 'GetRecord', 'record', 'metadata', 'arXivRaw')
  const versions = childrenOf(record, 'version').map((version) => {
    const time = Date.parse(textAt(version, 'date'))
    return {
      name: version.attributes.version ?? '',
      ...(!Number.isNaN(time) && { date: new Date(time).toISOString().slice(0, 10) }),
      isWithdrawal: textAt(version, 'source_type') === 'I',
    }
  })
  if (textAt(record, 'id') !== id || versions.length === 0)
    return unavailable(reply, 'sent another record than asked for')
  return { kind: 'versions', versions }
}
