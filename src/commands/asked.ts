/** Whom a run asked about a paper, in words. */

import type { Asked } from '../sources/resolve.ts'
import { isAuthority } from '../sources/routes.ts'
import { services } from '../sources/services.ts'

/** Why some could not be asked, once each; those who were not asked for one reason together. */
export function reasonsOf(asked: readonly Asked[]): string[] {
  const groups = new Map<string, string[]>()
  const others: string[] = []
  for (const reason of new Set(asked.flatMap((one) => one.reason ?? []))) {
    const [, who, why] = /^(.{1,60}?) was not asked, (because of .*)$/.exec(reason) ?? []
    if (who && why) groups.set(why, [...(groups.get(why) ?? []), who])
    else others.push(reason)
  }
  const unasked = [...groups].map(
    ([why, who]) => `${who.join(', ')} ${who.length > 1 ? 'were' : 'was'} not asked, ${why}`,
  )
  return [...others, ...unasked]
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
