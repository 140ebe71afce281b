/** What could not be asked: neither a finding nor a clean bill, so it is said, once for each reason. */
import { visible } from '../core/visible.ts'

/** A question about a paper that no service answered. */
export interface Unasked {
  readonly citekey: string
  /** A clause that names the service. */
  readonly reason: string
}

/** The papers of each reason, the reason with the most papers first. */
export function unaskedByReason(
  all: readonly Unasked[],
): { readonly reason: string; readonly citekeys: readonly string[] }[] {
  const groups = new Map<string, Set<string>>()
  for (const { citekey, reason } of all) groups.set(reason, (groups.get(reason) ?? new Set()).add(citekey))
  return [...groups]
    .map(([reason, citekeys]) => ({ reason, citekeys: [...citekeys] }))
    .toSorted((a, b) => b.citekeys.length - a.citekeys.length)
}

/** A line for each reason; empty when everything was answered. */
export function describeUnasked(all: readonly Unasked[]): string {
  return unaskedByReason(all)
    .map(({ reason, citekeys }) => {
      const [first = ''] = citekeys
      const about = citekeys.length === 1 ? `\`${first}\`` : `${citekeys.length} papers`
      return `not known of ${about}: ${visible(reason)}\n`
    })
    .join('')
}
