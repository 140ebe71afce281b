/** Replies judged by the shape of their bodies: a status or a content type alone proves nothing. */
import { visible } from '../core/visible.ts'
import { oneLine } from '../formats/import.ts'
import { services } from './services.ts'
import type { Absent, Answer, Reply, Unavailable } from './source.ts'
import { type Element, parseXml } from './xml.ts'

export const absent: Absent = { kind: 'absent' }

/** What a service did that leaves the question open: `did` completes a sentence about it. */
export function unavailable({ request }: Reply, did: string): Unavailable {
  return { kind: 'unavailable', reason: `${services[request.service].label} ${did}` }
}

/** The service's own words on why it does not answer a question like this. */
export function refused(reply: Reply, words: string): Unavailable {
  const said = oneLine(words.slice(0, 300)).replaceAll('`', "'")
  if (reply.status === 401 || reply.status === 403)
    return unavailable(reply, `lets nobody in with this key, or without one: ${said}`)
  return { ...unavailable(reply, `refused the question: ${said || 'without a reason'}`), isRefused: true }
}

/** One answer for each of the references. */
export function forAll(references: readonly unknown[], answer: Answer): Answer[] {
  return references.map(() => answer)
}

/** The value of a JSON body, or why there is none. */
export function jsonOf(reply: Reply): { readonly value: unknown } | { readonly problem: Unavailable } {
  try {
    return { value: JSON.parse(reply.body.replace(/^\uFEFF/, '')) as unknown }
  } catch (error) {
    // A text nested too deeply for the parser is as unreadable as one that is no JSON.
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error
    return { problem: oddity(reply, 'JSON') }
  }
}

/** The root of an XML body that has this name, or why there is none. */
export function xmlOf(
  reply: Reply,
  root: string,
): { readonly value: Element } | { readonly problem: Unavailable } {
  const value = isHtml(reply) ? undefined : parseXml(reply.body)
  return value?.name === root ? { value } : { problem: oddity(reply, 'XML') }
}

/** Why a reply is not what was expected, in the words that fit it best. */
export function oddity(reply: Reply, expected: string): Unavailable {
  const { status, body } = reply
  const wall = wallOf(reply)
  if (wall) return wall
  if (body.trim() === '')
    return unavailable(reply, `sent nothing${status === 200 ? '' : ` (status ${status})`}`)
  if (status >= 400) return unavailable(reply, `answered with status ${status}: ${beginning(body)}`)
  if (isHtml(reply)) return unavailable(reply, `sent a web page instead of ${expected}`)
  if (/^\s*[[{<]/.test(body) && /^\s*(?:[[{]|<\?xml|<[a-z:]+)/i.test(body))
    return unavailable(reply, `sent ${expected} that is broken or ends too early`)
  return unavailable(reply, `sent something else than ${expected}: ${beginning(body)}`)
}

/** Why a reply is not the page of a paper on a site that has one for each: there is none, or nothing can be said. */
export function noPage(reply: Reply): Absent | Unavailable | undefined {
  const wall = wallOf(reply)
  if (wall) return wall
  if (reply.status === 404 && isHtml(reply)) return absent
  return reply.status === 200 && isHtml(reply) ? undefined : oddity(reply, 'a web page')
}

/** Is the body a web page, whatever its content type says? */
export function isHtml({ body }: Reply): boolean {
  return /^\s*(?:<!--[^>]{0,500}-->\s*)?(?:<!doctype html|<html|<head|<body)/i.test(body.slice(0, 2000))
}

/** The wall that keeps programs out, if the page is one. */
export function wallOf(reply: Reply): Unavailable | undefined {
  const head = reply.body.slice(0, 20_000)
  const title = /<title[^>]{0,200}>([^<]{0,300})/i.exec(head)?.[1] ?? ''
  const isWall =
    walls.test(title) ||
    (isHtml(reply) && /challenge-platform|<meta[^>]{1,100}refresh[^>]{1,100}\/challenge/i.test(head)) ||
    /\/challenge(?:[/?]|$)/.test(reply.url) ||
    /^\s*\{[^{}]{0,200}ChallengeRequiredError/.test(head)
  return isWall ? unavailable(reply, 'wants a check that only a browser passes') : undefined
}

const walls =
  /just a moment|attention required|making sure you.re not a bot|access denied|captcha|verify you are human|are you a robot/i

/** The first words of a body, harmless on a terminal. */
function beginning(body: string): string {
  const text = body
    .slice(0, 2000)
    .replace(/<[^<>]{0,500}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return `\`${visible(text.length > 120 ? `${text.slice(0, 119)}…` : text).replaceAll('`', "'")}\``
}
