/** An address that was made for a few days or weeks: a review's anonymous repository, a tunnel, a number for a host. */
import { partsOf, remarks } from './address.ts'
import type { Rule } from './rule.ts'

export const shortLivedUrl: Rule = {
  name: 'short-lived-url',
  kind: 'links',
  summary: 'An address was made for a while and will stop working.',
  severity: 'info',
  fixable: false,
  check: ({ entries }) =>
    remarks(entries, quick, (address) => {
      const { host } = partsOf(address)
      const found = kinds.find(([pattern]) => pattern.test(host))
      return found ? { message: found[1] } : undefined
    }),
}

const quick =
  /^https?:\/\/(?:[^/?#]*@)?(?:\d[\d.]+[:/?#]|\d[\d.]+$|[^/?#]*(?:4open\.science|ngrok|trycloudflare|loca\.lt|gradio|transfer|we\.tl|file\.io|webcache))/i

const kinds: readonly (readonly [host: RegExp, message: string])[] = [
  [
    /^anonymous\.4open\.science$/,
    'is an anonymous copy made for a review, which expires; write the repository that was published',
  ],
  [
    /(?:^|\.)(?:ngrok\.io|ngrok-free\.app|ngrok\.app|trycloudflare\.com|loca\.lt|gradio\.live|gradio\.app)$/,
    "leads through a tunnel to somebody's own computer; write where it stays",
  ],
  [
    /^(?:transfer\.sh|(?:[a-z]+\.)?wetransfer\.com|we\.tl|file\.io)$/,
    'is a drop for files, which deletes them after days; write where they stay',
  ],
  [/^webcache\.googleusercontent\.com$/, "is a copy in a search engine's cache; write the page itself"],
  [
    /^(?!0|10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)\d+\.\d+\.\d+\.\d+$/,
    'has a number for a host, which often changes; write its name',
  ],
]
