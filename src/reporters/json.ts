/** The diagnostics themselves, for programs: an array whose members always have their keys in the same order. */
import { printJson, recordOf } from './record.ts'
import type { Reporter } from './reporter.ts'

export const json: Reporter = {
  name: 'json',
  summary: 'For programs: every diagnostic with its places and edits.',
  write: ({ diagnostics }) => printJson(diagnostics.map(recordOf), 2),
}
