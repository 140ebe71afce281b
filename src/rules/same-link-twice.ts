/** One address in two fields of an entry. */
import type { Entry } from '../core/database.ts'
import { identifierKinds } from '../core/identifier.ts'
import { type AddressField, isRepository } from './address.ts'
import { deleteField } from './edit.ts'
import type { Finding, Rule } from './rule.ts'

export const sameLinkTwice: Rule = {
  name: 'same-link-twice',
  kind: 'links',
  summary: 'Two fields of an entry hold the same address.',
  severity: 'info',
  fixable: 'unsafe',
  *check({ entries }) {
    for (const entry of entries) {
      const { url, code, project } = entry.paper
      if (code === undefined && project === undefined) continue
      const surplus = surplusField(entry, url, code, project)
      if (surplus) yield finding(entry, surplus)
    }
  },
}

/** The field to give up and the one to keep. A repository that is all there is of a work is its page as well as its code. */
function surplusField(
  { paper }: Entry,
  url: string | undefined,
  code: string | undefined,
  project: string | undefined,
): readonly [wrong: AddressField, right: AddressField] | undefined {
  if (isSame(code, project)) return isRepository(code ?? '') ? ['project', 'code'] : ['code', 'project']
  const hasPage = identifierKinds.some((kind) => paper[kind] !== undefined)
  if (isSame(url, project)) return hasPage ? ['url', 'project'] : ['project', 'url']
  if (!isSame(url, code)) return undefined
  if (!isRepository(code ?? '')) return ['code', 'url']
  return hasPage ? ['url', 'code'] : undefined
}

/** Without what makes no difference: scheme, `www.`, case, `.git`, a slash or nothing after `?` and `#` at the end. */
function isSame(first: string | undefined, second: string | undefined): boolean {
  if (first === undefined || second === undefined) return false
  return first === second || (Math.abs(first.length - second.length) < 12 && keyOf(first) === keyOf(second))
}

function keyOf(address: string): string {
  return address
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/(?:\.git)?[/?#]{0,3}$/, '')
    .toLowerCase()
}

function finding(entry: Entry, [wrong, right]: readonly [AddressField, AddressField]): Finding {
  return {
    entry,
    keys: [wrong],
    message: `\`${wrong}\` is the same address as \`${right}\`; delete it, or write the one that was meant`,
    related: [{ entry, keys: [right], message: 'the same address' }],
    fix: (bench) => deleteField(bench, entry, wrong),
  }
}
