/** Whom a run asked about a paper, in words. */

import type { Asked } from '../sources/resolve.ts'
import { isAuthority } from '../sources/routes.ts'
import { services } from '../sources/services.ts'

/** Why some could not be asked, once each. */
export function reasonsOf(asked: readonly Asked[]): string[] {
  return [...new Set(asked.flatMap(({ reason }) => (reason === undefined ? [] : [reason])))]
}

/** Who knows for certain that there is no such paper. */
export function deniedBy(asked: readonly Asked[]): string {
  const authority = asked.find(
    ({ source, reference, answer }) => answer === 'absent' && isAuthority(source, reference.kind),
  )
  return authority ? sourceLabel(authority.source) : 'the service'
}

/** How a source is called in a sentence. */
export function sourceLabel(source: string): string {
  const service = Object.hasOwn(services, source) ? services[source as keyof typeof services] : undefined
  return service?.label ?? (source === 'landing-page' ? 'its page' : source)
}
