/** The diagnostics themselves, one on a line, for programs that read them as they come. */
import { printJson, recordOf } from './record.ts'
import type { Reporter } from './reporter.ts'

export const jsonl: Reporter = {
  name: 'jsonl',
  summary: 'For line-wise programs such as `jq` and `grep`: one diagnostic on each line.',
  write: ({ diagnostics }) => diagnostics.map((diagnostic) => printJson(recordOf(diagnostic))).join(''),
}
