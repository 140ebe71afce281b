/** A paper found in a document, as a draft: fields in the survey's spelling, links by role, and every guess named. */

import type { Draft } from '../core/draft.ts'
import { readIdentifier } from '../core/identifier.ts'
import type { Paper } from '../core/paper.ts'
import type { Place } from '../core/text.ts'
import { oneLine } from './import.ts'
import { isPaperUrl, safeUrl } from './markdown-links.ts'
import { readOwnHead } from './markdown-own.ts'
import { isTeam } from './markdown-people.ts'
import type { FoundLink } from './markdown-recognise.ts'
import { yearOfHeading } from './markdown-sections.ts'
import type { Candidate } from './markdown-walk.ts'

/** The draft of a candidate, with what is wrong with its links, a sentence each. */
export function draftOf(candidate: Candidate, from: Place): { draft: Draft; problems: string[] } {
  const { found, headings, groups } = candidate
  const own = found.by === 'link' && found.link ? readOwnHead(found.link.text) : undefined
  const { links, problems } = checkLinks(found.links)
  const guesses: string[] = []
  const date = own ? own.date : dateOf(candidate, guesses)
  const venue = own ? own.venue : venueOf(candidate, guesses)
  const paper = paperLink(links)
  if (!own && venue && found.written && found.written !== venue)
    guesses.push(`the venue is written “${found.written}”`)
  if (found.people?.isOpen) guesses.push('the authors end in “et al.”; name everybody')
  const authors = own
    ? undefined
    : found.people?.names
        .map(oneLine)
        .filter((name) => name !== '')
        .map((name) => (isTeam(name) ? { literal: name } : name))
  const note = own ? '' : noteOf(found.rest)
  const fields: Partial<Paper> = {
    title: oneLine(own?.title ?? found.title),
    ...(authors && authors.length > 0 && { authors }),
    ...(date && { date }),
    ...(venue && { venue }),
    ...identifiersOf(links, paper),
    ...(note && { note }),
    ...sideLinks(links, paper),
  }
  const further = furtherLinks(links, paper, fields)
  const relative = paper?.relative ? { address: paper.url } : paper ? { address: paper.url } : {}
  return {
    draft: {
      fields,
      headings,
      ...(groups.length > 0 && { groups }),
      ...(found.marks.length > 0 && { markers: [...new Set(found.marks)] }),
      ...(Object.keys(further).length > 0 && { links: further }),
      ...(guesses.length > 0 && { guesses }),
      ...relative,
      from,
    },
    problems,
  }
}

interface CheckedLink extends FoundLink {
  /** A path inside the repository instead of an address. */
  readonly relative: boolean
}

function checkLinks(found: readonly FoundLink[]): { links: CheckedLink[]; problems: string[] } {
  const links: CheckedLink[] = []
  const seen = new Set<string>()
  const problems: string[] = []
  for (const link of found) {
    const safe = safeUrl(link.url)
    if (safe) {
      if (safe.hadPassword)
        problems.push(`the address of \`${link.text || 'a link'}\` holds a password, which was left out`)
      const key = `${link.role} ${safe.url}`
      if (!seen.has(key)) links.push({ ...link, url: safe.url, relative: false })
      seen.add(key)
    } else if (/^[\w./%~-][^\s:]*\.(?:pdf|ps|html?)$/i.test(link.url)) links.push({ ...link, relative: true })
    else if (/^[a-z][a-z0-9+.-]*:/i.test(link.url) && !/^mailto:/i.test(link.url))
      problems.push(`the address \`${link.url.slice(0, 60)}\` is no web address and was left out`)
  }
  return { links, problems }
}

/** The link to the paper: its title's, else one that is called paper, else one that leads to a paper. */
function paperLink(links: readonly CheckedLink[]): CheckedLink | undefined {
  const title = links.find(({ role }) => role === 'title')
  const named = links.filter(({ role }) => role === 'paper')
  if (title && (isPaperUrl(title.url) || named.length === 0)) return title
  return (
    named.find(({ url }) => isPaperUrl(url)) ??
    named[0] ??
    title ??
    links.find(
      ({ url, role }) => (role === 'other' || role === 'review' || role === 'supplement') && isPaperUrl(url),
    ) ??
    links.find(({ role }) => role === 'project' || role === 'blog')
  )
}

function identifiersOf(links: readonly CheckedLink[], paper: CheckedLink | undefined): Partial<Paper> {
  const found: Partial<Paper> = {}
  const own = links.filter((link) => link === paper || link.role === 'paper' || link.role === 'title')
  const others = links.filter((link) => !own.includes(link) && isPaperUrl(link.url))
  for (const { url } of [...(paper ? [paper] : []), ...own, ...others.slice(0, 3)]) {
    const identifier = readIdentifier(url)
    if (identifier) found[identifier.kind] ??= identifier.value
  }
  const first = paper && !paper.relative && !readIdentifier(paper.url) ? paper.url : undefined
  return { ...found, ...(first && { url: first }) }
}

function sideLinks(links: readonly CheckedLink[], paper: CheckedLink | undefined): Partial<Paper> {
  const isCode = ({ role, url, relative }: CheckedLink) =>
    !relative &&
    (role === 'code' ||
      (role !== 'paper' && role !== 'title' && /^https?:\/\/(?:www\.)?github\.com\/[^/]+\/[^/]+/i.test(url)))
  const others = links.filter((link) => link !== paper)
  const code = others.find(({ role, relative }) => role === 'code' && !relative) ?? others.find(isCode)
  const project = others.find(({ role, relative }) => role === 'project' && !relative)
  return { ...(code && { code: code.url }), ...(project && { project: project.url }) }
}

function furtherLinks(
  links: readonly CheckedLink[],
  paper: CheckedLink | undefined,
  fields: Partial<Paper>,
): Record<string, string[]> {
  const further: Record<string, string[]> = {}
  for (const link of links) {
    if (link.url === paper?.url || link.relative || link.url === fields.code || link.url === fields.project)
      continue
    const key = link.role === 'title' ? 'other' : link.role
    further[key] = [...(further[key] ?? []), link.url]
  }
  return further
}

function dateOf({ found, inherited, headings }: Candidate, guesses: string[]): string | undefined {
  if (found.date) return found.date
  const outer =
    inherited?.date ??
    headings
      .toReversed()
      .map(yearOfHeading)
      .find((date) => date)
  if (outer) guesses.push(`the date ${outer} is that of the heading or group above`)
  return outer
}

function venueOf({ found, inherited }: Candidate, guesses: string[]): string | undefined {
  if (found.venue) return oneLine(found.venue)
  if (inherited?.venue)
    guesses.push(`the venue is that of the group above, ${inherited.written ?? inherited.venue}`)
  return inherited?.venue
}

function noteOf(rest: readonly string[]): string {
  const texts = rest.map(oneLine).filter((text) => /\p{L}{2}/u.test(text) || /[\p{Lo}]/u.test(text))
  return texts.join(' · ').slice(0, 4000)
}
