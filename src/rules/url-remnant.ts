/** What copying left in an address: a stray bracket, an empty query, a scheme twice, a character nobody sees. */
import { bareHost, partsOf, type Remark, remarks } from './address.ts'
import type { Rule } from './rule.ts'

export const urlRemnant: Rule = {
  name: 'url-remnant',
  kind: 'links',
  summary: 'An address has something in it or at its end that was left by copying.',
  severity: 'warning',
  fixable: 'safe',
  check: ({ entries }) =>
    remarks(
      entries,
      quick,
      (address) => twice(address) ?? truncated(address) ?? ending(address) ?? inside(address),
    ),
}

/** Cheap enough for every address: an odd end, or something in the middle that could be a remnant. */
const quick = {
  test: (address: string) => oddEnd.test(address.slice(-6)) || oddMiddle.test(address.slice(8)),
}
const oddEnd = /[^\w/~=%$+@!-]$|%(?:2[0279]|[57]d|8b)$|\.(?:pdf\/|html?\/|git\/?)$/i
const oddMiddle = /\/\/|\]\(|&amp;|%7[dD]%7|[\u00ad\u200b-\u200f\u2060\ufeff]/

/** A scheme or a whole address a second time. */
function twice(address: string): Remark | undefined {
  const [, last, rest] = /^https?:\/\/(?:https?:?\/\/)*(https?):?\/\/(.*)$/i.exec(address) ?? []
  if (last && rest)
    return { message: 'begins twice; keep one beginning', right: `${last.toLowerCase()}://${rest}` }
  const at = address.slice(8).search(/https?:\/\//i) + 8
  if (at < 8) return undefined
  const [first, second] = [address.slice(0, at), address.slice(at)]
  if (core(first) === core(second))
    return { message: 'holds one address twice; keep one', right: second.replace(/\)+$/, '') }
  const isGlued = /[\w)]$/.test(first) && !/[?&#=]/.test(first)
  return isGlued ? { message: 'holds two addresses; keep one' } : undefined
}

/** An address without what may differ between the two copies. */
function core(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/(?:\/|\)|\]|\(|%20){1,9}$/i, '')
}

function truncated(address: string): Remark | undefined {
  return /(?:…|\.{3})$/.test(address)
    ? { message: 'is cut off by an ellipsis; write the whole address' }
    : undefined
}

/** Something at the end that is no part of the address. */
function ending(address: string): Remark | undefined {
  let rest = address
  for (let end = strayEnd(rest); end > 0; end = strayEnd(rest)) rest = rest.slice(0, -end)
  if (rest === address) return undefined
  const end = address.slice(rest.length)
  const shown = unseen.test(end) ? 'a character that is not seen' : `\`${end}\``
  return { message: `ends in ${shown}, which is no part of it; delete that`, right: rest }
}

/** How many characters at the end do not belong to the address. */
function strayEnd(address: string): number {
  const mark = /(?:%7d%7b[^/]{0,99}|%(?:20|22|27|5d|7d)|%e2%80%8b|[,;:'*"?&，。、；）】」]|#)$/i.exec(
    address,
  )?.[0]
  if (mark) return mark.length
  if (unseen.test(address.slice(-1))) return 1
  if (/\)$|%29$/.test(address) && opens(address) < 0) return address.endsWith(')') ? 1 : 3
  if (address.endsWith(']') && !address.includes('[')) return 1
  const { host, path, query } = partsOf(address)
  if (query === '' && /\.(?:pdf|html?)\/$/i.test(address)) return 1
  const clone = codeHost.test(host) && /^\/[^/]+\/.+(\.git\/?)$/.exec(path)?.[1]
  if (clone && path !== address && address.endsWith(clone)) return clone.length
  return address.endsWith('.') && !mayEndInStop.test(bareHost(host)) ? 1 : 0
}

/** How many brackets are open at the end; fewer than none means that one closes too many. */
function opens(address: string): number {
  return (address.match(/\(|%28/g)?.length ?? 0) - (address.match(/\)|%29/g)?.length ?? 0)
}

/** A remnant in the middle that can be told from the rest. */
function inside(address: string): Remark | undefined {
  if (unseen.test(address))
    return {
      message: 'holds a character that is not seen; delete that',
      right: address.replace(allUnseen, ''),
    }
  if (address.includes('](')) return { message: 'holds a piece of a Markdown link; keep the address alone' }
  const { query, path, host } = partsOf(address)
  if (query.includes('&amp;'))
    return {
      message: 'holds `&amp;`, which is HTML for `&`; write `&`',
      right: address.replaceAll('&amp;', '&'),
    }
  if (!path.includes('//') || !oneSlash.test(bareHost(host))) return undefined
  const at = address.indexOf(path, 8)
  const right = address.slice(0, at) + path.replace(/\/{2,}/g, '/') + address.slice(at + path.length)
  return { message: 'has two slashes in a row; write one', right }
}

const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]/
const allUnseen = /[\u00ad\u200b-\u200f\u2060\ufeff]/g

/** Where `.git` after a repository is for cloning, and the page has the same address without it. */
const codeHost = /^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|gitee\.com)$/

/** Names of repositories and articles may end in a full stop there. */
const mayEndInStop = /^(?:github\.com|gitlab\.com|(?:[a-z-]+\.)?(?:wikipedia|wiktionary)\.org)$/

/** Sites that know no path with an empty part. */
const oneSlash =
  /^(?:arxiv\.org|github\.com|gitlab\.com|huggingface\.co|openreview\.net|aclanthology\.org|(?:papers|proceedings)\.(?:nips|neurips)\.cc|proceedings\.mlr\.press|openaccess\.thecvf\.com)$/
