/** The Internet Archive: whether it has a copy of a page, by its availability service. */
import { at, textOf } from './json.ts'
import { baseOf } from './services.ts'
import { jsonOf } from './shape.ts'
import type { Reply, Request, SourceOptions } from './source.ts'

/** The request for the nearest copy of a page. */
export function archiveRequest(url: string, { bases }: SourceOptions): Request {
  const question = `/wayback/available?url=${encodeURIComponent(url)}`
  return { service: 'archive', method: 'GET', url: baseOf('archive', bases) + question }
}

/** The address of a copy that shows the page; undefined where there is none, or it could not be asked. */
export function readArchive(reply: Reply): string | undefined {
  const json = jsonOf(reply)
  if ('problem' in json) return undefined
  const closest = at(json.value, 'archived_snapshots', 'closest')
  const url = textOf(at(closest, 'url')).replace(/^http:\/\//, 'https://')
  const isPage = /^[23]\d\d$/.test(textOf(at(closest, 'status')))
  return isPage && /^https:\/\/web\.archive\.org\/web\/\d{4,14}\//.test(url) && URL.canParse(url)
    ? url
    : undefined
}
