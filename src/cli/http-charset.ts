/** Bodies as text, in the charset that they are written in. */

/** Text in the charset that the header or, for a page, a meta tag names. */
export function decodeBody(body: Uint8Array, type = ''): string {
  const start = Buffer.from(body.subarray(0, 2048)).toString('latin1')
  const named =
    /charset\s*=\s*["']?([\w-]{1,40})/i.exec(type) ??
    /<meta[^>]{1,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(start)
  const charset = named?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset).decode(body)
  } catch {
    return new TextDecoder().decode(body)
  }
}
