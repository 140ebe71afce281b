/** Hashes, apart from the rest because not every run needs one and loading them takes time. */
import { createHash } from 'node:crypto'

/** The SHA-256 of bytes, in 43 characters that a file name may have. */
export function hashOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('base64url')
}
