/** Badges: what the images of shields.io and its like say, read from their paths. */
import { takeDate } from './markdown-date.ts'
import type { Image } from './markdown-pieces.ts'
import { type Fact, readFact } from './markdown-venue.ts'

/** Text of a badge, or undefined when the image is no badge or only counts something. */
export function badgeText({ alt, src }: Image): string | undefined {
  const path =
    /(?:shields\.io|badgen\.net|badge\.fury\.io)\/(?:badge|static\/v1|badge\/static)\/?([^?#]*)(?:[?#](.*))?$/i.exec(
      src,
    )
  if (!path)
    return /shields\.io|badgen\.net|visitor-badge|awesome\.re|badge\.svg/i.test(src)
      ? undefined
      : alt || undefined
  const query = new Map((path[2] ?? '').split('&').map((pair) => pair.split('=') as [string, string]))
  const named = [query.get('label'), query.get('message')].filter((text) => text)
  const parts = path[1] ? partsOf(path[1]) : []
  const text = (path[1] ? [...named, ...parts] : named).join(' ')
  return (
    decoded(text)
      .replace(/\p{Extended_Pictographic}|\ufe0f/gu, '')
      .replace(/\s+/g, ' ')
      .trim() || undefined
  )
}

/** Does an image only count stars, forks, visitors or commits? */
export function isCounter({ alt, src }: Image): boolean {
  return (
    /\/(?:github|npm|pypi)\/|stars|visitor|hits\.|commit-activity|awesome\.re/i.test(src) ||
    /^(?:github )?stars?$/i.test(alt)
  )
}

/** The date and venue on a badge. */
export function badgeFact(image: Image): Fact | undefined {
  const text = badgeText(image)
  if (text === undefined) return undefined
  const bare = text.replace(
    /^(?:conference|publish(?:ed)?|venue|publication|journal|year|date|paper|accepted)[\s:-]+/i,
    '',
  )
  return readFact(bare) ?? readFact(text) ?? datedName(bare)
}

/** `AutoML 2025.04`: a name beside a date. */
function datedName(text: string): Fact | undefined {
  const taken = takeDate(text)
  if (!taken || !/^\p{Lu}\S*(?: \S+){0,2}$/u.test(taken.rest)) return undefined
  return { date: taken.date, venue: taken.rest }
}

/** `label-message-colour`, where `--` is a hyphen and `_` a space. */
function partsOf(path: string): string[] {
  const parts = decoded(path)
    .replace(/\.svg$/, '')
    .replace(/--/g, '\u0000')
    .split('-')
    .map((part) =>
      part.replaceAll('\u0000', '-').replace(/__/g, '\u0000').replace(/_/g, ' ').replaceAll('\u0000', '_'),
    )
  return parts.length > 1 ? parts.slice(0, -1) : parts
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
